"use strict";
// Draws an Answer, the JSON of POST /api/v1/ask, complete or while it grows. Every word of it becomes a text node: nothing is read as HTML.

const drawAnswer = (() => {
  const make = (tag, className = "", ...inside) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...inside);
    return element;
  };

  const address = (citation) => {
    const article = encodeURIComponent(citation.article_id);
    return new URL(
      `bai-viet/${article}?tu=${Number(citation.start)}&den=${Number(citation.end)}#trich-dan`,
      document.baseURI,
    ).href;
  };

  const link = (citation, className) => {
    const made = make("a", className);
    made.href = address(citation);
    made.target = "_blank";
    made.rel = "noopener";
    return made;
  };

  const titleOf = (citation) => citation.title || citation.source;
  const dateOf = (citation) => {
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(citation.published || "");
    return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : TEXTS.noDate;
  };

  const BOLD = /\*\*(\S(?:[^]*?\S)?)\*\*/;
  const emphasised = (markdown) =>
    markdown.split(BOLD).map((part, at) => (at % 2 ? make("strong", "", part) : document.createTextNode(part)));
  const boldParts = (markdown) => markdown.split(BOLD).filter((_, at) => at % 2);

  const chips = (claim, byNumber) =>
    claim.citations
      .filter((n) => byNumber.has(n))
      .map((n) => {
        const chip = link(byNumber.get(n), "cite");
        chip.append(`[${n}]`);
        chip.setAttribute("aria-label", TEXTS.openSource(n, titleOf(byNumber.get(n))));
        chip.title = byNumber.get(n).quote;
        return chip;
      });

  // A row of a Markdown table stands alone on its line; the head has the line of dashes below it.
  const isTable = (claim) => /^\|.*\|\s*(?:\n|$)/.test(claim.text);
  const isHead = (claim) => isTable(claim) && claim.text.trim().includes("\n");
  const cells = (claim) =>
    claim.text.split("\n")[0].trim().replace(/^\|\s*|\s*\|$/g, "").split(" | ").map((cell) => cell.trim());
  const formOf = (claim) => (isTable(claim) ? "table" : claim.text.startsWith("- ") ? "list" : "text");

  const row = (claim, byNumber) => {
    const drawn = make("tr");
    const shown = cells(claim);
    shown.forEach((cell, at) => {
      const box = make(isHead(claim) || at === 0 ? "th" : "td", "", ...emphasised(cell));
      if (box.tagName === "TH") box.scope = isHead(claim) ? "col" : "row";
      if (at === shown.length - 1) box.append(...chips(claim, byNumber));
      drawn.append(box);
    });
    return drawn;
  };

  const drawClaims = (claims, byNumber) => {
    const drawn = [];
    let last = "";
    for (const claim of claims) {
      const form = formOf(claim);
      if (form === "table") {
        if (last !== form) drawn.push(make("div", "wide", make("table", "", make("tbody"))));
        const table = drawn.at(-1).firstChild;
        if (isHead(claim)) table.prepend(make("thead", "", row(claim, byNumber)));
        else table.tBodies[0].append(row(claim, byNumber));
      } else if (form === "list") {
        if (last !== form) drawn.push(make("ul"));
        drawn.at(-1).append(make("li", "", ...emphasised(claim.text.slice(2)), ...chips(claim, byNumber)));
      } else {
        drawn.push(make("p", "claim", ...emphasised(claim.text), ...chips(claim, byNumber)));
      }
      last = form;
    }
    return drawn;
  };

  const squeezed = (text) => text.split(/\s+/).join(" ");
  const quotedValues = (claim, byNumber) =>
    boldParts(claim.text).filter((value) =>
      claim.citations.some((n) => byNumber.has(n) && squeezed(byNumber.get(n).quote).includes(squeezed(value))),
    );

  // Claims whose bold value stands in a sentence that they cite, each of another value or source than those before.
  const versionsAmong = (claims, byNumber) => {
    const rows = [];
    const values = new Set();
    const numbers = new Set();
    for (const claim of claims) {
      const stated = quotedValues(claim, byNumber);
      const known = stated.every((value) => values.has(value)) && claim.citations.every((n) => numbers.has(n));
      if (!stated.length || isTable(claim) || known) continue;
      rows.push(claim);
      stated.forEach((value) => values.add(value));
      claim.citations.forEach((n) => numbers.add(n));
    }
    return rows;
  };

  const drawVersions = (answer, byNumber) => {
    const rows = versionsAmong(answer.claims, byNumber);
    if (rows.length < 2) return drawClaims(answer.claims, byNumber);
    const [caption, ...heads] = TEXTS.versions[answer.status];
    const head = make("tr");
    for (const name of heads) {
      const cell = make("th", "", name);
      cell.scope = "col";
      head.append(cell);
    }
    const body = make("tbody");
    for (const claim of rows) {
      const value = make("th", "", [...new Set(boldParts(claim.text))].join("; "));
      value.scope = "row";
      const said = make("td", "", make("p", "claim", ...emphasised(claim.text.replace(/^- /, ""))));
      for (const n of claim.citations.filter((one) => byNumber.has(one))) {
        const source = byNumber.get(n);
        const from = make("p", "from", ...chips({ citations: [n] }, byNumber));
        from.append(` ${titleOf(source)} · ${dateOf(source)}`);
        said.append(from);
      }
      body.append(make("tr", "", value, said));
    }
    const first = answer.claims.indexOf(rows[0]);
    const table = make("table", "versions", make("caption", "", caption), make("thead", "", head), body);
    return [
      ...drawClaims(answer.claims.slice(0, first), byNumber),
      make("div", "wide", table),
      ...drawClaims(answer.claims.slice(first).filter((claim) => !rows.includes(claim)), byNumber),
    ];
  };

  const sources = (citations, numbered) => {
    const list = make("ol", "sources");
    for (const citation of citations) {
      const source = link(citation, "source");
      const about = make("span", "about", `${titleOf(citation)} · ${dateOf(citation)}`);
      if (numbered) source.append(make("span", "number", `[${citation.n}]`), " ");
      source.append(about, " ", make("q", "", citation.quote), make("span", "unseen", " (mở trong thẻ mới)"));
      list.append(make("li", "", source));
    }
    return list;
  };

  const folded = (label, count, inside, open) => {
    const box = make("details", "", make("summary", "", `${label} (${count})`), inside);
    box.open = open;
    return box;
  };

  const writerOf = (answer) => {
    const writer = (answer.made_with && answer.made_with.writer) || "";
    if (writer && writer !== "extractive") return TEXTS.written(writer.slice(writer.indexOf(":") + 1));
    return answer.citations.length ? TEXTS.quoted : "";
  };

  const byNumberIn = (answer) => new Map(answer.citations.map((one) => [one.n, one]));

  const growing = (answer) => make("div", "answer", ...drawClaims(answer.claims, byNumberIn(answer)));

  const whole = (answer) => {
    const byNumber = byNumberIn(answer);
    const box = make("div", `answer ${answer.status in TEXTS.badges ? answer.status : ""}`);
    if (answer.status !== "answered" || answer.citations.length) {
      box.append(make("p", "badge", TEXTS.badges[answer.status] || ""));
    }
    const told = answer.status in TEXTS.versions ? drawVersions(answer, byNumber) : drawClaims(answer.claims, byNumber);
    box.append(...told);
    if (answer.status === "not_found") {
      if (!answer.claims.length) box.append(make("p", "claim", TEXTS.notFound));
      box.append(make("p", "small", TEXTS.hint));
    }
    if (answer.note) box.append(make("p", "note", make("strong", "", TEXTS.note), ` ${answer.note}`));
    const writer = writerOf(answer);
    if (writer) box.append(make("p", "small", writer));
    if (answer.citations.length) {
      const few = answer.citations.length <= 3;
      box.append(folded(TEXTS.sources, answer.citations.length, sources(answer.citations, true), few));
    }
    if (answer.related.length) {
      box.append(folded(TEXTS.related, answer.related.length, sources(answer.related, false), false));
    }
    return box;
  };

  return { growing, whole };
})();
