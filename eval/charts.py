"""Charts as inline SVG, coloured by the classes of eval/report.css; nothing is drawn that text beside does not say."""

from collections.abc import Sequence
from html import escape

from eval.scores import percentile

_WIDTH = 760
_LABELS = 190
_VALUES = 110
_ROW, _BAR = 30, 11
_HISTOGRAM_HEIGHT, _AXIS = 190, 26
_MOST_BINS = 28


def bars(rows: Sequence[tuple[str, Sequence[float], str]], title: str) -> str:
    """Horizontal bars: label, one or two shares in 0..1, and the words behind them; a row each."""
    room = _WIDTH - _LABELS - _VALUES
    parts = []
    for at, (label, shares, said) in enumerate(rows):
        top = at * _ROW
        middle = top + _ROW / 2
        parts.append(_text(_LABELS - 10, middle, label, "end"))
        height = _BAR * 2 / len(shares)
        for n, share in enumerate(shares):
            y = top + (_ROW - 2 * _BAR) / 2 + n * height
            parts.append(_rect(_LABELS, y, room, height - 1, "track"))
            parts.append(_rect(_LABELS, y, room * min(1.0, max(0.0, share)), height - 1, f"bar{n + 1}"))
        parts.append(_text(_LABELS + room + 10, middle, said, "start"))
    return _svg(len(rows) * _ROW, title, parts)


def histogram(values: Sequence[float], title: str) -> str:
    """How often values (in ms, at least one) fall into bins of one width, the slowest 1% in the last bin.

    Median and 95th percentile are marked.
    """
    median, high = percentile(values, 0.5), percentile(values, 0.95)
    width = _bin_width(percentile(values, 0.99))
    last = int(percentile(values, 0.99) // width)
    counts = [0] * (last + 1)
    for value in values:
        counts[min(last, int(value // width))] += 1
    left, room, floor = 10, _WIDTH - 20, _HISTOGRAM_HEIGHT
    step = room / len(counts)
    parts = []
    for at, count in enumerate(counts):
        height = (floor - 40) * count / max(counts)
        parts.append(_rect(left + at * step + 1, floor - height, step - 2, height, "bar2"))
        if at % max(1, len(counts) // 10) == 0:
            parts.append(_text(left + at * step, floor + 14, f"{at * width:g}", "middle" if at else "start"))
    parts.append(f'<line class="axis" x1="{left}" x2="{left + room}" y1="{floor}" y2="{floor}"/>')
    parts.append(_text(left + room, floor + 14, "ms", "end"))
    for name, value, y in (("trung vị", median, 12.0), ("p95", high, 28.0)):
        x = left + min(room, step * value / width)
        anchor = "end" if x > _WIDTH * 0.8 else "start"
        parts.append(f'<line class="mark" x1="{x:.1f}" x2="{x:.1f}" y1="{y - 8}" y2="{floor}"/>')
        parts.append(_text(x + (-5 if anchor == "end" else 5), y, f"{name} {value:.0f} ms", anchor))
    return _svg(floor + _AXIS, title, parts)


def _bin_width(high: float) -> float:
    """The smallest of 1, 2, 5, 10, 20, 50... that needs few enough bins."""
    width, at = 1.0, 0
    while high / width > _MOST_BINS:
        width *= (2, 2.5, 2)[at % 3]
        at += 1
    return width


def _svg(height: float, title: str, parts: Sequence[str]) -> str:
    name = escape(title)
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height:g}" role="img" aria-label="{name}"><title>{name}</title>'
        f"{''.join(parts)}</svg>"
    )


def _rect(x: float, y: float, width: float, height: float, kind: str) -> str:
    return f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{max(0.0, width):.1f}" height="{height:.1f}" rx="2"/>'


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" dominant-baseline="central">{escape(text)}</text>'
