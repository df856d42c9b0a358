"""A line of a language model's reply, read: its sentences, and which sources each of them cites."""

import re
from dataclasses import dataclass

from vietnamese.normalise import clean, match_form
from vietnamese.sentences import split

_MOST_CITED = 12
_IDS = rf"\d{{1,3}}(?:\s?[,;–-]\s?\d{{1,3}}){{0,{_MOST_CITED}}}"
_SOURCE = r"(?:(?:nguồn|câu|số|source)\s?:?\s?){0,2}"
# "[1]", "[1, 2]", "[nguồn 1]", "【1】"; "(1)" only where a sentence ends, since it numbers the items of a list as well.
_MARK = re.compile(
    rf"\s{{0,3}}(?:[\[【]\^?\s?{_SOURCE}(?P<square>{_IDS})\s?[\]】]"
    rf"|\(\s?{_SOURCE}\[?(?P<round>{_IDS})\]?\s?\)(?=\s{{0,3}}(?:[.!?…;,]|[\[(【]|$)))",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d{1,3})\s?[–-]\s?(\d{1,3})")
# Where a further sentence begins: behind a stop with its marks, in either order, and not before another mark.
_MARKS = rf"(?:\s{{0,3}}[\[(【]\^?\s?{_SOURCE}\[?{_IDS}\s?[\])】]+){{1,6}}"
_NEXT = re.compile(rf"(?:[.!?…]{_MARKS}|{_MARKS}[.!?…])\s{{1,3}}(?=[^\s\[(【])", re.IGNORECASE)
_BULLET = re.compile(r"\s*(?:(?:[-*•●▪+–—>]|\d{1,2}[.)]|[a-eđ]\))\s+)*")
_HEADING = re.compile(r"\s*#{1,6}\s")
_LABEL = re.compile(
    r"(?:câu (?:trả lời|(?:cần |đã |được )?(?:sửa|viết)(?: lại)?)|trả lời|đáp án|đáp|kết luận|tóm lại|answer)"
    r"(?: ngắn gọn| cuối cùng| của tôi)?(?: \([^()]{0,60}\))?(?: là)?\s?:\s*",
    re.IGNORECASE,
)
_SOURCE_LIST = re.compile(
    r"(?:các |danh sách )?(?:nguồn|tài liệu|trích dẫn|tham khảo|sources?|references?)[^:]{0,20}:", re.I
)
_ECHO = re.compile(r"(?:phải nêu|câu hỏi|chỗ sai)\s?:", re.IGNORECASE)  # the lines of a request
_LEFT_OF_MARK = re.compile(r"\s*\(?(?:theo )?(?:các )?nguồn(?: số)?\s?:?\s?\)?\s*$", re.I)
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,500}\)")
_TAG = re.compile(r"</?[^\W\d_][^<>]{0,60}>|<\|[^<>|]{0,40}\|>")
_MARKUP = re.compile(r"\*{1,3}|__|`{1,3}|~~")
_REFUSAL = re.compile(
    r"(?<!\w)(?:không (?:tìm thấy|tìm được|có (?:đủ )?(?:thông tin|dữ liệu|câu trả lời)|đủ thông tin|thể trả lời"
    r"|được (?:nêu|đề cập|nhắc)|(?:nêu|đề cập|nhắc) (?:rõ|đến|tới))|chưa (?:tìm thấy|có thông tin)|xin lỗi|tôi là)"
    r"(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as a model made it: plain text, and the numbers of the sources it cites, which may not exist."""

    text: str
    cites: tuple[int, ...]

    @property
    def is_no_claim(self) -> bool:
        """True for a question, and for a sentence that says that there is no answer."""
        refuses = _REFUSAL.search(match_form(self.text)) and not any(map(str.isdigit, self.text))
        return bool(refuses) or self.text.rstrip(' "”»)').endswith("?")


def read_line(line: str) -> list[Told]:
    """The sentences of a line; none for a heading, a table, a list of sources, a line of the request, or one that
    only announces others.

    Marks belong to the sentence before them; those at the end of the line also to the unmarked sentences before that.
    """
    line = _LINK.sub(r"\1", clean(line))
    if not line.strip() or line.lstrip().startswith(("|", "```")):
        return []
    heading = _HEADING.match(line) is not None
    line = _MARKUP.sub("", _TAG.sub(" ", line[_HEADING.match(line).end() :] if heading else line))  # type: ignore[union-attr]
    line = " ".join(line[_BULLET.match(line).end() :].split())  # type: ignore[union-attr]
    if _SOURCE_LIST.match(line) or _ECHO.match(line):
        return []
    label = _LABEL.match(line)
    plain, marks = _unmarked(line[label.end() :] if label else line)
    if not marks and (heading or plain.rstrip().endswith(":")):
        return []
    return _sentences(plain, marks)


def cut(line: str) -> int:
    """Where the last sentence begins of a line that may still go on: what stands before it is complete; 0 for none."""
    return max((match.end() for match in _NEXT.finditer(line)), default=0)


def _unmarked(line: str) -> tuple[str, list[tuple[int, tuple[int, ...]]]]:
    """The line without its marks, and each mark with the place it stood at."""
    plain, marks, at = "", [], 0
    for match in _MARK.finditer(line):
        plain += line[at : match.start()]
        at = match.end()
        plain = _LEFT_OF_MARK.sub("", plain)
        marks.append((len(plain), _numbers(match["square"] or match["round"])))
    return plain + line[at:], marks


def _numbers(written: str) -> tuple[int, ...]:
    """The numbers of a mark: "1, 3" is 1 and 3, "1-3" also 2."""

    def all_of(match: re.Match[str]) -> str:
        first, last = int(match[1]), int(match[2])
        return ",".join(map(str, range(first, min(last, first + _MOST_CITED) + 1)))

    return tuple(map(int, re.findall(r"\d+", _RANGE.sub(all_of, written))))


def _sentences(plain: str, marks: list[tuple[int, tuple[int, ...]]]) -> list[Told]:
    spans = [(start, end) for start, end in split(plain) if any(map(str.isalpha, plain[start:end]))]
    cites: list[list[int]] = [[] for _ in spans]
    for at, numbers in marks:
        of = max((i for i, (start, _) in enumerate(spans) if start < at), default=0)
        if spans:
            cites[of] += numbers
    for i in reversed(range(len(spans) - 1)):
        cites[i] = cites[i] or cites[i + 1]
    return [
        Told(plain[start:end], tuple(dict.fromkeys(found))) for (start, end), found in zip(spans, cites, strict=True)
    ]
