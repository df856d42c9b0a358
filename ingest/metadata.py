"""Lines in which a page says when it was published, by whom and where; only whole lines, never parts of sentences."""

import re
from datetime import date

from vietnamese.dates import Precision, find_periods
from vietnamese.normalise import match_form

_ISO_DATE = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WEEKDAY = re.compile(r"\s*(?:thứ|chủ nhật)\b", re.I)
_UPDATED = re.compile(r"cập nhật|sửa (?:lần )?cuối|chỉnh sửa")
# What may stand on a date line beside the date.
_BESIDE_DATE = re.compile(
    r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\b"
    r"|\b\d{1,2}\s?(?::|giờ|h|g)\s?(?:\d{2}(?::\d{2})?)?\s?(?:phút)?\b|\b(?:am|pm|sáng|chiều|tối|sa|ch)\b"
    r"|\(?\bgmt\s?\+?\s?7\)?|\butc\s?\+\s?7|\+07:?00|(?<=\d)t(?=\d)"
    r"|\b(?:cập nhật(?: lần cuối)?(?: lúc)?|ngày (?:đăng|xuất bản|cập nhật|phát hành|viết|tạo)|đăng(?: (?:ngày"
    r"|lúc|vào|tải))?"
    r"|xuất bản(?: (?:ngày|lúc))?|thời gian(?: đăng)?|post(?:ed)?|lúc|vào|on|date)\b"
    r"|\b(?:lượt (?:xem|đọc|truy cập)|số lượt (?:xem|đọc)|đã xem|xem|views?|bình luận"
    r"|lần xem)\s*:?\s*[\d.,]*(?: lượt| lần)?"
    r"|\b[\d.,]+\s?(?:lượt (?:xem|đọc)|views?|bình luận|phút đọc)"
)
_SEPARATORS = re.compile(r"[\s|:;,.\-/()\[\]•·+–—]+")
_BYLINE_LABEL = re.compile(
    r"(?:\(?(?:tin|bài|ảnh|clip|video|thực hiện|nội dung|biên soạn|tổng hợp|biên tập|đồ họa|bài viết)"
    r"(?:\s*(?:,|và|-|–|&|/)\s*(?:tin|bài|ảnh|clip|video|hình|đồ họa))*\s*:\s*"
    r"|(?:tác giả|người viết|phóng viên|pv|nguồn tin|nguồn|biên tập viên|btv|người đưa tin|by)\s*:\s*)"
)
# Labels after which anything but names is a caption, a quotation or a heading ("Ảnh: Lễ hội...", "PV: Xin cảm ơn").
_NAMES_AFTER = re.compile(r"\(?(?:phóng viên|pv|nội dung|(?:ảnh|clip|video|đồ họa)\s*:)")
_AFTER_SOURCE = re.compile(r"\(?(?:theo|nguồn)\s*:?\s+(?=\S)")
_AGENCY = re.compile(r"\(?(?:ttxvn|pv|vov|vtv|bbt|btv|p\.?v|ctv)(?:\s*[/,-]\s*\w+)?\)?")
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_]*\.?(?:-[^\W\d_]+)?")
_DATELINE_PLACE = re.compile(
    r"\s*(?:\((?P<agency>TTXVN|[A-ZĐ]{2,8})\)\s*)?\(?(?P<place>[^\W\d_a-zà-ỹđ][^\W\d_]*(?:[ -][^\W\d_]+){0,4}?)\s*"
    r"(?:,\s*ngày\s+\d[\d/.\- ]*)?\s*(?:\((?:TTXVN|VNA|[A-ZĐ]{2,8})\))\s*(?:[-–—:]|$)"
)
_PLACE_IN_BRACKETS = re.compile(r"\s*\((?P<place>[^\W\d_]+(?:[ -][^\W\d_]+){1,4})\)\s*[-–—]\s*\S")
_DATE_PLACE = re.compile(r"\s*(?P<place>[^\W\d_]+(?:[ -][^\W\d_]+){0,3}),\s*ngày\b", re.I)
_ENUMERATED = re.compile(r"(?:[IVXLC]+|[A-ZĐ])[.)]\s")
_INITIALS = re.compile(r"[A-ZĐ]\.?(?:\s?[A-ZĐ]\.?){1,3}")
_DONE_BY = re.compile(r"\s*[(-]?\s*\b(?:thực hiện|ghi|lược ghi|tổng hợp|biên soạn|lược dịch|dịch|sưu tầm)\)?$")
LONGEST_BYLINE = 120
_EARLIEST_YEAR = 1990  # before there were web pages
_MOST_WORDS = 12


def date_of_line(line: str) -> tuple[date, bool] | None:
    """The date of a line that is nothing but a date line, and whether it only says when the page was updated.

    Weekday, time, labels, a view counter and a name may stand beside the date; a sentence may not.
    """
    if len(line) > LONGEST_BYLINE:
        return None
    days = _days(line) if _YEAR.search(line) else []
    if not days or days[0][2].year < _EARLIEST_YEAR:
        return None
    rest = low = match_form(line)
    for start, end, _ in reversed(days):
        rest = f"{rest[:start]} {rest[end:]}"
    left = [word for word in _SEPARATORS.split(_BESIDE_DATE.sub(" ", rest)) if word]
    if len(days) > 2 or (left and not (len(left) <= 8 and _names_only(line, left))):
        return None
    return days[0][2], bool(_UPDATED.search(low)) and not re.search(r"đăng|xuất bản", low)


