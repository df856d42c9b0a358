"""Of the figures that a sentence tells, the one that is asked for is put in bold."""

import re
from collections.abc import Iterator

import pytest

from rag.asked import Asked, asked_for, only_asking
from rag.assistant import Assistant
from rag.counted import change_agreement, narrowed_agreement, sense_agreement, unit_agreement
from rag.things import Sort
from rag.understand import understand
from records.answer import Status
from records.question import Wants
from tests.rag.one_page import over_page
from vectorstore.embedder import SentenceEmbedder

PAGE = """Hội làng An Thịnh 2017: đông khách, vui mà an toàn

Chủ tịch xã An Thịnh cho biết, hội làng An Thịnh năm 2017 đón hơn 12 nghìn lượt khách, tăng 2.500 lượt so với
năm trước. Bãi gửi xe của hội làng được mở rộng từ 1,5 ha lên 4 ha, chứa được 900 xe máy và 150 ô tô. Hội làng
khai mạc lúc 7h30 ngày 12/3 và bế mạc ngày 15/3. Ban tổ chức huy động 85 tình nguyện viên (50 nam, 35 nữ)
hướng dẫn khách.

Trong trận chung kết giải vật của hội, đô vật Trần Quang Bảy thắng đô vật Lê Hữu Sơn 3-1. Trần Quang Bảy năm
nay xếp hạng 6 toàn tỉnh, trước đó thắng 17, hòa 2 và chỉ thua 4 trận.

Vé đu quay của hội làng là 20.000 đồng với người lớn và 8.000 đồng với trẻ em. Ở phố ẩm thực, gian hàng của xã
Yên Lãng thu 45 triệu đồng, gian hàng của xã Phú Hòa thu 62 triệu đồng (tương đương 2.700 USD).

Trên đường đi hội, một vụ lật thuyền làm 2 người tử vong, 5 người bị thương. Chủ thuyền Đỗ Văn Khải sau đó bị
tòa án tuyên phạt 3 năm tù và phải bồi thường 300 triệu đồng.
"""


