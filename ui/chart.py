"""Figures as a chart: HTML with an SVG in it that needs no script, every point a link to the sentence that states it.

Drawn here and not by a charting library, so that text keeps its size on a phone, colours follow the page's light and
dark, and nothing is drawn that the text does not state. All words are written with `ui.render.inert`, and nothing
depends on attributes that the chat's sanitiser removes (role, aria-*, data-*), so it may stand in a chat message.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ui.answer.markup import inert
from ui.texts import registers as texts

MOST_SERIES = 6  # that can be told apart
MOST_BARS = 40
_HEIGHT, _TALL = 220, 380  # px of the plot, as in registers.css: the second where values of many series stand
_MANY = 3  # series, behind which the plot is tall
_LOW, _HIGH, _LEFT, _RIGHT = 8.0, 84.0, 6.0, 94.0  # per cent of the plot that the points keep to
_LABEL = 17  # px between two values that stand at one time
_NARROW, _WIDE = 320, 620  # px of a plot on a phone and on a screen
_TWIN = 14  # px beside each other of points that say the same
_CHAR = 8.5  # px of a digit
_FROM_ZERO = Decimal("0.6")  # a line whose lowest value is above this share of its highest does not start at zero
_SHORT = 5  # characters of a label that fits under the first and the last point
_MOST_STEPS = 14  # years between first and last, in steps of the shortest, that are drawn to scale
_LONGEST_SAID = 300
_ARTICLES = "bai-viet/"  # nothing else is linked to

_YEARS = re.compile(
    r"(?:(?:từ )?năm |nhiệm kỳ |giai đoạn )?((?:19|20)\d\d)(?:\s?[-–/]\s?((?:19|20)\d\d))?", re.IGNORECASE
)
_QUARTER = re.compile(r"(?:quý|q)\s?(iv|i{1,3}|[1-4])[\s/.-]{1,3}(?:năm )?((?:19|20)\d\d)", re.IGNORECASE)
_MONTH = re.compile(r"(?:tháng )?(?:\d{1,2}(?:/(?:19|20)\d\d)?\s?[-–]\s?)?(\d{1,2})[/-]((?:19|20)\d\d)", re.IGNORECASE)
_DAY = re.compile(r"(?:ngày )?(?:[\d/]{3,10}\s?[-–]\s?)?(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)", re.IGNORECASE)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_EXACT = re.compile(r"[-+−]?\d")


@dataclass(frozen=True, slots=True)
class Point:
    """A value as the text states it (`shown`), at `label` (a time, or what a bar is named), linked to its sentence.

    `series` is its name in the legend, "" where there is one series. `said` is the sentence.
    """

    label: str
    value: Decimal
    shown: str
    series: str
    href: str
    said: str


def chart_html(points: Sequence[Point], title: str, unit: str) -> str:
    """The points as one <figure class="chart"> on one line: a line over time, else bars. "" for fewer than two points.

    Times are years, terms ("2020-2025"), quarters, months and days; they stand in order whatever the points' order.
    """
    if len(points) < 2:
        return ""
    moments = {point.label: _moment(point.label) for point in points}
    over_time = len(moments) > 1 and None not in moments.values()
    kept, remarks = _kept(points, over_time=over_time)
    remarks += _disagreements(kept)
    if any(not _EXACT.match(point.shown) for point in kept):
        remarks.append(texts.BOUNDED)
    names = list(dict.fromkeys(point.series for point in kept))
    if over_time:
        body, more = _lines(kept, {label: at or 0.0 for label, at in moments.items()}, names, title, unit)
        remarks = [*more, *remarks]
    else:
        body = _bars(kept, names, title, unit)
    head = f"<figcaption>{inert(title)}</figcaption>"
    if unit:
        head += f'<p class="unit">{inert(texts.UNIT_IS.format(unit=unit))}</p>'
    if len(names) > 1:
        keys = (f'<li class="s{n}"><span class="dot"></span>{inert(name)}</li>' for n, name in enumerate(names, 1))
        head += f'<ul class="legend">{"".join(keys)}</ul>'
    foot = "".join(f"<p>{inert(remark)}</p>" for remark in remarks)
    return f'<figure class="chart">{head}{body}{f"<div class=remarks>{foot}</div>" if foot else ""}</figure>'


def bars_html(rows: Sequence[tuple[str, Decimal, str]], title: str) -> str:
    """Shares of 0..1 as one bar each, not linked: what it is named, the share, and how that is written."""
    bars = (
        f'<div class="bar s1"><span class="name">{inert(name)}</span><span class="value">{inert(shown)}</span>'
        f'<svg><title>{inert(title)}</title><rect width="{float(share) * 100:.1f}%" height="100%"/></svg></div>'
        for name, share, shown in rows
    )
    return (
        f'<figure class="chart"><figcaption>{inert(title)}</figcaption><div class="bars">{"".join(bars)}</div></figure>'
    )


def _kept(points: Sequence[Point], *, over_time: bool) -> tuple[list[Point], list[str]]:
    """What is drawn: the series with most points, so many bars; and what is said of the rest."""
    series = Counter(point.series for point in points)
    names = {name for name, _ in series.most_common(MOST_SERIES)}
    kept, remarks = [point for point in points if point.series in names], []
    if len(names) < len(series):
        drawn, every = (f"{count} {texts.SERIES_WORD}" for count in (len(names), len(series)))
        remarks.append(texts.LEFT_OUT.format(drawn=drawn, all=every))
    if not over_time and len(kept) > MOST_BARS:
        drawn, every = (f"{count} {texts.BARS_WORD}" for count in (MOST_BARS, len(kept)))
        remarks.append(texts.LEFT_OUT.format(drawn=drawn, all=every))
        kept = kept[:MOST_BARS]
    return kept, remarks


def _disagreements(points: Sequence[Point]) -> list[str]:
    """A sentence for each place in the chart where exact values differ; bounds do not contradict by themselves."""
    at: defaultdict[tuple[str, str], dict[Decimal, str]] = defaultdict(dict)
    for point in points:
        if _EXACT.match(point.shown):
            at[point.label, point.series].setdefault(point.value, point.shown)
    return [
        texts.DIFFERENT.format(where=", ".join(filter(None, where)), values="; ".join(shown.values()))
        for where, shown in at.items()
        if len(shown) > 1
    ]


def _lines(
    points: Sequence[Point], moments: dict[str, float], names: Sequence[str], title: str, unit: str
) -> tuple[str, list[str]]:
    """Points over time, those of a series joined; and what is to be said of the axes."""
    at = _across(moments)
    values = [point.value for point in points]
    low, high = min(values), max(values)
    cut = low > 0 and low > _FROM_ZERO * high and low != high
    floor = low - (high - low) / 4 if cut else min(low, Decimal(0))
    span = (high - floor) or Decimal(1)

    def up(value: Decimal) -> float:
        return _LOW + (_HIGH - _LOW) * float((value - floor) / span)

    ordered = sorted(points, key=lambda point: moments[point.label])
    drawn = [f"<title>{inert(texts.CHART_OF.format(title=title))}</title>", *_grid(up(Decimal(0)) if not cut else None)]
    gaps = False
    for n, name in enumerate(names, 1):
        own = [point for point in ordered if point.series == name]
        for one, next_ in pairwise(own):
            gap = _is_gap(moments, one.label, next_.label)
            gaps |= gap
            drawn.append(
                f'<line class="s{n}{" gap" if gap else ""}" x1="{at[one.label]:.1f}%" x2="{at[next_.label]:.1f}%" '
                f'y1="{100 - up(one.value):.1f}%" y2="{100 - up(next_.value):.1f}%"/>'
            )
    wide = max(len(point.shown) for point in points) * _CHAR * len(at)
    fits = "" if wide < _NARROW else " wide" if wide < _WIDE else " quiet"
    ends = {min(points, key=lambda p: p.value), max(points, key=lambda p: p.value), ordered[0], ordered[-1]}
    tall = len(names) > _MANY
    lifts = _lifts([(at[point.label], up(point.value)) for point in ordered], _TALL if tall else _HEIGHT)
    twins = _twins(ordered)
    links = (
        f'<a class="source s{names.index(point.series) + 1}{"" if point in ends else fits}{_hollow(point)}'
        f'{" twin" if twin else ""}" style="left:{at[point.label]:.1f}%;bottom:{up(point.value):.1f}%;--up:{lift}px;'
        f'margin-left:{twin * _TWIN}px" {_link(point, unit)}</a>'
        for point, lift, twin in zip(ordered, lifts, twins, strict=True)
    )
    remarks = ([texts.NOT_FROM_ZERO] if cut else []) + ([texts.GAPS] if gaps else [])
    plot = f'<div class="plot{" tall" if tall else ""}"><svg>{"".join(drawn)}</svg>{"".join(links)}</div>'
    return f'{plot}<div class="ticks">{"".join(_ticks(at))}</div>', remarks


def _across(moments: dict[str, float]) -> dict[str, float]:
    """How far right each label stands, in per cent: by its year, where all are years, else one behind the other."""
    labels = sorted(moments, key=lambda label: moments[label])
    places = [moments[label] for label in labels]
    crowded = min(later - earlier for earlier, later in pairwise(places)) * _MOST_STEPS <= places[-1] - places[0]
    if crowded or not all(_YEARS.fullmatch(label) for label in labels):
        places = [float(n) for n in range(len(labels))]
    first, span = places[0], places[-1] - places[0]
    return {
        label: _LEFT + (_RIGHT - _LEFT) * (place - first) / span for label, place in zip(labels, places, strict=True)
    }


def _is_gap(moments: dict[str, float], one: str, next_: str) -> bool:
    """True between years that do not follow each other."""
    return bool(_YEARS.fullmatch(one) and _YEARS.fullmatch(next_)) and moments[next_] - moments[one] > 1


def _grid(zero: float | None) -> Iterator[str]:
    for height in (_LOW, (_LOW + _HIGH) / 2, _HIGH):
        yield f'<line class="grid" x1="0%" x2="100%" y1="{100 - height:.1f}%" y2="{100 - height:.1f}%"/>'
    if zero is not None:
        yield f'<line class="axis" x1="0%" x2="100%" y1="{100 - zero:.1f}%" y2="{100 - zero:.1f}%"/>'


def _ticks(at: dict[str, float]) -> Iterator[str]:
    """The labels under the plot; every one, or every second, third… where they would not fit."""
    widest = max(map(len, at)) * _CHAR + 8
    narrow, wide = (math.ceil(len(at) * widest / room) for room in (_NARROW, _WIDE))
    for n, (label, place) in enumerate(at.items()):
        kinds = [] if n % narrow == 0 else ["wide"]
        if len(label) > _SHORT:  # it would reach beyond the plot
            kinds += ["left"] * (n == 0) + ["right"] * (n == len(at) - 1)
        if n % narrow == 0 or n % wide == 0:
            yield f'<span class="{" ".join(kinds)}" style="left:{place:.1f}%">{inert(label)}</span>'


def _twins(points: Sequence[Point]) -> list[int]:
    """How many points before each one stand right where it does: another sentence that states the same."""
    seen: Counter[tuple[str, str, Decimal]] = Counter()
    twins = []
    for point in points:
        twins.append(seen[point.label, point.series, point.value])
        seen[point.label, point.series, point.value] += 1
    return twins


def _lifts(places: Sequence[tuple[float, float]], tall: int) -> list[int]:
    """How many px above its point each value stands, so that those at one time do not cover each other.

    `tall` is the height of the plot in px.
    """
    lifts = [0] * len(places)
    columns: defaultdict[float, list[int]] = defaultdict(list)
    for n, (across, _) in enumerate(places):
        columns[across].append(n)
    for column in columns.values():
        free = -math.inf
        for n in sorted(column, key=lambda n: places[n][1]):
            if n and places[n] in places[:n]:
                continue  # its value is written once
            height = places[n][1] * tall / 100
            lifts[n] = round(max(0.0, free - height))
            free = height + lifts[n] + _LABEL
    return lifts


def _bars(points: Sequence[Point], names: Sequence[str], title: str, unit: str) -> str:
    """A bar for each point, the largest across the whole room; values below zero to the left of the others."""
    values = [point.value for point in points]
    floor, top = min(min(values), Decimal(0)), max(max(values), Decimal(0))
    span = (top - floor) or Decimal(1)
    rows = []
    for point in points:
        left = float((min(point.value, Decimal(0)) - floor) / span) * 100
        width = max(float(abs(point.value) / span) * 100, 0.5)
        name = inert(point.label + (f", {point.series}" if len(names) > 1 else ""))
        rows.append(
            f'<a class="source s{names.index(point.series) + 1}{_hollow(point)}" {_link(point, unit, name=name)}'
            f'<svg><title>{inert(title)}</title><rect x="{left:.1f}%" width="{width:.1f}%" height="100%"/></svg></a>'
        )
    return f'<div class="bars">{"".join(rows)}</div>'


def _link(point: Point, unit: str, name: str = "") -> str:
    """The rest of the opening tag, and what is read out; the sentence is shown where the pointer rests."""
    said = point.said if len(point.said) <= _LONGEST_SAID else f"{point.said[:_LONGEST_SAID]}…"
    where = "" if name else ", ".join(filter(None, (point.label, point.series)))
    shown = f'<span class="name">{name}</span>' if name else '<span class="dot"></span>'
    href = point.href if point.href.startswith(_ARTICLES) else "#"
    told = " ".join(filter(None, (unit, f"({where})." if where else ".", texts.OPEN_POINT)))
    return (
        f'href="{inert(href)}" title="{inert(said)}">{shown}<span class="value">{inert(point.shown)}</span> '
        f'<span class="unseen">{inert(told)}</span>'
    )


def _hollow(point: Point) -> str:
    return "" if _EXACT.match(point.shown) else " bounded"


def _moment(label: str) -> float | None:
    """A time as a year with a fraction, the middle of several years; None for what is no time."""
    text = " ".join(label.split())
    if years := _YEARS.fullmatch(text):
        first = int(years[1])
        return (first + int(years[2] or first)) / 2
    if quarter := _QUARTER.fullmatch(text):
        number = _ROMAN.get(quarter[1].lower()) or int(quarter[1])
        return int(quarter[2]) + (number * 3 - 1.5) / 12 - 0.5
    if month := _MONTH.fullmatch(text):
        return int(month[2]) + (int(month[1]) - 0.5) / 12 - 0.5
    if day := _DAY.fullmatch(text):
        return int(day[3]) + (int(day[2]) - 1 + int(day[1]) / 31) / 12 - 0.5
    return None
