"""Precision and recall of the readers on the labelled sample."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ingest.figures import find_figures
from records.article import Article, Section
from records.fact import Figure, FoundIn
from records.passage import SectionKind, Sentence, Span
from vietnamese.dates import find_periods
from vietnamese.documents import find_documents
from vietnamese.normalise import match_form
from vietnamese.relative import find_relative

SAMPLE = Path(__file__).with_name("sentences.jsonl")
Row = dict[str, Any]
Found = tuple[int, int, Any]  # start, end, what was read there
# Where a label may stand, the best first: no part of a word or of a number ("1.234", "14h20", "5/10"), of a word, of a
# run of digits, anywhere.
_PLACES = (
    r"(?<!\w)(?<!\d[.,:/-]){}(?!\w)(?![.,:/-]\d)",
    r"(?<!\w){}(?!\w)",
    r"(?<!\d){}(?!\d)",
    r"{}",
)


@dataclass
class Score:
    """Right, wrong and missed readings; `examples` are those not right, one line each."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    examples: list[str] = field(default_factory=list, repr=False)  # no failing test prints what is held out

    @property
    def precision(self) -> float:
        """Share of what was read that is right."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """Share of what is labelled that was read right."""
        return self.right / max(self.right + self.missed, 1)


def load(path: Path = SAMPLE) -> list[Row]:
    """The rows of the sample."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def measure(rows: Iterable[Row]) -> dict[str, Score]:
    """Scores by subject: numbers, bounds, periods, documents, figure-unit, figure-period."""
    scores = {name: Score() for name in ("numbers", "bounds", "periods", "documents", "figure-unit", "figure-period")}
    for row in rows:
        text = row["text"]
        ignored = located(text, [{"text": stretch} for stretch in row["ignore"]])
        figures = _figures(row)
        pairs = _compare(
            scores["numbers"], row, "numbers", [(f.start, f.end, f) for f in figures], _same_number, ignored
        )
        for label, figure in pairs:
            _bound(scores["bounds"], row, label, figure)
            _unit(scores["figure-unit"], row, label, figure)
            _figure_period(scores["figure-period"], row, label, figure, ignored)
        periods = [(p.start, p.end, (p.first, p.last, False)) for p in find_periods(text)]
        relative = [(p.start, p.end, (p.first, p.last, True)) for p in find_relative(text)]
        periods = [p for p in periods if not any(_overlap(p, other) for other in relative)]
        _compare(scores["periods"], row, "periods", sorted(periods + relative), _same_period, ignored)
        documents = [(m.start, m.end, m) for m in find_documents(text)]
        _compare(scores["documents"], row, "documents", documents, _same_document, ignored)
    return scores


def _figures(row: Row) -> tuple[Figure, ...]:
    text = row["text"]
    article = Article(
        id=row["id"], source=row["source"], title="", place=None, published=None, byline=None, text=text,
        sections=(Section(SectionKind.BODY, Span(0, len(text))),),
    )  # fmt: skip
    return find_figures(article, [Sentence(row["id"], 0, 0, SectionKind.BODY, 0, len(text), text)])


def located(text: str, labels: Sequence[Row]) -> list[Found]:
    """Labels with their offsets: in the order of the text, none over the one before it.

    A label stands where it is no part of a longer word or number, and only for want of such a place within one: "12"
    in "12kg", "21.000" in "21.000đ".
    """
    found: list[Found] = []
    at = 0
    for label in labels:
        wording = re.escape(label["text"])
        found_at = (re.compile(pattern.format(wording)).search(text, at) for pattern in _PLACES)
        place = next(filter(None, found_at), None)
        assert place, (text, label)
        at = place.end()
        found.append((place.start(), at, label))
    return found


