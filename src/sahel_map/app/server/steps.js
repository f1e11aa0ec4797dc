// Runs before Streamlit's scripts: one act of a reader is one step of the browser's "back".
//
// Streamlit puts a step into the history for a page that opens, and another for the address which that page then
// writes; a map held to what is in view reports anew when the page around it moves; a link that leaves out what is
// usual is written in full. None of these is an act of its own: its address takes the place of the one before.
"use strict";
(() => {
  const { pushState } = History.prototype;
  const { send } = WebSocket.prototype;
  const ONE_PULL_MS = 2000; // turns of a wheel and arrow keys that follow one another so closely are one act
  let hasActed = false; // since the server was told of the last act
  let steps = 0; // acts of which the server was told and no address has told yet
  let pulled = 0;

  function act(event) {
    const isPull = event.type === "wheel" || /^(Arrow|Page)/.test(event.key ?? "");
    const isSame = event.repeat || ((isPull || event.type === "input") && Date.now() - pulled < ONE_PULL_MS);
    // A click that no pointer made comes of a key, of a screen reader or of speech.
    const isEcho = event.type === "click" && event.detail > 0;
    if (isPull) pulled = Date.now();
    if (!isSame && !isEcho) hasActed = true;
  }

  function watch(target) {
    const how = { capture: true, passive: true };
    for (const type of ["pointerdown", "keydown", "input", "click", "wheel"]) target.addEventListener(type, act, how);
  }

  const isAtRest = () => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning";

  WebSocket.prototype.send = function (...message) {
    // At rest, what was told before is answered, and changed no address.
    if (hasActed) steps = isAtRest() ? 1 : steps + 1;
    hasActed = false;
    return send.apply(this, message);
  };

  History.prototype.pushState = function (...entry) {
    if (steps === 0) return this.replaceState(...entry);
    steps -= 1;
    return pushState.apply(this, entry);
  };

  watch(window);
  // What is done in the iframe of the map is done there alone.
  document.addEventListener("load", ({ target }) => target.contentDocument && watch(target.contentWindow), true);
})();
