"""Sections of made-up pages in the shapes that newspapers, offices' sites and portals have."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.furniture import is_furniture, is_tail_furniture, is_teaser_heading, is_teaser_line
from ingest.page import Role, marked_page, plain_page
from ingest.sections import label
from tests.ingest.reading import assert_sections_hold_everything, read_text

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))
# Title, date (ISO), author and place that each page states; "-" for none.
STATED = {
    "anh_bao_chi": "Sắc xuân trên bản Tả Van|2023-02-12|Việt Hưng|-",
    "bao_cao": "BÁO CÁO KẾT QUẢ CÔNG TÁC XÂY DỰNG ĐẢNG NĂM 2022|2023-01-10|-|Văn Chấn",
    "bao_tinh": "Huyện Bắc Yên phát triển đảng viên ở vùng cao|2023-03-14|Thu Thảo (CTV)|-",
    "binh_luan": "Lào Cai sắp xếp lại tổ chức cơ sở đảng|2023-07-07|Minh Đức|-",
    "canh_tren": "Đảng ủy xã Bản Hồ đổi mới phương thức lãnh đạo|2021-09-08|Vũ Hà - Đài Truyền thanh thị xã|-",
    "cong_thong_tin": "XÃ MƯỜNG HUM HOÀN THÀNH ĐẠI HỘI CHI BỘ NHIỆM KỲ 2022 - 2025|2022-10-12|Ban Biên tập|-",
    "nhac_tu": "Đổi mới trang tin điện tử của Thành ủy|2022-08-20|Phạm Hải - Ngọc Lan|-",
    "phong_van": '"Chi bộ mạnh thì việc gì cũng xong"|2022-11-11|Trần Quang (thực hiện)|-',
    "thong_tan": "Hội nghị toàn quốc quán triệt Nghị quyết Trung ương 8|2023-12-04|Theo TTXVN|Hà Nội",
    "tin_giua_bai": "Đảng bộ phường Hàm Rồng thực hiện Chỉ thị số 05|2021-06-03|Lê Thanh|-",
    "tin_khong_dau_de": "Yên Châu chuẩn bị đại hội chi bộ|-|Mai Chi|-",
    "trang_thi_uy": "Thị ủy Nghĩa Lộ triển khai nhiệm vụ công tác kiểm tra, giám sát|2024-02-05|HOÀNG MINH|-",
    "van_ban_ngat_dong": "Một số kết quả công tác đảng năm 2020 của Đảng bộ xã|-|-|-",
}


def labelled_lines(path: Path) -> list[tuple[str, str]]:
    """The page's lines with the kinds they must get; the files hold "kind|line"."""
    rows = path.read_text(encoding="utf-8").strip().split("\n")
    return [(kind, line) for kind, _, line in (row.partition("|") for row in rows)]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n \r\n"])
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_line_of_a_page_is_labelled_as_what_it_is(tmp_path: Path, path: Path, gap: str) -> None:
    rows = labelled_lines(path)
    if path.stem == "van_ban_ngat_dong":
        gap = "\n"  # its lines are wrapped by hand
    article = read_text(tmp_path, "trang.txt", gap.join(line for _, line in rows))
    assert_sections_hold_everything(article)
    position = 0
    wrong = []
    for kind, line in rows:
        if line.strip():
            start = article.text.index(line.strip(), position)
            position = start + len(line.strip())
            if article.kind_at(start).value != kind:
                wrong.append((kind, article.kind_at(start).value, line))
    assert not wrong


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_states_what_its_lines_say(tmp_path: Path, path: Path) -> None:
    article = read_text(tmp_path, "trang.txt", "\n".join(line for _, line in labelled_lines(path)))
    stated = (article.title, article.published, article.byline, article.place)
    assert "|".join("-" if value is None else str(value) for value in stated) == STATED[path.stem]


