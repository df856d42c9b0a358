from datetime import date

import pytest

from records.article import Article, Section
from records.passage import SectionKind, Span
from tests.ui.fake import article
from tests.ui.test_render import HOSTILE, Elements
from ui.article import article_html

PARTS = [
    (SectionKind.FURNITURE, "Đăng nhập"),
    (SectionKind.TITLE, "Đại hội Đảng bộ"),
    (SectionKind.BYLINE, "Theo Báo tỉnh"),
    (SectionKind.BODY, "Câu một.  Câu hai.\n\n   Đoạn hai có 134 đảng viên. Hết."),
    (SectionKind.CAPTION, "Ảnh: toàn cảnh"),
    (SectionKind.TEASER, "Tin thứ nhất\nTin thứ hai"),
    (SectionKind.FURNITURE, "Bạn còn 500/500 ký tự"),
]


def page() -> Article:
    text, sections = "", []
    for kind, part in PARTS:
        sections.append(Section(kind, Span(len(text), len(text) + len(part))))
        text += part + "\n\n"
    return Article("a1", "a.txt", "Đại hội Đảng bộ", "Sa Pa", date(2022, 5, 15), None, text, tuple(sections))


def marked(html: str) -> str:
    return "".join(piece.split("</mark>")[0].split(">", 1)[1] for piece in html.split("<mark")[1:])


@pytest.mark.parametrize(
    "words",
    ["Câu một.", "Câu hai.", "134 đảng viên", "Đại hội Đảng bộ", "Tin thứ hai", "Ảnh: toàn cảnh", "500/500", "Hết."],
)
def test_exactly_the_cited_words_are_marked(words: str) -> None:
    start = page().text.index(words)
    html = article_html(page(), Span(start, start + len(words)))
    assert marked(html) == words
    assert html.count('<mark id="trich-dan"') == 1


def test_a_quote_over_two_paragraphs_is_marked_in_both_with_one_anchor() -> None:
    start, end = page().text.index("Câu hai."), page().text.index("Hết.")
    html = article_html(page(), Span(start, end))
    assert marked(html) == "Câu hai.Đoạn hai có 134 đảng viên. "
    assert html.count("<mark") == 2
    assert html.count('id="trich-dan"') == 1


@pytest.mark.parametrize("span", [Span(0, 0), Span(10**6, 10**7), Span(5, 5)])
def test_offsets_outside_the_text_mark_nothing(span: Span) -> None:
    assert "<mark" not in article_html(page(), span)


def test_every_word_of_the_article_is_shown_once() -> None:
    shown = Elements(article_html(page(), Span(0, 0))).text
    for _, part in PARTS:
        for line in part.split("\n"):
            assert shown.count(line.strip()) == 1 or not line.strip()


def test_teasers_are_labelled_and_furniture_is_folded_away_unless_cited() -> None:
    html = article_html(page(), Span(0, 0))
    assert '<section class="teaser"><p class="label">Tin dẫn của bài khác</p><p>Tin thứ nhất</p>' in html
    assert html.count('<details class="furniture">') == 2
    start = page().text.index("500/500")
    assert article_html(page(), Span(start, start + 7)).count('<details class="furniture" open>') == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_an_article_holds_is_text(text: str) -> None:
    hostile = article(text, title=text, id_=text)
    html = article_html(hostile, Span(0, len(text)))
    assert Elements(html).tags == {"article", "header", "h1", "p", "mark"}
    assert Elements(html).attributes == {"class", "id"}
    assert text in Elements(html).text
