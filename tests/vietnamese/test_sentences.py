"""Splitting into sentences and paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.paragraphs import paragraphs
from vietnamese.sentences import MAX_SENTENCE_CHARS, split

# Each text is written with "¦" where it must be split, and nowhere else.
CASES = [
    "TP.HCM có 3.859 đảng viên.¦ Ông Nguyễn V. A. phát biểu.",
    "Sống tại TP. Hồ Chí Minh và TP.Hồ Chí Minh, ở Tp.HCM.¦ Hiện nay đã chuyển đi.",
    "PGS.TS. Trần Văn B, GS.TS.Nguyễn C, Th.S. Lê D, ThS. Phạm E và đ/c. Vũ G dự họp.¦ Hội nghị bế mạc.",
    "Ở Q.1, P.5 và Q. Thanh Xuân có 18.500 hộ.¦ Ngày 18.10.2019 tổng kết.",
    "Thực hiện Nghị quyết 02-NQ/TU... của Trung ương.¦ Đạt 104,2%.¦ Tăng 1.160 người.",
    "lãnh đạo các nhiệm vụ của địa phương.¦Thị trấn Sông Mã sạch, đẹp.",
    "Tỷ lệ đạt 94,2%.¦Năm 2023 tăng.¦Ông Hùng nói vậy.",
    "Xem tại zing.vn, Booking.com, www.Sonla.Gov.vn hoặc a.b@Mail.Com.¦ Giá 20.000đ.",
    "Có chè, cà phê, mía, v.v. và cây ăn quả.¦ Trồng lúa, ngô, v.v.¦ Ngoài ra còn nuôi cá.",
    "Kết luận... của Trung ương…¦ Từ đầu năm...¦ Đến nay đã xong!!!¦ Thật không?",
    "1. Mercedes bán chạy.¦ 2. BMW bán chậm.",
    "II. Kết quả đạt được",
    "Điều 5. Phạm vi áp dụng.¦ Chương III. Tổ chức thực hiện.",
    "Ông nói: “Đảng mạnh là do chi bộ tốt.¦ Chi bộ tốt là do các đảng viên đều tốt.”¦ Mọi người vỗ tay.",
    "“Ai sẽ làm?” ông hỏi.¦ “Tôi!” chị đáp.",
    "biểu hiện “tự diễn biến’, “tự chuyển hóa’’...¦ Từ đầu năm đến nay",
    'Ông nói "chưa xong.¦ Bà Lan không đồng ý.',
    "Phê bình (xem phụ lục. Mục 2 nêu rõ) rồi kết luận.¦ Hết.",
    "Lễ trao giải. (Ảnh: TTXVN)¦ Theo tiết lộ của ban tổ chức.".replace("giải. ", "giải.¦ "),
    "Chị H.¦ Khi đó có mặt.¦ George W. Bush và J. K. Rowling đến Đông Nam Á.¦ Hà Nội đón khách.",
    "Nhiệt độ 20 độ C.¦ Hà Nội có mưa.",
    "Mọi người đồng ý.¦ Thế nhưng tòa nhà chỉ cao 11 m.¦ Bà Lan hỏi à?¦ Không ạ.",
    "Trình HĐND TP.¦ Riêng nội dung về TP. Huế để sau.¦ Theo UBND TX.¦ Chủ tịch UBND đã ký.",
    "ông Nguyễn Văn S. (49 tuổi), ở p. Hòa Xuân, q. Cẩm Lệ.",
    "vì dân giàu, nước mạnh, văn minh./.¦ Nguyễn Anh",
    "giai đoạn 2020-2025Thị uỷ chỉ đạo; tổ chức 04 cuộc; đạt 06 /16 xã",
    "Dòng một¦\nDòng hai không có dấu chấm¦\n\n- mục a;¦\n- mục b;¦\n• mục c¦\na) mục d",
    "Năm 2020, Đảng bộ xã lãnh đạo thực hiện thắng lợi\nnghị quyết đại hội.¦ Đạt kết quả tốt.",
    "Trong năm 2020.¦ Thị ủy họp ngày 15.¦ 3 năm qua có tiến bộ.",
]


@pytest.mark.parametrize("marked", CASES)
def test_sentences_end_where_a_reader_would_end_them(marked: str) -> None:
    text = marked.replace("¦", "")
    assert [text[start:end] for start, end in split(text)] == [part.strip() for part in marked.split("¦")]


def assert_holds_everything(text: str, spans: tuple[tuple[int, int], ...]) -> None:
    position = 0
    for start, end in spans:
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()


PIECES = st.sampled_from(
    [
        ". ",
        ".",
        "...",
        "…",
        "! ",
        "?",
        "”",
        "“",
        '"',
        "(",
        ")",
        "\n",
        "\n\n",
        " ",
        "; ",
        ", ",
        "1.",
        "TP.",
        "A.",
        "Thị",
        "ủy ",
        "v.v.",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=80).map("".join))


@given(TEXTS)
def test_the_sentences_of_any_text_are_ordered_disjoint_and_hold_all_of_it(text: str) -> None:
    assert_holds_everything(text, split(text))


@given(TEXTS)
def test_the_paragraphs_of_any_text_are_ordered_disjoint_and_hold_all_of_it(text: str) -> None:
    assert_holds_everything(text, paragraphs(text))


@pytest.mark.parametrize("unit", ["1.", ".", "./", "(", "a", "A.", '."', " .", "(a. ", "; ", "a,", "1. A\n", "ạ", "\n"])
def test_a_million_characters_without_sense_are_split_in_linear_time(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    spans = split(text)
    assert_holds_everything(text, spans)
    assert all(end - start <= MAX_SENTENCE_CHARS for start, end in spans)


def test_a_sentence_that_is_too_long_is_cut_after_a_semicolon() -> None:
    duty = "lãnh đạo, chỉ đạo thực hiện tốt nhiệm vụ phát triển kinh tế - xã hội của địa phương"
    text = "Thị ủy " + "; ".join([duty] * 30) + "."
    parts = [text[start:end] for start, end in split(text)]
    assert len(parts) == 3
    assert all(len(part) <= MAX_SENTENCE_CHARS for part in parts)
    assert all(part.endswith((";", ".")) for part in parts)


def test_text_wrapped_at_a_column_is_one_paragraph_though_lines_begin_with_capitals() -> None:
    text = (
        "Sáng 5/2, tại trụ sở, đồng chí Nguyễn Văn An, Bí thư Huyện ủy Bắc\n"
        "Yên chủ trì hội nghị tổng kết công tác xây dựng Đảng năm 2023, đánh\n"
        "giá kết quả đạt được.\n\nHội nghị bế mạc cùng ngày."
    )
    assert [text[start:end].count("\n") for start, end in paragraphs(text)] == [2, 0]


def test_titles_on_lines_of_their_own_are_not_joined() -> None:
    text = "Hướng dẫn quy trình bầu cử đại biểu Quốc hội khóa XV\nTuần Lễ hội Đền Mẫu Thượng Sa Pa năm 2021\nimage"
    assert len(paragraphs(text)) == 3
