"""No text is too long for any reader: none takes longer than its length."""

import pytest

from tests.vietnamese.readers import READERS
from vietnamese.clauses import split_clauses
from vietnamese.documents import find_documents
from vietnamese.offices import find_people, office_asked

LENGTH = 250_000
LONG = {
    "dotted digits": "1.1.",
    "grouped digits": ".111",
    "digits": "1",
    "ratios": "1/1/",
    "brackets": "(",
    "opening quotes": "“",
    "straight quotes": '"a',
    "one letter": "a",
    "spaces": " ",
    "commas": ",",
    "stops": "a.",
    "lines": "a\n",
    "tones": "oà",
    "days": "ngày ",
    "dates": "21/01/2021 ",
    "documents": "02-NQ/",
    "kinds": "nghị quyết số ",
    "terms": "nhiệm kỳ 2020-",
    "names": "Phan Đăng ",
    "offices": "Bí thư ",
    "people": "Phan Đăng Toàn, Bí thư Thị ủy, ",
    "run together": "đảngviêns ",
    "laws": "luật ",
    "congresses": "nghị quyết đại hội ",
    "number words": "hai mươi ",
    "days told from today": "năm nay ",
}
# Of these, a quarter of a million characters; of the rest 40,000, which a reader of quadratic time could not read in
# its time either.
_FULL = ("brackets", "one letter")


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", LONG)
@pytest.mark.parametrize("name", READERS)
def test_a_long_text_is_read_in_its_time(name: str, piece: str) -> None:
    size = LENGTH if piece in _FULL else 40_000
    READERS[name](LONG[piece] * (size // len(LONG[piece])))


@pytest.mark.timeout(20)
def test_brackets_in_brackets_and_what_opens_far_ahead_are_read_in_linear_time() -> None:
    split_clauses("(" * (LENGTH // 2) + ")" * (LENGTH // 2))
    find_documents("Nghị quyết" + " " * LENGTH)
    find_people("Bí thư" + " " * LENGTH + "Phan Đăng Toàn")
    office_asked("phó " + " " * LENGTH)
