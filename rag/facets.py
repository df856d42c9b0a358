"""What the figures can be filtered by: the places, years and units that the articles' own figures have."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vectorstore.facts import FigureFacets
from vietnamese.abbreviations import spell_out
from vietnamese.normalise import match_form
from vietnamese.places import find_places
from vietnamese.provinces import provinces_of

_LONGEST = 10  # years; the years inside of a longer period are none that a figure is of


@dataclass(frozen=True, slots=True)
class Facets:
    """Places and units, the most frequent first, and years, the latest first. Spellings of one name are one."""

    places: tuple[str, ...]
    years: tuple[int, ...]
    units: tuple[str, ...]


def facets(figures: FigureFacets) -> Facets:
    """The facets of what the figures have."""
    years = {
        year
        for first, last in figures.periods
        if last.year - first.year <= _LONGEST
        for year in range(first.year, last.year + 1)
    }
    return Facets(
        _by_frequency(figures.places, _place),
        tuple(sorted(years, reverse=True)),
        _by_frequency(figures.units, match_form),
    )


def _by_frequency(counts: Mapping[str, int], name: Callable[[str], str]) -> tuple[str, ...]:
    """The most frequent wording of each name, names by how often they stand there, then by the alphabet."""
    wordings: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for written, count in counts.items():
        wordings[name(written)][written] = count
    order = sorted(wordings, key=lambda key: (-sum(wordings[key].values()), key))
    return tuple(min(wordings[key], key=lambda one: (-wordings[key][one], one)) for key in order)


def _place(written: str) -> str:
    """A place by level and name: "TP.HCM" is "thành phố Hồ Chí Minh", "Sơn La" the province and not its city."""
    found = next((one for one in find_places(spell_out(written)) if one.name), None)
    if found is None:
        return match_form(written)
    of_province = found.level == "tỉnh" or (found.level == "thành phố" and found.name not in provinces_of(found.name))
    return found.name if of_province or not found.level else f"{found.level} {found.name}"
