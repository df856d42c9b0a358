"use strict";
// <script src="https://…/nhung/widget.js" data-khoa="…" defer></script> puts the assistant's button on a page.
//
// Nothing is asked of any host before the button is pressed. All that is drawn stands in a shadow tree with a style
// sheet made by script, which a Content-Security-Policy without 'unsafe-inline' allows; the page that embeds needs
// script-src and frame-src for this script's origin.

(() => {
  const script = document.currentScript;
  if (!script || document.getElementById("tro-ly-nghi-quyet")) return;
  const page = new URL("../nhung", script.src);
  const key = script.dataset.khoa || "";
  const NAMES = { seen: "Hỏi đáp", button: "Hỏi đáp với trợ lý", frame: "Trợ lý Nghị quyết" };
  const STYLE = `
    :host { all: initial; }
    button, iframe { position: fixed; z-index: 2147483000; box-sizing: border-box; }
    button {
      right: max(1rem, env(safe-area-inset-right)); bottom: max(1rem, env(safe-area-inset-bottom));
      min-height: 3rem; padding: 0 1.25rem; border: 1px solid #ffffff; border-radius: 1.5rem;
      background: #9b1c1c; color: #ffffff; font: 700 1rem/1 system-ui, sans-serif; cursor: pointer;
      box-shadow: 0 2px 10px rgb(0 0 0 / 35%);
    }
    button:hover { background: #7d1414; }
    button:focus-visible { outline: 3px solid #1f4f8b; outline-offset: 3px; }
    iframe {
      right: 1rem; bottom: 5rem; width: min(26rem, calc(100vw - 2rem)); height: min(42rem, calc(100dvh - 6.5rem));
      border: 1px solid #8b867c; border-radius: 0.75rem; background: Canvas; box-shadow: 0 6px 28px rgb(0 0 0 / 30%);
    }
    [hidden] { display: none; }
    @media (max-width: 30rem), (max-height: 26rem) {
      iframe { inset: 0; width: 100%; height: 100%; border: 0; border-radius: 0; }
      button[aria-expanded="true"] { display: none; }
    }
    @media print { button, iframe { display: none; } }
  `;

  const host = document.createElement("div");
  host.id = "tro-ly-nghi-quyet";
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = NAMES.seen;
  button.setAttribute("aria-label", NAMES.button);
  root.append(button);
  let frame = null;
  let ready = false;

  const tell = (what, more) => frame.contentWindow.postMessage({ trolyNghiQuyet: what, ...more }, page.origin);
  const told = (open) => button.setAttribute("aria-expanded", String(open));

  const open = () => {
    if (!frame) {
      frame = document.createElement("iframe");
      frame.title = NAMES.frame;
      frame.referrerPolicy = "no-referrer";
      frame.src = page.href;
      root.append(frame);
    }
    frame.hidden = false;
    told(true);
    frame.focus();
    if (ready) tell("mo");
  };
  const close = () => {
    if (!frame || frame.hidden) return;
    frame.hidden = true;
    told(false);
    button.focus();
  };

  button.addEventListener("click", () => (frame && !frame.hidden ? close() : open()));
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  window.addEventListener("message", (event) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== page.origin) return;
    const said = event.data && event.data.trolyNghiQuyet;
    if (said === "san-sang") {
      ready = true;
      if (key) tell("khoa", { khoa: key });
      if (!frame.hidden) tell("mo");
    }
    if (said === "dong") close();
  });

  told(false);
  document.body.append(host);
})();