@pytest.fixture(scope="module")
def fair(bundled_model: SentenceEmbedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The assistant over one article about a fair, which tells many figures side by side."""
    with over_page(PAGE, "hoi-lang.txt", tmp_path_factory.mktemp("fair"), bundled_model) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "bold"),
    [
        ("hội làng An Thịnh năm 2017 có bao nhiêu lượt khách rồi ta", "12 nghìn"),
        ("bãi gửi xe hội làng An Thịnh giờ rộng mấy hecta", "4"),
        ("bãi gửi xe của hội làng chứa được bao nhiêu ô tô", "150"),
        ("hội làng An Thịnh khai mạc lúc mấy giờ", "7h30"),
        ("hội làng An Thịnh bế mạc ngày nào", "ngày 15/3"),
        ("ban tổ chức hội làng có mấy tình nguyện viên nữ", "35"),
        ("Trần Quang Bảy thắng Lê Hữu Sơn tỉ số bao nhiêu", "3-1"),
        ("Trần Quang Bảy hạng mấy toàn tỉnh", "6"),
        ("Trần Quang Bảy trước đó thắng bao nhiêu trận", "17"),
        ("gian hàng xã Phú Hòa thu bao nhiêu tiền", "62 triệu"),
        ("gian hàng xã Yên Lãng thu bao nhiêu tiền", "45 triệu"),
        ("vụ lật thuyền làm mấy người chết", "2"),
        ("chủ thuyền Đỗ Văn Khải bị tòa phạt mấy năm tù", "3"),
        ("chủ thuyền Đỗ Văn Khải phải bồi thường bao nhiêu", "300 triệu"),
    ],
)
def test_the_figure_asked_for_is_in_bold(fair: Assistant, question: str, bold: str) -> None:
    answer = fair.ask(question)
    assert answer.status is Status.ANSWERED
    assert re.findall(r"\*\*(.+?)\*\*", answer.text)[:1] == [bold]


def test_what_is_not_told_is_not_answered_by_another_figure(fair: Assistant) -> None:
    for question in ("hội làng An Thịnh bán được bao nhiêu tấn gạo?", "hội làng An Thịnh có bao nhiêu nhà báo đến dự?"):
        assert fair.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "sort", "words"),
    [
        ("vé cho bé cao 1m2 thì trả bao nhiêu?", Sort.MONEY, ()),
        ("cây cầu đó cao bao nhiêu?", Sort.LENGTH, ()),
        ("ruộng rộng mấy nghìn hecta?", Sort.AREA, ("hecta",)),
        ("bị phạt mấy năm tù?", Sort.TIME, ("năm",)),
        ("hai đội đá tỷ số mấy?", Sort.SCORE, ()),
        ("ghi bàn phút thứ mấy?", Sort.RANK, ()),
        ("mỗi lần bao nhiêu tiền?", Sort.MONEY, ("tiền",)),
        ("lớp có mấy em?", Sort.PEOPLE, ("em",)),
        ("bán được mấy con?", Sort.OTHER, ("con",)),
    ],
)
def test_what_is_to_be_counted_is_told_by_the_words_around_the_asking_word(
    question: str, sort: Sort, words: tuple[str, ...]
) -> None:
    asked = asked_for(understand(question, (), lambda _: ()))
    assert (asked.sort, asked.words) == (sort, words)


def test_words_that_only_ask_are_no_part_of_what_is_asked() -> None:
    question = understand("tổng cộng có bao nhiêu nghìn hộ trên tổng số", (), lambda _: ())
    assert only_asking(question) >= {"bao", "nhiêu", "nghìn", "tổng"}
    assert asked_for(question).whole


@pytest.mark.parametrize(
    ("words", "sort", "unit", "fits"),
    [
        (("hecta",), Sort.AREA, "ha", True),
        (("người",), Sort.PEOPLE, "lượt khách", True),
        (("lượt", "người"), Sort.EVENTS, "lượt học viên", True),
        (("lượt", "khách"), Sort.EVENTS, "lượt đảng viên", False),
        (("usd",), Sort.MONEY, "đồng", False),
        (("tiền",), Sort.MONEY, "bảng", True),
    ],
)
def test_units_agree_by_what_they_count(words: tuple[str, ...], sort: Sort, unit: str, fits: bool) -> None:
    assert ((unit_agreement(Asked(words, sort), unit) or 0.0) > 0.75) is fits


def test_a_rise_and_an_opposite_are_no_answer_where_they_are_not_asked_for() -> None:
    assert change_agreement("kết nạp bao nhiêu đảng viên", "kết nạp được 3.279 đảng viên, vượt ") < 1
    assert change_agreement("vượt bao nhiêu đảng viên", "kết nạp được 3.279 đảng viên, vượt ") == 1
    assert change_agreement("cưới năm bao nhiêu tuổi", "cưới vợ kém ") < 0.5
    assert change_agreement("hai người hơn kém nhau mấy tuổi", "cưới vợ kém ") == 1
    assert sense_agreement("giá bán ra bao nhiêu", "mua vào là 37,2 triệu đồng") < 0.5
    assert sense_agreement("mấy người chết", "1 người bị thương nặng") < 0.5


def test_a_count_of_all_is_no_count_of_some() -> None:
    assert narrowed_agreement("số khách nội địa là bao nhiêu", "đón 500 lượt khách") < 0.5
    assert narrowed_agreement("số khách nội địa là bao nhiêu", "trong đó 300 khách trong nước") == 1
    assert narrowed_agreement("chợ quốc tế có bao nhiêu gian hàng", "chợ có 500 gian hàng") == 1


@pytest.mark.parametrize(
    ("question", "wants"),
    [
        ("Chị ấy vào nghề lúc mấy tuổi?", Wants.COUNT),
        ("Chị ấy vào nghề lúc nào?", Wants.DATE),
        ("Bị xử lý là tổ chức nào?", Wants.TEXT),
    ],
)
def test_an_age_is_counted_and_an_organisation_is_no_office(question: str, wants: Wants) -> None:
    assert understand(question, (), lambda _: ()).wants is wants
