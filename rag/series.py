"""Which figures are of one quantity, what sources say differently about it, and figures as a series to be drawn.

The rules come from reading the figures of the bundled articles and of 5,000 news articles.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from errors import UsageError
from records.fact import FactPeriod, Figure, FigureKind, FoundIn
from vectorstore.facts import Stated
from vietnamese.normalise import match_form
from vietnamese.nouns import MEASURES
from vietnamese.places import find_places

Row = Stated[Figure]

LEAST = 2  # marks of a drawing
_UNTOLD = frozenset(map(match_form, ("", "có", "là", "đạt", "còn", "gồm", "bao gồm", "lên", "ở mức", "chiếm", "ước")))
# A Party committee or "the whole of" a place stands for the place itself, and so do the words that lead to it.
_OF_PLACE = frozenset(match_form("toàn cả nước đảng bộ địa bàn trên của tại ở trong các và").split())
_LINKS = frozenset(map(match_form, ("của", "tại", "ở", "trên", "trong", "toàn", "cả")))
_VAGUE = frozenset(match_form("mức số tổng tỷ lệ giá khoảng dự kiến tương đương này đó đây kết quả").split())
_CITIES = frozenset(map(match_form, ("Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ")))  # no province
_SHORT = {"hcm": "hồ chí minh"}
_ABOUT = Decimal("0.1")  # how far from "khoảng" a value may lie, as a share
_TITLE = 60  # characters of an article's title that name a bar


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a figure is a value of; each part in matching form.

    `subject` is without the place it names: a quantity holds in many places. `within` is the id of the sentence or the
    article for what cannot be told from other things outside it ("năm 2022 là 5,4%, năm 2023 là 5,7%").
    """

    unit: str
    said: str
    subject: str
    within: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure to be drawn at `label`, a time or a place, as one of those named `series` ("" for the only one)."""

    row: Row
    label: str
    series: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Figures of one unit as marks, in the order of the text; `left_out` says what is not drawn and why."""

    title: str
    unit: str
    marks: tuple[Mark, ...]
    left_out: tuple[str, ...]


def quantity(figure: Figure) -> Quantity | None:
    """What a figure is a value of; None where the text does not tell, and for ranges and ratios.

    What is counted tells enough together with what is said of it, or with the place or Party committee that has it. A
    measure ("%", "đồng") needs a subject, or what it is a share of. What tells less ("tăng 5%") is known only in its
    article, "là 5%" only in its sentence, and nothing is known of "35 tuổi" alone.
    """
    if figure.kind not in (FigureKind.COUNT, FigureKind.PERCENT):
        return None
    unit, said, subject = match_form(figure.unit), match_form(figure.said), _matter(figure.subject)
    told, measure = said not in _UNTOLD, not unit or unit in MEASURES
    of_place = bool(figure.subject) and not subject
    if any(word not in _VAGUE and word not in unit.split() for word in subject.split()):
        return Quantity(unit, said, subject)
    if (told or of_place) if not measure else (of_place and "…" in said):
        return Quantity(unit, said, subject)
    if told:
        return Quantity(unit, said, subject, figure.article_id)
    return Quantity(unit, said, subject, figure.sentence_id) if said else None


def of_one_quantity(rows: Sequence[Row], like: Row) -> tuple[Row, ...]:
    """Those of the rows that are values of the same quantity as a row, which is one of them."""
    wanted = quantity(like.fact)
    return tuple(row for row in rows if wanted is not None and quantity(row.fact) == wanted) or (like,)


