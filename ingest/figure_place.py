"""Where a figure holds: the place in its clause, its sentence, the sentences before it, or the article's."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from records.article import Article
from records.fact import FactPlace, FoundIn
from records.passage import SectionKind, Sentence
from vietnamese.normalise import match_form
from vietnamese.places import Place, find_places

_LEAD_SENTENCES = 3
# A place of the title or lead outweighs one that the text mentions now and then.
_TITLE, _LEAD, _TEXT = 5, 3, 1
_SETTLED = 3


@dataclass(frozen=True, slots=True)
class PlaceFrame:
    """The places an article writes: their wordings by name, and the one that it is about with its level."""

    wordings: dict[str, str]
    about: str | None
    level: str

    def wording(self, text: str, place: Place) -> str | None:
        """How the article writes a place; a bare level word stands for the place that it is about, if of that level."""
        if not place.name:
            return self.about if place.level == self.level else None
        written = " ".join(text[place.start : place.end].split())
        return self.wordings.get(place.name, written)


def place_frame(article: Article, sentences: Sequence[Sentence]) -> PlaceFrame:
    """The places of an article, as its own sections write them."""
    own = [sentence for sentence in sentences if sentence.kind.own]
    body = [sentence.index for sentence in own if sentence.kind is SectionKind.BODY][:_LEAD_SENTENCES]
    weights: Counter[str] = Counter()
    written: dict[str, Counter[str]] = {}
    levels: dict[str, str] = {}
    texts = [(article.title, _TITLE), *((s.text, _LEAD if s.index in body else _TEXT) for s in own)]
    for text, weight in texts:
        for place in find_places(text):
            if not place.name:
                continue
            weights[place.name] += weight
            wording = " ".join(text[place.start : place.end].split())
            if place.level and "ủy" not in match_form(wording):
                written.setdefault(place.name, Counter())[_small(wording)] += 1
            elif place.level:
                levels.setdefault(place.name, f"{place.level} {text[place.end - len(place.name) : place.end]}")
    titled = match_form(article.title)
    for name in weights:
        if name in titled:
            weights[name] += _TITLE
    wordings = {name: counted.most_common(1)[0][0] for name, counted in written.items()}
    wordings = levels | wordings
    settled = (name for name, weight in weights.most_common() if weight >= _SETTLED and name in wordings)
    about = next((wordings[name] for name in settled), None) or article.place
    level = next((place.level for place in find_places(about or "")), "")
    return PlaceFrame(wordings, about, level)


def _small(wording: str) -> str:
    """A level word that only opened a sentence or an office in small letters ("Thị xã Sa Pa"), "TP" as it is."""
    return wording[0].lower() + wording[1:] if wording[1:2].islower() else wording


def place_of(frame: PlaceFrame, text: str, at: int, clause: tuple[int, int], before: Sequence[str]) -> FactPlace | None:
    """The place of a figure at text[at:]; `before` are the texts before it in its paragraph, the nearest first."""
    places = find_places(text)
    inside = [place for place in places if clause[0] <= place.start < clause[1]]
    for found_in, group in ((FoundIn.CLAUSE, inside), (FoundIn.SENTENCE, places)):
        ahead = [place for place in reversed(group) if place.end <= at]
        behind = [place for place in group if place.start > at]
        for place in (*ahead, *behind):
            if place.name and (wording := frame.wording(text, place)):
                return FactPlace(wording, found_in)
            if not place.name and place.end <= at and (wording := frame.wording(text, place)):
                return FactPlace(wording, FoundIn.ARTICLE)
    for earlier in before:
        named = [place for place in find_places(earlier) if place.name and place.level]
        if named and (wording := frame.wording(earlier, named[-1])):
            return FactPlace(wording, FoundIn.BEFORE)
    return FactPlace(frame.about, FoundIn.ARTICLE) if frame.about else None