def _overlap(one: Found, other: Found) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _compare(
    score: Score,
    row: Row,
    kind: str,
    found: Sequence[Found],
    same: Callable[[Row, Any], bool],
    ignored: Sequence[Found],
) -> list[tuple[Row, Any]]:
    """Counts what was found against the labels; returns the pairs that agree."""
    text = row["text"]
    waiting = located(text, row[kind])
    pairs = []
    for one in found:
        match = next((label for label in waiting if _overlap(one, label) and same(label[2], one[2])), None)
        if match:
            waiting.remove(match)
            pairs.append((match[2], one[2]))
        elif not any(_overlap(one, stretch) for stretch in ignored):
            score.wrong += 1
            score.examples.append(f"{row['id']} + {text[one[0] : one[1]]!r} {_shown(one[2])} | {text}")
    for label in waiting:
        score.missed += 1
        score.examples.append(f"{row['id']} - {label[2]} | {text}")
    score.right += len(pairs)
    return pairs


def _shown(read: Any) -> str:
    return f"{read.kind} {read.value} {read.second or ''}" if isinstance(read, Figure) else str(read)


def _same_number(label: Row, figure: Figure) -> bool:
    second = Decimal(label["second"]) if label["second"] is not None else None
    percent = label["kind"] == "percent" or bool(label.get("percent"))
    return (str(figure.kind), figure.value, figure.second, figure.percent) == (
        label["kind"], Decimal(label["value"]), second, percent
    )  # fmt: skip


def _same_period(label: Row, read: tuple[date | None, date | None, bool]) -> bool:
    if label["relative"] or read[2]:
        return bool(label["relative"]) == read[2]
    return read[:2] == (date.fromisoformat(label["first"]), date.fromisoformat(label["last"]))


def _same_document(label: Row, mention: Any) -> bool:
    if mention.kind != match_form(label["kind"]):
        return False
    number = match_form(label["number"])
    if number:
        return bool(match_form(mention.code) == number)
    name, read = match_form(label["name"]), mention.name
    return bool(read) and (name.startswith(read) or read.startswith(name))


def _bound(score: Score, row: Row, label: Row, figure: Figure) -> None:
    if figure.bound == label["bound"]:
        score.right += bool(label["bound"])
        return
    score.wrong += bool(figure.bound)
    score.missed += bool(label["bound"])
    score.examples.append(f"{row['id']} {label['text']}: {figure.bound!r} for {label['bound']!r} | {row['text']}")


def _unit(score: Score, row: Row, label: Row, figure: Figure) -> None:
    unit = label["unit"]
    read = " ".join(match_form(figure.unit).split())
    if unit is None:
        score.wrong += bool(read)
        right = not read
    else:
        shortest, longest = (" ".join(match_form(text).split()) for text in unit)
        right = read.startswith(shortest) and longest.startswith(read)
        score.right += right
        score.wrong += bool(read) and not right
        score.missed += not right
    if not right:
        score.examples.append(f"{row['id']} {label['text']}: {figure.unit!r} for {unit} | {row['text']}")


def _figure_period(score: Score, row: Row, label: Row, figure: Figure, ignored: Sequence[Found]) -> None:
    if not label.get("period_judged", True):
        return
    wanted = [label["period"]] if isinstance(label["period"], str) else label["period"] or []
    read = figure.period if figure.period and figure.period.found_in in (FoundIn.CLAUSE, FoundIn.SENTENCE) else None
    right = (read is None) == (not wanted)
    if read is not None and wanted:  # days without a year have no dates here: the wording is compared
        written = match_form(read.written)
        right = any(written in text or text in written for text in map(match_form, wanted))
    if read is not None and not wanted and any(match_form(read.written) in match_form(i[2]["text"]) for i in ignored):
        return
    score.right += right and bool(wanted)
    score.wrong += read is not None and not right
    score.missed += bool(wanted) and not right
    if not right:
        shown = read.written if read else None
        score.examples.append(f"{row['id']} {label['text']}: {shown!r} for {label['period']!r} | {row['text']}")
