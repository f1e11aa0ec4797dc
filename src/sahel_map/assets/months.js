/* The incidents month by month: one frame is one mask, made on the server by the code that filters, and
 * fetched once for the selection. The page is told each month, and follows with figures, list and charts; leaving
 * the player brings the selection's own period back. */

import { prefersReducedMotion } from "./incidents.js";
import { countBits, readMonths, sumOf } from "./monthmasks.js";
import { addControl, element } from "./panels.js";

const STEP = 900; // milliseconds a month stays
const STEP_WITH_EVENT = 2600; // long enough to read what happened
const SPEEDS = { slow: 2, normal: 1, fast: 0.5 }; // how much longer than that
const REST = 250; // milliseconds: months passed over more quickly, as by the slider, are not worth a run of the page
const ASK_AGAIN = 100; // milliseconds
const TELL_AGAIN = 3000; // milliseconds, doubled each time: a run that was told and broken off answers nothing

export class MonthPlayer {
  /* `show` is given a mask to draw, or null for the selection's own; `tell` a month for the page to follow. */
  constructor(map, words, { fetchMonths, show, tell }) {
    Object.assign(this, { _map: map, _words: words, _fetch: fetchMonths, _show: show, _tell: tell });
    this._opener = element("button", "sahel-months-open", words.text("layers-play-open"), {
      type: "button",
    });
    this._opener.addEventListener("click", () => this.open());
    this._opener.hidden = true;
    addControl(map, "topright", this._opener);
    this._bar = this._makeBar();
    map.getContainer().appendChild(this._bar);
  }

  /* Which selection can be played, as a query; undefined where there is no server to ask. Whether a layer
   * is painted that the months take the place of. Which month the page shows, and from which on, if it follows. */
  offer(query, isPainted, played) {
    this._aside.hidden = !isPainted;
    if (query !== this._query) this.leave();
    this._query = query;
    const followed = this._played;
    this._played = played ?? null;
    // The reader took the month off the page, by its own controls: there is nothing left to leave.
    if (this.isOpen && followed && !played) this._close();
    // A frame that was built anew, as in another language, goes on where the one before was.
    if (!this.isOpen && played && !this._isLeaving) this.open(played);
    if (!played) this._isLeaving = false;
    this._opener.hidden = query === undefined || this.isOpen;
  }

  get isOpen() {
    return !this._bar.hidden;
  }

  /* The mask that is drawn in place of the selection's, if any. */
  get mask() {
    if (!this.isOpen || !this._months?.length) return null;
    return this._cumulative.checked ? sumOf(this._months, this._place) : this._months[this._place].mask;
  }

  async open(played = null) {
    const query = this._query;
    this._bar.hidden = false;
    this._opener.hidden = true;
    this._map.getContainer().classList.add("sahel-playing");
    this._event.textContent = this._words.text("loading");
    try {
      const months = readMonths(await this._fetch(query));
      if (query !== this._query || !this.isOpen) return;
      this._months = months;
    } catch {
      this._event.textContent = this._words.text("layers-play-failed");
      return;
    }
    this._slider.max = this._months.length - 1;
    if (played) this._cumulative.checked = played.cumulative;
    this.go(Math.max(0, played ? this._months.findIndex(({ month }) => month === played.month) : 0));
    if (!played) this._slider.focus();
  }

  leave() {
    if (!this.isOpen) return;
    this._close();
    this._isLeaving = this._played !== null || this._told !== null;
    this._told = null;
    if (this._isLeaving) this._tell({ month: null });
  }

  _close() {
    clearTimeout(this._timer);
    clearTimeout(this._telling);
    this._timer = null;
    this._name("play");
    this._bar.hidden = true;
    this._months = null;
    this._map.getContainer().classList.remove("sahel-playing");
    this._opener.hidden = this._query === undefined;
    this._show(null);
  }

  go(place) {
    if (!this._months?.length) return;
    this._place = Math.max(0, Math.min(place, this._months.length - 1));
    const { label: name, n: own, events, note: isLater } = this._months[this._place];
    const isSum = this._cumulative.checked;
    const label = isSum ? this._words.text("layers-play-up-to").replace("{month}", () => name) : name;
    const n = isSum ? countBits(this.mask) : own;
    const counted = (!isSum && isLater) || this._words.counted("cluster", n);
    this._slider.value = this._place;
    this._slider.setAttribute("aria-valuetext", [label, counted, ...events].join(". "));
    this._label.textContent = label;
    this._count.textContent = counted;
    this._event.textContent = events.length ? events.join(" · ") : this._words.text("layers-play-rule");
    this._event.classList.toggle("sahel-event", events.length > 0);
    this._back.disabled = this._place === 0;
    this._next.disabled = this._place === this._months.length - 1;
    this._show(this.mask);
    clearTimeout(this._telling);
    this._telling = setTimeout(() => this._tellMonth(), this._timer ? 0 : REST);
  }

