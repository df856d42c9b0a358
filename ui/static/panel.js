// Opens a cited article beside the chat. Opened in a new tab, the same link leads to the article's own page.
(() => {
  const texts = window.assistantTexts;
  document.documentElement.lang = "vi";
  let opener = null; // the link that the reader followed; the focus goes back there
  let current = null; // the link whose place is shown
  let latest = 0;

  const make = (tag, className, text = "") => {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  };
  const button = (className, text, label = "") => {
    const element = make("button", className, text);
    element.type = "button";
    if (label) element.setAttribute("aria-label", label);
    if (label) element.title = label;
    return element;
  };

  const panel = make("aside", "");
  panel.id = "article-panel";
  panel.hidden = true;
  panel.tabIndex = -1;
  panel.setAttribute("aria-label", texts.panelLabel);
  const label = make("span", "name", texts.panelLabel);
  const before = button("step", "‹", `${texts.panelBefore} (←)`);
  const after = button("step", "›", `${texts.panelAfter} (→)`);
  const position = make("span", "position");
  position.setAttribute("role", "status");
  const steps = make("div", "steps");
  steps.setAttribute("role", "group");
  steps.setAttribute("aria-label", texts.panelSteps);
  steps.append(before, position, after);
  const alone = make("a", "alone-link", texts.panelOpenAlone);
  alone.target = "_blank";
  alone.rel = "noopener";
  const close = button("close", texts.close, texts.panelClose);
  const bar = make("div", "bar");
  bar.append(label, steps, alone, close);
  const content = make("div", "content");
  panel.append(bar, content);
  document.body.append(panel);

  const address = (link) => link.getAttribute("href") ?? ""; // an SVG's link has no string in `href`

  const say = (sentence) => content.replaceChildren(make("p", "message", sentence));

  // The citations of the same answer, in their order; of near misses or of a chart, nothing to step through.
  const siblings = (link) => {
    const sources = link.closest(".answer")?.querySelectorAll(".sources a.source") ?? [];
    const links = [...sources];
    return links.some((other) => address(other) === address(link)) ? links : [];
  };

  const showPosition = () => {
    const links = siblings(current);
    const at = links.findIndex((link) => address(link) === address(current));
    steps.hidden = links.length < 2;
    before.disabled = at <= 0;
    after.disabled = at >= links.length - 1;
    position.textContent = steps.hidden ? "" : `${at + 1}/${links.length}`;
  };

  const step = (by) => {
    const links = current ? siblings(current) : [];
    const at = links.findIndex((link) => address(link) === address(current));
    if (links[at + by]) show(links[at + by]);
  };

  const scrollToMark = () => {
    const mark = content.querySelector("mark");
    if (!mark) panel.scrollTop = 0;
    else mark.scrollIntoView({ block: mark.offsetHeight > panel.clientHeight / 2 ? "start" : "center" });
  };

  const fetchArticle = async (link) => {
    const response = await fetch(address(link));
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return page.querySelector("article");
  };

  const show = async (link) => {
    const mine = ++latest;
    current = link;
    document.querySelectorAll("a.opened").forEach((other) => other.classList.remove("opened"));
    const answer = link.closest(".answer");
    const same = [...(answer?.querySelectorAll("a.cite, a.source") ?? [])].filter((a) => address(a) === address(link));
    [link, ...same].forEach((other) => other.classList.add("opened"));
    showPosition();
    alone.href = address(link);
    panel.hidden = false;
    document.body.classList.add("reading");
    if (!content.hasChildNodes()) say(texts.panelLoading);
    let article = null;
    try {
      article = await fetchArticle(link);
    } catch (error) {
      console.error(error);
    }
    if (mine !== latest) return; // another citation was clicked meanwhile
    if (article) content.replaceChildren(document.importNode(article, true));
    else say(texts.panelFailed);
    label.textContent = content.querySelector("h1, p.title")?.textContent || texts.panelLabel;
    if (!panel.contains(document.activeElement) || document.activeElement.disabled) panel.focus({ preventScroll: true });
    scrollToMark();
    const seen = same.find((other) => other.matches("a.cite")) ?? link;
    const beside = panel.offsetLeft > 0;
    if (seen.isConnected && seen.closest("#chat")) seen.scrollIntoView({ block: beside ? "nearest" : "center" });
  };

  const open = (link) => {
    opener = link;
    show(link);
  };

  // Where the chat was drawn anew meanwhile, the link stands there once more.
  const returnTo = (link) => {
    if (link?.isConnected) return link;
    const links = [...document.querySelectorAll("a.cite, a.source")];
    return links.reverse().find((other) => link && address(other) === address(link));
  };

  const shut = () => {
    latest += 1;
    panel.hidden = true;
    document.body.classList.remove("reading");
    document.querySelectorAll("a.opened").forEach((link) => link.classList.remove("opened"));
    const link = returnTo(opener);
    if (link) link.focus();
    current = null;
  };

  // In the capture phase: the chat stops clicks inside its messages from reaching the document.
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.("a.cite, a.source");
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      open(link);
    },
    true,
  );

  // Gradio labels each message, in English, with its whole source; and the chat is followed to where the newest
  // question begins, not to where its answer's sources end.
  const LABELS = { bot: texts.answer, user: texts.question };
  let followed = null;
  const attend = (chat) => {
    chat.querySelectorAll('[data-testid="bot"], [data-testid="user"]').forEach((message) => {
      const said = LABELS[message.dataset.testid];
      if (message.getAttribute("aria-label") !== said) message.setAttribute("aria-label", said);
    });
    const log = chat.querySelector('[role="log"]');
    if (log && log.getAttribute("aria-label") !== texts.chatLabel) log.setAttribute("aria-label", texts.chatLabel);
    const question = [...chat.querySelectorAll(".user-row")].pop();
    if (!question || question === followed) return;
    question.scrollIntoView({ block: "start" });
    if (log && question.getBoundingClientRect().top - log.getBoundingClientRect().top < 24) followed = question;
  };
  new MutationObserver((changes) => {
    const chat = document.getElementById("chat");
    if (chat && changes.some((change) => chat.contains(change.target))) attend(chat);
    document.querySelectorAll(".toast-wrap").forEach(translate);
    const writer = document.querySelector("#writer:not([aria-label])"); // a group that Gradio gives no name
    if (writer) writer.setAttribute("aria-label", texts.writerLabel);
  }).observe(document.body, { subtree: true, childList: true, attributeFilter: ["aria-label"] });

  const translate = (toasts) => {
    toasts.querySelectorAll('.toast-title, [data-testid="toast-text"]').forEach((part) => {
      const said = texts.toasts[part.textContent.trim()];
      if (said) part.textContent = said;
    });
    toasts.querySelectorAll('[data-testid="toast-close"]').forEach((button) => {
      if (button.getAttribute("aria-label") !== texts.close) button.setAttribute("aria-label", texts.close);
    });
  };

  // A reader who moves about is left alone until the next question.
  const letGo = () => {
    followed = [...document.querySelectorAll("#chat .user-row")].pop() ?? null;
  };
  ["wheel", "touchmove", "pointerdown"].forEach((kind) =>
    document.addEventListener(kind, letGo, { capture: true, passive: true }),
  );

  before.addEventListener("click", () => step(-1));
  after.addEventListener("click", () => step(1));
  close.addEventListener("click", shut);
  panel.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (event.key === "ArrowLeft") step(-1);
    if (event.key === "ArrowRight") step(1);
  });
  // In the capture phase, to see a menu or dialog before its own Escape closes it.
  const POPUPS = 'dialog[open], [role="dialog"], [role="menu"], [role="listbox"], .popover';
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || event.isComposing || panel.hidden) return;
      const busy = [...document.querySelectorAll(POPUPS)].some((popup) => popup.checkVisibility());
      if (!busy) shut();
    },
    true,
  );
})();
