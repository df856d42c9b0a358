"""Which figure of a sentence is of which of two things: told by it, before it in its sentence, or before that."""

import re
from collections.abc import Iterator, Sequence

from rag.agree_names import stands_in
from rag.compared import Side, Sides, evidence_of, forms_of
from rag.desk import Desk
from rag.operands import Operand
from rag.read import Reading
from vietnamese.normalise import match_form

ITSELF, BEFORE, EARLIER = 0, 1, 2
"""Where a figure's side is named: by it, before it in its sentence, or before that."""
NAMED = 0.5
"""Share of a side's own words that stand by its figure."""
_FEW = 2  # words of a side, of which half are enough
_BACK = 3  # sentences before a figure's in which its side may be named
_TURN = re.compile(r"(?<!\w)(?:lần lượt|tương ứng|theo thứ tự)(?!\w)")
_UNIT = 2  # syllables behind a unit that say what kind of it is counted
_PEOPLE = re.compile(r"(?:lượt )?(?:người|cá nhân)(?!\w)")


def sided(
    reading: Reading,
    figures: Sequence[Operand],
    stretches: Sequence[tuple[int, int]],
    compared: Sides,
    desk: Desk,
    *,
    loose: bool,
) -> Iterator[tuple[Operand, int, int]]:
    """Each figure of a sentence with where its side is named, and which one it is: 0 or 1."""
    text = reading.evidence.sentence.text
    own = [which(compared, text[slice(*zone)], loose=loose) for zone in stretches]
    told_in_turn = _in_turn(compared, text, figures)
    earlier: int | None = None
    for before in reversed(_sentences_before(reading, desk)):
        earlier = which(compared, before)
        if earlier is not None or any(evidence_of(side, before) >= NAMED for side in compared.both):
            break
    for at, one in enumerate(figures):
        if one.number.start in told_in_turn:
            yield one, ITSELF, told_in_turn[one.number.start]
            continue
        if told_in_turn:
            continue
        counted = [n for n, side in enumerate(compared.both) if counts(one, side)]
        if len(counted) == 1:
            yield one, ITSELF, counted[0]
            continue
        side = own[at]
        if side is not None:
            yield one, ITSELF, side
            continue
        if any(evidence_of(other, text[slice(*stretches[at])]) >= NAMED for other in compared.both):
            continue
        nearest = next((own[k] for k in range(at - 1, -1, -1) if own[k] is not None), None)
        if nearest is not None:
            yield one, BEFORE, nearest
        elif earlier is not None:
            yield one, EARLIER, earlier
        elif (place := _of_place(compared, one)) is not None:
            yield one, EARLIER, place


def _in_turn(compared: Sides, text: str, figures: Sequence[Operand]) -> dict[int, int]:
    """Which side each of two figures is of in "A, B … lần lượt là 2.170 tỷ và 1.945 tỷ", by where they begin."""
    marker = _TURN.search(match_form(text))
    behind = [one.number.start for one in figures if marker and one.number.start >= marker.end()]
    if marker is None or len(behind) != len(compared.both):
        return {}
    ahead = forms_of(text[: marker.start()])
    at = [max((n for n, word in enumerate(ahead) if word in side.own), default=-1) for side in compared.both]
    if min(at) < 0 or at[0] == at[1]:
        return {}
    return dict(zip(behind, (0, 1) if at[0] < at[1] else (1, 0), strict=True))


def _of_place(compared: Sides, one: Operand) -> int | None:
    """Which of two places a figure is of, as its article tells."""
    place = one.figure.place.name if one.figure.place else ""
    named = [n for n, side in enumerate(compared.both) if side.name and stands_in(side.name, place)]
    return named[0] if len(named) == 1 else None


def _sentences_before(reading: Reading, desk: Desk) -> list[str]:
    sentence = reading.evidence.sentence
    there = [s for s in desk.sentences(sentence.article_id) if s.kind.own and s.index < sentence.index]
    return [s.text for s in there[-_BACK:] if sentence.paragraph - s.paragraph <= 1]


def which(compared: Sides, text: str, *, loose: bool = False) -> int | None:
    """Which of the two a stretch is of: 0 or 1; None when it names neither, or both; `loose` takes what it names more,
    by single words.
    """
    if loose and not any(side.name for side in compared.both):
        there = set(forms_of(text))
        first, second = (len(side.own & there) / len(side.own) for side in compared.both)
        return None if max(first, second) < NAMED or first == second else 0 if first > second else 1
    shares = [evidence_of(side, text) for side in compared.both]
    shares = [0.0 if share == NAMED and len(side.own) > _FEW else share
              for share, side in zip(shares, compared.both, strict=True)]  # fmt: skip
    if min(shares) >= NAMED and ", " in text:  # "Trước khi A bị tuyên án, B nhận 12 năm": its own clause tells
        return which(compared, text[text.rfind(", ") + 2 :])
    for at, other in ((0, 1), (1, 0)):
        if shares[at] >= NAMED and shares[other] < NAMED:
            return at
    return None


def counts(one: Operand, side: Side) -> bool:
    """True when a figure counts the very thing that a side is: "1443 thương binh", "16 khách nước ngoài"."""
    if side.name or one.is_point:
        return False
    behind = re.split(r"[,;.:()]|(?<!\w)và(?!\w)", one.sentence.text[one.number.end :], maxsplit=1)[0]
    if side.own <= set(forms_of(behind)[: len(one.unit.split()) + _UNIT]):
        return True
    return _PEOPLE.fullmatch(match_form(side.label)) is not None and _PEOPLE.match(match_form(one.unit)) is not None