  /* The page keeps its address still while months run by themselves, or "back" would lead through all of them. */
  _tellMonth() {
    if (!this.isOpen || !this._months) return;
    const { month } = this._months[this._place];
    const told = { month, cumulative: this._cumulative.checked, running: Boolean(this._timer) };
    if (JSON.stringify(told) === JSON.stringify(this._told ?? null)) return;
    this._told = told;
    this._tell(told);
    this._patience = TELL_AGAIN;
    this._toldAt = Date.now();
  }

  /* Tell the month once more where the page has not answered for long. */
  _tellAgain() {
    if (!this._told || Date.now() - this._toldAt < this._patience) return;
    this._tell(this._told);
    this._patience *= 2;
    this._toldAt = Date.now();
  }

  /* Whether the page shows what it was told. */
  get _isFollowed() {
    const { month, cumulative } = this._told ?? {};
    return month === this._played?.month && cumulative === this._played?.cumulative;
  }

  play() {
    if (this._place === this._months?.length - 1) this.go(0);
    this._name("pause");
    this._wait();
  }

  pause() {
    clearTimeout(this._timer);
    this._timer = null;
    this._name("play");
    this._tellMonth();
  }

  _wait() {
    const { events = [] } = this._months?.[this._place] ?? {};
    const step = (events.length ? STEP_WITH_EVENT : STEP) * SPEEDS[this._speed.value];
    this._timer = setTimeout(() => this._advance(), step);
  }

  /* Go on once the page has followed; a slow line slows the months down, and leaves none of them out. */
  _advance() {
    if (!this._isFollowed) {
      this._tellAgain();
      this._timer = setTimeout(() => this._advance(), ASK_AGAIN);
      return;
    }
    this.go(this._place + 1);
    if (this._next.disabled) this.pause();
    else this._wait();
  }

  _makeBar() {
    const bar = element("section", "sahel-months", undefined, {
      "aria-label": this._words.text("layers-play-title"),
    });
    bar.hidden = true;
    this._back = this._button("previous", "‹", () => this._step(-1));
    this._next = this._button("next", "›", () => this._step(1));
    this._playing = this._button("play", "▶", () => (this._timer ? this.pause() : this.play()));
    // Whoever asked for less motion steps through the months, and nothing moves of itself.
    this._playing.hidden = prefersReducedMotion;
    this._slider = element("input", "sahel-months-slider", undefined, {
      type: "range",
      min: 0,
      max: 0,
      "aria-label": this._words.text("layers-play-month"),
    });
    this._slider.addEventListener("input", () => {
      this.pause();
      this.go(Number(this._slider.value));
    });
    this._label = element("span", "sahel-months-label");
    this._count = element("span", "sahel-months-count");
    this._event = element("div", "sahel-months-event", "", { role: "status" });
    this._aside = element("div", "sahel-months-aside", this._words.text("layers-play-incidents"));
    const row = element("div", "sahel-months-row");
    const close = this._button("close", "×", () => {
      this.leave();
      this._opener.focus();
    });
    row.append(this._back, this._playing, this._next, this._slider, this._label, this._count, close);
    bar.append(row, this._makeWays(), this._event, this._aside);
    this._keepToItself(bar);
    return bar;
  }

  /* How months run: one by one or added up, and how quickly; and that the page goes along. */
  _makeWays() {
    const text = (name) => this._words.text(`layers-play-${name}`);
    const ways = element("div", "sahel-months-ways");
    this._cumulative = element("input", "", undefined, { type: "checkbox" });
    this._cumulative.addEventListener("change", () => this.go(this._place));
    const sum = element("label", "sahel-months-sum");
    sum.append(this._cumulative, text("cumulative"));
    this._speed = element("select", "sahel-months-speed", undefined, { "aria-label": text("speed") });
    for (const speed of Object.keys(SPEEDS))
      this._speed.append(element("option", "", text(`speed-${speed}`), { value: speed }));
    this._speed.value = "normal";
    this._speed.hidden = prefersReducedMotion;
    ways.append(sum, this._speed, element("span", "sahel-months-follow", text("follow")));
    return ways;
  }

  _step(by) {
    this.pause();
    this.go(this._place + by);
  }

  _button(name, sign, act) {
    const button = element("button", `sahel-months-${name}`, sign, { type: "button" });
    nameButton(button, this._words.text(`layers-play-${name}`));
    button.addEventListener("click", act);
    return button;
  }

  _name(what) {
    this._playing.textContent = what === "play" ? "▶" : "❚❚";
    nameButton(this._playing, this._words.text(`layers-play-${what}`));
  }

  /* Neither keys nor clicks on the bar move the map; Escape leaves. */
  _keepToItself(bar) {
    L.DomEvent.disableClickPropagation(bar);
    L.DomEvent.disableScrollPropagation(bar);
    bar.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key !== "Escape") return;
      this.leave();
      this._opener.focus();
    });
  }
}

function nameButton(button, text) {
  button.setAttribute("aria-label", text);
  button.title = text;
}
