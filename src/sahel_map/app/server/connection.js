// Runs before Streamlit's scripts: says how the connection is, opens the page anew where its session is lost,
// and on a slow line asks early for what will be needed.
"use strict";
(() => {
  const { words, asks, early } = "VALUES";
  const ENDED = 4001;
  const IDLE = 4008;
  const SUBPROTOCOL = "streamlit";
  const FIRST_WORD_MS = 1500;
  const SLOW_MS = 400;
  const ASK_MS = 20000;
  const NativeSocket = window.WebSocket;
  const root = new URL(".", location.href).href;
  let wasOpen = false;
  let isOver = false;
  let waiting = 0;
  let isAsked = false;

  // Before its socket, Streamlit asks whether the server is there, and what a host may do that has the page in a frame.
  // The answers are known, and would take as long as the line is slow; it asks all the same while the socket opens.
  // A reader who signs in needs the cookie that comes with them first.
  if (!asks || /(^|; )_streamlit_xsrf=/.test(document.cookie)) {
    const HOST_CONFIG = { allowedOrigins: [location.origin], useExternalAuthToken: false };
    window.__streamlit = { BACKEND_BASE_URL: root, HOST_CONFIG };
  }

  // Before the first run of the page its document says "en" for everybody, and its address what the reader asked for.
  const said = (name) =>
    (words[new URLSearchParams(location.search).get("lang")] || words[document.documentElement.lang] || words.en)[name];

  const FONT = "font:1.0625rem/1.5 'Source Sans','Source Sans Pro',system-ui,sans-serif;";

  function show(name) {
    hide();
    // Streamlit opens a window that says the same in its own words, in English for everybody, and shows an error of
    // the browser in place of each control whose script did not come.
    const style = document.createElement("style");
    style.id = "sahel-map-connection-style";
    style.textContent =
      "[data-testid=stDialog],[role=dialog]," +
      "[data-testid=stAlertContainer]:has(>[data-testid=stAlertContentError]>strong){display:none!important}";
    document.head.append(style);
    const place = document.createElement("div");
    place.id = "sahel-map-connection";
    place.setAttribute("role", "status");
    place.style.cssText =
      `${FONT}position:fixed;z-index:1000000;top:0;left:0;right:0;padding:.6rem 1rem;background:#22262B;color:#FFF;` +
      "text-align:center";
    place.textContent = said(name);
    document.body.append(place);
  }

  function hide() {
    document.getElementById("sahel-map-connection")?.remove();
    document.getElementById("sahel-map-connection-style")?.remove();
  }

  // Whether this reader may still come in: 401 and 403 lead to the page to sign in; 503 is a full server, 429 a
  // proxy before it that lets no more of this address through.
  async function ask() {
    try {
      const answer = await fetch(`${root}auth/alive`, { cache: "no-store" });
      if (answer.status === 401 || answer.status === 403) location.reload();
      return answer.status;
    } catch {
      return 0;
    }
  }

  async function lost() {
    clearTimeout(waiting);
    const status = await ask();
    waiting = setTimeout(() => show(status === 503 || status === 429 ? "busy" : "lost"), wasOpen ? 0 : FIRST_WORD_MS);
  }

  // Nothing of what was read stays in the page.
  function end() {
    isOver = true;
    const place = document.createElement("main");
    place.id = "sahel-map-connection";
    place.setAttribute("role", "status");
    place.style.cssText =
      `${FONT}max-width:32rem;margin:12vh auto;padding:1.25rem 1.5rem;background:#FFF;color:#22262B;` +
      "border:1px solid #E1DED8;border-radius:4px";
    const why = document.createElement("p");
    why.style.cssText = "margin:0 0 1rem";
    why.textContent = said("idle");
    const again = document.createElement("button");
    again.textContent = said("continue");
    again.style.cssText =
      "font:inherit;padding:.5rem 1rem;background:#048;color:#FFF;border:0;border-radius:4px;cursor:pointer";
    again.addEventListener("click", () => location.reload());
    place.append(why, again);
    document.body.style.cssText = "margin:0;padding:0 1rem;background:#FAF9F6";
    document.body.replaceChildren(place);
    again.focus();
  }

  // On a slow line each wait for an answer counts. Streamlit's own scripts come first: what the map needs is asked for
  // while the socket opens and the first run is under way, when the line has nothing else to carry.
  function askEarly() {
    if (isAsked) return;
    isAsked = true;
    const [visit] = performance.getEntriesByType("navigation");
    const waited = visit ? visit.responseStart - visit.fetchStart : 0;
    // Chromium knows the line from other answers too, where this one came from nearby.
    if (Math.max(waited, navigator.connection?.rtt ?? 0) <= SLOW_MS) return;
    const hint = (rel, as) => (address) =>
      document.head.append(Object.assign(document.createElement("link"), { rel, as, href: root + address }));
    early.modules.forEach(hint("modulepreload", "script"));
    early.scripts.forEach(hint("preload", "script"));
    early.styles.forEach(hint("preload", "style"));
  }

  // The message that brings the map names its data. The map's frame takes what is asked for here (assets/files.js): by
  // the time its own scripts run, those of all controls would stand in the line before it.
  function fetchForMap({ data }) {
    const text = data instanceof ArrayBuffer ? new TextDecoder().decode(data) : "";
    const found = /adminMap\W+(\w+)\W+data\W+mapdata\/(\w+)\W+lang\W+(\w+)/.exec(text);
    if (!found) return;
    const [, regions, digest, lang] = found;
    this.removeEventListener("message", fetchForMap);
    const files = ["columns.bin", `words.json?lang=${lang}`];
    files.push(...["country", `regions_${regions}`, "towns"].map((name) => `boundaries/${name}.geojson`));
    const addresses = files.map((name) => `${root}mapdata/${digest}/${name}`);
    window.sahelMapFiles = new Map(addresses.map((address) => [address, fetch(address)]));
    for (const answer of window.sahelMapFiles.values()) answer.catch(() => {});
  }

  function canUnpack() {
    try {
      return Boolean(new DecompressionStream("deflate-raw"));
    } catch {
      return false;
    }
  }

  // The messages of one place are one stream, of which each ends where it can be unpacked.
  function placeReader() {
    const { writable, readable } = new DecompressionStream("deflate-raw");
    const [into, from] = [writable.getWriter(), readable.getReader()];
    let turn = Promise.resolve();
    async function next(packed, length) {
      into.write(packed).catch(() => {});
      const whole = new Uint8Array(length);
      for (let filled = 0; filled < length;) {
        const { value } = await from.read();
        whole.set(value, filled);
        filled += value.length;
      }
      return whole;
    }
    return (packed, length) => (turn = turn.then(() => next(packed, length)));
  }

  // A large message comes as what it changes in the one for the same place before (app/server/slim_messages.py). Each
  // is unpacked as it comes, and those that have come are handed on together: each sets off a drawing, for which the
  // next one would wait.
  function readSlim(socket) {
    const places = [];
    const handedOn = new WeakSet();
    let waiting = [];
    const unpacked = (frame) => {
      const place = (places[frame[1]] ??= placeReader());
      return place(frame.subarray(6), new DataView(frame.buffer).getUint32(2));
    };
    async function handOn() {
      let whole = [];
      while (whole.length < waiting.length) whole = await Promise.all(waiting);
      waiting = [];
      for (const { buffer } of whole) {
        const event = new MessageEvent("message", { data: buffer });
        handedOn.add(event);
        socket.dispatchEvent(event);
      }
    }
    socket.addEventListener("message", (event) => {
      if (handedOn.has(event) || !(event.data instanceof ArrayBuffer)) return;
      const frame = new Uint8Array(event.data);
      const isPacked = frame[0] === 0;
      if (!waiting.length && !isPacked) return;
      event.stopImmediatePropagation();
      waiting.push(isPacked ? unpacked(frame) : frame);
      if (waiting.length === 1) handOn().catch(() => socket.close());
    });
  }

  window.WebSocket = class extends NativeSocket {
    constructor(url, protocols) {
      // Streamlit would go on asking for its session: it gets a socket that leads nowhere.
      if (isOver) return Object.assign(new EventTarget(), { readyState: NativeSocket.CLOSED, send() {}, close() {} });
      const isPage = String(url).includes("/_stcore/stream");
      const isSlim = isPage && canUnpack();
      super(isSlim ? `${url}?slim=1` : url, protocols);
      if (!isPage) return;
      if (isSlim) readSlim(this);
      askEarly();
      if (!window.sahelMapFiles) this.addEventListener("message", fetchForMap);
      this.addEventListener("open", () => {
        clearTimeout(waiting);
        hide();
        // The server has no such session any more: what is pressed in it would be lost.
        if (this.protocol !== SUBPROTOCOL) location.reload();
        wasOpen = true;
      });
      this.addEventListener("close", (event) => {
        if (event.code === IDLE) end();
        else if (event.code === ENDED) location.reload();
        else lost();
      });
    }
  };

  if (asks) {
    setInterval(() => !isOver && ask(), ASK_MS);
    document.addEventListener("visibilitychange", () => !document.hidden && !isOver && ask());
  }
})();
