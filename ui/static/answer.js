// An answer's box: the popover of a citation, and copying with sources.
(() => {
  const texts = window.assistantTexts;

  const make = (tag, text = "") => {
    const element = document.createElement(tag);
    element.textContent = text;
    return element;
  };
  const words = (element) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
  const address = (link) => link.getAttribute("href") ?? "";
  const sourceOf = (chip) =>
    [...(chip.closest(".answer")?.querySelectorAll(".sources a.source") ?? [])].find(
      (source) => address(source) === address(chip),
    );

  // The chat's sanitiser lets no aria-label through: a chip comes with its name as its title.
  const attend = (root) => {
    root.querySelectorAll("a.cite[title]").forEach((chip) => {
      chip.setAttribute("aria-label", chip.title); // the popover says more, and two would be shown
      chip.removeAttribute("title");
    });
  };
  new MutationObserver((changes) => {
    for (const change of changes) if (change.target.closest?.("#chat")) return attend(change.target.closest("#chat"));
  }).observe(document.documentElement, { subtree: true, childList: true });

  // ---- the popover: the quoted sentence of the chip that the mouse or the keyboard is on ----

  const popover = make("div");
  popover.id = "quote-popover";
  popover.className = "popover";
  popover.setAttribute("role", "tooltip");
  popover.hidden = true;
  document.body.append(popover);
  let shown = null; // the chip or figure that the popover belongs to
  let leaving = 0;
  let byKeyboard = false;

  const place = (target) => {
    const at = target.getClientRects()[0] ?? target.getBoundingClientRect();
    const room = 8;
    const { offsetWidth: width, offsetHeight: height } = popover;
    const left = Math.min(Math.max(at.left - 24, room), window.innerWidth - width - room);
    const above = at.top - height - 6;
    popover.style.left = `${Math.max(left, room)}px`;
    popover.style.top = `${above >= room ? above : Math.min(at.bottom + 6, window.innerHeight - height - room)}px`;
  };
  const show = (target, ...parts) => {
    clearTimeout(leaving);
    hide();
    popover.replaceChildren(...parts);
    popover.hidden = false;
    shown = target;
    target.setAttribute("aria-describedby", popover.id);
    place(target);
  };
  const hide = () => {
    clearTimeout(leaving);
    shown?.removeAttribute("aria-describedby");
    shown = null;
    popover.hidden = true;
  };
  const showQuote = (chip) => {
    const source = sourceOf(chip);
    if (!source || shown === chip) return clearTimeout(leaving);
    const head = make("p");
    head.className = "from";
    head.append(make("strong", words(source.querySelector(".title"))), ` · ${words(source.querySelector(".when"))}`);
    show(chip, make("q", words(source.querySelector("q"))), head);
  };
  const leave = () => {
    clearTimeout(leaving);
    leaving = setTimeout(hide, 200);
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const chip = event.target.closest?.(".answer a.cite");
    if (chip) showQuote(chip);
    else if (popover.contains(event.target)) clearTimeout(leaving);
    else if (shown && shown !== document.activeElement) leave();
  });
  document.addEventListener("focusin", (event) => {
    const chip = event.target.closest?.(".answer a.cite");
    if (chip && byKeyboard) showQuote(chip);
    else if (shown) hide();
  });
  document.addEventListener("scroll", hide, { capture: true, passive: true });
  window.addEventListener("resize", hide);
  document.addEventListener(
    "keydown",
    (event) => {
      byKeyboard = event.key === "Tab";
      if (event.key !== "Escape" || popover.hidden) return;
      event.stopImmediatePropagation(); // the first Escape puts the popover away, the next one the article
      hide();
    },
    true,
  );
  // A finger has no hover: tapped, a figure or a document of an article says what it is.
  document.addEventListener(
    "pointerup",
    (event) => {
      const fact = event.target.closest?.("#article-panel :is(.figure, .document)[title]");
      if (!fact || event.pointerType === "mouse") return hide();
      show(fact, ...fact.title.split("\n").map((line) => make("p", line)));
    },
    true,
  );

  // ---- copying ----

  const status = make("div");
  status.className = "unseen";
  status.setAttribute("role", "status");
  document.body.append(status);

  // A part of the drawn answer as plain elements: text, bold, and the numbers of its citations.
  const plainCopy = (part, tag) => {
    const made = make(tag);
    const walk = (from, to) => {
      for (const node of from.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) to.append(node.data);
        else if (node.matches("a.cite")) to.append(` ${node.textContent}`);
        else if (node.matches("strong")) walk(node, to.appendChild(make("b")));
        else walk(node, to);
      }
    };
    walk(part, made);
    return made;
  };
  const tableCopy = (table) => {
    const made = make("table");
    made.border = "1";
    made.style.borderCollapse = "collapse";
    for (const row of table.rows) {
      const line = made.insertRow();
      for (const cell of row.cells) {
        const copy = plainCopy(cell, cell.closest("thead") || !cell.matches("th") ? cell.tagName : "td");
        copy.style.padding = "3pt 6pt";
        line.append(copy);
      }
    }
    return made;
  };
  const listCopy = (list) => {
    const made = make("ul");
    made.append(...[...list.children].map((item) => plainCopy(item, "li")));
    return made;
  };
  const sourceLine = (source) => {
    const said = [".title", ".when"].map((part) => words(source.querySelector(part)));
    said.push(`${texts.copyFile} ${words(source.querySelector(".file"))}`);
    return `${said.join(", ")}: “${words(source.querySelector("q"))}”`;
  };
  const lineOf = (element) => {
    if (!element.matches("table")) return [element.textContent];
    return [...element.rows].map((row) => [...row.cells].map(words).join("\t"));
  };

  // The answer for Word (HTML) and for everything else (plain text).
  const copies = (answer) => {
    const parts = [];
    for (const part of answer.children) {
      if (part.matches("p.claim, p.note")) parts.push(plainCopy(part, "p"));
      else if (part.matches("table")) parts.push(tableCopy(part));
      else if (part.matches("ul.items")) parts.push(listCopy(part));
    }
    const sources = [...answer.querySelectorAll(".sources a.source")];
    const writer = answer.querySelector(".writer");
    if (writer) parts.push(plainCopy(writer, "p"));
    const plain = parts.flatMap((part) =>
      part.matches("ul") ? [...part.children].map((item) => `- ${words(item)}`) : lineOf(part),
    );
    if (sources.length) {
      const list = make("ol");
      for (const source of sources) {
        const item = make("li", sourceLine(source));
        item.value = Number(words(source.querySelector(".number")));
        list.append(item);
        if (source === sources[0]) plain.push("", texts.copySources);
        plain.push(`[${item.value}] ${item.textContent}`);
      }
      const heading = make("p");
      heading.append(make("b", texts.copySources));
      parts.push(heading, list);
    }
    const box = make("div");
    box.append(...parts);
    return { plain: plain.join("\n"), html: box.innerHTML };
  };

  // navigator.clipboard is only there on https; a copy event is everywhere, where something is selected.
  const putOnClipboard = ({ plain, html }) => {
    const fill = (event) => {
      event.clipboardData.setData("text/plain", plain);
      event.clipboardData.setData("text/html", `<meta charset="utf-8">${html}`);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const focused = document.activeElement;
    const carrier = make("textarea", plain);
    carrier.className = "unseen";
    carrier.tabIndex = -1;
    document.body.append(carrier);
    carrier.select();
    document.addEventListener("copy", fill, true);
    try {
      return document.execCommand("copy");
    } finally {
      document.removeEventListener("copy", fill, true);
      carrier.remove();
      focused?.focus({ preventScroll: true });
    }
  };

  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest?.(".answer button.copy");
      if (!button) return;
      event.preventDefault();
      event.stopPropagation();
      const done = putOnClipboard(copies(button.closest(".answer")));
      const said = done ? texts.copied : texts.copyFailed;
      const named = button.textContent;
      status.textContent = said;
      if (button.classList.contains("done")) return;
      button.classList.add("done");
      button.textContent = said;
      setTimeout(() => {
        button.textContent = named;
        button.classList.remove("done");
        status.textContent = "";
      }, 2500);
    },
    true,
  );
})();
