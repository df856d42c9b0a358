"""The pairs of colours that the answer and the article are written in, in light and dark: WCAG 2.2 AA."""

import re

import pytest

from ui.page import STATIC

PAIRS = [
    ("ink", "paper"),
    ("ink", "card"),
    ("ink", "accent-soft"),
    ("faint", "paper"),
    ("faint", "card"),
    ("faint", "accent-soft"),
    ("accent", "card"),
    ("accent", "accent-soft"),
    ("card", "accent"),
    ("mark-ink", "mark"),
    ("good", "good-soft"),
    ("good", "card"),
    ("warn", "warn-soft"),
    ("ask", "ask-soft"),
    ("none", "none-soft"),
]
CSS = (STATIC / "article.css").read_text(encoding="utf-8")


def colours(selector: str) -> dict[str, str]:
    block = CSS[CSS.index(f"{selector} {{") :].partition("}")[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [":root", "body.dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_what_is_written_stands_out_from_what_it_is_written_on(scheme: str, ink: str, ground: str) -> None:
    named = colours(scheme)
    light, dark = sorted((luminance(named[ink]), luminance(named[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
