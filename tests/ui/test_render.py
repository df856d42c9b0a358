from dataclasses import replace
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest

from records.answer import Answer, Citation, Claim, Status
from records.passage import SectionKind
from tests.ui.fake import BY_MODEL, MADE_WITH, article, cite
from ui import texts
from ui.answer.sources import SHOWN
from ui.render import answer_html, article_address, date_note, inert, notice_html, question_html, written_by
from ui.texts import answer as words

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

OWN_TAGS = {"div", "p", "a", "ol", "li", "span", "q", "strong", "details", "summary", "button"}
OWN_ATTRIBUTES = {"class", "href", "title", "open", "hidden", "type"}


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
    assert drawn.tags <= OWN_TAGS
    assert drawn.attributes <= OWN_ATTRIBUTES
    assert all(address.startswith("bai-viet/a1?tu=") for address in drawn.addresses)
    assert "\n" not in html
    assert " ".join(text.split()) in drawn.text


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_language_model_writes_is_text_only(text: str) -> None:
    made = answer("x", claims=(Claim(text, (1,)),), note=text, made_with=replace(BY_MODEL, writer=f"openai:{text}"))
    for growing in (False, True):
        html = answer_html(made, growing=growing)
        drawn = Elements(html)
        assert drawn.tags <= OWN_TAGS | {"ul"}
        assert drawn.attributes <= OWN_ATTRIBUTES
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
    assert Elements(html).text == f"Có 134 đảng viên, 5,2 tỷ đồng ** không đậm ** 2*3{words.COPY_ALONE}{texts.PREPARED}"


def test_citation_marks_stand_after_the_full_stop_and_unknown_numbers_are_left_out() -> None:
    html = answer_html(answer("x", claims=(Claim("Có 134 đảng viên [2].", (1, 9)),), related=()))
    assert "Có 134 đảng viên [2].[1]" in Elements(html).text
    assert html.count('class="cite"') == 1


def test_a_claim_cut_short_keeps_its_ellipsis_before_the_marks() -> None:
    html = answer_html(answer("x", claims=(Claim("… Có 134 đảng viên …", (1,)),), related=()))
    assert "… Có 134 đảng viên …[1]" in Elements(html).text


def test_a_source_says_its_title_its_date_and_its_quote() -> None:
    source = article("Kết nạp 134 đảng viên.", title="Đại hội", published=date(2023, 1, 3))
    text = Elements(answer_html(answer("x", citations=(cite(source, source.text),), related=()))).text
    assert "Đại hội 03/01/2023 a1.txtKết nạp 134 đảng viên." in text
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
    assert (
        '<tr><th scope="col">Năm</th><th scope="col">Số</th></tr><tr><td>2023</td><td><strong>3</strong> xã<a ' in html
    )
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


@pytest.mark.parametrize("status", list(Status))
def test_the_status_is_said_in_words(status: Status) -> None:
    made = answer("x", status=status)
    assert f'<p class="badge">{inert(words.BADGES[status])}</p>' in answer_html(made)


def test_what_the_program_says_of_itself_has_no_status() -> None:
    assert 'class="badge"' not in answer_html(answer("x", citations=(), related=()))


REPORT = article("Đã kết nạp 471 đảng viên. Lũy kế 407 đảng viên.", title="Báo cáo", id_="r1")
NEWS = article("Sa Pa: nâng lên 407 đảng viên.", title="Tin", id_="n1", published=None)


def versions(*claims: Claim, status: Status = Status.CONFLICT) -> str:
    cited = (cite(REPORT, "Đã kết nạp 471 đảng viên."), cite(NEWS, NEWS.text, 2))
    return answer_html(Answer("x", status, claims, cited, (), MADE_WITH, 1.0))


def test_a_conflict_is_a_table_of_values_by_source_and_what_weighs_them_stands_below() -> None:
    html = versions(
        Claim("Các nguồn nói khác nhau:", ()),
        Claim("Đã kết nạp **471** đảng viên.", (1,)),
        Claim("Nâng lên **407** đảng viên.", (2,)),
        Claim("Phép tính nghiêng về **471**: 471 : 94,2% = 500.", (1, 2)),
        Claim("Tổng là **878**.", (1, 2)),
    )
    table = html[html.index("<table") : html.index("</table>")]
    assert html.count("<table") == 1
    assert table.count('<th scope="row">') == 2
    assert '<th scope="row">471</th><td><p class="claim">Đã kết nạp <strong>471</strong> đảng viên' in table
    assert "03/01/2023" in Elements(table).text and texts.NO_DATE in Elements(table).text
    assert Elements(table).text.count("[1]") == Elements(table).text.count("[2]") == 1
    before, after = html.split(table)
    assert "Các nguồn nói khác nhau" in before
    assert "Phép tính nghiêng" in Elements(after).text and "878" in Elements(after).text