def disagreements(rows: Sequence[Row]) -> Mapping[Figure, tuple[Row, ...]]:
    """For each figure that other articles contradict: the rows that do.

    Figures contradict each other when they are values of one quantity, for one place and the same known days, and
    cannot both be true. An article that states several values of it speaks of parts that its words do not tell apart
    ("1 triệu xe tại Mỹ, 216.000 xe tại Canada"), so it is left out; so is a period that only the article as a whole
    suggests.
    """
    groups: defaultdict[object, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        period, place, what = row.fact.period, row.fact.place, quantity(row.fact)
        if not what or what.within or not place or not period or period.found_in is FoundIn.ARTICLE:
            continue
        if period.first and period.last:
            groups[what, period.first, period.last, place_key(place.name)][row.fact.article_id].append(row)
    found: dict[Figure, tuple[Row, ...]] = {}
    for by_article in groups.values():
        alone = [some for some in by_article.values() if len({row.fact.value for row in some}) == 1]
        for some in alone:
            others = tuple(other[0] for other in alone if other is not some and not _agree(some[0], other[0]))
            if others:
                found |= dict.fromkeys((row.fact for row in some), others)
    return found


def drawing(rows: Sequence[Row]) -> Drawing:
    """The rows as a series over time, one for each place; without several times, by place; else by article.

    Raises UsageError when they have several units, or when fewer than two can be drawn.
    """
    units = Counter(match_form(row.fact.unit) for row in rows)
    if len(units) > 1:
        named = ", ".join(f"“{unit or 'không ghi đơn vị'}”" for unit, _ in units.most_common(4))
        raise UsageError(
            f"Các dòng đã chọn có đơn vị khác nhau ({named}) nên không vẽ chung một biểu đồ được. "
            "Hãy bỏ chọn bớt để chỉ còn một đơn vị."
        )
    left_out = []
    values = [row for row in rows if row.fact.kind in (FigureKind.COUNT, FigureKind.PERCENT)]
    if len(values) < len(rows):
        left_out.append(f"Không có trên biểu đồ: {len(rows) - len(values)} dòng là khoảng hay tỷ số.")
    timed = [row for row in values if row.fact.period and period_label(row.fact.period)]
    over_time = len({period_label(row.fact.period) for row in timed if row.fact.period}) > 1
    if over_time and len(timed) < len(values):
        left_out.append(f"Không có trên biểu đồ: {len(values) - len(timed)} dòng mà bài viết không ghi rõ thời gian.")
    drawn = timed if over_time else values
    if len(drawn) < LEAST:
        raise UsageError("Cần ít nhất hai dòng vẽ được. Hãy chọn thêm dòng cùng đơn vị, có thời gian hoặc nơi.")
    return Drawing(_title(drawn), drawn[0].fact.unit, _marks(drawn, over_time=over_time), tuple(left_out))


def place_key(name: str) -> tuple[str, str]:
    """What tells a place apart: its level and name in matching form; a province is known with and without its level."""
    place = next((one for one in find_places(name) if one.name), None)
    if place is None:
        return "", match_form(name)
    known = _SHORT.get(place.name, place.name)
    return "" if place.level == "tỉnh" or known in _CITIES else place.level, known


def period_label(period: FactPeriod) -> str:
    """A period whose days are known, as a short label: "2021", "Quý 1/2021", "5/2021", "2020-2025"; else ""."""
    first, last = period.first, period.last
    if not first or not last:
        return ""
    if first == last:
        return f"{first:%d/%m/%Y}"
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return _months(first, last)
    return f"{first:%d/%m}-{last:%d/%m/%Y}" if first.year == last.year else f"{first:%d/%m/%Y}-{last:%d/%m/%Y}"


def _months(first: date, last: date) -> str:
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}-{last.year}"
    if first.year != last.year:
        return f"{first.month}/{first.year}-{last.month}/{last.year}"
    if first.month == last.month:
        return f"{first.month}/{first.year}"
    if first.month % 3 == 1 and last.month == first.month + 2:
        return f"Quý {last.month // 3}/{first.year}"
    return f"{first.month}-{last.month}/{first.year}"


