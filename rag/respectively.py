"""Figures told in the order of years or places: "năm 2021, 2022 và 2023 lần lượt 2.617, 2.541 và 3.279"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vietnamese.names import find_name_spans
from vietnamese.normalise import match_form
from vietnamese.numbers import Number

_TURN = re.compile(r"(?<!\w)(?:lần lượt|tương ứng|theo thứ tự)(?!\w)")
_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d.,/-]*\d)")
_BETWEEN = re.compile(
    r"\s*(?:,|;|và|với|\.\.\.|…|năm|tỉnh|thành phố|tp\.?|huyện|thị xã|thị trấn|quận|xã|phường|\s)*\s*"
)
_NEAR = 60  # characters between the last of the things and "lần lượt"


@dataclass(frozen=True, slots=True)
class Turn:
    """What a figure is told of: a year, or a name in matching form, and the names of all things told in turn."""

    year: int | None
    name: str
    names: frozenset[str]


def in_turn(text: str, numbers: Sequence[Number]) -> dict[int, Turn]:
    """Of each figure that is told in turn, by where it begins, the year or the name that it is of."""
    form = match_form(text)
    turn = _TURN.search(form)
    if turn is None:
        return {}
    years = [match.span() for match in _YEAR.finditer(form)]
    places = list(find_name_spans(text))
    for spans in (years, places):
        for things in (_run(form, [s for s in spans if s[1] <= turn.start()], last=True),
                       _run(form, [s for s in spans if s[0] >= turn.end()], last=False)):  # fmt: skip
            after = things and things[0][0] >= turn.end()
            if len(things) < 2 or (not after and turn.start() - things[-1][1] > _NEAR):
                continue
            told = [n for n in numbers if n.start >= turn.end() and (n.start, n.end) not in years]
            alike = [n for n in told if told and n.percent == told[0].percent]
            if after:
                alike = [n for n in alike if n.end <= things[0][0]]
            if len(alike) != len(things):
                continue
            written = [" ".join(form[slice(*span)].split()) for span in things]
            if spans is years:
                return {n.start: Turn(int(w), "", frozenset()) for n, w in zip(alike, written, strict=True)}
            return {n.start: Turn(None, w, frozenset(written)) for n, w in zip(alike, written, strict=True)}
    return {}


def _run(form: str, spans: Sequence[tuple[int, int]], *, last: bool) -> list[tuple[int, int]]:
    """The last (or the first) of the spans that stand side by side, in order."""
    ordered = list(reversed(spans)) if last else list(spans)
    run = ordered[:1]
    for span in ordered[1:]:
        low, high = sorted((run[-1], span))
        if _BETWEEN.fullmatch(form, low[1], high[0]) is None:
            break
        run.append(span)
    return sorted(run)
