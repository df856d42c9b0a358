// Asks the assistant over its REST API, with nothing but fetch: Node 18 or newer, Deno, Bun, or a browser.
//
//     ADDRESS=http://127.0.0.1:7860 KEY=... node docs/embedding/ask.mjs "Năm 2022 kết nạp bao nhiêu đảng viên?"

/** The Answer; throws an Error with the server's own (Vietnamese) message. `key` is needed where keys are used. */
export async function ask(address, question, { history = [], key = "" } = {}) {
  const response = await fetch(`${address}/api/v1/ask`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...(key && { Authorization: `Bearer ${key}` }) },
    body: JSON.stringify({ question, history }),
  });
  const told = await response.json();
  if (!response.ok) throw new Error(told.detail ?? told.error?.message ?? response.statusText);
  return told;
}

/** The answer as text, each source on a line of its own. */
export function asText(answer) {
  const sources = answer.citations.map((one) => `[${one.n}] ${one.title} (${one.source}): “${one.quote}”`);
  return [answer.answer, ...sources].join("\n");
}

if (typeof process !== "undefined" && process.argv[1]?.endsWith("ask.mjs")) {
  const { ADDRESS = "http://127.0.0.1:7860", KEY = "" } = process.env;
  try {
    console.log(asText(await ask(ADDRESS, process.argv[2] ?? "", { key: KEY })));
  } catch (error) {
    console.error(`Lỗi: ${error.message}`);
    process.exitCode = 1;
  }
}
