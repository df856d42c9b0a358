"""Scores as one HTML file that needs nothing from outside: no script, no font, no picture, no request."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from html import escape
from pathlib import Path

from eval.baseline import Gate
from eval.charts import bars, histogram
from eval.compare import Comparison
from eval.match import form, stands
from eval.metrics import Verdict
from eval.scores import Corpus, Scores
from eval.texts import (
    FAULTS,
    MODEL_NOT_PASSED,
    MODEL_PASSED,
    NOT_PASSED,
    PASSED,
    RANKINGS,
    STATUSES,
    category,
    decimal,
    lines,
    notices,
    percent,
    side_by_side,
)
from records.answer import Status, Writer

_STYLE = Path(__file__).with_name("report.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_KEY = '<span class="key light">đúng</span><span class="key strong">đúng và dẫn đúng câu</span>'


def write_report(
    path: Path,
    scores: Scores,
    corpus: Corpus,
    gate: Gate | None,
    made: datetime,
    compared: Comparison | None = None,
) -> None:
    """Writes the report. Raises OSError when the file cannot be written."""
    path.write_text(report(scores, corpus, gate, made, compared), encoding="utf-8", errors="backslashreplace")


def report(
    scores: Scores, corpus: Corpus, gate: Gate | None, made: datetime, compared: Comparison | None = None
) -> str:
    """The report as HTML; with a comparison, the two writers side by side."""
    failed = [v for v in scores.verdicts if v.failed]
    steered, apart = [v for v in failed if not v.gold.held_out], [v for v in failed if v.gold.held_out]
    body = [
        "<header><h1>Kết quả chấm điểm trợ lý</h1>",
        f'<p class="faint">{len(scores.verdicts)} câu hỏi ({_h(corpus.questions)}) trên {corpus.article_count} '
        f"bài viết ({_h(corpus.articles)}). {_made_with(scores)} Lập lúc {made:%H:%M ngày %d/%m/%Y}.</p></header>",
        _gate(gate),
        *(_side_by_side(compared) if compared else ()),
        _tiles(scores),
        _notices(corpus),
        "<h2>Phần để riêng và phần còn lại</h2>",
        '<p class="faint">Không ai chỉnh chương trình theo phần để riêng, nên phần này cho biết chương trình làm được '
        "đến đâu với câu hỏi chưa từng gặp.</p>",
        _parts(scores),
        f"<h2>Theo loại câu hỏi</h2><figure>{_categories(scores)}<figcaption>{_KEY}</figcaption></figure>",
        _retrieval(scores),
        _latency(scores),
        f"<h2>Câu chưa đạt ({len(steered)})</h2>",
        *(map(_failure, steered) if steered else ["<p>Không có câu nào.</p>"]),
    ]
    if apart:
        body += [
            f"<h2>Câu chưa đạt trong phần để riêng ({len(apart)})</h2><details><summary>Mở ra xem. Không nên đọc khi "
            "còn đang chỉnh chương trình.</summary>",
            *map(_failure, apart),
            "</details>",
        ]
    return (
        '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Kết quả chấm điểm trợ lý</title><style>{_STYLE.read_text(encoding='utf-8')}</style></head>\n<body>"
        + "\n".join(body)
        + "</body></html>\n"
    )


def _h(text: object) -> str:
    return escape(str(text)).replace("\0", "\ufffd")


def _gate(gate: Gate | None, passed: str = PASSED, not_passed: str = NOT_PASSED) -> str:
    if gate is None:
        return ""
    if gate.passed:
        return f'<p class="card passed">{passed}</p>'
    return f'<div class="card not-passed"><b>{not_passed}</b><ul>{_items(gate.problems)}</ul></div>'


def _side_by_side(compared: Comparison) -> Iterator[str]:
    yield f"<h2>Hai cách viết, cùng câu hỏi</h2>{_gate(Gate(compared.problems()), MODEL_PASSED, MODEL_NOT_PASSED)}"
    yield _table(("", "Trích nguyên văn", compared.model), side_by_side(compared))
    rows = []
    for name, verdicts in compared.quoted.by_category.items():
        runs = (compared.quoted, verdicts), (compared.written, compared.written.by_category[name])
        shares = [scores.summary(some)["cited_accuracy"] or 0.0 for scores, some in runs]
        rows.append((f"{category(name)} ({len(verdicts)})", shares, " / ".join(map(percent, shares))))
    rows.sort(key=lambda row: (row[1][1] - row[1][0], row[0]))
    key = f'<span class="key light">trích nguyên văn</span><span class="key strong">{_h(compared.model)}</span>'
    chart = bars(rows, "Tỷ lệ đúng và dẫn đúng câu của hai cách viết, theo loại câu hỏi")
    yield f"<figure>{chart}<figcaption>Đúng và dẫn đúng câu: {key}</figcaption></figure>"
    if compared.lost:
        yield f"<details><summary>Câu chỉ mô hình trả lời chưa đạt ({len(compared.lost)})</summary>"
        yield from map(_failure, compared.lost)
        yield "</details>"
    yield "<h2>Trích nguyên văn</h2>"


def _items(texts: Iterable[str]) -> str:
    return "".join(f"<li>{_h(text)}</li>" for text in texts)


def _made_with(scores: Scores) -> str:
    made = next((v.answer.made_with for v in scores.verdicts), None)
    if made is None:
        return ""
    writer = "trích nguyên văn" if made.writer == Writer.EXTRACTIVE else made.writer
    return f"Cách viết: {_h(writer)}; mô hình nhúng: {_h(made.embedder)}."


def _tiles(scores: Scores) -> str:
    s = scores.summary()
    wrong = "bad" if s["wrong_figures"] else "good"
    tiles = (
        (percent(s["accuracy"]), "đúng", ""),
        (percent(s["cited_accuracy"]), "đúng và dẫn đúng câu", ""),
        (str(s["wrong_figures"]), "câu có số liệu sai", wrong),
        (f"{percent(s['citation_precision'])} / {percent(s['citation_recall'])}", "trích dẫn: độ chuẩn / độ phủ", ""),
        (f"{percent(s['refusal_precision'])} / {percent(s['refusal_recall'])}", "từ chối: độ chuẩn / độ phủ", ""),
        (f"{s['median_chars']:.0f}", "ký tự, độ dài trung vị", ""),
        (f"{s['median_ms']:.0f} ms", f"thời gian trung vị (p95 {s['p95_ms']:.0f} ms)", ""),
    )
    shown = "".join(f'<li><b class="{kind}">{value}</b><span>{name}</span></li>' for value, name, kind in tiles)
    return f'<ul class="tiles">{shown}</ul><p class="faint">{_h(lines(scores)[1])}</p>'


def _notices(corpus: Corpus) -> str:
    told = notices(corpus)
    return f'<ul class="card">{_items(told)}</ul>' if told else ""


def _parts(scores: Scores) -> str:
    heads = ("Phần", "Số câu", "Đúng", "Đúng, dẫn đúng", "Số liệu sai", "Trích dẫn", "Từ chối", "Ký tự", "Thời gian")
    rows = []
    parts = (("để riêng", scores.held_out), ("còn lại", scores.steered_by), ("tất cả", scores.verdicts))
    for name, verdicts in (part for part in parts if part[1]):
        s = scores.summary(verdicts)
        rows.append((
            name, str(len(verdicts)), percent(s["accuracy"]), percent(s["cited_accuracy"]), str(s["wrong_figures"]),
            f"{percent(s['citation_precision'])} / {percent(s['citation_recall'])}",
            f"{percent(s['refusal_precision'])} / {percent(s['refusal_recall'])}",
            f"{s['median_chars']:.0f}", f"{s['median_ms']:.0f} / {s['p95_ms']:.0f} ms",
        ))  # fmt: skip
    return _table(heads, rows)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f"<th>{_h(name)}</th>" for name in heads)
    body = "".join(f"<tr>{''.join(f'<td>{_h(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f'<div class="card scroll"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _categories(scores: Scores) -> str:
    rows = []
    for name, verdicts in scores.by_category.items():
        s = scores.summary(verdicts)
        wrong = f", {s['wrong_figures']} số sai" if s["wrong_figures"] else ""
        shares = (s["accuracy"] or 0.0, s["cited_accuracy"] or 0.0)
        rows.append((f"{category(name)} ({len(verdicts)})", shares, f"{percent(shares[1])}{wrong}"))
    rows.sort(key=lambda row: (row[1][1], row[0]))
    return bars(rows, "Tỷ lệ đúng, và đúng kèm dẫn đúng câu, theo loại câu hỏi")


def _retrieval(scores: Scores) -> str:
    s = scores.summary()["retrieval"]
    if s["search"]["mrr"] is None:
        return ""
    rows = [
        (f"trong {k} câu đầu", [s[name][f"recall_at_{k}"] for name in RANKINGS],
         " / ".join(percent(s[name][f"recall_at_{k}"]) for name in RANKINGS))
        for k in (1, 3, 5, 10)
    ]  # fmt: skip
    first, second = RANKINGS.values()
    key = f'<span class="key light">{_h(first)}</span><span class="key strong">{_h(second)}</span>'
    mrr = " / ".join(decimal(s[name]["mrr"]) for name in RANKINGS)
    chart = bars(rows, "Độ phủ của câu dẫn chứng")
    return f"<h2>Tìm câu dẫn chứng</h2><figure>{chart}<figcaption>{key} · MRR {mrr}</figcaption></figure>"


def _latency(scores: Scores) -> str:
    times = [v.answer.latency_ms for v in scores.verdicts]
    if not times:
        return ""
    chart = histogram(times, "Phân bố thời gian trả lời")
    return f"<h2>Thời gian trả lời</h2><figure>{chart}<figcaption>Số câu theo thời gian trả lời</figcaption></figure>"


def _failure(verdict: Verdict) -> str:
    gold, answer = verdict.gold, verdict.answer
    *before, last = gold.item.turns
    turns = f'<ol class="faint">{_items(before)}</ol>' if before else ""
    sources = "".join(_quote(f"[{c.n}] {c.source}", c.quote) for c in answer.citations)
    evidence = "".join(_quote(source, quote) for source, quote in gold.evidence)
    return (
        f'<article class="card"><h3>{_h(gold.item.id)} · {_h(last)}</h3>{turns}<div>{_tags(verdict)}</div>'
        f'<div class="sides"><dl><dt>Máy trả lời: {_h(STATUSES[answer.status])}</dt><dd>{_bold(answer.text)}</dd>'
        f"{f'<dt>Câu được dẫn</dt><dd>{sources}</dd>' if sources else ''}</dl>"
        f"<dl><dt>Cần có: {_h(' hoặc '.join(STATUSES[Status(s)] for s in gold.statuses))}</dt>"
        f"<dd>{_expected(verdict)}</dd>{f'<dt>Câu dẫn chứng</dt><dd>{evidence}</dd>' if evidence else ''}</dl></div>"
        "</article>"
    )


def _tags(verdict: Verdict) -> str:
    bad = [] if verdict.right else ["chưa đúng"]
    if verdict.right and not verdict.cited:
        bad.append("dẫn sai câu")
    if verdict.answer.status not in verdict.gold.statuses:
        bad.append("sai trạng thái")
    bad += [f"số liệu sai: {error.text} ({FAULTS[error.fault]})" for error in verdict.figure_errors]
    bad += [f"không được nói: {words}" for words in verdict.forbidden]
    tags = [f'<span class="tag">{_h(category(verdict.gold.category))}</span>']
    return "".join(tags + [f'<span class="tag bad">{_h(text)}</span>' for text in dict.fromkeys(bad)])


def _expected(verdict: Verdict) -> str:
    text = form(" ".join(claim.text for claim in verdict.answer.claims))
    rows = []
    for group in verdict.gold.expect:
        there = any(stands(variant, text) for variant in group)
        mark = '<span class="good">✓</span>' if there else '<span class="bad">✗</span>'
        rows.append(f"{mark} {_h(' | '.join(group))}")
    return "\n".join(rows) or '<span class="faint">không có gì phải nêu</span>'


def _quote(where: str, quote: str) -> str:
    return f"<blockquote>{_h(quote)}<cite>{_h(where)}</cite></blockquote>"


def _bold(text: str) -> str:
    """Markdown bold as HTML; a mark without its partner stays as it is."""
    pieces = _h(text).split("**")
    if len(pieces) % 2 == 0:
        return "**".join(pieces)
    return "".join(f"<strong>{piece}</strong>" if at % 2 else piece for at, piece in enumerate(pieces))
