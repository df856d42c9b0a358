// The tab "Bài viết": logs in and out, opens what adds articles, and tells the page which articles are ticked.
(() => {
  const texts = window.assistantTexts;

  const send = async (form) => {
    const said = form.querySelector(".said");
    const password = form.querySelector('[name="password"]');
    said.textContent = "";
    try {
      const response = await fetch(form.dataset.action, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(password ? { password: password.value } : {}),
      });
      if (response.ok) {
        document.querySelector("#library-again")?.click();
        return;
      }
      said.textContent = (await response.json()).message;
    } catch (error) {
      console.error(error);
      said.textContent = texts.logInFailed;
    }
    password?.select();
  };

  // Gradio's box for files names its parts, and refuses what is too large, in English.
  new MutationObserver(() => {
    document.querySelectorAll("#library-files [aria-label]").forEach((part) => {
      const said = texts.fileLabels[part.getAttribute("aria-label")];
      if (said) part.setAttribute("aria-label", said);
    });
    document.querySelectorAll('.toast-wrap [data-testid="toast-text"]').forEach((part) => {
      if (!/maximum allowed size|too_large|Payload Too Large/.test(part.textContent)) return;
      part.textContent = texts.tooMuch;
      const title = part.parentElement.querySelector(".toast-title");
      if (title) title.textContent = texts.tooMuchTitle;
    });
    const opener = document.querySelector("#library-open:not([aria-expanded])");
    opener?.setAttribute("aria-expanded", "false");
  }).observe(document.body, { subtree: true, childList: true });

  document.addEventListener("click", (event) => {
    const opener = event.target.closest?.("#library-open");
    opener?.setAttribute("aria-expanded", String(opener.getAttribute("aria-expanded") !== "true"));
  });

  document.addEventListener("submit", (event) => {
    const form = event.target.closest?.("#library-gate form");
    if (!form) return;
    event.preventDefault();
    send(form);
  });

  // What is ticked stays so when the list is drawn anew, which may happen late; what is not in sight is not ticked.
  let ticked = new Set();
  let drawn = null;
  const tell = () => {
    const boxes = [...document.querySelectorAll('#library-list input[type="checkbox"]:checked')];
    ticked = new Set(boxes.map((one) => one.value));
    const field = document.querySelector("#library-chosen textarea, #library-chosen input");
    const chosen = [...ticked].join(" ");
    if (!field || field.value === chosen) return;
    field.value = chosen;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  new MutationObserver(() => {
    const list = document.querySelector("#library-list [data-shown]");
    if (!list || list === drawn) return;
    drawn = list;
    list.querySelectorAll('input[type="checkbox"]').forEach((box) => (box.checked = ticked.has(box.value)));
    tell();
  }).observe(document.body, { subtree: true, childList: true });
  document.addEventListener("change", (event) => {
    if (event.target.matches?.('#library-list input[type="checkbox"]')) tell();
  });
})();
