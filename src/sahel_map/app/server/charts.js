// Runs before Streamlit's scripts, for its charts: which bar belongs to the area pointed at, and keys for what a press
// on a mark does.
"use strict";
(() => {
  const BAR = 15.5; // CSS pixels from the middle of an area's name to that of its bar
  const isWithin = (below) => below >= -14 && below < 28; // a row of the chart, from the middle of its name
  const REST = 200; // milliseconds: a chart is drawn piece by piece
  const ASIDE = 3; // how much farther a mark beside the way of an arrow key counts than one on it
  let pointedAt = "";
  let waiting = 0;

  const inBars = (selector) => [...document.querySelectorAll(`[class*=st-key-chart-areas-] svg ${selector}`)];
  const middle = (part) => part.getBoundingClientRect().top + part.getBoundingClientRect().height / 2;

  // The chart by area has a row for each name: the name, and BAR pixels below its middle the bar (views/charts/bars.py).
  function markBar() {
    const over = document.querySelector(".st-key-map iframe")?.dataset.over;
    const name = over && inBars("text").find((text) => text.textContent === over);
    const bars = name ? inBars("path").filter((path) => Math.abs(middle(path) - middle(name) - BAR) < 3) : [];
    const marked = new Set(name ? [name, ...bars] : []);
    for (const part of inBars(".sahel-over")) if (!marked.has(part)) part.classList.remove("sahel-over");
    for (const part of marked) part.classList.add("sahel-over");
  }

  // And the other way round: the row that the pointer is on marks its area on the map.
  function markArea(event) {
    const isOnChart = event.target.closest?.("[class*=st-key-chart-areas-] svg");
    const isOnRow = (text) => text.getAttribute("font-weight") === "600" && isWithin(event.clientY - middle(text));
    const name = isOnChart ? (inBars("text").find(isOnRow)?.textContent ?? "") : "";
    if (name === pointedAt) return;
    pointedAt = name;
    document.querySelector(".st-key-map iframe")?.contentWindow.sahelMap?.markAreas(name);
  }

  // Vega keeps with each element what it stands for. A mark with the pointer of a press is one: cell, bar, name in a key.
  const itemOf = (element) => element.__data__;
  const isPressable = (element) => {
    const item = itemOf(element);
    return item?.cursor === "pointer" && item.datum?.codes !== "" && nameOf(element, item) !== "";
  };
  // A bar is named by its row, a cell by what it tells the pointer, an entry of a key by its text.
  const nameOf = (element, { datum, tooltip }) =>
    [datum?.name, said(tooltip) || element.textContent].filter(Boolean).join(" · ");
  // A tooltip is a text, or lines by their headings.
  function said(tooltip) {
    if (typeof tooltip !== "object") return tooltip;
    const lines = Object.entries(tooltip ?? {}).filter(([, line]) => line);
    return lines.map(([heading, line]) => `${heading} ${line}`).join(" · ");
  }

  function marksOf(chart) {
    return [...chart.querySelectorAll("svg path, svg text")].filter(isPressable);
  }

  // One of the marks of a chart is reached by Tab, the others by arrow keys from there.
  function nameMarks() {
    for (const chart of document.querySelectorAll("[data-testid=stVegaLiteChart]")) {
      const marks = marksOf(chart);
      if (!marks.some((mark) => mark.tabIndex === 0)) marks[0]?.setAttribute("tabindex", "0");
      for (const mark of marks) {
        if (mark.getAttribute("role") === "button") continue;
        mark.setAttribute("role", "button");
        mark.setAttribute("aria-label", nameOf(mark, itemOf(mark)));
        if (!mark.hasAttribute("tabindex")) mark.setAttribute("tabindex", "-1");
        // Streamlit's charts are a picture to a screen reader but for these.
        for (let part = mark; part !== chart; part = part.parentNode) part.removeAttribute("aria-hidden");
      }
    }
  }

  const centre = (mark) => {
    const { left, top, width, height } = mark.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };

  function nextMark(marks, mark, key) {
    if (key === "Home") return marks[0];
    if (key === "End") return marks.at(-1);
    const [across, down] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    const from = centre(mark);
    let [best, least] = [null, Number.POSITIVE_INFINITY];
    for (const other of marks) {
      const to = centre(other);
      const along = (to.x - from.x) * across + (to.y - from.y) * down;
      const aside = Math.abs((to.x - from.x) * down) + Math.abs((to.y - from.y) * across);
      const distance = along + ASIDE * aside;
      if (along > 1 && distance < least) [best, least] = [other, distance];
    }
    return best;
  }

  function onKey(event) {
    const mark = event.target;
    const chart = mark.closest?.("[data-testid=stVegaLiteChart]");
    if (!chart || mark.getAttribute("role") !== "button" || !itemOf(mark)) return;
    if (event.key === "Enter" || event.key === " ") {
      const { x, y } = centre(mark);
      mark.dispatchEvent(new MouseEvent("click", { bubbles: true, clientX: x, clientY: y, view: window }));
    } else if (/^(Arrow|Home|End)/.test(event.key)) {
      const next = nextMark(marksOf(chart), mark, event.key);
      if (next) {
        mark.setAttribute("tabindex", "-1");
        next.setAttribute("tabindex", "0");
        next.focus();
      }
    } else return;
    event.preventDefault();
  }

  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(() => {
      markBar();
      clearTimeout(waiting);
      waiting = setTimeout(nameMarks, REST);
    }).observe(document.body, { subtree: true, childList: true, attributeFilter: ["data-over"] });
    document.addEventListener("mouseover", markArea);
    document.addEventListener("keydown", onKey);
  });
})();
