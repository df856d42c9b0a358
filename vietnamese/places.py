"""Administrative places with the word for their level: "thị xã Sa Pa", "TP. Hồ Chí Minh", "Thị ủy Sa Pa", "quận 7"."""

import re
from dataclasses import dataclass

from vietnamese.memory import remembered
from vietnamese.names import find_name_spans, may_be_person
from vietnamese.normalise import match_form
from vietnamese.provinces import PROVINCES
from vietnamese.spans import Taken


@dataclass(frozen=True, slots=True)
class Place:
    """A place at text[start:end], its level word included. `level` is "" for a province named without it.

    `name` is in matching form; "" where only the level is written ("Đảng bộ thị xã", "toàn tỉnh").
    """

    start: int
    end: int
    level: str
    name: str


_LEVELS = {
    "tỉnh": "tỉnh", "thành phố": "thành phố", "tp": "thành phố", "t.p": "thành phố", "thị xã": "thị xã", "tx": "thị xã",
    "huyện": "huyện", "quận": "quận", "thị trấn": "thị trấn", "xã": "xã", "phường": "phường", "đặc khu": "đặc khu",
    "tỉnh ủy": "tỉnh", "thành ủy": "thành phố", "thị ủy": "thị xã", "huyện ủy": "huyện", "quận ủy": "quận",
    "thôn": "thôn", "bản": "bản", "ấp": "ấp", "xóm": "xóm", "buôn": "buôn",
}  # fmt: skip
# Not "cấp xã", "các huyện ủy", "mỗi tỉnh", nor the end of "cán bản", "văn bản".
_LEVEL = re.compile(
    r"(?<![\w-])(?<!cấp )(?<!các )(?<!mỗi )(?<!những )(?<!nhiều )(?<!một số )(?<!văn )(?<!cơ )(?<!kịch )(?<!phiên )"
    rf"(?P<level>{'|'.join(sorted(map(re.escape, _LEVELS), key=len, reverse=True))})(?!\w)\.?(?P<gap>\s{{0,3}})"
)
_NUMBERED = re.compile(r"\d{1,2}(?![\d/]|[.,]\d|\s?%|\s?[^\W_])")
_COUNTED = re.compile(r"\d\s{1,2}$")
_CAPITAL = re.compile(r"[^\W\d_a-zà-ỹđ][^\W\d_]{0,12}(?:['’.-]?[^\W\d_]{1,12})?")
_SMALL = frozenset({"thôn", "bản", "ấp", "xóm", "buôn"})
_BARE = frozenset({"tỉnh", "thành phố", "thị xã", "huyện", "quận", "thị trấn"})
_OFFICE = re.compile(r"(?:ủy|đoàn|hội|đội|trưởng)(?!\w)")
# Without its level word it is the man: "phong cách Hồ Chí Minh".
_PROVINCES = frozenset(map(match_form, PROVINCES)) - {"hồ chí minh"}
_LONGEST_PLACE = 2  # syllables; a longer name behind a level word may be a person's ("Bí thư Thị ủy Nguyễn Văn A")


@remembered
def find_places(text: str) -> tuple[Place, ...]:
    """The places of a text in order, none inside another; a level word without a name is one too ("toàn tỉnh")."""
    form = match_form(text)
    names = dict(find_name_spans(text))
    found: list[Place] = []
    taken = Taken(len(form))
    for match in _LEVEL.finditer(form):
        level = _LEVELS[match["level"]]
        at = match.end()
        if match["gap"] == "" and not match.group().endswith("."):
            at = match.end("level")
        end = names.get(at) or _single(text, form, at, level)
        if end and _is_person(form[at:end], level):
            end = 0
        if end and taken.take(match.start(), end):
            found.append(Place(match.start(), end, level, " ".join(form[at:end].split())))
        elif (
            not end
            and level in _BARE
            and not _COUNTED.search(form, max(0, match.start() - 3), match.start())
            and not _OFFICE.match(form, at)
            and not text[at : at + 1].isdigit()
        ):
            found.append(Place(match.start(), match.end("level"), level, ""))
    for start, end in names.items():
        name = " ".join(form[start:end].split())
        if name in _PROVINCES and taken.take(start, end):
            found.append(Place(start, end, "", name))
    return tuple(sorted(found, key=lambda place: place.start))


def _is_person(name: str, level: str) -> bool:
    return level != "phường" and len(name.split()) > _LONGEST_PLACE and may_be_person(name)


def _single(text: str, form: str, at: int, level: str) -> int:
    """The end of a place named by one syllable, an abbreviation or a number ("TP.HCM", "TP Huế", "quận 7"); else 0."""
    if level in ("quận", "phường") and (number := _NUMBERED.match(form, at)):
        return number.end()
    name = _CAPITAL.match(text, at)
    if not name or form[at : name.end()] in _LEVELS or level in _SMALL or _OFFICE.match(form, at):
        return 0
    ahead = text[name.end() : name.end() + 2].strip()
    if ahead[:1].isupper():
        return 0
    return name.end() if name.group().isupper() or level in ("thành phố", "tỉnh", "huyện") else 0
