"""Who holds an office in a sentence that writes it shorter or in other words than the question does."""

import re
from collections.abc import Sequence

from rag.agree_names import stands_in
from vietnamese.abbreviations import spell_out
from vietnamese.names import find_names
from vietnamese.normalise import match_form
from vietnamese.offices import office_head
from vietnamese.words import syllables

_LINKS = frozenset("của ở tại thuộc và bên cho trong các những cùng với".split())
_BEFORE, _BEHIND = 110, 150  # characters before and behind a name in which the office may stand
_STRETCH = 110  # characters that an office takes at most
_ENDS = re.compile(r"[;:!?\"“”()\n]|(?<!\w)(?:cho biết|cho hay|khẳng định|nói|chia sẻ|phát biểu|nhấn mạnh|đã|sẽ)(?!\w)")
# What may stand between a name and the office behind it, or the office and the name behind it.
_BESIDE = re.compile(
    r"\s{0,3}(?:[,(–-]|(?:hiện |nay |đang |nguyên |cũng |từng )*(?:là|làm|giữ|đảm nhiệm|với|trong)(?!\w))"
    r"(?:(?!yêu cầu|đề nghị|giao |gửi|gặp|báo cáo|chỉ đạo|cùng |và |thay |tố cáo)[^;:!?\"\n])*"
)
_TITLED = re.compile(r"[^,]*(?:,\s{0,2}(?:ông|bà|anh|chị|đồng chí|đ/c)\s{1,2})?(?:ông|bà|anh|chị|đồng chí|đ/c)?\s{0,2}")
_LEAST = 0.6  # share of the words of the body asked for that must stand behind the head of the office
_PARTLY = 0.5


def plainly(office: str) -> str:
    """An office without the words that only link its parts: "Trưởng ban Tổ chức của Tỉnh ủy" is that of "Tỉnh ủy"."""
    return " ".join(s.form for s in syllables(office) if s.form not in _LINKS)


def elsewhere(office: str, names: Sequence[str]) -> bool:
    """True when an office is written with a place or a company, and that is none of those asked for."""
    if any(stands_in(name, office) for name in names):  # "Cục Dự trữ Liên bang Mỹ (Fed)"
        return False
    there = find_names(spell_out(office))
    return bool(names and there) and not any(name in other or other in name for name in names for other in there)


def told_holder(
    text: str, spans: Sequence[tuple[int, int]], office: str, names: Sequence[str]
) -> tuple[tuple[int, int], tuple[int, int], float] | None:
    """Of the people at `spans`, the one beside whom the head of an office (in matching form) stands with its body.

    Returns where the name stands, where it stands with the office, and how well it fits, in 0..1; None where the head
    is missing, is a deputy's, or fewer than 60% of the words of the body stand behind it. `names` are those that the
    question asks about; they may stand anywhere around.
    """
    head = office_head(plainly(office)) or office_head(office)
    apart = {word for name in names for word in name.split()}
    body = [s.form for s in syllables(office[len(head) :]) if s.form not in _LINKS and s.form not in apart]
    if not head or not (body or apart):
        return None
    form = match_form(text)
    written = re.compile(rf"(?<!\w)(?<!phó )(?<!nguyên ){re.escape(head)}(?!\w)")
    people = [span for span in spans if not any(stands_in(name, text[slice(*span)]) for name in names)]
    best: tuple[tuple[int, int], tuple[int, int], float] | None = None
    for at, (start, end) in enumerate(people):
        low = max(people[at - 1][1] if at else 0, start - _BEFORE)
        high = min(people[at + 1][0] if at + 1 < len(people) else len(text), end + _BEHIND)
        for found in (*written.finditer(form, end, high), *written.finditer(form, low, start)):
            ahead = found.end() <= start
            until = min(len(text), found.end() + _STRETCH, start if ahead else len(text))
            stop = _ENDS.search(form, found.end(), until)
            until = stop.start() if stop else until
            behind = text[found.end() : until]
            beside = (
                _TITLED.fullmatch(form, found.end(), start) if ahead else _BESIDE.fullmatch(form, end, found.start())
            )
            if not beside or (ahead and stop) or elsewhere(behind, names):
                continue
            there = {s.form for s in syllables(spell_out(behind))}
            share = sum(word in there for word in body) / len(body) if body else _LEAST
            if not body and not any(name in match_form(behind) for name in names):
                continue
            fit = _PARTLY + (1 - _PARTLY) * share
            if share >= _LEAST and (best is None or fit > best[2]):
                best = (start, end), (min(start, found.start()), max(end, until)), fit
    return best
