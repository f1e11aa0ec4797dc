// Runs before Streamlit's scripts: what is awaited, the note of a first visit, which page one is on, where the focus
// goes when a record opens or closes, the list of pages on a narrow screen, and the link to copy.
"use strict";
(() => {
  const notes = "VALUES";
  const SEEN = "sahel-map-note";

  // Kept in this browser alone and never sent: no cookie. Where that is forbidden, the note shows at each visit.
  function isSeen() {
    try {
      return localStorage.getItem(SEEN) !== null;
    } catch {
      return false;
    }
  }

  const words = notes[new URLSearchParams(location.search).get("lang")] || notes.en;

  // Until the page has its heading, a reader sees what is awaited; Streamlit shows grey boxes, or nothing.
  function showLoading() {
    const text = document.createElement("p");
    text.id = "sahel-map-loading";
    text.setAttribute("role", "status");
    text.style.cssText =
      "position:fixed;z-index:2;top:40%;left:0;right:0;margin:0;text-align:center;color:#5B6168;pointer-events:none;" +
      "font:16px/1.5 'Source Sans','Source Sans Pro',system-ui,sans-serif";
    text.textContent = words.loading;
    document.body.append(text);
    const watch = new MutationObserver(() => {
      if (!document.querySelector("h1, [data-testid=stAlert]")) return;
      text.remove();
      watch.disconnect();
    });
    watch.observe(document.body, { subtree: true, childList: true });
  }

  function showNote() {
    const style = document.createElement("style");
    style.textContent =
      "#sahel-map-note{position:fixed;z-index:1000000;right:20px;bottom:12px;width:264px;box-sizing:border-box;" +
      "padding:.8rem 1rem;background:#FFF6E0;color:#22262B;border:1px solid #E5CF9C;border-radius:4px;" +
      "box-shadow:0 2px 10px rgb(0 0 0/18%);font:14px/1.45 'Source Sans','Source Sans Pro',system-ui,sans-serif}" +
      "#sahel-map-note p{margin:0 0 .5rem}#sahel-map-note button{font:inherit;font-weight:600;min-height:44px;" +
      "padding:0 1rem;color:#FFF;background:#048;border:0;border-radius:4px;cursor:pointer}" +
      "#sahel-map-note button:focus-visible{outline:3px solid #22262B;outline-offset:2px}" +
      "@media(max-width:640px){#sahel-map-note{left:12px;right:12px;width:auto}}@media print{#sahel-map-note{display:none}}";
    const note = document.createElement("aside");
    note.id = "sahel-map-note";
    note.setAttribute("aria-label", words.title);
    for (const text of words.texts) {
      const line = document.createElement("p");
      line.textContent = text;
      note.append(line);
    }
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words.close;
    note.append(button);
    const close = () => {
      note.remove();
      document.removeEventListener("keydown", onKey);
      try {
        localStorage.setItem(SEEN, "seen");
      } catch {
        // The browser keeps nothing: so be it.
      }
    };
    const onKey = (event) => event.key === "Escape" && close();
    button.addEventListener("click", close);
    document.addEventListener("keydown", onKey);
    document.head.append(style);
    document.body.prepend(note);
  }

  // A record that opens beside the map is where the reader wants to be; when it closes, the way goes back.
  function followRecord() {
    let wasOpen = false;
    let from = null;
    let waiting = 0;
    const toHeading = () => {
      const heading = document.querySelector(".st-key-panel h2");
      if (!heading) return;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    };
    new MutationObserver(() => {
      const isOpen = document.querySelector(".st-key-panel .st-key-record-ways") !== null;
      if (isOpen === wasOpen) {
        // Streamlit puts a record in the place of what stood there piece by piece: the last piece starts the wait.
        if (waiting) {
          clearTimeout(waiting);
          waiting = setTimeout(() => {
            waiting = 0;
            toHeading();
          }, 250);
        }
        return;
      }
      wasOpen = isOpen;
      // A link that opens a record moves nothing: only what the reader pressed does.
      if (!navigator.userActivation?.hasBeenActive) return;
      if (isOpen) {
        from = document.activeElement === document.body ? null : document.activeElement;
        waiting = setTimeout(() => {
          waiting = 0;
          toHeading();
        }, 250);
      } else {
        const target = from?.isConnected ? from : document.querySelector(".st-key-map iframe");
        target?.focus({ preventScroll: true });
      }
    }).observe(document.body, { subtree: true, childList: true });
  }

  // Streamlit shows the page one is on by its colour alone; and it writes the address of the first page as "?..." or
  // as nothing, which a browser reads as the page one is on.
  function markCurrentPage() {
    const here = location.pathname.replace(/\/$/, "");
    for (const link of document.querySelectorAll(".st-key-menu a")) {
      const written = link.getAttribute("href") ?? "";
      if (/^($|\?)/.test(written)) link.setAttribute("href", `./${written}`);
      const isCurrent = new URL(link.href, document.baseURI).pathname.replace(/\/$/, "") === here;
      if (isCurrent && !link.hasAttribute("aria-current")) link.setAttribute("aria-current", "page");
      else if (!isCurrent) link.removeAttribute("aria-current");
    }
  }

  // Where the window is too narrow for a row of pages, they are a list that a button opens: a press beside it, a page
  // chosen or Escape closes it again.
  const menuButton = () => document.querySelector(".sahel-menu");

  function openMenu(isOpen) {
    menuButton()?.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) document.querySelector(".st-key-menu a")?.focus();
  }

  function onMenuClick({ target }) {
    const button = menuButton();
    if (!button) return;
    if (button.contains(target)) openMenu(button.getAttribute("aria-expanded") !== "true");
    else if (target.closest?.(".st-key-menu a") || !target.closest?.(".st-key-menu")) openMenu(false);
  }

  function onMenuKey({ key }) {
    if (key !== "Escape" || menuButton()?.getAttribute("aria-expanded") !== "true") return;
    openMenu(false);
    menuButton().focus();
  }

  // The map says on its frame where it looks (viewpoint.js): a run of the page at each move would cost too much.
  function completeLink() {
    const code = document.querySelector(".sahel-link code");
    if (!code) return;
    const at = document.querySelector(".st-key-map iframe")?.dataset.at;
    const { link } = code.dataset;
    const whole = at && !/[?&](view|at)=/.test(link) ? `${link}${link.includes("?") ? "&" : "?"}at=${at}` : link;
    if (code.textContent !== whole) code.textContent = whole;
  }

  async function copyLink(button) {
    const code = button.closest(".sahel-link").querySelector("code");
    getSelection().selectAllChildren(code);
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      // No such thing on a page without TLS: what is selected can still be copied.
      if (!document.execCommand("copy")) return;
    }
    button.textContent = button.dataset.copied;
  }

  // Streamlit gives a picture no text of its own: its caption is what it shows.
  function nameImages() {
    for (const image of document.querySelectorAll("[data-testid=stElementContainer] img:not([alt])")) {
      const caption = image.closest("[data-testid=stElementContainer]").querySelector("[data-testid=stImageCaption]");
      image.alt = caption?.textContent ?? "";
    }
  }

  // The bar leaves room for the button that brings the filters back, and a page without filters takes the room of the
  // sidebar, which Streamlit keeps once it was there. A class, as a style sheet could look for
  // Streamlit's button at each change of the page only, which costs a filter change more than this.
  function markFolded() {
    const isFolded = document.querySelector("[data-testid=stExpandSidebarButton]") !== null;
    const isBare = document.querySelector(".sahel-menu[data-bare]") !== null;
    document.documentElement.classList.toggle("sahel-folded", isFolded && !isBare);
    document.documentElement.classList.toggle("sahel-bare", isBare);
  }

  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(() => {
      markCurrentPage();
      markFolded();
      nameImages();
      completeLink();
    }).observe(document.body, { subtree: true, childList: true, attributeFilter: ["href", "data-at"] });
    document.addEventListener("click", onMenuClick);
    document.addEventListener("keydown", onMenuKey);
    document.addEventListener("click", (event) => {
      const button = event.target.closest?.(".sahel-link button");
      if (button) copyLink(button);
    });
    showLoading();
    if (!isSeen()) showNote();
    followRecord();
  });
})();
