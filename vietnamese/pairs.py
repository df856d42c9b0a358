"""Counts of syllables and of pairs of neighbours, and those of everyday Vietnamese."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from vietnamese.normalise import fold
from vietnamese.provinces import PROVINCES
from vietnamese.words import FUNCTION_PHRASES, syllables

START = ""
"""What stands before the first syllable of a stretch."""

# "first second:count second:count ...": the 9,962 pairs of syllables that stand in at least 30 of 5,000 news articles
# of 2016-2017, with how often they stand there, rounded down to two digits; "^" is the start of a stretch. They know
# the everyday words ("tên gì", "còn thiếu") that a handful of articles lacks.
_EVERYDAY = Path(__file__).with_name("everyday.txt")
# A pair in 200 of the news counts as one in the sentences at hand: those know better what is talked about. With .003
# more questions typed without diacritics come back whole (.77 instead of .75 of the gold ones), with .01 more of those
# half typed so (.79 instead of .78).
_EVERYDAY_WEIGHT = 0.005
_ASKING_WEIGHT = 20.0  # a phrase of asking counts as if it stood this often in the sentences, which never ask
_PLACE_WEIGHT = 30.0
# Words of questions that news do not use.
_ASKED = """
    có mấy | có bao nhiêu | được mấy | được bao nhiêu | gồm mấy | gồm những | bao nhiêu phần trăm | tỷ lệ bao nhiêu |
    tỷ lệ | là ngày nào | số lượng | tổng số | so sánh | so sánh số | so sánh tổng số | chênh lệch |
    nhiều hơn | ít hơn | cao nhất | thấp nhất | nhiều nhất | ít nhất | lớn nhất | tóm tắt | ban hành | chức vụ |
    dài bao nhiêu | rộng bao nhiêu | cao bao nhiêu | nặng bao nhiêu | bao nhiêu mét | bao nhiêu tấn | bao nhiêu tiền |
    bao nhiêu tuổi | bao nhiêu tỷ | bao nhiêu triệu | bao nhiêu lần | bao nhiêu hộ | mấy giờ | bao lâu |
    từ đầu | đến nay | đến hết | gấp mấy lần | tăng hay giảm | từng năm | mỗi năm | cả năm | toàn tỉnh | tác giả
    """.split("|")

_NONE: frozenset[str] = frozenset()


class PairCounts:
    """How often syllables (in matching form) and pairs of them stand in some text, on top of other counts."""

    def __init__(self, beneath: "PairCounts | None" = None) -> None:
        self._beneath = beneath
        self._single: dict[str, float] = {}
        self._pairs: dict[tuple[str, str], float] = {}
        self._followers: dict[str, int] = {}
        self._readings: dict[str, frozenset[str]] = {}
        self._total = 0.0

    def learn(self, forms: Iterable[str], weight: float = 1.0) -> None:
        """Adds a stretch of syllables, counted as often as `weight` says."""
        before = START
        self.add_single(before, weight)
        for form in forms:
            self.add_single(form, weight)
            self.add_pair(before, form, weight)
            before = form

    def add_pair(self, before: str, form: str, weight: float) -> None:
        """Adds a pair without its syllables."""
        if (before, form) not in self._pairs and not (self._beneath and self._beneath.pair(before, form)):
            self._followers[before] = self._followers.get(before, 0) + 1
        self._pairs[before, form] = self._pairs.get((before, form), 0.0) + weight

    def add_single(self, form: str, weight: float) -> None:
        """Adds a syllable without a pair."""
        if form and form not in self._single:
            plain = form if form.isascii() else fold(form)
            self._readings[plain] = self._readings.get(plain, _NONE) | {form}
        self._single[form] = self._single.get(form, 0.0) + weight
        self._total += weight

    @property
    def total(self) -> float:
        """The sum of `single` over all syllables."""
        return self._total + (self._beneath.total if self._beneath else 0.0)

    def single(self, form: str) -> float:
        """How often a syllable stands there."""
        return self._single.get(form, 0.0) + (self._beneath.single(form) if self._beneath else 0.0)

    def pair(self, before: str, form: str) -> float:
        """How often a syllable stands right behind another."""
        return self._pairs.get((before, form), 0.0) + (self._beneath.pair(before, form) if self._beneath else 0.0)

    def followers(self, form: str) -> int:
        """How many different syllables stand right behind one."""
        return self._followers.get(form, 0) + (self._beneath.followers(form) if self._beneath else 0)

    def readings(self, folded: str) -> frozenset[str]:
        """The syllables that are alike without diacritics."""
        own = self._readings.get(folded, _NONE)
        beneath = self._beneath.readings(folded) if self._beneath else _NONE
        return own | beneath if own and beneath else own or beneath

    def chance(self, before: str, form: str, alone: float) -> float:
        """How likely `form` follows `before`, when it stands anywhere with a likelihood of `alone`.

        By Witten and Bell (1991): what has few followers seldom gets a new one.
        """
        times, followers = self.single(before), max(1, self.followers(before))
        return (self.pair(before, form) + followers * alone) / (times + followers) if times else alone


@lru_cache(maxsize=1)
def everyday() -> PairCounts:
    """The counts of everyday Vietnamese, of the words of asking, and of the provinces; not to be added to."""
    counts = PairCounts()
    for line in _EVERYDAY.read_text(encoding="utf-8").splitlines():
        first, *seconds = line.split()
        before = START if first == "^" else first
        for second in seconds:
            form, times = second.split(":")
            counts.add_pair(before, form, int(times) * _EVERYDAY_WEIGHT)
            counts.add_single(form, int(times) * _EVERYDAY_WEIGHT)
            if not before:
                counts.add_single(before, int(times) * _EVERYDAY_WEIGHT)
    for phrase in FUNCTION_PHRASES:
        counts.learn(phrase, _ASKING_WEIGHT if len(phrase) > 1 else 2.0)
    for words in _ASKED:
        counts.learn(words.split(), _ASKING_WEIGHT)
    for name in PROVINCES:  # asked about also where no article knows them
        counts.learn((syllable.form for syllable in syllables(name)), _PLACE_WEIGHT)
    return counts
