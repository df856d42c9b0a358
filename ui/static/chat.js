// The chat beyond what Gradio does: the list of conversations, the page's address, keys, names of buttons.
(() => {
  const texts = window.assistantTexts;
  const KEY = "hoi-thoai";
  const FIRST_WAIT = 1500; // ms; an answer begins to be drawn within 0.3 s of a machine that is not busy
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
  const command = (what) => {
    const field = find("#talk-command textarea, #talk-command input");
    if (field) write(field, `${what} ${++orders}`);
  };
  const order = (what) => {
    leave("");
    command(what);
  };

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
      if (wanted) find("#history-close button")?.focus();
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
    if (target.closest("#history-close button")) return showHistory(false);
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

  // ---- one question at a time: what is sent while another is on its way waits in the box, and goes after it ----

  let sent = ""; // what went last from the box; "" where a button asked or another conversation was wanted
  let held = false; // whether the box still holds it
  let underway = null; // the number of the last end there was when it went; null: nothing is on its way
  let waiting = false;
  let unloaded = false; // whether the page's first answer failed to come
  const busy = () => Boolean(find("#question .stop-button"));
  // Before the server has drawn the conversation that is open, an answer would be drawn over by it.
  const loaded = () => unloaded || Boolean(find("#talk-id"));
  const lastEnd = () => find("#talk-end [data-end]").dataset;
  const leave = (question) => {
    sent = question;
    held = Boolean(question.trim());
    underway = lastEnd().end;
    watch();
  };
  // Gradio's stream of answers is closed when none is pending. What is sent in that very moment is answered into no
  // stream; the next thing sent opens a new one, which brings that answer along. Here it is nothing.
  let watching = 0;
  const watch = (wait = FIRST_WAIT) => {
    clearTimeout(watching);
    watching = setTimeout(() => {
      if (loaded() && (underway === null || busy())) return;
      command("");
      watch(2 * wait);
    }, wait);
  };
  // Of a click or of words in the other tabs nobody can tell whether an answer is awaited, so one request follows each.
  let following = 0;
  const follow = (event) => {
    if (!event.target.closest?.("#library, [role=tab]")) return;
    clearTimeout(following);
    following = setTimeout(() => command(""), FIRST_WAIT);
  };
  document.addEventListener("click", follow);
  document.addEventListener("input", follow);
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
  // The server writes nothing into the box when it answers: the next question may stand there by then.
  const takeOut = () => {
    const field = box();
    if (held && field.value.startsWith(sent)) write(field, field.value.slice(sent.length));
    held = false;
  };
  const attendBox = () => {
    const field = box();
    if (!field) return;
    if (busy()) {
      if (underway === null) leave("");
      return takeOut();
    }
    const failed = find(".toast-body.error:not([data-seen])");
    failed?.setAttribute("data-seen", "");
    if (failed) unloaded = true;
    const button = find("#question .submit-button");
    if (!button) return;
    if (underway !== null) {
      const { end, refused } = lastEnd();
      const ended = end !== underway;
      if (ended && refused === undefined) takeOut();
      else if (ended && !held && !field.value) write(field, sent);
      if (ended || failed) underway = null;
    }
    if (underway === null && waiting && loaded()) {
      wait(false);
      if (field.value.trim()) button.click();
    }
  };
  // Whether the question in the box may go now; else it goes when its turn comes, but not twice.
  const maySend = () => {
    const question = box().value;
    if (underway === null && loaded()) {
      leave(question);
      // Gradio reads the box some time after Enter: what is typed meanwhile, on a busy machine, is not to go with it.
      write(find("#question-sent textarea, #question-sent input"), question);
      return true;
    }
    if (question.trim() && !(held && question === sent)) wait(true);
    return false;
  };
  const refuse = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  const ASKS = `#examples button, #suggestions button, #chat [data-name="${texts.retry}"]`;
  document.addEventListener(
    "click",
    (event) => {
      const target = event.target;
      if (!(target instanceof Element)) return;
      // Emptied here and not by the server, which comes later than the next question may be typed.
      if (target.closest("#new-talk, #stop-editing")) write(box(), "");
      if (target.closest("#new-talk, #history")) wait(false);
      if (target.closest("#new-talk")) leave("");
      if (target.closest("#question .submit-button") && !maySend()) refuse(event);
      if (!target.closest(ASKS)) return;
      if (underway === null && loaded()) leave("");
      else refuse(event);
    },
    true,
  );
  document.addEventListener(
    "keydown",
    (event) => {
      const field = box();
      if (!field || event.isComposing) return;
      if (event.key === "Enter" && event.target === field && !event.shiftKey) {
        if (!maySend()) refuse(event);
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
  watch(2 * FIRST_WAIT);
})();
