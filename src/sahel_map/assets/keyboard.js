/* The marks on the canvas as buttons for the keyboard and for screen readers.
 *
 * One stop of the Tab key; arrow keys move to the nearest mark in that direction, Enter opens it. The
 * buttons lie over the marks, let the mouse through, and are made only when the map has come to rest. */

import { element } from "./panels.js";

const MOST = 500;
const REST = 150; // milliseconds
const NAMED_AFTER = 1200; // milliseconds of rest until marks get their full names
const PARCEL = 50; // names asked for at once
const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

export class KeyboardMarks {
  constructor(map, words, actions) {
    this._map = map;
    this._actions = actions;
    this._box = element("div", "sahel-marks", undefined, {
      role: "toolbar",
      "aria-label": words.text("marks"),
    });
    this._box.addEventListener("keydown", (event) => this._onKey(event));
    map.getContainer().appendChild(this._box);
    this._live = element("div", "sahel-hidden", undefined, { "aria-live": "polite" });
    map.getContainer().appendChild(this._live);
  }

  announce(text) {
    this._live.textContent = text;
  }

  /* Make the buttons anew for what is drawn now; keep the focus on the same mark. */
  update(items, toContainer) {
    clearTimeout(this._timer);
    this._timer = setTimeout(() => this._build(items, toContainer), REST);
  }

  _build(items, toContainer) {
    const size = this._map.getSize();
    const focused = this._box.contains(document.activeElement) ? document.activeElement.sahelItem : null;
    const visible = items
      .map((item) => ({ item, point: toContainer(item) }))
      .filter(({ point }) => point.x >= 0 && point.y >= 0 && point.x <= size.x && point.y <= size.y)
      .sort((a, b) => a.point.y - b.point.y || a.point.x - b.point.x)
      .slice(0, MOST);
    delete this._box.dataset.named;
    this._box.replaceChildren(...visible.map(({ item, point }) => this._button(item, point)));
    const same = [...this._box.children].find((button) => button.sahelItem.key === focused?.key);
    this._current(same ?? this._box.firstElementChild);
    if (focused)
      (same ?? this._box.firstElementChild ?? this._map.getContainer()).focus({ preventScroll: true });
    clearTimeout(this._naming);
    this._naming = setTimeout(() => this._nameAll(), NAMED_AFTER);
  }

  /* A screen reader may read the marks without moving the focus to any: all get their full names. */
  async _nameAll() {
    const marks = [...this._box.children].filter((button) => button.sahelItem.kind === "mark");
    for (let from = 0; from < marks.length; from += PARCEL) {
      const parcel = marks.slice(from, from + PARCEL);
      const names = await this._actions.fullNames(parcel.map((button) => button.sahelItem.row));
      if (!parcel[0].isConnected) return; // the map was moved meanwhile
      for (const button of parcel) {
        const name = names.get(button.sahelItem.row);
        if (name) button.setAttribute("aria-label", name);
      }
    }
    this._box.dataset.named = "yes";
  }

  _button(item, point) {
    const button = element("button", "sahel-mark", undefined, {
      type: "button",
      tabindex: "-1",
      "aria-label": this._actions.name(item),
    });
    const radius = Math.max(10, item.radius + 4);
    button.style.cssText = `left:${point.x - radius}px;top:${point.y - radius}px;width:${2 * radius}px;height:${2 * radius}px`;
    button.sahelItem = item;
    button.addEventListener("focus", () => this._onFocus(button, item, point));
    button.addEventListener("blur", () => this._actions.leave());
    button.addEventListener("click", (event) => {
      // A click by Enter has no place on the map: left to bubble, it would count as one beside every mark.
      event.stopPropagation();
      this._actions.open(item, button);
    });
    return button;
  }

  async _onFocus(button, item, point) {
    this._current(button);
    const lines = await this._actions.describe(item);
    if (document.activeElement !== button) return;
    this._actions.show(item, point, lines);
    button.setAttribute("aria-label", lines.join(". "));
    this.announce(lines.join(". "));
  }

  _current(button) {
    for (const other of this._box.children) other.tabIndex = -1;
    if (button) button.tabIndex = 0;
  }

  _onKey(event) {
    const direction = DIRECTIONS[event.key];
    if (!direction) return;
    event.preventDefault();
    event.stopPropagation();
    nearest([...this._box.children], document.activeElement, direction)?.focus({ preventScroll: true });
  }
}

/* The button nearest in a direction: steps aside count double. */
function nearest(buttons, from, [dx, dy]) {
  const middle = (button) => ({
    x: button.offsetLeft + button.offsetWidth / 2,
    y: button.offsetTop + button.offsetHeight / 2,
  });
  const start = middle(from);
  let best = null;
  let least = Infinity;
  for (const button of buttons) {
    const to = middle(button);
    const ahead = (to.x - start.x) * dx + (to.y - start.y) * dy;
    const aside = Math.abs((to.x - start.x) * dy) + Math.abs((to.y - start.y) * dx);
    if (button === from || ahead <= 0) continue;
    if (ahead + 2 * aside < least) [least, best] = [ahead + 2 * aside, button];
  }
  return best;
}