def _marks(rows: Sequence[Row], *, over_time: bool) -> tuple[Mark, ...]:
    names = _place_names(rows)
    several = len({_what(row) for row in rows}) > 1
    if over_time:
        labels = [period_label(row.fact.period) if row.fact.period else "" for row in rows]
        parts = [(_called(row) if several else "", names[_place(row)] if len(names) > 1 else "") for row in rows]
    elif len(names) > 1:
        labels = [names[_place(row)] for row in rows]
        parts = [(_called(row) if several else "", "") for row in rows]
    else:
        labels = [_called(row) if several else row.title[:_TITLE] or row.source for row in rows]
        parts = [("", "")] * len(rows)
    series = (", ".join(filter(None, part)) for part in parts)
    return tuple(map(Mark, rows, labels, series))


def _place_names(rows: Sequence[Row]) -> dict[object, str]:
    """The most frequent writing of each place."""
    written: defaultdict[object, Counter[str]] = defaultdict(Counter)
    for row in rows:
        written[_place(row)][row.fact.place.name if row.fact.place else "không ghi nơi"] += 1
    return {key: names.most_common(1)[0][0] for key, names in written.items()}


def _place(row: Row) -> object:
    return place_key(row.fact.place.name) if row.fact.place else None


def _what(row: Row) -> object:
    return quantity(row.fact) or row.fact.sentence_id


def _called(row: Row) -> str:
    """What a figure is of, in the words of its article."""
    subject = row.fact.subject if _matter(row.fact.subject) else ""
    return " ".join(filter(None, (subject, row.fact.said))) or row.fact.unit


def _title(rows: Sequence[Row]) -> str:
    """What is common to the rows: what is said, the unit, the place, the period."""
    parts = [_common(rows, lambda row: _called(row) if row.fact.said or _matter(row.fact.subject) else "")]
    unit = rows[0].fact.unit
    if unit and match_form(unit) not in match_form(parts[0]):
        parts.append(f"({unit})" if match_form(unit) in MEASURES else unit)
    title = " ".join(filter(None, parts))
    names = _place_names(rows)
    where = next(iter(names.values())) if len(names) == 1 and None not in names else ""
    when = _common(rows, lambda row: period_label(row.fact.period) if row.fact.period else "")
    title = ", ".join(filter(None, (title, where, when)))
    return title[:1].upper() + title[1:]


def _common(rows: Sequence[Row], part: Callable[[Row], str]) -> str:
    """A part that all rows have, in whatever writing; "" where they differ."""
    parts = [part(row) for row in rows]
    return parts[0] if len({match_form(one) for one in parts}) == 1 else ""


def _matter(subject: str) -> str:
    """A subject in matching form without the places it names; "" where it is nothing but a place."""
    form, kept, at = match_form(subject), [], 0
    for place in find_places(subject):
        kept.append(form[at : place.start])
        at = place.end
    words = list(filter(None, (word.strip(",.;:()") for word in " ".join((*kept, form[at:])).split())))
    while words and words[-1] in _LINKS:
        words.pop()
    return " ".join(words) if any(word not in _OF_PLACE for word in words) else ""


def _agree(one: Row, other: Row) -> bool:
    """True when both may be true: bounds are kept, "khoảng" lies near, and a rounded value rounds the other one."""
    a, b = one.fact, other.fact
    for this, that in ((a, b), (b, a)):
        if this.bound and that.bound:
            return True
        if (this.bound == ">" and that.value >= this.value) or (this.bound == "<" and that.value <= this.value):
            return True
        if this.bound == "~" and abs(this.value - that.value) <= _ABOUT * abs(this.value):
            return True
    if a.bound or b.bound:
        return False
    return a.value == b.value or _rounds(one, b.value) or _rounds(other, a.value)


def _rounds(row: Row, exact: Decimal) -> bool:
    """True when a value written with a decimal fraction or a word ("2,6 nghìn", 122% of 122,2%) rounds another one."""
    fact = row.fact
    if not (fact.percent or "," in row.written or any(char.isalpha() for char in row.written)):
        return False
    place = fact.value.normalize().as_tuple().exponent
    return isinstance(place, int) and exact.quantize(Decimal(1).scaleb(place)) == fact.value
