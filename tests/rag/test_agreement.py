"""Does a sentence speak of the place, the brand, the numbered thing and the day that are asked about?"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.assistant import Assistant
from records.answer import Status
from vectorstore.embedder import SentenceEmbedder
from vietnamese.abbreviations import spell_out_typed
from vietnamese.provinces import provinces_of

ARTICLES = {
    "giam-ngheo.txt": """Bát Xát tìm cách giảm nghèo

Huyện Bát Xát giao từng chi bộ giúp đỡ hộ nghèo trên địa bàn.

Người dân bỏ trồng thảo quả vì rừng già không còn đủ bóng mát cho cây. Cả huyện có 812 hộ thoát nghèo trong năm 2021.
""",
    "nha-o.txt": """Quận 5 sửa nhà cho người cao tuổi

Quận 5 đã sửa 64 căn nhà cho người cao tuổi sống một mình. Vàng SJC do một chủ tiệm góp được bán với giá 37 triệu đồng
một lượng.
""",
    "luong.txt": """Lương cơ sở sắp tăng

Từ ngày 1/7 tới, mức lương cơ sở tăng lên 1.300.000 đồng một tháng. Bệnh lở mồm long móng đã lan tới 9 xã.

Đêm nhạc mang tên One Voice Machester sẽ mở màn vào ngày 4/6.
""",
    "thu-no.txt": """Ngân hàng Nông nghiệp và Phát triển Nông thôn Việt Nam thu hồi nợ

Ngân hàng Nông nghiệp và Phát triển Nông thôn từ năm 2012 đến nay đã thu hồi 415 tỷ đồng nợ cũ của các hộ nuôi cá tra.

Đại biểu Hoàng Thị Mây (Sóc Trăng) đề nghị giãn nợ thêm hai năm cho hộ nuôi cá bị thiệt hại do hạn mặn.

Tiền đạo Aubameyanga xin nghỉ tập hai tuần vì đau gối.
""",
    "kham-benh.txt": """Các bệnh viện chia nhau người bệnh

Bệnh viện Hòe Nhai nhận thêm 21 người bệnh chạy thận, bệnh viện Hà Đông nhận thêm 9 người. Hôm qua, bệnh viện Bạch Mai
cử hai bác sĩ xuống giúp.

Bộ trưởng Thương mại Mỹ John Doeberg sang bàn việc nhập máy chạy thận.
""",
}


@pytest.fixture(scope="module")
def small(bundled_model: SentenceEmbedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("agreement")
    texts = folder / "bai"
    texts.mkdir()
    for name, text in ARTICLES.items():
        Path(texts / name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SentenceEmbedder, "open", lambda *_: bundled_model)
        with Assistant.open(data_dir=folder / "kho") as assistant:
            assert not assistant.ingest([texts]).failures
            yield assistant


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Ở Lào Cai vì sao bà con không trồng thảo quả nữa?", "bóng mát"),  # Bát Xát is a district of Lào Cai
        ("Từ 1/7/2017 lương cơ sở lên bao nhiêu?", "1.300.000"),
        ("LMLM lan tới mấy xã rồi?", "9"),
        ("Đêm nhạc One Voice Manchester diễn ra ngày nào?", "4/6"),
        ("Quận 5 sửa bao nhiêu căn nhà cho người già?", "64"),
    ],
)
def test_what_is_told_of_the_asked_thing_is_found(small: Assistant, question: str, told: str) -> None:
    answer = small.ask(question)
    assert answer.status is Status.ANSWERED
    assert told in answer.claims[0].text


@pytest.mark.parametrize(
    "question",
    [
        "Toàn tỉnh Lào Cai năm 2021 có bao nhiêu hộ thoát nghèo?",  # what a district tells is not its province's
        "Hà Giang năm 2021 có bao nhiêu hộ thoát nghèo?",
        "Quận 6 sửa bao nhiêu căn nhà cho người già?",
        "Vàng PNJ bán giá bao nhiêu một lượng?",
    ],
)
def test_another_province_district_or_brand_is_no_answer(small: Assistant, question: str) -> None:
    assert small.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Agribank thu hồi bao nhiêu tỷ nợ cũ của hộ nuôi cá tra?", "415"),
        ("Từ 2012 tới 2017 ngân hàng nông nghiệp thu hồi bao nhiêu tỷ nợ cũ của hộ nuôi cá tra?", "415"),
        ("Đại biểu Hoàng Thị Mây đoàn Cà Mau đề nghị gì về hộ nuôi cá?", "Sóc Trăng"),
        ("Auba xin nghỉ tập vì sao?", "đau gối"),
        ("Bộ trưởng Thương mại Hoa Kỳ là ai?", "Doeberg"),
        ("BT Thương mại Mỹ là ai?", "Doeberg"),
    ],
)
def test_short_forms_other_names_and_side_remarks_do_not_hide_an_answer(
    small: Assistant, question: str, told: str
) -> None:
    assert told in small.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "Vietcombank thu hồi bao nhiêu tỷ nợ cũ của hộ nuôi cá tra?",
        "Bệnh viện Bạch Mai nhận thêm bao nhiêu người bệnh chạy thận?",
        "Bộ trưởng Thương mại Anh là ai?",
    ],
)
def test_another_bank_hospital_or_country_is_no_answer(small: Assistant, question: str) -> None:
    assert small.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("HN TW 5 họp ở HN", "hội nghị trung ương 5 họp ở Hà Nội"),
        ("cử tri hỏi BT Bộ Y tế", "cử tri hỏi bộ trưởng Bộ Y tế"),
        ("BT Thị ủy là ai", "bí thư Thị ủy là ai"),
        ("TTg gặp TT Trump", "thủ tướng gặp tổng thống Trump"),
        ("bao nhiêu CP được bán", "bao nhiêu CP được bán"),
        ("đặc phái viên CP", "đặc phái viên chính phủ"),
    ],
)
def test_abbreviations_are_read_by_the_words_beside_them(typed: str, read: str) -> None:
    assert spell_out_typed(typed) == read


def test_the_provinces_of_a_district_are_known() -> None:
    assert provinces_of("bát xát") == {"lào cai"}
    assert len(provinces_of("châu thành")) > 5  # a name of many
    assert provinces_of("không có huyện này") == frozenset()
