/* Everything on the map that is not drawn: legend, tray, list, notice, tooltip, buttons.
 * Texts come from the server's catalogue and are only ever set by textContent. */

const SETTINGS = window.SahelSettings;
const PAGE = 20; // incidents that a list shows at a time

/**
 * A DOM element with text and attributes; text can never become markup.
 *
 * @param {string} tag
 * @param {string} className
 * @param {string} text
 * @param {Object<string, string>} [attributes]
 */
export const element = (tag, className, text, attributes = {}) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

/* The catalogue as the server sends it; plural forms are completed here. */
export class Words {
  constructor(json) {
    this.groups = json.groups;
    this._text = json.text;
    this._counted = json.counted;
    this._plural = new Intl.PluralRules(json.lang);
    this._number = new Intl.NumberFormat(json.lang === "en" ? "en-GB" : "fr-FR");
  }

  text(key) {
    return this._text[key] ?? key;
  }

  number(value) {
    return this._number.format(value);
  }

  counted(key, n) {
    const forms = this._counted[key] ?? {};
    const form = forms[this._plural.select(n)] ?? forms.other ?? key;
    return form.replace("{count}", this.number(n));
  }
}

/**
 * A Leaflet control around an element; the map does not see clicks, drags or scrolling on it.
 *
 * @param {L.Map} map
 * @param {string} position a corner, as Leaflet names it
 * @param {HTMLElement} content
 */
export const addControl = (map, position, content) => {
  const Control = L.Control.extend({
    onAdd() {
      L.DomEvent.disableClickPropagation(content);
      L.DomEvent.disableScrollPropagation(content);
      return content;
    },
  });
  return new Control({ position }).addTo(map);
};

/* One line at the top of the map, for states that must not pass unseen. */
export class Notice {
  constructor(map) {
    this._box = element("div", "sahel-notice", "", { role: "status" });
    this._box.hidden = true;
    map.getContainer().appendChild(this._box);
  }

  show(text) {
    this._box.textContent = text;
    this._box.hidden = !text;
  }
}

/**
 * Return the words for a map that cannot be shown.
 *
 * @param {"en" | "fr"} lang
 */
export const failure = (lang) => SETTINGS.failures[lang] ?? SETTINGS.failures.en;

/* A few lines beside the pointer or the focused mark. */
export class Tooltip {
  constructor(map) {
    this._map = map;
    this._box = element("div", "sahel-tooltip", undefined, { role: "tooltip" });
    this._box.hidden = true;
    map.getContainer().appendChild(this._box);
  }

  show(point, lines) {
    this._box.replaceChildren(
      ...lines.map((line, place) => element("div", place ? "" : "sahel-first", line)),
    );
    this._box.hidden = false;
    this.move(point);
  }

  /* Keep the box inside the map, on the other side of the point where there is no room. */
  move(point) {
    const size = this._map.getSize();
    const { offsetWidth: width, offsetHeight: height } = this._box;
    const x = point.x + 14 + width > size.x ? point.x - 14 - width : point.x + 14;
    const y = point.y + 14 + height > size.y ? point.y - 14 - height : point.y + 14;
    this._box.style.transform = `translate(${Math.max(4, x)}px, ${Math.max(4, y)}px)`;
  }

  hide() {
    this._box.hidden = true;
  }
}

