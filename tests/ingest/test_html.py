"""HTML pages: main content in order, captions, metadata that the markup states, and nothing that is not shown."""

from datetime import date
from pathlib import Path

import pytest

from ingest.read import read_article
from records.article import Article
from tests.ingest.reading import MAX_BYTES, assert_sections_hold_everything, kind_of, read_text

PAGES = Path(__file__).parent / "pages"
FIRST = (
    "Đảng bộ thị xã Sa Pa hiện có 51 tổ chức cơ sở đảng, 214 chi bộ trực thuộc; "
    "chất lượng sinh hoạt từng bước được nâng lên."
)
SECOND = (
    "Năm 2022 thị xã tổ chức 04 cuộc tiếp xúc đối thoại với 1.160 người tham gia; các xã, phường tổ chức 22 hội nghị."
)
THIRD = (
    "Trong năm, cấp ủy thị xã kiểm tra 06 cuộc đối với 10 tổ chức đảng, giám sát 05 cuộc đối với 05 tổ chức cơ sở đảng."
)


def bundled_page(name: str) -> Article:
    return read_article(PAGES / name, name, max_bytes=MAX_BYTES)


def test_a_portals_page_yields_the_article_and_what_it_states() -> None:
    article = bundled_page("cong_thong_tin.html")
    assert article.title == "Thị xã Sa Pa: 51 tổ chức cơ sở đảng"
    assert article.published == date(2023, 2, 17)
    assert article.byline == "Đỗ Phương - Phó Trưởng ban Tuyên giáo Thị ủy"
    assert [kind_of(article, line) for line in (FIRST, SECOND, "giám sát 05 cuộc")] == ["body"] * 3
    assert kind_of(article, "Trao Huy hiệu 30 năm") == "caption"
    assert article.text.index(FIRST) < article.text.index("Trao Huy hiệu") < article.text.index(SECOND)
    assert_sections_hold_everything(article)


@pytest.mark.parametrize("hidden", ["999", "1234", "mã lệnh", "2026", "Đang online", "Giới thiệu"])
def test_what_a_page_hides_or_sets_around_the_article_is_not_its_text(hidden: str) -> None:
    article = bundled_page("cong_thong_tin.html")
    shown = [s for s in article.sections if s.kind.own]
    assert all(hidden not in article.text[s.span.start : s.span.end] for s in shown)


def test_a_newspapers_page_keeps_headings_lists_tables_and_captions_in_order() -> None:
    article = bundled_page("bao_dien_tu.htm")
    assert (article.title, article.published, article.byline) == (
        "Sa Pa kết nạp 134 đảng viên",
        date(2023, 1, 5),
        "Nguyễn Văn A",
    )
    wanted = [
        "Sa Pa kết nạp 134",
        FIRST,
        "Lễ kết nạp",
        "Tạo nguồn",
        SECOND,
        "• Mục thứ nhất",
        "Năm | Đảng viên mới",
        "2022 | 134",
        THIRD,
    ]
    positions = [article.text.index(line) for line in wanted]
    assert positions == sorted(positions)
    assert kind_of(article, "Lễ kết nạp") == "caption"
    assert kind_of(article, "Tạo nguồn") == "body"
    assert kind_of(article, "2022 | 134") == "body"
    assert article.text.count("Sa Pa kết nạp 134 đảng viên") == 1


def page(head: str = "", body: str = "") -> str:
    title = "Tiêu đề của bài"
    top = f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1>"
    return f"{top}{body}<p>{FIRST}</p><p>{SECOND}</p></body></html>"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta name="pubdate" content="2024-03-01T07:00:00+07:00">', ""),
        ('<meta itemprop="datePublished" content="2024-03-01">', ""),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"Report","datePublished":"2024-03-01"}]}</script>',
            "",
        ),
        ("", '<time datetime="2024-03-01T07:00:00+07:00">2 giờ trước</time>'),
        ("", "<div><span>Thứ sáu, 01/03/2024</span></div>"),
    ],
)
def test_a_date_is_read_where_the_markup_states_it(tmp_path: Path, head: str, body: str) -> None:
    assert read_text(tmp_path, "ngay.html", page(head, body)).published == date(2024, 3, 1)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", ""),
        ('<meta property="article:modified_time" content="2024-03-01">', ""),
        ('<meta name="date" content="0001-01-01T00:00:00">', ""),
        ('<script type="application/ld+json">{"@type":"Comment","datePublished":"2024-03-01"}</script>', ""),
        ('<script type="application/ld+json">{broken</script>', ""),
        ("", f"<p>{THIRD}</p><time datetime='2024-03-01'>01/03/2024</time>"),
        ("", "<p>Ngày 01/03/2024, Thị ủy tổ chức hội nghị.</p><a href='/2024/03/01/bai.html'>x</a>"),
        ("", "<p>Cập nhật 2024</p><img src='/2024-03-01.jpg'>"),
    ],
)
def test_a_date_is_never_guessed(tmp_path: Path, head: str, body: str) -> None:
    assert read_text(tmp_path, "ngay.html", page(head, body)).published is None


def test_a_page_in_which_no_article_is_found_gives_all_that_is_shown(tmp_path: Path) -> None:
    article = read_text(
        tmp_path,
        "ngan.html",
        "<body><div>Chi bộ có 9 đảng viên.</div><script>x()</script><style>p{}</style><nav>Trang chủ</nav></body>",
    )
    assert "Chi bộ có 9 đảng viên." in article.text
    assert "x()" not in article.text


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 2000 + FIRST + "</div>" * 2000,
        f"<p>{FIRST}<p>{SECOND}<table><tr><td>chưa đóng",
        f"<?xml version='1.0' encoding='windows-1258'?><html><body><p>{FIRST}</p></body></html>",
        f"{FIRST} &lt;script&gt; &#0; &#xD800; &nbsp;",
        f"<p>{FIRST}</p><![CDATA[ x ]]><svg><text>a</text></svg><p onclick='x()'>{SECOND}</p>",
    ],
    ids=["deep", "unclosed", "xml", "entities", "odd"],
)
def test_broken_and_hostile_markup_is_read_as_text(tmp_path: Path, markup: str) -> None:
    article = read_text(tmp_path, "hong.html", markup)
    assert "51 tổ chức cơ sở đảng" in article.text
    assert "\x00" not in article.text
    assert_sections_hold_everything(article)
