from dataclasses import replace
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest

from records.answer import Answer, Citation, Claim, Status
from records.passage import SectionKind
from tests.ui.fake import BY_MODEL, MADE_WITH, article, cite
from ui import texts
from ui.render import answer_html, date_note, inert, notice_html, question_html, written_by

HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "<svg/onload=alert(1)>",
    '"><b onmouseover=alert(1)>',
    "![ảnh](http://evil.example/a.png)",
    "[bấm](javascript:alert(1))",
    "<http://evil.example>",
    "http://evil.example www.evil.example a@evil.example",
    "$$\\href{javascript:alert(1)}{x}$$",
    "```mermaid\ngraph TD; A-->B\n```",
    "# tiêu đề\n\n- một\n- hai\n\n    mã",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "*nghiêng* _nghiêng_ ~~bỏ~~ `mã` \\*",
    "&lt;script&gt; &#60;script&#62;",
    "<div>\n\n<script>alert(1)</script>\n\n</div>",
    "<think>ẩn</think>",
]


class Elements(HTMLParser):
    """Collects tags, addresses and text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.addresses += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


def answer(text: str, **changes: object) -> Answer:
    source = article(f"Trước. {text} Sau.", title=text)
    citation = replace(cite(source, text), source=text)
    made = Answer(text, Status.ANSWERED, (Claim(text, (1,)),), (citation,), (citation,), MADE_WITH, 1.0)
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", HOSTILE)
def test_inert_text_has_no_character_that_html_or_markdown_could_read(text: str) -> None:
    shown = inert(text)
    assert unescape(shown) == " ".join(text.split())
    assert not set(shown) - set("&#;") & set("<>\"'`*_[]()!|~$\\=/:.@-+\n")
    assert shown.count("&") == shown.count("&#") == shown.count(";")


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_an_article_says_only_our_own_elements_are_drawn(text: str) -> None:
    html = answer_html(answer(text))
    drawn = Elements(html)
    assert drawn.tags <= {"div", "p", "a", "ol", "li", "span", "q", "strong", "details", "summary"}
    assert drawn.attributes <= {"class", "href", "title", "open"}
    assert all(address.startswith("bai-viet/a1?tu=") for address in drawn.addresses)
    assert "\n" not in html
    assert " ".join(text.split()) in drawn.text


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_language_model_writes_is_text_only(text: str) -> None:
    made = answer("x", claims=(Claim(text, (1,)),), note=text, made_with=replace(BY_MODEL, writer=f"openai:{text}"))
    for growing in (False, True):
        html = answer_html(made, growing=growing)
        drawn = Elements(html)
        assert drawn.tags <= {"div", "p", "a", "ol", "li", "ul", "span", "q", "strong", "details", "summary"}
        assert drawn.attributes <= {"class", "href", "title", "open"}
        assert all(address.startswith("bai-viet/a1?tu=") for address in drawn.addresses)
        assert "\n" not in html


@pytest.mark.parametrize("text", HOSTILE)
def test_questions_and_notices_are_text_only(text: str) -> None:
    assert Elements(question_html(text, 2000)).tags <= {"br"}
    assert Elements(notice_html(text)).tags == {"div"}


def test_article_ids_cannot_leave_their_place_in_the_address() -> None:
    citation = replace(answer("x").citations[0], article_id='../x?a"b#c/d')
    (address,) = set(Elements(answer_html(answer("x", citations=(citation,), related=()))).addresses)
    assert address.startswith("bai-viet/..%2Fx%3Fa%22b%23c%2Fd?tu=")


def test_bold_figures_are_strong_and_keep_their_spaces() -> None:
    claim = Claim("Có **134** đảng viên, **5,2 tỷ** đồng ** không đậm ** 2*3", ())
    html = answer_html(answer("x", claims=(claim,), citations=(), related=()))
    assert "Có <strong>134</strong> đảng viên" in html
    assert Elements(html).text == f"Có 134 đảng viên, 5,2 tỷ đồng ** không đậm ** 2*3{texts.PREPARED}"


def test_citation_marks_stand_before_the_full_stop_and_unknown_numbers_are_left_out() -> None:
    html = answer_html(answer("x", claims=(Claim("Có 134 đảng viên [2].", (1, 9)),), related=()))
    assert Elements(html).text.startswith("Có 134 đảng viên [2][1].")
    assert html.count('class="cite"') == 1


def test_a_claim_cut_short_keeps_its_ellipsis_before_the_marks() -> None:
    html = answer_html(answer("x", claims=(Claim("… Có 134 đảng viên …", (1,)),), related=()))
    assert Elements(html).text.startswith("… Có 134 đảng viên …[1]")


def test_a_source_says_its_title_its_date_and_its_quote() -> None:
    source = article("Kết nạp 134 đảng viên.", title="Đại hội", published=date(2023, 1, 3))
    text = Elements(answer_html(answer("x", citations=(cite(source, source.text),), related=()))).text
    assert "Đại hội 03/01/2023 Kết nạp 134 đảng viên." in text
    undated = article("Kết nạp 134 đảng viên.", published=None)
    assert "không ghi ngày" in answer_html(answer("x", citations=(cite(undated, undated.text),)))


def test_a_quote_from_a_teaser_is_named_as_such() -> None:
    teaser = replace(answer("x").citations[0], section=SectionKind.TEASER)
    assert "tin dẫn của bài khác" in Elements(answer_html(answer("x", citations=(teaser,), related=()))).text


def test_near_misses_are_set_apart_and_carry_no_number() -> None:
    missed = answer("x", status=Status.NOT_FOUND, claims=(), citations=())
    html = answer_html(missed)
    assert 'class="cite"' not in html
    assert 'class="number"' not in html
    assert '<details class="related" open>' in html
    assert "không có thông tin để trả lời" in Elements(html).text


def test_a_long_question_is_cut_and_line_ends_are_kept() -> None:
    assert question_html("a" * 50, 10) == "aaaaaaaaaa" + inert("…")
    assert question_html("một\nhai", 10) == "một<br>hai"


def test_dates_are_written_the_vietnamese_way() -> None:
    assert date_note(date(2022, 5, 15)) == "15/05/2022"


def test_a_citation_leads_to_its_offsets_in_the_article() -> None:
    made: Citation = answer("x").citations[0]
    assert f"tu={made.start}&den={made.end}#trich-dan" in Elements(answer_html(answer("x"))).addresses[0]


def test_a_list_of_figures_is_a_table_with_citations_in_its_rows() -> None:
    claims = (
        Claim("Năm 2023 nhiều nhất.", ()),
        Claim("| Năm | Số |\n| --- | --- |", (), is_table=True),
        Claim("| 2023 | **3** xã |", (1,), is_table=True),
    )
    html = answer_html(answer("Năm 2023 có 3 xã.", claims=claims))
    assert html.count("<table>") == 1
    assert "<tr><th>Năm</th><th>Số</th></tr><tr><td>2023</td><td><strong>3</strong> xã<a " in html
    assert "---" not in html


def test_claims_that_are_items_make_one_list() -> None:
    claims = (Claim("Bài nhắc tới:", ()), Claim("- Nghị quyết **05** [x](y)", (1,)), Claim("- Chỉ thị 01", (1,)))
    html = answer_html(answer("Nghị quyết 05", claims=claims))
    assert html.count("<ul") == 1
    assert html.count("<li>Nghị quyết <strong>05</strong>") == html.count("<li>Chỉ thị 01<a ") == 1
    assert "](y)" not in html


@pytest.mark.parametrize(
    ("writer", "cited", "told"),
    [
        ("extractive", True, "Trích nguyên văn từ bài viết."),
        ("extractive", False, "Câu trả lời soạn sẵn của chương trình."),
        ("openai:qwen2.5:7b", True, "Mô hình qwen2.5:7b viết, từng câu đã được đối chiếu với câu được dẫn."),
    ],
)
def test_an_answer_says_who_wrote_it(writer: str, cited: bool, told: str) -> None:
    made = answer("x", made_with=replace(MADE_WITH, writer=writer))
    made = made if cited else replace(made, citations=())
    assert written_by(made) == told
    assert told in Elements(answer_html(made)).text


def test_a_growing_answer_says_that_more_is_coming_and_not_yet_who_wrote_it() -> None:
    html = answer_html(answer("x", made_with=BY_MODEL), growing=True)
    assert texts.GROWING in Elements(html).text
    assert 'class="writer"' not in html
    assert texts.GROWING not in Elements(answer_html(answer("x", made_with=BY_MODEL))).text


def test_a_note_is_set_apart_from_the_claims_and_stands_before_the_sources() -> None:
    html = answer_html(answer("x", note="Mô hình chưa trả lời."))
    assert "Lưu ý: Mô hình chưa trả lời." in Elements(html).text
    assert html.index('class="claim"') < html.index('class="note"') < html.index('class="sources"')
    assert 'class="note"' not in answer_html(answer("x"))
