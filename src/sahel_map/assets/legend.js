/* The legend. Its marks are drawn by the functions that draw the map, so they cannot disagree. */
"use strict";

(function (Sahel) {
  const GROUPS = window.SahelSettings.style.groups;
  const TOLLS = [1, 10, 100, 300];
  const FOLDED_BELOW = 500; // CSS pixels of map width
  const element = Sahel.element;

  Sahel.addLegend = function (map, words) {
    const legend = element("section", "sahel-legend", undefined, { "aria-label": words.text("legend-title") });
    const body = element("div", "sahel-legend-body", undefined, { id: "sahel-legend-body" });
    const open = map.getSize().x >= FOLDED_BELOW;
    legend.append(foldButton(words, body, open), body);
    body.append(
      heading(words.text("legend-actors")), actorRows(words),
      heading(words.text("legend-size")), sizeRow(words),
      heading(words.text("legend-place")), placeRows(words)
    );
    Sahel.control(map, "bottomleft", legend);
  };

  function foldButton(words, body, open) {
    const button = element("button", "sahel-fold", words.text("legend-title"), { type: "button", "aria-controls": body.id });
    const set = (value) => {
      body.hidden = !value;
      button.setAttribute("aria-expanded", String(value));
    };
    button.addEventListener("click", () => set(body.hidden));
    set(open);
    return button;
  }

  const heading = (text) => element("h3", "", text);

  function list(rows) {
    const items = element("ul");
    for (const [paint, text, width] of rows) {
      const item = element("li");
      item.append(picture(paint, width), element("span", "", text));
      items.append(item);
    }
    return items;
  }

  /* A small canvas; `paint` gets its context and the middle of it. */
  function picture(paint, width = 30, height = 20) {
    const canvas = element("canvas", "", undefined, { "aria-hidden": "true" });
    const ratio = window.devicePixelRatio || 1;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    paint(context, width / 2, height / 2);
    return canvas;
  }

  function actorRows(words) {
    const rows = words.groups.map((label, group) => [
      (context, x, y) => Sahel.drawMark(context, 1 << group, x, y, 6), label,
    ]);
    rows.push([(context, x, y) => Sahel.drawMark(context, 0b101, x, y, 7), words.text("legend-joint")]);
    return list(rows);
  }

  function sizeRow(words) {
    const row = element("div", "sahel-sizes");
    for (const toll of TOLLS) {
      const size = element("span", "sahel-size");
      const radius = Sahel.radiusOf(toll);
      size.append(picture((context, x, y) => outline(context, x, y, radius), 36, 36), element("span", "", words.number(toll)));
      row.append(size);
    }
    const box = element("div");
    box.append(row, list([[unknownToll, words.text("legend-unknown-toll")]]));
    return box;
  }

  function outline(context, x, y, radius) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = "#D9D6CF";
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = "#5B6168";
    context.stroke();
  }

  function unknownToll(context, x, y) {
    Sahel.drawMark(context, 1, x, y, Sahel.radiusOf(Sahel.NONE));
    Sahel.drawToll(context, Sahel.NONE, Sahel.NONE, 1, x, y);
  }

  function placeRows(words) {
    const sample = { n: 12, vague: 0, groups: new Uint32Array([5, 4, 3, 0, 0, 0]) };
    const cluster = (vague) => (context, x, y) => Sahel.drawCluster(context, { ...sample, vague, x, y, radius: 11 }, "12");
    return list([
      [(context, x, y) => Sahel.drawMark(context, 1, x, y, 6), words.text("legend-settlement")],
      [near, words.text("legend-near")],
      [area, words.text("legend-unit")],
      [cluster(0), words.text("legend-cluster")],
      [cluster(1), words.text("legend-cluster-vague")],
    ]);
  }

  function near(context, x, y) {
    Sahel.drawNear(context, 1, x, y, 9);
    Sahel.drawMark(context, 1, x, y, 4);
  }

  function area(context, x, y) {
    const path = new Path2D();
    path.rect(x - 13, y - 9, 26, 18);
    Sahel.drawArea(context, [0], path, false);
    Sahel.drawBadge(context, [0], x, y, "3", false);
  }
})(window.Sahel);