def day_of_value(value: str) -> date | None:
    """The day of a metadata field: an ISO date or time ("2024-03-01T07:00:00+07:00"), or a Vietnamese date line."""
    match = _ISO_DATE.match(value.strip())
    if match:
        days = _days(match.group())
        return days[0][2] if days and days[0][2].year >= _EARLIEST_YEAR else None
    found = date_of_line(value)
    return found[0] if found else None


def _days(line: str) -> list[tuple[int, int, date]]:
    """The days written in a line, with their offsets."""
    found = [(p.start, p.end, p.first) for p in find_periods(line) if p.precision is Precision.DAY]
    for match in _ISO_DATE.finditer(line):
        try:
            found.append((*match.span(), date.fromisoformat(match.group())))
        except ValueError:
            continue
    return sorted(found)


def _names_only(line: str, left: list[str]) -> bool:
    """Whether all that is left of a line is written like names ("Nguyễn Văn A", "TTXVN", "Theo Báo Cao Bằng")."""
    capitals = {match_form(word) for word in re.findall(r"[^\W_]+", line) if word[0].isupper()}
    return all(word in capitals or word in ("theo", "tác", "giả", "nguồn", "pv", "bởi") for word in left)


def labelled_byline(line: str) -> str | None:
    """The author or source named by a line with a label ("Bài, ảnh: X", "Tác giả: X", "Theo TTXVN"); else None."""
    text = line.strip()
    if len(text) > LONGEST_BYLINE:
        return None
    low = match_form(text)
    label = _BYLINE_LABEL.match(low)
    if label:
        name = _unwrap(text[label.end() :] if text[0] != "(" else text[label.end() :].rstrip(" .").removesuffix(")"))
        if (
            not name
            or not (name[0].isupper() or low.startswith("nguồn"))
            or name[-1] in "!?…:;"
            or len(name.split()) > _MOST_WORDS
        ):
            return None
        return name if looks_like_names(name) or not _NAMES_AFTER.match(low) else None
    if (low.startswith("(") and low.endswith(")")) or _AFTER_SOURCE.match(low):
        inner = text.strip(" ().")
        source = _AFTER_SOURCE.match(match_form(inner))
        if source and looks_like_names(inner[source.end() :]) and len(inner.split()) <= 9:
            return inner
    if _AGENCY.fullmatch(low):
        return _unwrap(text)
    return None


def _unwrap(text: str) -> str:
    text = text.strip(" ./-–—*")
    return text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text


def looks_like_names(text: str) -> bool:
    """Whether a text is written like one or more names: every word begins with a capital ("Thu Hà - Văn Nam")."""
    words = [word for word in re.split(r"[\s,;&/()\-–—]+", text.replace(" và ", " ")) if word]
    return 0 < len(words) <= 12 and all(_NAME_WORD.fullmatch(word) and word[0].isupper() for word in words)


def unlabelled_byline(line: str) -> str | None:
    """The author named by a short line: "Nguyễn Văn A", "Thu Hà (TTXVN)", "X - Phó Trưởng ban Y"; else None."""
    text = line.strip(" .-–—*")
    if len(text) > LONGEST_BYLINE or not text or text[-1] in ":;!?…" or any(char.isdigit() for char in text):
        return None
    if _ENUMERATED.match(text):
        return None
    if _INITIALS.fullmatch(text):
        return text
    name, dash, role = _at_dash(_DONE_BY.sub("", text))
    words = name.replace("(", " ").replace(")", " ").split()
    if not looks_like_names(name) or not 1 <= len(words) <= 8:
        return None
    if len(words) == 1 and not name.isupper():
        return None
    if dash and not looks_like_names(role):
        return text if 2 <= len(words) <= 5 and len(role.split()) <= 14 and role[0].isupper() else None
    return text


def _at_dash(text: str) -> tuple[str, str, str]:
    for dash in (" - ", " – ", " — "):
        if dash in text:
            return text.partition(dash)
    return text, "", ""


def place_of_date_line(line: str) -> str | None:
    """The place a letter's date line names: "Cao Bằng, ngày 10 tháng 01 năm 2023"; else None."""
    match = _DATE_PLACE.match(line)
    return match["place"] if match and looks_like_names(match["place"]) and not _WEEKDAY.match(line) else None


def dateline_place(first_paragraph: str) -> str | None:
    """The place a news agency's dateline opens the text with: "Hà Nội (TTXVN) - ", "(Cao Bằng) - "; else None."""
    match = _DATELINE_PLACE.match(first_paragraph[:80]) or _PLACE_IN_BRACKETS.match(first_paragraph[:80])
    if not match:
        return None
    place = match["place"].strip()
    return place if looks_like_names(place) and not place.isupper() else None