def test_the_same_value_of_another_source_is_a_row_of_its_own() -> None:
    both = (Claim("Có **407** đảng viên.", (2,)), Claim("Đã kết nạp **471** đảng viên.", (1,)))
    again = Claim("Cũng **407** đảng viên.", (3,))
    cited = (cite(REPORT, "Đã kết nạp 471 đảng viên."), cite(NEWS, NEWS.text, 2), cite(REPORT, REPORT.text, 3))
    html = answer_html(Answer("x", Status.AMBIGUOUS, (*both, again), cited, (), MADE_WITH, 1.0))
    assert html.count('<th scope="row">') == 3


def test_one_version_alone_is_no_table() -> None:
    html = versions(Claim("Đã kết nạp **471** đảng viên.", (1,)), Claim("Bạn hỏi năm nào?", ()))
    assert "<table" not in html
    assert html.count('class="claim"') == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_versions_are_text_only(text: str) -> None:
    source = article(f"Một {text} hai", title=text)
    claims = (Claim(f"**{text}**", (1,)), Claim("**hai**", (1,)))
    made = Answer(text, Status.CONFLICT, claims, (cite(source, source.text),), (), MADE_WITH, 1.0)
    drawn = Elements(answer_html(made))
    assert drawn.tags <= OWN_TAGS | {"table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert drawn.attributes <= OWN_ATTRIBUTES | {"scope"}


def series(*cells: tuple[str, str], head: str = "| Năm | Số đảng viên |") -> str:
    rows = tuple(Claim(f"| {label} | {value} |", (1,), is_table=True) for label, value in cells)
    claims = (Claim(f"{head}\n| --- | --- |", (), is_table=True), *rows)
    return answer_html(answer("Năm 2021: 2.617; năm 2022: 2.541.", claims=claims, related=()))


def test_a_table_of_one_quantity_gets_a_chart_of_its_values_linked_to_their_sentence() -> None:
    html = series(("2021", "**2.617** đảng viên"), ("2022", "**2.541** đảng viên"))
    chart = html[html.index('<figure class="chart">') : html.index("</figure>")]
    assert html.index("</table>") < html.index('<figure class="chart">') < html.index('class="foot"')
    links = Elements(chart).addresses
    assert len(links) == 2 and set(links) == {article_address(answer("Năm 2021: 2.617; năm 2022: 2.541.").citations[0])}
    assert "đảng viên" in Elements(chart).text


@pytest.mark.parametrize(
    "cells",
    [
        (("2021", "**2.617** đảng viên"),),
        (("2021", "**2.617** đảng viên"), ("2022", "**94,2%** kế hoạch")),
        (("2021", "**2.617** đảng viên"), ("2022", "**nhiều** đảng viên")),
        (("2021", "**103/204** xã"), ("2022", "**1/2** xã")),
        (("2021", "**2.617** đảng viên"), ("2021", "**2.541** đảng viên")),
    ],
)
def test_what_is_no_series_of_one_quantity_gets_no_chart(cells: tuple[tuple[str, str], ...]) -> None:
    assert "<figure" not in series(*cells)


def test_an_answer_can_be_copied_once_it_is_complete_and_says_something() -> None:
    assert 'class="copy"' in answer_html(answer("x"))
    assert 'class="copy"' not in answer_html(answer("x"), growing=True)
    assert 'class="copy"' not in answer_html(answer("x", status=Status.NOT_FOUND))


def test_many_sources_are_folded_after_the_first_and_an_article_is_named_once_in_a_row() -> None:
    source = article("Câu. " * 40)
    cited = tuple(replace(cite(source, "Câu. "), n=n, start=5 * n, end=5 * n + 4) for n in range(1, 41))
    html = answer_html(answer("x", citations=cited, related=()))
    shown, folded = html.split('<details class="more">')
    assert shown.count('class="source"') == SHOWN
    assert folded.count('class="source"') == 40 - SHOWN
    assert shown.count('<span class="title">') == folded.count('<span class="title">') == 1
