/* The incidents month by month: one frame is one mask, made on the server by the code that filters, and
 * fetched once for the selection. Leaving the player brings the selection's own mask back. */

import { prefersReducedMotion } from "./incidents.js";
import { addControl, element } from "./panels.js";

const STEP = 900; // milliseconds a month stays
const STEP_WITH_EVENT = 2600; // long enough to read what happened

/**
 * The blob of views/months.py: length of the header, header (JSON), one bit set a month.
 *
 * @param {ArrayBuffer} buffer as the server sent it
 */
export const readMonths = (buffer) => {
  const length = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const size = Math.ceil(header.n / 8);
  return header.months.map((month, place) => ({
    ...month,
    mask: new Uint8Array(buffer, 4 + length + place * size, size),
  }));
};

export class MonthPlayer {
  /* `show` is given a mask to draw, or null for the selection's own. */
  constructor(map, words, { fetchMonths, show }) {
    Object.assign(this, { _map: map, _words: words, _fetch: fetchMonths, _show: show });
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
   * is painted that the months take the place of. */
  offer(query, isPainted) {
    this._aside.hidden = !isPainted;
    if (query !== this._query) this.leave();
    this._query = query;
    this._opener.hidden = query === undefined || this.isOpen;
  }

  get isOpen() {
    return !this._bar.hidden;
  }

  /* The mask that is drawn in place of the selection's, if any. */
  get mask() {
    return this.isOpen ? (this._months?.[this._place]?.mask ?? null) : null;
  }

  async open() {
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
    this.go(0);
    this._slider.focus();
  }

  leave() {
    if (!this.isOpen) return;
    this.pause();
    this._bar.hidden = true;
    this._months = null;
    this._map.getContainer().classList.remove("sahel-playing");
    this._opener.hidden = this._query === undefined;
    this._show(null);
  }

  go(place) {
    if (!this._months?.length) return;
    this._place = Math.max(0, Math.min(place, this._months.length - 1));
    const { label, n, events, note } = this._months[this._place];
    const counted = note || this._words.counted("cluster", n);
    this._slider.value = this._place;
    this._slider.setAttribute("aria-valuetext", [label, counted, ...events].join(". "));
    this._label.textContent = label;
    this._count.textContent = counted;
    this._event.textContent = events.length ? events.join(" · ") : this._words.text("layers-play-rule");
    this._event.classList.toggle("sahel-event", events.length > 0);
    this._back.disabled = this._place === 0;
    this._next.disabled = this._place === this._months.length - 1;
    this._show(this._months[this._place].mask);
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
  }

  _wait() {
    const { events = [] } = this._months?.[this._place] ?? {};
    this._timer = setTimeout(
      () => {
        this.go(this._place + 1);
        if (this._next.disabled) this.pause();
        else this._wait();
      },
      events.length ? STEP_WITH_EVENT : STEP,
    );
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
    bar.append(row, this._event, this._aside);
    this._keepToItself(bar);
    return bar;
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
