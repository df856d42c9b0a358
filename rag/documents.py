"""Tying the mentions of official documents in many articles into documents."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from records.fact import DocumentRef
from vietnamese.document_kinds import parts, same_kind, stands_for
from vietnamese.document_same import is_nameless, name_key, name_weight, names_agree
from vietnamese.documents import DocumentMention, as_mention
from vietnamese.issuers import is_local_body, names_body, same_body
from vietnamese.normalise import match_form


@dataclass(frozen=True, slots=True)
class Document:
    """An official document and everywhere it is mentioned, in the order of the mentions given.

    `number` and `name` are the fullest that its mentions write; the rest is what most of them write, "" and None where
    none writes it.
    """

    kind: str
    number: str
    name: str
    issued: date | None
    issuer: str
    title: str
    place: str
    mentions: tuple[DocumentRef, ...]


@dataclass(eq=False, slots=True)
class _Group:
    """Mentions, by their place in the sequence, that are taken for one document.

    `core` are those that made the group; what is tied to it later does not change what it can be.
    """

    core: list[int]
    added: list[int] = field(default_factory=list)

    @property
    def rows(self) -> list[int]:
        return sorted(self.core + self.added)


class _Refs:
    """The mentions, each read as a DocumentMention."""

    def __init__(self, refs: Sequence[DocumentRef]) -> None:
        self.refs = refs
        self.read = [_read(ref.kind, ref.number, ref.name) for ref in refs]

    def article(self, row: int) -> str:
        return self.refs[row].article_id

    def home(self, row: int) -> str:
        """The province of a mention, else of its article, "" when neither is known."""
        return self.refs[row].place or self.refs[row].home


class _Near:
    """Rows of one article, each with what it belongs to, for finding the one that another row points at."""

    def __init__(self, rows: Iterable[tuple[int, _Group]]) -> None:
        self._pairs = sorted(rows, key=lambda pair: pair[0])
        self._rows = [row for row, _ in self._pairs]
        self._only = len({id(group) for _, group in self._pairs}) == 1

    def of(self, row: int) -> _Group | None:
        """What the nearest row before belongs to; without one, what all of the rows do; else None."""
        at = bisect_left(self._rows, row)
        if at:
            return self._pairs[at - 1][1]
        return self._pairs[0][1] if self._only else None


def tie(refs: Sequence[DocumentRef]) -> tuple[Document, ...]:
    """The documents that the mentions name, in the order of their first mention; every mention is in exactly one.

    `refs` stand article by article in the order of the text. The province that an article speaks of tells another
    province's "Nghị quyết 02" apart.

    Numbers with the same letters and year are one document, unless a day of issue or, for bodies of a province, the
    province contradicts. A number without letters is the document of its own article that it can mean, the nearest
    before it or else the only one; of another article only where exactly one fits. Names tie as
    DocumentMention.same_as has it, under the same rules.
    """
    read = _Refs(refs)
    full = _full(read)
    groups = [*full, *_bare(read, full), *_named(read, full)]
    ordered = sorted(((group.rows, group) for group in groups), key=lambda pair: pair[0][0])
    return tuple(_document(read, rows) for rows, _ in ordered)


@lru_cache(maxsize=8192)
def _read(kind: str, number: str, name: str) -> DocumentMention:
    return as_mention(kind, number, name)


def _full(read: _Refs) -> list[_Group]:
    """Groups of the mentions that write letters: one for each number, letters, year, province and day of issue."""
    by_number: defaultdict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for row, mention in enumerate(read.read):
        if mention.letters:
            by_number[mention.number, tuple(parts(mention.letters))].append(row)
    return [
        _Group(of_day)
        for rows in by_number.values()
        for of_year in _split(read, rows, lambda row: read.read[row].year)
        for of_place in _split(read, of_year, lambda row: read.refs[row].place)
        for of_day in _split(read, of_place, lambda row: read.refs[row].issued)
    ]


def _split(read: _Refs, rows: Sequence[int], value: Callable[[int], Hashable]) -> list[list[int]]:
    """The rows by what they write of one property.

    Those that do not write it go with the only value there is, else with that of the nearest mention before them in
    their article, or of all in it, else by themselves.
    """
    groups: dict[Hashable, _Group] = {}
    known: defaultdict[str, list[tuple[int, _Group]]] = defaultdict(list)
    unknown = []
    for row in rows:
        if found := value(row):
            group = groups.setdefault(found, _Group([]))
            group.core.append(row)
            known[read.article(row)].append((row, group))
        else:
            unknown.append(row)
    if len(groups) < 2:
        return [list(rows)]
    near = {article: _Near(pairs) for article, pairs in known.items()}
    alone = _Group([])
    for row in unknown:
        there = near.get(read.article(row))
        ((there and there.of(row)) or alone).core.append(row)
    return [group.core for group in (*groups.values(), alone) if group.core]


def _bare(read: _Refs, full: Sequence[_Group]) -> list[_Group]:
    """Adds numbers without letters to the group of `full` that each can mean; returns groups of the rest."""
    by_digits: defaultdict[str, list[_Group]] = defaultdict(list)
    inside: defaultdict[tuple[str, str], list[tuple[int, _Group]]] = defaultdict(list)
    for group in full:
        digits = read.read[group.core[0]].number
        by_digits[digits].append(group)
        for row in group.core:
            inside[read.article(row), digits].append((row, group))
    waiting: defaultdict[tuple[str, str, str, int | None], list[int]] = defaultdict(list)
    for row, mention in enumerate(read.read):
        if mention.number and not mention.letters:
            waiting[read.article(row), mention.kind, mention.number, mention.year].append(row)
    told: list[_Group] = []  # whose issuer is written: it may show that they are none of the others
    untold: list[list[int]] = []
    for (article, _, digits, _), rows in waiting.items():
        can = {id(group): _can_be(read, rows, group) for _, group in inside[article, digits]}
        there = [(row, group) for row, group in inside[article, digits] if can[id(group)]]
        near = _Near(there) if there else None
        left = [row for row in rows if not _added(row, near)]
        if not left:
            continue
        if near is None and not any(read.refs[row].issuer for row in left):
            untold.append(left)
        elif near is not None or not _elsewhere(read, left, by_digits[digits]):
            told += _by_place_and_day(read, left)
    told = _merged(read, told)
    others = Counter((read.read[group.core[0]].kind, read.read[group.core[0]].number) for group in told)
    rest = []
    for left in untold:
        mention = read.read[left[0]]
        if others[mention.kind, mention.number] or not _elsewhere(read, left, by_digits[mention.number]):
            rest += _by_place_and_day(read, left)
    return [*told, *_merged(read, rest)]


def _added(row: int, near: _Near | None) -> bool:
    """Adds a row to the group that is mentioned near it, if one is."""
    group = near.of(row) if near else None
    if group:
        group.added.append(row)
    return group is not None


def _by_place_and_day(read: _Refs, rows: Sequence[int]) -> list[_Group]:
    by_place = _split(read, rows, lambda row: read.refs[row].place)
    return [_Group(r) for of_place in by_place for r in _split(read, of_place, lambda row: read.refs[row].issued)]


def _can_be(read: _Refs, rows: Sequence[int], group: _Group) -> bool:
    """True when nothing that mentions without letters write contradicts a group whose letters are known."""
    mention, its = read.read[rows[0]], read.read[group.core[0]]
    if not (stands_for(its.letters, mention.kind) or same_kind(its.kind, mention.kind)):
        return False
    years = {read.read[row].year for row in group.core} - {None}
    if mention.year and years and mention.year not in years:
        return False
    places, days = _values(read, group.core, "place"), _values(read, group.core, "issued")
    for row in rows:
        ref = read.refs[row]
        issuer = match_form(ref.issuer)
        if (days and ref.issued and ref.issued not in days) or (places and ref.place and ref.place not in places):
            return False
        if issuer and not same_body(its.letters, issuer):
            return False
    return True


def _values(read: _Refs, rows: Iterable[int], name: str) -> frozenset[object]:
    return frozenset(value for row in rows if (value := getattr(read.refs[row], name)))


def _elsewhere(read: _Refs, rows: Sequence[int], groups: Sequence[_Group]) -> bool:
    """Adds mentions without letters to the one group of other articles that they can mean; False if none or several."""
    home = next(filter(None, map(read.home, rows)), "")
    fitting = []
    for group in groups:
        places = _values(read, group.core, "place")
        if _can_be(read, rows, group) and not (home and places and home not in places):
            fitting.append(group)
    issuers = {match_form(read.refs[row].issuer) for row in rows} - {""}
    agreed = [g for g in fitting if issuers & {match_form(read.refs[row].issuer) for row in g.core}]
    best = agreed if len(agreed) == 1 else fitting
    if len(best) == 1:
        best[0].added += rows
    return len(best) == 1


def _merged(read: _Refs, groups: Iterable[_Group]) -> list[_Group]:
    """Groups of different articles, joined where they share a day, an issuer or a title and contradict in nothing."""
    merged: list[_Group] = []
    seen: dict[Hashable, _Group] = {}
    for group in groups:
        mention = read.read[group.core[0]]
        keys = [(mention.kind, mention.number, *key) for key in _evidence(read, group)]
        into = next((seen[key] for key in keys if key in seen and _agree(read, group, seen[key])), None)
        if into:
            into.core += group.core
        else:
            merged.append(group)
        for key in keys:
            seen.setdefault(key, into or group)
    return merged


def _evidence(read: _Refs, group: _Group) -> list[tuple[str, object, str]]:
    """What two groups may have in common that tells that they are one document."""
    found: list[tuple[str, object, str]] = []
    for row in group.core:
        ref = read.refs[row]
        issuer = match_form(ref.issuer)
        home = read.home(row) if is_local_body(issuer) else ""
        if ref.issued:
            found.append(("issued", ref.issued, ""))
        if ref.title:
            found.append(("title", match_form(ref.title), ""))
        if issuer and names_body(issuer) and (home or not is_local_body(issuer)):
            found.append(("issuer", issuer, home))
    return found


def _agree(read: _Refs, one: _Group, other: _Group) -> bool:
    for name in ("place", "issued"):
        mine, its = _values(read, one.core, name), _values(read, other.core, name)
        if mine and its and not mine & its:
            return False
    years = [{read.read[row].year for row in group.core} - {None} for group in (one, other)]
    return not (years[0] and years[1]) or bool(years[0] & years[1])


def _named(read: _Refs, full: Sequence[_Group]) -> list[_Group]:
    """Groups of the documents known by name; those that name a numbered law are added to its group in `full`."""
    buckets: defaultdict[tuple[str, str, str], defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row, mention in enumerate(read.read):
        if not mention.number:
            article = read.article(row) if is_nameless(mention.name) else ""
            buckets[mention.kind, name_key(mention.name), article][mention.name].append(row)
    numbered: defaultdict[tuple[str, str], list[tuple[_Group, set[str]]]] = defaultdict(list)
    for group in full:
        for mention in [read.read[row] for row in group.core if read.read[row].name][:1]:
            name = f"{mention.name} {mention.year or ''}".strip()
            numbered[mention.kind, name_key(mention.name)].append((group, {name}))
    found: list[_Group] = []
    for (kind, key, _), by_name in buckets.items():
        groups = [*numbered[kind, key]]
        made: list[_Group] = []
        for name, rows in sorted(by_name.items(), key=lambda pair: (-name_weight(pair[0]), pair[1][0])):
            fitting = [(g, names) for g, names in groups if all(names_agree(name, other) for other in names)]
            if len(fitting) == 1:
                group, names = fitting[0]
                names.add(name)
                group.added += rows
            elif not fitting:
                made.append(_Group(list(rows)))
                groups.append((made[-1], {name}))
            else:
                made += _by_article(read, rows, [group for group, _ in fitting])
        found += [_Group(r) for g in made for r in _split(read, g.rows, lambda row: read.refs[row].place)]
    return found


def _by_article(read: _Refs, rows: Iterable[int], groups: Iterable[_Group]) -> list[_Group]:
    """Adds rows whose name fits several groups to the one mentioned near them; the rest make a group of their own."""
    there: defaultdict[str, list[tuple[int, _Group]]] = defaultdict(list)
    for group in groups:
        for row in group.rows:
            there[read.article(row)].append((row, group))
    near = {article: _Near(pairs) for article, pairs in there.items()}
    alone = _Group([])
    alone.core += [row for row in rows if not _added(row, near.get(read.article(row)))]
    return [alone] if alone.core else []


def _document(read: _Refs, rows: Sequence[int]) -> Document:
    refs = [read.refs[row] for row in rows]
    mentions = [read.read[row] for row in rows]
    numbers = Counter((len(m.letters), m.year is not None, m.code) for m in mentions if m.code)
    names = Counter(ref.name for ref in refs if ref.name)
    number = max(numbers, key=lambda code: (*code[:2], numbers[code]), default=(0, False, ""))[-1]
    name = max(names, key=lambda written: (name_weight(match_form(written)), names[written]), default="")
    lettered = [ref.kind for ref in refs if ref.number == number] if number else [ref.kind for ref in refs]
    issued = Counter(ref.issued for ref in refs if ref.issued).most_common(1)
    return Document(
        Counter(lettered).most_common(1)[0][0],
        number,
        name,
        issued[0][0] if issued else None,
        _most(ref.issuer for ref in refs),
        _most(ref.title for ref in refs),
        _most(ref.place for ref in refs),
        tuple(refs),
    )


def _most(written: Iterable[str]) -> str:
    """What is written most often, of these the longest; "" when nothing is."""
    counts = Counter(filter(None, written))
    return max(counts, key=lambda text: (counts[text], len(text)), default="")
