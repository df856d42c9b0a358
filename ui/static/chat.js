// The chat beyond what Gradio does: the list of conversations, the page's address, keys, names of buttons.
(() => {
  const texts = window.assistantTexts;
  const KEY = "hoi-thoai";
  const WIDE = window.matchMedia("(min-width: 1100px)");
  const find = (selector) => document.querySelector(selector);
  const box = () => find("#question textarea");
  const set = (element, name, value) => {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };

  const write = (field, value) => {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  let orders = 0;
  const order = (what) => write(find("#talk-command textarea, #talk-command input"), `${what} ${++orders}`);

  // ---- the list of conversations: a column on a wide screen, a drawer on a narrow one ----

  let shown = null; // as the reader wants it; null: where there is room
  try {
    shown = JSON.parse(localStorage.getItem("history-shown"));
  } catch (error) {
    console.warn(error);
  }
  const isShown = () => (WIDE.matches ? (shown ?? true) : document.body.classList.contains("history-drawn"));
  const showHistory = (wanted) => {
    if (WIDE.matches) {
      shown = wanted;
      localStorage.setItem("history-shown", JSON.stringify(wanted));
    } else {
      document.body.classList.toggle("history-drawn", wanted);
      if (wanted) find("#history a, #history button")?.focus();
      else find("#history-toggle button")?.focus();
    }
    arrange();
  };
  const arrange = () => {
    if (WIDE.matches) document.body.classList.remove("history-drawn");
    document.body.classList.toggle("history-hidden", WIDE.matches && shown === false);
    const toggle = find("#history-toggle button");
    if (!toggle) return;
    set(toggle, "aria-expanded", String(isShown()));
    set(toggle, "title", isShown() ? texts.historyHide : texts.historyShow);
  };
  WIDE.addEventListener("change", arrange);

  const confirm = (question, name, confirmed) => {
    const dialog = document.createElement("dialog");
    dialog.className = "ask-first";
    const said = document.createElement("p");
    said.textContent = question;
    dialog.append(said);
    if (name) {
      const what = document.createElement("p");
      what.className = "what";
      what.textContent = name;
      dialog.append(what);
    }
    const buttons = document.createElement("div");
    [
      [texts.deleteNo, () => {}],
      [texts.deleteYes, confirmed],
    ].forEach(([label, act]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.addEventListener("click", () => {
        dialog.close();
        act();
      });
      buttons.append(button);
    });
    dialog.append(buttons);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  };

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (!(target instanceof Element)) return;
    if (target.closest("#history-toggle button")) return showHistory(!isShown());
    const link = target.closest("#history a.talk");
    if (link && !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) {
      event.preventDefault();
      order(`mo ${link.dataset.talk}`);
      if (!WIDE.matches) showHistory(false);
      return;
    }
    const one = target.closest("#history .delete");
    if (one) {
      const name = one.parentElement.querySelector("a.talk")?.textContent;
      return confirm(texts.deleteOne, name, () => order(`xoa ${one.dataset.talk}`));
    }
    if (target.closest("#history .delete-all")) return confirm(texts.deleteAll, "", () => order("xoa *"));
    if (document.body.classList.contains("history-drawn") && !target.closest("#history, dialog")) showHistory(false);
  });

  // ---- the open conversation stands in the page's address, so that it is there again after a reload ----

  const noteAddress = () => {
    const place = find("#talk-id");
    if (!place) return;
    const address = new URL(window.location.href);
    if ((address.searchParams.get(KEY) ?? "") === place.dataset.talk) return;
    if (place.dataset.talk) address.searchParams.set(KEY, place.dataset.talk);
    else address.searchParams.delete(KEY);
    window.history.replaceState(window.history.state, "", address);
  };

  // ---- a question typed while an answer grows waits in the box, and goes when its turn comes ----

  let sent = ""; // what went last
  let typed = ""; // what the box held when it was last typed in
  let waiting = false;
  let wasBusy = false;
  const busy = () => Boolean(find("#question .stop-button"));
  const wait = (wanted) => {
    waiting = wanted;
    find("#question")?.classList.toggle("waiting", wanted);
    let hint = find("#queued-hint");
    if (wanted && !hint) {
      hint = document.createElement("p");
      hint.id = "queued-hint";
      hint.setAttribute("role", "status");
      hint.textContent = texts.queuedQuestion;
      find("#question").after(hint);
    } else if (!wanted) hint?.remove();
  };
  const attendBox = () => {
    const now = busy();
    if (now === wasBusy) return;
    wasBusy = now;
    const field = box();
    if (now) {
      // Gradio has emptied the box; what was typed after the question was sent is put back.
      const more = sent && typed.startsWith(sent) ? typed.slice(sent.length) : "";
      sent = typed = "";
      if (more.trim() && field && !field.value) write(field, more);
    } else if (waiting) {
      wait(false);
      send(box()?.value, document.querySelectorAll("#chat .message-row").length, 40);
    }
  };
  // Gradio drops what is sent in the moments before it has taken the end of an answer in.
  const send = (question, rows, tries) => {
    const taken = busy() || document.querySelectorAll("#chat .message-row").length !== rows;
    if (taken || !tries || !question?.trim() || box()?.value !== question) return;
    sent = typed = question;
    find("#question .submit-button")?.click();
    setTimeout(send, 150, question, rows, tries - 1);
  };
  document.addEventListener("input", (event) => {
    if (event.target === box() && event.isTrusted) typed = event.target.value;
  });
  document.addEventListener(
    "keydown",
    (event) => {
      const field = box();
      if (!field || event.isComposing) return;
      const inField = event.target === field;
      if (event.key === "Enter" && inField && !event.shiftKey) {
        if (busy()) {
          event.preventDefault();
          event.stopPropagation();
          wait(Boolean(field.value.trim()));
        } else sent = typed = field.value;
      } else if (event.key === "Escape") {
        if (waiting) wait(false);
        else if (document.body.classList.contains("history-drawn")) showHistory(false);
      } else if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && field.offsetParent) {
        if (event.target.closest?.("input, textarea, select, [contenteditable=true], dialog")) return;
        event.preventDefault();
        field.focus();
      }
    },
    true,
  );

  // ---- names that Gradio leaves out or says in English ----

  const chosen = (label) => texts.chosen.replace("{label}", label);
  const PRESSED = { Liked: texts.good, Disliked: texts.bad };
  const nameButtons = () => {
    document.querySelectorAll("#chat .message-buttons button, #chat .icon-button").forEach((button) => {
      const label = button.getAttribute("aria-label");
      if (PRESSED[label]) {
        set(button, "aria-label", chosen(PRESSED[label]));
        set(button, "title", chosen(PRESSED[label]));
        set(button, "data-name", PRESSED[label]);
        set(button, "aria-pressed", "true");
      } else if (label && !label.startsWith(button.dataset.name ?? "\n")) {
        set(button, "data-name", label);
        button.removeAttribute("aria-pressed");
      } else if (label === button.dataset.name) button.removeAttribute("aria-pressed");
    });
    const suggestions = find("#suggestions:not([aria-label])");
    if (suggestions) {
      set(suggestions, "role", "group");
      set(suggestions, "aria-label", texts.suggestions);
    }
    Object.entries(texts.names).forEach(([english, name]) =>
      ["aria-label", "title"].forEach((where) =>
        document.querySelectorAll(`[${where}="${english}"]`).forEach((part) => set(part, where, name)),
      ),
    );
  };

  const attend = () => {
    arrange();
    noteAddress();
    attendBox();
    nameButtons();
  };
  new MutationObserver(attend).observe(document.body, {
    subtree: true,
    childList: true,
    attributeFilter: ["aria-label", "data-talk"],
  });
})();
