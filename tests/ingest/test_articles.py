"""The five bundled articles, line by line where it matters."""

from datetime import date

import pytest

from ingest.chunks import split_chunks, split_sentences
from tests.ingest.reading import assert_sections_hold_everything, bundled, kind_of

STATED = {
    "000": (
        "Đảng bộ thị xã Sa Pa - Công tác xây dựng Đảng là nền tảng quan trọng "
        "để thực hiện thắng lợi nhiệm vụ chính trị",
        None,
        "Đỗ Phương - Phó Trưởng BTG Thị ủy",
    ),
    "001": ("Chú trọng xây dựng Đảng bộ trong sạch, vững mạnh", date(2019, 10, 18), None),
    "002": (
        "Vững nhịp cầu Đảng với nhân dân • Kỳ 3: Chỉnh đốn, nâng cao năng lực lãnh đạo sức chiến đấu "
        "của tổ chức cơ sở đảng",
        None,
        "Huy Ngoan, Quàng Hưởng, Nguyễn Yến",
    ),
    "003": ("Sa Pa: Nhiều giải pháp nâng cao chất lượng đảng viên", None, None),
    "004": (
        "Đảng bộ cơ quan Thị ủy tổ chức Hội nghị đánh giá kết quả thực hiện Nghị quyết Đại hội nhiệm kỳ 2020 – 2025",
        None,
        None,
    ),
}
LINES = {
    "000": """
        title|Đảng bộ thị xã Sa Pa - Công tác xây dựng Đảng
        body|Xác định xây dựng Đảng là nhiệm vụ then chốt
        caption|Đồng chí Dương Đức Huy - Ủy viên BTV
        caption|Thị xã Sa Pa tiếp xúc, đối thoại trực tiếp với cán bộ
        body|Thường xuyên coi trọng và làm tốt công tác phát triển Đảng
        caption|Đồng chí Phan Đăng Toàn - Tỉnh ủy viên, Bí thư Thị ủy, Chủ tịch HĐND thị xã trao giấy khen
        body|Bằng nhiều giải pháp tích cực
        byline|Đỗ Phương - Phó Trưởng BTG Thị ủy
        furniture|image
        teaser|Hướng dẫn phục hồi chức năng
        teaser|(19/01/2022)
        teaser|Tuần Lễ hội Đền Mẫu Thượng
        furniture|1 2 3
        furniture|Đang online: 1
        furniture|Tất cả: 1
        furniture|Đăng nhập""",
    "001": """
        title|Chú trọng xây dựng Đảng bộ trong sạch, vững mạnh
        byline|Ngày 18 tháng 10 năm 2019
        body|Những năm qua, Đảng bộ thị trấn Sông Mã
        body|Thị trấn Sông Mã ngày càng khang trang
        body|Trong công tác kiểm tra, giám sát
        body|Từ đầu năm đến nay, Đảng bộ đã kết nạp 5 đảng viên
        body|Có thể khẳng định, việc chú trọng
        furniture|Tìm kiếm theo ngày""",
    "002": """
        title|Vững nhịp cầu Đảng với nhân dân
        body|Sinh thời, Chủ tịch Hồ Chí Minh
        caption|Đảng ủy xã Sặp Vạt, huyện Yên Châu công bố
        body|Thực hiện với bước đi chắc chắn
        caption|Đồng chí Bí thư Tỉnh ủy cùng Đoàn công tác
        body|Kinh nghiệm để đi đến thắng lợi
        caption|Cuộc sống mới trên bản Huổi Hịa
        byline|Bài, ảnh: Huy Ngoan
        furniture|BÌNH LUẬN
        furniture|Bạn còn 500/500 ký tự
        furniture|Bạn vui lòng nhập từ 5 ký tự
        teaser|'Đảm bảo cung ứng sách giáo khoa
        teaser|Khoa Giáo -
        teaser|Ngày 29/2, Ban Chỉ đạo chương trình sách giáo khoa
        teaser|Hiện nay, toàn huyện có trên 3.200 ha xoài
        teaser|Với phương châm hướng về cơ sở""",
    "003": """
        body|LCĐT - Xuất phát từ thực tế
        body|Nâng cao trách nhiệm của đảng viên
        caption|Tạo nguồn tốt giúp nâng cao hiệu quả
        body|Một trong những giải pháp quan trọng
        body|Nắm chắc tình hình
        body|Năm 2022, Đảng bộ thị xã kết nạp được 134 đảng viên
        teaser|Có thể bạn quan tâm
        teaser|Thông cáo báo chí về ngày làm việc thứ tư
        teaser|Ngày 22/1/2026, Đại hội đại biểu toàn quốc
        teaser|Điểm sáng xây dựng chi, đảng bộ
        teaser|Năm 2024, Đảng bộ xã Cát Thịnh
        furniture|fb yt zl tw""",
    "004": """
        title|Đảng bộ cơ quan Thị ủy tổ chức Hội nghị
        body|Chiều 15-5, đồng chí Thào A Sinh
        caption|Quang cảnh.
        caption|Đồng chí Phùng Mạnh Khang, UV BTV
        body|Theo đánh giá thực hiện nghị quyết
        body|Công tác tổ chức, cán bộ tiếp tục được quan tâm
        caption|Uỷ viên Ban Thường vụ, Chủ nhiệm Uỷ ban Kiểm tra Thị uỷ Nguyễn Anh Tuấn
        body|Tại hội nghị, các đại biểu đã thảo luận
        body|Tại hội nghị, Đảng bộ cơ quan thị ủy đã khen thưởng""",
}
EXPECTED = [
    (number, *line.strip().split("|", 1)) for number, lines in LINES.items() for line in lines.strip().split("\n")
]


@pytest.mark.parametrize("number", STATED)
def test_title_date_and_author_are_those_the_page_states(number: str) -> None:
    article = bundled(number)
    assert (article.title, article.published, article.byline) == STATED[number]
    assert article.place is None


@pytest.mark.parametrize(("number", "kind", "line"), EXPECTED)
def test_a_line_is_labelled_as_what_it_is(number: str, kind: str, line: str) -> None:
    assert kind_of(bundled(number), line) == kind


def test_a_doubled_caption_is_a_caption_both_times() -> None:
    assert kind_of(bundled("003"), "Tạo nguồn tốt giúp nâng cao hiệu quả", 1) == "caption"


@pytest.mark.parametrize("number", STATED)
def test_sections_sentences_and_chunks_are_exact_slices_that_hold_the_text(number: str) -> None:
    article = bundled(number)
    assert_sections_hold_everything(article)
    sentences = split_sentences(article)
    position = 0
    for sentence in sentences:
        assert article.text[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        assert not article.text[position : sentence.start].strip()
        assert article.kind_at(sentence.start) is sentence.kind
        position = sentence.end
    assert not article.text[position:].strip()
    assert [sentence.index for sentence in sentences] == list(range(len(sentences)))
    for chunk in split_chunks(article, sentences, 256):
        assert article.text[chunk.start : chunk.end] == chunk.text


def test_a_caption_glued_to_a_paragraph_is_a_sentence_of_its_own() -> None:
    texts = [sentence.text for sentence in split_sentences(bundled("001"))]
    assert "Thị trấn Sông Mã ngày càng khang trang, sạch, đẹp." in texts


def test_figures_stay_whole_inside_their_sentences() -> None:
    texts = [sentence.text for sentence in split_sentences(bundled("000"))]
    assert "Năm 2022 kết nạp được 134 đảng viên đạt 104,2% so với mục tiêu Nghị quyết." in texts
    assert any(text.endswith("đã phát triển đến 3.859 đảng viên.") for text in texts)