@pytest.mark.parametrize(
    "line",
    [
        "Tin mới",
        "TIN LIÊN QUAN:",
        "» Tin cùng chuyên mục",
        "Có thể bạn quan tâm",
        "Đọc thêm",
        "Các bài viết khác",
        "Tin đọc nhiều nhất",
        "Những tin cũ hơn",
        "Bài viết mới nhất",
        "Các tin đã đưa",
        "Xem thêm về Sơn La",
        "Mời bạn đọc thêm",
        "Cùng chuyên mục",
    ],
)
def test_headings_of_lists_of_other_articles_are_known(line: str) -> None:
    assert is_teaser_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "Tin mới từ cơ sở",
        "Đọc thêm sách để hiểu Bác hơn",
        "Liên quan đến đất đai",
        "Có thể bạn quan tâm nhiều hơn đến sức khỏe",
        "Các tin cậy của Nhân dân",
        "Xem thêm nhiều phim tài liệu",
        "Bài học kinh nghiệm",
        "Tin tưởng vào Đảng",
        "Nổi bật trong năm",
    ],
)
def test_headings_that_only_begin_like_them_are_not(line: str) -> None:
    assert not is_teaser_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "Đang online: 12",
        "Lượt truy cập: 1.234.567",
        "1.205 lượt xem",
        "Bạn còn 500/500 ký tự",
        "Đăng nhập",
        "Đăng ký / Đăng nhập",
        "Tìm kiếm theo ngày",
        "fb yt zl tw",
        "Chia sẻ bài viết",
        "In bài viết",
        "Bình luận (3)",
        "© 2023 Báo Lào Cai",
        "image",
        "Trang chủ » Tin tức » Xây dựng Đảng",
        "A- A A+",
        "Từ khóa: đảng viên, chi bộ",
        "Về đầu trang",
        "0:00 / 3:25",
        "Facebook",
        "Theo dõi Báo Sơn La trên Google News",
        "Vui lòng nhập mã xác nhận",
        "Hãy là người đầu tiên bình luận",
        "***",
    ],
)
def test_parts_of_a_page_that_no_article_has_are_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    ["1 2 3", "« 1 2 3 ... 12 »", "Giấy phép số 12/GP-TTĐT", "Điện thoại: 0214 3871 000", "Hôm nay: 27", "Nội dung"],
)
def test_some_lines_are_furniture_only_after_the_article_or_before_it(line: str) -> None:
    assert is_tail_furniture(line)
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Chia sẻ khó khăn với đồng bào vùng lũ",
        "Đăng nhập hệ thống là bước đầu tiên.",
        "Bình luận về kết quả đại hội của các chuyên gia",
        "Lượt truy cập tăng 38% so với tuần trước.",
        "Tìm kiếm cứu nạn ở Nậm Pồ",
        "In 500 cuốn sách lịch sử Đảng bộ",
        "134",
        "2022 | 134",
        "Trang chủ của cổng thông tin được thiết kế lại.",
        "Bản quyền phần mềm được mua trong năm 2022.",
    ],
)
def test_lines_that_merely_mention_such_words_are_not_furniture(line: str) -> None:
    assert not is_furniture(line)


def test_a_link_to_one_article_is_a_teaser_and_a_quotation_is_not() -> None:
    assert is_teaser_line(">> Sơn La: Đại hội điểm cấp cơ sở")
    assert is_teaser_line("» Xem thêm: Sơn La công bố quyết định")
    assert is_teaser_line("Đọc thêm: Bắc Yên trồng mới 120 ha sơn tra")
    assert not is_teaser_line("“Xem thêm phim tài liệu”, ông nói.")
    assert not is_teaser_line("Đọc thêm sách báo giúp đảng viên nâng cao nhận thức.")


def test_a_list_of_teasers_marked_as_a_list_ends_with_the_list() -> None:
    body = "Năm 2022, Đảng bộ xã kết nạp 18 đảng viên mới, đạt 105% kế hoạch; toàn Đảng bộ hiện có 274 đảng viên."
    blocks = [(Role.TITLE, "Tiêu đề"), (Role.PLAIN, body), (Role.HEADING, "Tin liên quan"), (Role.ITEM, "• Tin một")]
    page = marked_page([*blocks, (Role.ITEM, "• Tin hai"), (Role.PLAIN, f"Đến nay, {body}")])
    assert [section.kind.value for section in label(page).sections] == ["title", "body", "teaser", "body"]


LINES = st.sampled_from(
    [line for path in PAGES for _, line in labelled_lines(path)]
    + ["", " ", "•", "(1/1/2020)", "18/10/2019", "Tin mới", "a", "1 2 3", "…"]
)


@settings(max_examples=150)
@given(st.lists(LINES, max_size=25), st.sampled_from(["\n", "\n\n"]))
def test_sections_hold_every_character_whatever_the_order_of_lines(lines: list[str], gap: str) -> None:
    page = plain_page(gap.join(lines))
    position = 0
    for section in label(page).sections:
        assert not page.text[position : section.span.start].strip()
        position = section.span.end
    assert not page.text[position:].strip()


@pytest.mark.parametrize(
    "line", ["1. A\n", "(\n", "tin mới\n", "Đồng chí A.\n", "(19/01/2022)\n", "trang chủ > " * 20 + "\n"]
)
def test_pages_of_many_thousand_lines_are_labelled(line: str) -> None:
    page = plain_page(line * 10_000)
    sections = label(page).sections
    assert sections[0].span.start == page.lines[0].start
    assert sections[-1].span.end == page.lines[-1].end
