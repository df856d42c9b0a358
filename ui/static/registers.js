// Clicks in the registers' tables. Python hears of them through a text box that is out of sight: one for each table,
// named by data-acts. The number behind "|" makes every command a new one.
(() => {
  let count = 0;

  const tell = (name, command) => {
    const box = document.querySelector(`#${name} textarea, #${name} input`);
    if (!box) return;
    box.value = `${command} |${++count}`;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const picked = () => document.querySelector("[data-picks]");

  // Rows that are open stay open when the table is drawn anew, which an answer that comes late may do.
  const open = new Set();
  const rowsIn = (place) => place.querySelectorAll("details[data-row]");
  document.addEventListener("click", (event) => {
    const row = event.target.closest?.("details[data-row] > summary")?.parentElement;
    if (row && row.open) open.delete(row.dataset.row);
    else if (row) open.add(row.dataset.row);
  });
  new MutationObserver((changes) => {
    if (!open.size) return;
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (!(node instanceof Element) || !node.closest("#documents-table")) continue;
        rowsIn(node).forEach((row) => (row.open = open.has(row.dataset.row)));
      }
    }
  }).observe(document.body, { subtree: true, childList: true });

  document.addEventListener("click", (event) => {
    const more = event.target.closest?.(".filters .more button");
    if (more) {
      const open = more.closest(".filters").classList.toggle("open");
      more.setAttribute("aria-expanded", String(open));
      return;
    }
    const button = event.target.closest?.("button[data-act]");
    if (!button) return;
    const table = button.closest("[data-acts]");
    if (table) {
      tell(table.dataset.acts, button.dataset.act);
      if (button.dataset.act.startsWith("page")) table.scrollIntoView({ block: "start" });
      else if (button.dataset.act.startsWith("series")) {
        document.getElementById("figures-chart")?.scrollIntoView({ block: "start" });
      }
      return;
    }
    // A button of the chart: it drops what is chosen.
    const rows = picked();
    if (!rows) return;
    rows.dataset.picks = "";
    rows.querySelectorAll("input[data-pick]:checked").forEach((box) => (box.checked = false));
    tell(rows.dataset.acts, button.dataset.act);
  });

  document.addEventListener("change", (event) => {
    const tick = event.target.closest?.("input[data-pick]");
    const rows = tick?.closest("[data-picks]");
    if (!rows) return;
    const picks = new Set(rows.dataset.picks.split(" ").filter(Boolean));
    if (tick.checked) picks.add(tick.dataset.pick);
    else picks.delete(tick.dataset.pick);
    rows.dataset.picks = [...picks].join(" ");
    tell(rows.dataset.acts, `picks ${rows.dataset.picks}`);
  });
})();
