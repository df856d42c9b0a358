"""The chart under a table answer: a point for each row, read from the table's own words."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from records.answer import Citation, Claim
from ui.answer.claims import cells, is_head
from ui.answer.markup import article_address, bold_parts
from ui.chart import Point, chart_html
from vietnamese.numbers import NumberKind, find_numbers

_BREAKS = re.compile(r"\s*\n\s*")  # an empty line would end the HTML that the chat's Markdown holds


def series_html(claims: Sequence[Claim], by_number: Mapping[int, Citation]) -> str:
    """The chart of a table of one quantity, its first column the labels; "" for any other answer."""
    rows = [claim for claim in claims if claim.is_table]
    if not rows or not is_head(rows[0]):
        return ""
    points, units = [], set()
    for row in rows[1:]:
        point = _point(row, by_number)
        if point is None:
            return ""
        points.append(point[0])
        units.add(point[1])
    if len(points) < 2 or len(units) > 1 or len({point.label for point in points}) < len(points):
        return ""
    return _drawn(tuple(points), cells(rows[0])[-1], units.pop())


def _point(row: Claim, by_number: Mapping[int, Citation]) -> tuple[Point, str] | None:
    """The point of a row of two cells and its unit; None where its bold figure is no single quantity with a source."""
    shown = cells(row)
    values = bold_parts(shown[-1])
    cited = [by_number[n] for n in row.citations if n in by_number]
    if len(shown) != 2 or len(values) != 1 or not cited:
        return None
    plain = shown[-1].replace("**", "")
    start = plain.index(values[0])
    numbers = [number for number in find_numbers(plain) if start <= number.start < start + len(values[0])]
    if len(numbers) != 1 or numbers[0].kind not in (NumberKind.COUNT, NumberKind.PERCENT):
        return None
    unit = " ".join(filter(None, ("%" if numbers[0].percent else "", plain[start + len(values[0]) :].strip())))
    said = Point(shown[0].replace("**", ""), numbers[0].value, values[0], "", article_address(cited[0]), cited[0].quote)
    return said, unit


@lru_cache(maxsize=64)
def _drawn(points: tuple[Point, ...], title: str, unit: str) -> str:
    """Kept, since a conversation is drawn anew for each frame of its newest answer."""
    return _BREAKS.sub(" ", chart_html(points, title, unit))
