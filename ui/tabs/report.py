"""The tab "Đánh giá": the last evaluation, drawn from what `app.py eval` keeps in the data folder."""

import json
import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import gradio as gr

from records.answer import Writer
from ui.chart import bars_html
from ui.render import inert
from ui.tables import RAW, notice_html, table_html, text
from ui.texts import registers as texts

log = logging.getLogger(__name__)

FILE = "evaluation.json"  # as eval.kept has it
_MAX_BYTES = 4 * 1024 * 1024


def add_report(data_dir: Path, tab: gr.Tab) -> None:
    """The tab, made where this is called; the report is read whenever the tab is opened."""
    shown = gr.Markdown(elem_id="report", **RAW)
    tab.select(
        lambda: report_html(data_dir / FILE), None, shown, api_visibility="private", show_progress="hidden", queue=False
    )


def report_html(path: Path) -> str:
    """The report of a file as HTML; without one, how to make it. Raises nothing."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise ValueError("the file is too large")
        return _report(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return _how_to(f"{texts.NO_REPORT} {texts.NO_REPORT_HINT}")
    except Exception:  # the edge of the program; the file may be anyone's
        log.exception("the evaluation report cannot be read")
        return _how_to(texts.UNREADABLE_REPORT)


def _how_to(sentence: str) -> str:
    return f'<div>{notice_html(sentence)}<p class="command"><code>{inert(texts.REPORT_COMMAND)}</code></p></div>'


def _report(kept: Mapping[str, Any]) -> str:
    summary = kept["summary"]
    made = texts.REPORT_MADE.format(
        made=f"{datetime.fromisoformat(kept['made']):%H:%M ngày %d/%m/%Y}",
        count=int(summary["questions"]),
        questions=kept["questions"],
        articles=int(kept["articles"]),
    )
    written = texts.REPORT_QUOTED if kept["writer"] == Writer.EXTRACTIVE else kept["writer"]
    writer = texts.REPORT_WRITER.format(writer=written, embedder=kept["embedder"])
    values = (
        _percent(summary["accuracy"]),
        _percent(summary["cited_accuracy"]),
        str(int(summary["wrong_figures"])),
        _percent(summary["retrieval"]["search"]["recall_at_10"]),
        _pair(summary, "refusal"),
    )
    tiles = "".join(
        f"<li><b>{inert(value)}</b><span>{inert(name)}</span></li>"
        for value, name in zip(values, texts.TILES, strict=True)
    )
    parts = [(texts.PART_NAMES[name], kept[name]) for name in ("held_out", "steered_by", "summary")]
    categories = [(str(one["name"]), one) for one in kept["by_category"]]
    bars = [
        (f"{name} ({int(one['questions'])})", Decimal(str(one["cited_accuracy"] or 0)), _percent(one["cited_accuracy"]))
        for name, one in sorted(categories, key=lambda row: (row[1]["cited_accuracy"] or 0, row[0]))
    ]
    body = [
        f'<div class="report"><h2>{texts.REPORT_HEADING}</h2><p>{inert(made)}</p>',
        f'<p class="faint">{inert(writer)}</p>',
        _gate(kept["gate"]),
        f'<ul class="tiles">{tiles}</ul>',
        f"<h3>{texts.PARTS_HEADING}</h3>",
        table_html(texts.PARTS_HEADING, (texts.PART, *texts.REPORT_HEADS), _rows(parts), "scores"),
        f"<h3>{texts.CATEGORIES_HEADING}</h3>",
        bars_html(bars, texts.CATEGORY_CHART),
        table_html(texts.CATEGORIES_HEADING, (texts.CATEGORY, *texts.REPORT_HEADS), _rows(categories), "scores"),
    ]
    if kept.get("model"):
        heads = (texts.MEASURE, *map(str, kept["model"]["heads"]))
        measures = [[text(str(cell)) for cell in row] for row in kept["model"]["rows"]]
        body += [f"<h3>{texts.MODEL_HEADING}</h3>", table_html(texts.MODEL_HEADING, heads, measures, "scores")]
    return "".join(body) + "</div>"


def _gate(gate: Mapping[str, Any] | None) -> str:
    if gate is None:
        return f'<p class="gate">{texts.NO_GATE}</p>'
    if not gate["problems"]:
        return f'<p class="gate passed">✓ {texts.GATE_PASSED}</p>'
    problems = "".join(f"<li>{inert(str(problem))}</li>" for problem in gate["problems"])
    return f'<div class="gate failed"><strong>✗ {texts.GATE_FAILED}</strong><ul>{problems}</ul></div>'


def _rows(named: Sequence[tuple[str, Mapping[str, Any]]]) -> list[tuple[str, ...]]:
    return [
        (
            text(name),
            str(int(one["questions"])),
            _percent(one["accuracy"]),
            _percent(one["cited_accuracy"]),
            str(int(one["wrong_figures"])),
            _pair(one, "citation"),
            _pair(one, "refusal"),
            f"{float(one['median_ms']):.0f} ms",
        )
        for name, one in named
        if one["questions"]
    ]


def _pair(summary: Mapping[str, Any], what: str) -> str:
    return f"{_percent(summary[f'{what}_precision'])} / {_percent(summary[f'{what}_recall'])}"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}".replace(".", ",")
