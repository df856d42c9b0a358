"""Words that make a number a bound: "hơn 300", "gần 500", "khoảng 1.000", "từ 18 tuổi trở lên"."""

import re

_BOUNDS = {
    bound: sign
    for sign, bounds in {
        ">": "hơn | trên | ít nhất | tối thiểu | chí ít | không dưới | không ít hơn | không thấp hơn | quá",
        "<": "gần | dưới | không quá | không vượt quá | không hơn | không cao hơn | tối đa | nhiều nhất | chưa đến"
        "| chưa tới | chưa đầy | chưa quá | ít hơn | thấp hơn | nhỏ hơn | ngót | ngót nghét | không đến",
        "~": "khoảng | chừng | xấp xỉ | ước | ước tính | ước khoảng | ước chừng | trên dưới | cỡ | tầm | áng chừng"
        "| vào khoảng | độ khoảng | suýt soát | tương đối",
    }.items()
    for bound in (word.strip() for word in bounds.split("|"))
}
_LONGEST = 36  # characters before the number that are looked at
_BEFORE = re.compile(
    rf"(?<![^\W_])({'|'.join(sorted(_BOUNDS, key=len, reverse=True))})"
    r"(?:\s{1,2}(?:là|lên đến|lên tới|đến|tới|chỉ|được|đạt|cũng|khoảng|từ|cả))?\s{1,3}(?:[$€]|us\$|usd\s)?$"
)
# "trên 5 tuyến đường", "dưới 3 hình thức": where, not how many.
_PLACES = re.compile(
    r"\s{1,2}(?:tuyến|con đường|địa|trang|tờ|sàn|lĩnh vực|phương diện|mặt trận|kênh|chiếc|cánh đồng|thửa|mảnh|khía cạnh"
    r"|hình thức|dạng|góc|bàn tay|đường|đôi|tay|vai|chân|cơ sở|thị trường|hòn đảo|xe|tàu|cây|bờ|tầng|lưng)(?!\w)"
)
# Behind the number, at most four words on: "từ 5 tỷ đồng trở lên".
_BEHIND = re.compile(r"%?(?:[^\W_]{1,4})?(?:\s[^\W_]{1,7}){0,4}?\s(?P<way>trở lên|trở xuống|đổ lại)(?!\w)")


def bound_of(form: str, start: int, end: int) -> str:
    """The bound that the words around the number form[start:end] make it: ">", "<", "~" or ""."""
    behind = _BEHIND.match(form, end)
    if behind:
        return ">" if behind["way"] == "trở lên" else "<"
    before = _BEFORE.search(form, max(0, start - _LONGEST), start)
    if before is None or (before[1] in ("trên", "dưới") and _PLACES.match(form, end)):
        return ""
    return _BOUNDS[before[1]]
