import pytest

from vietnamese.diacritics import Restorer
from vietnamese.normalise import fold, match_form
from vietnamese.sentences import split


@pytest.fixture(scope="module")
def restorer(articles: list[str]) -> Restorer:
    return Restorer(text[start:end] for text in articles for start, end in split(text))


PLAIN = [
    "sa pa có bao nhiêu tổ chức cơ sở đảng",
    "nghị quyết 02 của tỉnh ủy sơn la ban hành ngày nào",
    "năm 2022 đảng bộ thị xã sa pa kết nạp bao nhiêu đảng viên",
    "ai là bí thư thị ủy sa pa",
    "ủy ban kiểm tra thị ủy tiếp nhận bao nhiêu đơn",
    "tỷ lệ chi bộ thôn, tổ dân phố có chi ủy đạt bao nhiêu phần trăm",
    "thị trấn sông mã có bao nhiêu đảng viên",
    "thị xã có mấy mô hình dân vận khéo",
    "trong năm 2022 có mấy đảng viên bị khai trừ",
    "kết luận 21-kl/tw của ai",
]


@pytest.mark.parametrize("question", PLAIN)
def test_a_question_typed_without_diacritics_gets_them_back(restorer: Restorer, question: str) -> None:
    assert restorer.restore(fold(question)) == question


@pytest.mark.parametrize("question", PLAIN)
def test_a_question_typed_well_stays(restorer: Restorer, question: str) -> None:
    assert restorer.restore(question) == question


@pytest.mark.parametrize("question", PLAIN)
@pytest.mark.parametrize("odd", [0, 1])
def test_a_question_half_typed_without_diacritics_gets_them_back(restorer: Restorer, question: str, odd: int) -> None:
    half = " ".join(fold(word) if at % 2 == odd else word for at, word in enumerate(question.split()))
    assert restorer.restore(half) == question


SLIPS = [
    ("đản viên mới kết nạp", "đảng viên mới kết nạp"),
    ("bao nhieu đảg viên", "bao nhiêu đảng viên"),
    ("kết nạpp đảng viên", "kết nạp đảng viên"),
    ("đảng veên", "đảng viên"),
    ("công tác kiểm rta, giám sát", "công tác kiểm tra, giám sát"),
    ("dân vậnkhéo", "dân vận khéo"),
    ("kiểm tra mấycuộc", "kiểm tra mấy cuộc"),
    ("đảngviên năm 2022", "đảng viên năm 2022"),
    ("thij trấn sông mã", "thị trấn sông mã"),
    ("kỷ luaajt đảng viên", "kỷ luật đảng viên"),
    ("bao nhieeu dangr vieen", "bao nhiêu đảng viên"),
    ("d9ang3 vie6n mới", "đảng viên mới"),
    ("Số đảng viên bị kỷ luat", "Số đảng viên bị kỷ luật"),
    ("Thij xã Sa Pa", "Thị xã Sa Pa"),
    ("kết nạp đảngviên năm2022", "kết nạp đảng viên năm 2022"),
    ("thịxã sa pa kết nạp khinào", "thị xã sa pa kết nạp khi nào"),
    ("có boa nhiêu đảng viên", "có bao nhiêu đảng viên"),
    ("ki nào họp", "khi nào họp"),
    ("bao nhiêu dưluận", "bao nhiêu dư luận"),
]


@pytest.mark.parametrize(("typed", "meant"), SLIPS)
def test_a_slip_of_the_keys_is_put_right(restorer: Restorer, typed: str, meant: str) -> None:
    assert match_form(restorer.restore(typed)) == match_form(meant)


@pytest.mark.parametrize(
    "question",
    [
        "Điện Biên kết nạp bao nhiêu đảng viên",
        "điện biên có bao nhiêu đảng viên",
        "huyện bắc hà có bao nhiêu đảng viên",
        "bắc hà có mấy chi bộ",
        "hà giang kết nạp bao nhiêu đảng viên",
        "Mường Khương có mấy xã",
        "ông Trần Văn Zũng là ai",
        "số 02-NQ/TU ban hành ngày 21/01/2021",
        "facebook của thị xã",
        "chỉ tiêu xuất khẩu hồ tiêu",
        "2.063/2.247 chi bộ (91,8%)",
        "",
        "?!",
    ],
)
def test_a_name_that_stands_in_no_sentence_stays_as_typed(restorer: Restorer, question: str) -> None:
    assert restorer.restore(question) == question


def test_everything_between_the_syllables_stays(restorer: Restorer) -> None:
    assert restorer.restore("  sa pa,\tdang\nvien?! ") == "  sa pa,\tđảng\nviên?! "


def test_capitals_stay_capitals(restorer: Restorer) -> None:
    assert restorer.restore("Dang bo thi xa") == "Đảng bộ thị xã"


def test_everyday_words_are_known_without_sentences() -> None:
    assert Restorer([]).restore("bao nhieu nguoi ten gi xyz") == "bao nhiêu người tên gì xyz"


def test_an_abbreviation_in_the_sentences_teaches_its_words() -> None:
    assert Restorer(["BCĐ tỉnh họp với HTX"]).restore("ban chi dao hop tac xa") == "ban chỉ đạo hợp tác xã"
