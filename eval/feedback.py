"""The command `feedback`: what readers thought of answers, as a table, JSON, CSV, or questions for `eval`."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from conversations.store import Conversations, Rated
from eval.feedback_questions import article_texts, questions, write_questions
from rag.export import csv_lines
from records.conversation import Rating
from vectorstore.library import open_library

RATINGS = {Rating.GOOD: "tốt", Rating.BAD: "chưa tốt"}
_COLUMNS = ("Lúc", "Đánh giá", "Lý do", "Nhận xét", "Câu hỏi", "Các câu trước", "Trả lời", "Tệp nguồn")
_SHOWN = (0, 1, 2, 3, 4, 6)


def tell(data_dir: Path, *, as_json: bool = False, as_csv: bool = False, file: Path | None = None) -> None:
    """Prints what was rated in a data folder, or writes it to a question `file`.

    Raises ConversationError when it cannot be read; with a file UsageError when that cannot be written, StoreError when
    the folder has no articles that the questions could be about.
    """
    with Conversations.open(data_dir) as kept:
        rated = kept.rated()
    if as_json:
        print(json.dumps([feedback_to_json(one) for one in rated], ensure_ascii=False, indent=2))
    elif as_csv:
        sys.stdout.writelines(csv_lines(_COLUMNS, map(_cells, rated)))
    elif not rated:
        print("Chưa có ai góp ý về câu trả lời nào.")
    elif file is None:
        print_feedback(rated)
    else:
        with open_library(data_dir) as library:
            found = questions(rated, article_texts(library))
        print(*write_questions(found, file), sep="\n")


def feedback_to_json(one: Rated) -> dict[str, Any]:
    """A rated answer with the questions before it; `rated` is an ISO moment with its time zone."""
    exchange, answer, feedback = one.exchange, one.exchange.answer, one.exchange.feedback
    return {
        "rated": one.when.isoformat(timespec="seconds"),
        "rating": feedback.rating.value if feedback else None,
        "reason": feedback.reason if feedback else "",
        "comment": feedback.comment if feedback else "",
        "before": list(one.before),
        "question": exchange.question,
        "scope": exchange.scope_named,
        "status": answer.status.value if answer else None,
        "answer": answer.text if answer else exchange.notice or "",
        "citations": [{"source": one.source, "quote": one.quote} for one in (answer.citations if answer else ())],
    }


def print_feedback(rated: Sequence[Rated]) -> None:
    """A table in a terminal; elsewhere a line a rated answer."""
    rows = [[" ".join(cell.split()) for cell in _cells(one)] for one in rated]
    console = Console()
    if not console.is_terminal:
        for row in (_COLUMNS, *rows):
            print(" | ".join(row[at] for at in _SHOWN))
        return
    table = Table(show_lines=True, expand=True)
    for at in _SHOWN:
        table.add_column(_COLUMNS[at], overflow="fold", ratio=1 if at > 3 else None, max_width=None if at > 3 else 16)
    for row in rows:
        table.add_row(*(Text(row[at]) for at in _SHOWN))
    console.print(table)


def _cells(one: Rated) -> tuple[str, ...]:
    answer, feedback = one.exchange.answer, one.exchange.feedback
    return (
        f"{one.when:%d/%m/%Y %H:%M}",
        RATINGS[feedback.rating] if feedback else "",
        feedback.reason if feedback else "",
        feedback.comment if feedback else "",
        one.exchange.question,
        "\n".join(one.before),
        answer.text.replace("**", "") if answer else one.exchange.notice or "",
        ", ".join(dict.fromkeys(citation.source for citation in answer.citations)) if answer else "",
    )
