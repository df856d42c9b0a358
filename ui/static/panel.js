// Opens a cited article beside the chat. Opened in a new tab, the same link leads to the article's own page.
(() => {
  const texts = window.assistantTexts;
  document.documentElement.lang = "vi";
  let opener = null;
  let latest = 0;

  const panel = document.createElement("aside");
  panel.id = "article-panel";
  panel.hidden = true;
  panel.tabIndex = -1;
  panel.setAttribute("aria-label", texts.panelLabel);
  const bar = document.createElement("div");
  bar.className = "bar";
  const label = document.createElement("span");
  label.textContent = texts.panelLabel;
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = texts.panelClose;
  bar.append(label, close);
  const content = document.createElement("div");
  content.className = "content";
  content.setAttribute("aria-live", "polite");
  panel.append(bar, content);
  document.body.append(panel);

  const say = (sentence) => {
    const paragraph = document.createElement("p");
    paragraph.className = "message";
    paragraph.textContent = sentence;
    content.replaceChildren(paragraph);
  };

  const fetchArticle = async (address) => {
    const response = await fetch(address);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return page.querySelector("article");
  };

  const open = async (link) => {
    const mine = ++latest;
    opener = link;
    document.querySelectorAll("a.opened").forEach((other) => other.classList.remove("opened"));
    link.classList.add("opened");
    panel.hidden = false;
    document.body.classList.add("reading");
    if (!content.hasChildNodes()) say(texts.panelLoading);
    let article = null;
    try {
      article = await fetchArticle(link.href);
    } catch (error) {
      console.error(error);
    }
    if (mine !== latest) return; // another citation was clicked meanwhile
    if (article) content.replaceChildren(document.importNode(article, true));
    else say(texts.panelFailed);
    label.textContent = content.querySelector("h1, p.title")?.textContent || texts.panelLabel;
    panel.focus({ preventScroll: true });
    const mark = content.querySelector("mark");
    if (mark) mark.scrollIntoView({ block: "center" });
    else panel.scrollIntoView({ block: "nearest" });
    const beside = panel.offsetTop < window.innerHeight / 2;
    if (beside && link.isConnected) link.scrollIntoView({ block: "nearest" });
  };

  const shut = () => {
    latest += 1;
    panel.hidden = true;
    document.body.classList.remove("reading");
    document.querySelectorAll("a.opened").forEach((link) => link.classList.remove("opened"));
    if (opener && opener.isConnected) opener.focus();
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

  close.addEventListener("click", shut);
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") shut();
  });
})();
