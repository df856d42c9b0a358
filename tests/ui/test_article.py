import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest

from rag.documents import tie
from rag.registers import ArticleSheet, DocumentRow
from records.article import Article, Section
from records.fact import DocumentRef, FactPeriod, FactPlace, Figure, FigureKind, FoundIn
from records.passage import SectionKind, Sentence, Span
from tests.ui.fake import article
from tests.ui.test_render import HOSTILE, Elements
from ui.article import article_html
from vectorstore.facts import Stated

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


def stated(source: Article, figures: list[Figure], documents: list[DocumentRef]) -> ArticleSheet:
    sentence = Sentence(source.id, 0, 0, SectionKind.BODY, 0, len(source.text), source.text)
    mentions = [Stated(ref, sentence, source.source, source.title, source.published) for ref in documents]
    rows = tuple(
        DocumentRow(one, tuple(mentions[documents.index(ref)] for ref in one.mentions)) for one in tie(documents)
    )
    shown = tuple(Stated(figure, sentence, source.source, source.title, source.published) for figure in figures)
    return ArticleSheet(source, (), 1, shown, rows)


def figure(source: Article, words: str, unit: str = "đảng viên") -> Figure:
    start = source.text.index(words)
    period = FactPeriod("năm 2022", date(2022, 1, 1), date(2022, 12, 31), False, FoundIn.SENTENCE)
    place = FactPlace("thị xã Sa Pa", FoundIn.ARTICLE)
    span = (start, start + len(words))
    return Figure(source.id, "s", *span, FigureKind.COUNT, Decimal(1), None, False, "", unit, "", "", period, place)


def document(source: Article, words: str, issuer: str = "Tỉnh ủy") -> DocumentRef:
    start = source.text.index(words)
    span = (start, start + len(words))
    return DocumentRef(source.id, "s", *span, "nghị quyết", "02-NQ/TU", "", date(2021, 3, 4), issuer, "", "", "")


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
    assert Elements(html).tags == {"article", "header", "h1", "p", "mark", "span", "ul", "li"}
    assert Elements(html).attributes == {"class", "id", "aria-label"}
    assert text in Elements(html).text


STATING = article("Năm 2022, theo Nghị quyết 02-NQ/TU, kết nạp 134 đảng viên, đạt 104,2% kế hoạch.")


def test_a_figure_says_its_unit_period_and_place_and_a_document_its_issuer_and_date() -> None:
    sheet = stated(STATING, [figure(STATING, "134")], [document(STATING, "Nghị quyết 02-NQ/TU")])
    html = article_html(STATING, Span(0, 0), sheet)
    assert '<span class="figure" title="Đơn vị: đảng viên\nThời kỳ: năm 2022\nNơi: thị xã Sa Pa">134</span>' in html
    note = "Nghị quyết số 02-NQ/TU\nCơ quan ban hành: Tỉnh ủy\nNgày ban hành: 04/03/2021"
    assert f'<span class="document" title="{note}">Nghị quyết 02-NQ/TU</span>' in html
    assert "Số liệu (1)" in html and "Văn bản (1)" in html


@pytest.mark.parametrize("start", range(0, len(STATING.text), 3))
def test_marks_that_overlap_leave_the_text_whole_and_every_element_closed(start: int) -> None:
    figures = [figure(STATING, words) for words in ("02", "134", "134 đảng", "104,2%", "2022, theo Nghị")]
    sheet = stated(STATING, figures, [document(STATING, "Nghị quyết 02-NQ/TU")])
    span = Span(start, min(start + 14, len(STATING.text)))
    html = article_html(STATING, span, sheet)
    body = re.sub(r'<span class="unseen">.*?</span>', "", html[html.index("</header>") + len("</header>") :])
    assert Elements(body).text == STATING.text
    assert unescape(re.sub("<[^>]*>", "", marked_html(body))) == STATING.text[span.start : span.end]
    open_tags: list[str] = []
    for closing, tag in re.findall(r"<(/?)(\w+)[^>]*>", html):
        if closing:
            assert open_tags.pop() == tag
        else:
            open_tags.append(tag)
    assert open_tags == []


def marked_html(html: str) -> str:
    return "".join(piece.split("</mark>")[0].split(">", 1)[1] for piece in html.split("<mark")[1:])


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_figure_or_a_document_is_said_to_be_is_text(text: str) -> None:
    sheet = stated(
        STATING, [figure(STATING, "134", unit=text)], [document(STATING, "Nghị quyết 02-NQ/TU", issuer=text)]
    )
    html = article_html(STATING, Span(0, 0), sheet)
    assert Elements(html).tags == {"article", "header", "h1", "p", "span", "ul", "li"}
    assert Elements(html).attributes == {"class", "title", "aria-label"}


def test_the_mark_is_announced_to_screen_readers() -> None:
    html = article_html(STATING, Span(0, 8))
    assert '<span class="unseen">Bắt đầu đoạn được trích: </span><mark id="trich-dan">Năm 2022</mark>' in html
    assert "hết đoạn được trích" in html