/* The list of incidents that share a place, an area, or have none. */
export class ListPanel {
  constructor(map, words, fetchTexts, pick) {
    Object.assign(this, { _map: map, _words: words, _fetchTexts: fetchTexts, _pick: pick });
    this._panel = element("section", "sahel-list", undefined, { role: "dialog" });
    this._panel.hidden = true;
    this._panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
      event.stopPropagation();
    });
    L.DomEvent.disableClickPropagation(this._panel);
    L.DomEvent.disableScrollPropagation(this._panel);
    // Leaflet finds out where a click was by the parents of its target, which may be gone by then.
    this._panel.addEventListener("click", (event) => event.stopPropagation());
    map.getContainer().appendChild(this._panel);
  }

  open(title, rows, opener) {
    this._opener = opener;
    this._rows = rows;
    this._items = element("ul", "sahel-items");
    const close = element("button", "sahel-close", "×", {
      type: "button",
      "aria-label": this._words.text("close"),
    });
    close.addEventListener("click", () => this.close());
    const head = element("header", "sahel-list-head");
    head.append(element("h2", "", title), close);
    this._panel.setAttribute("aria-label", title);
    this._panel.replaceChildren(head, this._items);
    this._panel.hidden = false;
    close.focus();
    this._more(0);
  }

  async _more(from) {
    const rows = this._rows.slice(from, from + PAGE);
    const waiting = element("li", "sahel-waiting", this._words.text("loading"));
    this._items.append(waiting);
    const items = this._items;
    try {
      const texts = await this._fetchTexts(rows);
      waiting.replaceWith(...texts.map((text) => this._item(text)));
    } catch {
      waiting.textContent = this._words.text("load-failed");
      return;
    }
    if (items !== this._items) return; // another list was opened meanwhile
    if (from === 0) items.querySelector("button")?.focus();
    else items.children[from]?.querySelector("button")?.focus();
    const left = this._rows.length - from - PAGE;
    if (left > 0) items.append(this._moreItem(from + PAGE, Math.min(left, PAGE)));
  }

  _item(text) {
    const button = element("button", "sahel-item", undefined, { type: "button" });
    button.append(...linesOf(text).map((line, place) => element("span", place ? "" : "sahel-first", line)));
    button.addEventListener("click", () => this._pick(text.id));
    const item = element("li");
    item.append(button);
    return item;
  }

  _moreItem(from, n) {
    const item = element("li");
    const button = element("button", "sahel-more", this._words.counted("more", n), { type: "button" });
    button.addEventListener("click", () => {
      item.remove();
      this._more(from);
    });
    item.append(button);
    return item;
  }

  get isOpen() {
    return !this._panel.hidden;
  }

  close() {
    if (this._panel.hidden) return;
    this._panel.hidden = true;
    this._opener?.focus?.();
  }
}

/**
 * The lines of one incident, from the server's text.
 *
 * @param {{place: string, date: string, killed: string, alleged: string, precision: string}} text
 */
export const linesOf = (text) =>
  [text.place, text.date, text.killed, text.alleged, text.precision].filter(Boolean);

/* Incidents whose place is not known are counted here, and can be listed. */
export class Tray {
  constructor(map, words, open) {
    this._words = words;
    this._button = element("button", "sahel-tray", "", { type: "button" });
    this._button.addEventListener("click", () => open(this._button));
    const isNarrow = map.getSize().x < 500; // the legend then needs the bottom for itself
    addControl(map, isNarrow ? "topright" : "bottomright", this._button);
    this.show(0);
  }

  show(n) {
    this._button.hidden = n === 0;
    this._button.textContent = this._words.counted("unplaced", n);
  }
}

/**
 * Plus, minus, and back to everything.
 *
 * @param {L.Map} map
 * @param {Words} words of the interface
 * @param {function(): void} showAll
 */
export const addButtons = (map, words, showAll) => {
  L.control
    .zoom({ position: "topleft", zoomInTitle: words.text("zoom-in"), zoomOutTitle: words.text("zoom-out") })
    .addTo(map);
  const bar = element("div", "leaflet-bar");
  const button = element("button", "sahel-whole", "⤢", {
    type: "button",
    "aria-label": words.text("whole"),
    title: words.text("whole"),
  });
  button.addEventListener("click", showAll);
  bar.append(button);
  addControl(map, "topleft", bar);
  // The first one added comes to lie lowest.
  L.control
    .attribution({ position: "bottomright", prefix: false })
    .addTo(map)
    .addAttribution(words.text("attribution"));
  L.control.scale({ position: "bottomright", imperial: false }).addTo(map);
};
