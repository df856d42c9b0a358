"use strict";
// The widget's page: asks POST /api/v1/ask and shows each claim as it comes. The conversation lives as long as the page.

(() => {
  const HISTORY = 20; // earlier questions that the server takes
  const PATIENCE = 120_000; // ms
  const embedded = window.parent !== window;
  const talk = document.getElementById("talk");
  const welcome = document.getElementById("welcome");
  const form = document.getElementById("ask");
  const box = document.getElementById("question");
  const send = document.getElementById("send");
  const said = document.getElementById("said");
  const anew = document.getElementById("anew");
  const close = document.getElementById("close");
  let key = "";
  let earlier = [];
  let running = null;

  class Refusal extends Error {}

  const refusalOf = async (response) => {
    if (response.status === 401 || response.status === 403) return TEXTS.noKey;
    if (response.status === 429) {
      const seconds = Number.parseInt(response.headers.get("Retry-After") || "", 10);
      return `${TEXTS.busy} ${seconds > 0 ? TEXTS.later(seconds) : TEXTS.laterSome}`;
    }
    try {
      const told = await response.json();
      return told.detail || told.error.message || TEXTS.unexpected;
    } catch {
      return TEXTS.unexpected;
    }
  };

  // The names and data of server-sent events, as they come.
  const events = async function* (response) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let left = "";
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      const blocks = (left + value).split("\n\n");
      left = blocks.pop();
      for (const block of blocks) {
        const event = /^event: (\w+)\ndata: (.+)$/.exec(block); // else a comment that keeps the connection
        if (event) yield [event[1], JSON.parse(event[2])];
      }
    }
  };

  // The complete answer; `growing` gets what there is of it with each claim.
  const ask = async (question, signal, growing) => {
    const headers = { "Content-Type": "application/json", Accept: "text/event-stream" };
    if (key) headers.Authorization = `Bearer ${key}`;
    let response;
    try {
      response = await fetch(new URL("api/v1/ask", document.baseURI), {
        method: "POST",
        headers,
        body: JSON.stringify({ question, history: earlier.slice(-HISTORY), stream: true }),
        redirect: "error",
        signal,
      });
    } catch (error) {
      if (signal.aborted) throw error;
      throw new Refusal(TEXTS.unreachable);
    }
    if (!response.ok) throw new Refusal(await refusalOf(response));
    const sofar = { claims: [], citations: [] };
    for await (const [name, data] of events(response)) {
      if (name === "answer") return data;
      if (name === "error") throw new Refusal(data.detail || TEXTS.unexpected);
      sofar.claims.push(data);
      sofar.citations.push(...data.sources);
      growing(sofar);
    }
    throw new Refusal(TEXTS.unexpected);
  };

  const message = (className, label) => {
    const article = document.createElement("article");
    article.className = className;
    article.setAttribute("aria-label", label);
    talk.append(article);
    return article;
  };

  const paragraph = (text, className) => {
    const made = document.createElement("p");
    made.className = className;
    made.textContent = text;
    return made;
  };

  const show = (element) => {
    const edge = talk.scrollTop + element.getBoundingClientRect().top - talk.getBoundingClientRect().top;
    talk.scrollTop = edge - 8; // a long answer is read from its beginning
  };

  const failed = (reply, question, text) => {
    const again = document.createElement("button");
    again.type = "button";
    again.textContent = TEXTS.again;
    again.addEventListener("click", () => {
      if (running) return;
      reply.previousElementSibling.remove();
      reply.remove();
      start(question);
      box.focus();
    });
    reply.classList.add("failed");
    reply.replaceChildren(paragraph(text, "claim"), again);
    said.textContent = `${TEXTS.failed}. ${text}`;
  };

  const busy = (controller) => {
    running = controller;
    send.textContent = controller ? TEXTS.stop : TEXTS.send;
    talk.setAttribute("aria-busy", String(Boolean(controller)));
  };

  const start = async (question) => {
    welcome.hidden = true;
    anew.hidden = false;
    const asked = message("question", TEXTS.you);
    asked.append(paragraph(question, ""));
    const reply = message("reply", TEXTS.machine);
    reply.append(paragraph(TEXTS.waiting, "waiting"));
    said.textContent = TEXTS.waiting;
    show(asked);
    const controller = new AbortController();
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      controller.abort();
    }, PATIENCE);
    busy(controller);
    try {
      const answer = await ask(question, controller.signal, (sofar) =>
        reply.replaceChildren(drawAnswer.growing(sofar), paragraph(TEXTS.waiting, "waiting")),
      );
      const drawn = drawAnswer.whole(answer);
      reply.replaceChildren(drawn);
      earlier.push(question);
      const claims = [...drawn.querySelectorAll(".badge, .claim, li, td, th")].map((one) => one.textContent);
      said.textContent = `${TEXTS.answered} ${claims.join(". ").slice(0, 600)}`;
    } catch (error) {
      if (reply.isConnected) {
        const told = late ? TEXTS.slow : controller.signal.aborted ? TEXTS.stopped : TEXTS.unexpected;
        failed(reply, question, error instanceof Refusal ? error.message : told);
      }
    } finally {
      clearTimeout(timer);
      if (running === controller) busy(null);
      if (asked.isConnected) show(asked);
    }
  };

  const grow = () => {
    box.rows = Math.min(5, Math.max(1, box.value.split("\n").length, Math.ceil(box.value.length / 40)));
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (running) return running.abort();
    const question = box.value.trim();
    if (!question) return box.focus();
    box.value = "";
    grow();
    return start(question);
  });
  box.addEventListener("input", grow);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (!running) form.requestSubmit();
  });
  anew.addEventListener("click", () => {
    if (running) running.abort();
    busy(null);
    earlier = [];
    talk.replaceChildren(welcome);
    welcome.hidden = false;
    anew.hidden = true;
    said.textContent = "";
    box.focus();
  });

  // Who embeds this page is held by frame-ancestors; it may give a key, and is told when the reader wants to leave.
  const tell = (what) => window.parent.postMessage({ trolyNghiQuyet: what }, "*");
  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || !event.data || typeof event.data !== "object") return;
    if (event.data.trolyNghiQuyet === "khoa" && typeof event.data.khoa === "string") key = event.data.khoa;
    if (event.data.trolyNghiQuyet === "mo") {
      close.hidden = false;
      box.focus();
    }
  });
  close.addEventListener("click", () => tell("dong"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && embedded && !event.isComposing) tell("dong");
  });

  const fragment = new URLSearchParams(window.location.hash.slice(1));
  if (fragment.has("khoa")) {
    key = fragment.get("khoa");
    window.history.replaceState(null, "", window.location.pathname);
  }
  if (embedded) tell("san-sang");
  else box.focus();
})();
