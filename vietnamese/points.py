"""Numbers that say where something stands on a scale, and count nothing: a minute of a match, a rank."""

import re
from dataclasses import dataclass
from decimal import Decimal

from vietnamese.normalise import match_form
from vietnamese.numbers import Number, NumberKind

_POINT = re.compile(
    r"(?<!\w)(?:(?P<minute>phút)|(?P<rank>(?:thứ )?hạng|vị trí|xếp)(?: hạng)?)(?: thứ)?\s(?:số )?(?P<value>\d{1,4})"
    r"(?![\w%/]|[.,:+-]\d|\s(?:phút|bậc|hạng|điểm|giờ|giây)(?!\w))"
)


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a scale, `written` as the text does ("phút 18"); `unit` is what two are apart ("phút", "bậc")."""

    written: str
    number: Number
    unit: str


_YEAR = re.compile(
    r"(?<!\w)(?:năm\s)?(?P<value>(?:1[5-9]|20)\d\d)(?![\w%]|[.,/:+-]\d|\s?(?:đồng|người|triệu|tỷ)(?!\w))"
)


def year_points(text: str) -> tuple[Point, ...]:
    """The years that a text writes, as places on a scale: "năm 2008", "Hoa hậu Thế giới 1958", "8/1998"."""
    return tuple(
        Point(
            match["value"],
            Number(match.start("value"), match.end("value"), NumberKind.COUNT, Decimal(match["value"])),
            "năm",
        )
        for match in _YEAR.finditer(match_form(text))
        if not re.search(r"\d[.,-]$", text[: match.start()][-2:])
    )


def points(text: str) -> tuple[Point, ...]:
    """The places on scales that a text tells: "ở phút 18", "vươn lên vị trí thứ 529"."""
    return tuple(
        Point(
            text[match.start() : match.end()],
            Number(match.start("value"), match.end("value"), NumberKind.COUNT, Decimal(match["value"])),
            "phút" if match["minute"] else "bậc",
        )
        for match in _POINT.finditer(match_form(text))
    )
