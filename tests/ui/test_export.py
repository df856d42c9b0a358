"""What leaves the page: nothing that it holds opens anything in Markdown or breaks a DOCX."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token

from rag.assistant import Assistant
from records.answer import Answer, Claim, Status
from records.conversation import Exchange
from records.question import Scope
from tests.ui.fake import MADE_WITH, article, cite
from tests.ui.test_render import HOSTILE
from ui import texts
from ui.export import answer_plain, conversation_docx, conversation_markdown
from ui.texts import export as words
from ui.texts.chat import FILTERED, STOPPED

SOURCE = article("Năm 2021 kết nạp 2.617 đảng viên. Năm 2022 kết nạp 2.541 đảng viên.", title="Kết nạp đảng viên")
FIRST, SECOND = "Năm 2021 kết nạp 2.617 đảng viên.", "Năm 2022 kết nạp 2.541 đảng viên."
TABLE = Answer(
    "Từng năm?",
    Status.ANSWERED,
    (
        Claim("Năm 2021 nhiều nhất: **2.617** đảng viên.", (1,)),
        Claim("| Năm | Số liệu |\n| --- | --- |", (), is_table=True),
        Claim("| 2021 | **2.617** đảng viên |", (1,), is_table=True),
        Claim("| 2022 | **2.541** đảng viên |", (1, 2), is_table=True),
        Claim("- kết nạp **2.541** đồng chí", (2,)),
        Claim("- việc khác", ()),
    ),
    (cite(SOURCE, FIRST, 1), cite(SOURCE, SECOND, 2)),
    (),
    MADE_WITH,
    1.0,
    note="Hiểu là tỉnh Sơn La.",
)
NONE = replace(TABLE, status=Status.NOT_FOUND, claims=(), citations=(), related=(cite(SOURCE, FIRST),), note="")
TRAPS = (
    *HOSTILE,
    *("\x00\x01\x1b[31m", "\ufffe\uffff\ufdd0", "\ud800", "\u202eđảo\u2066", "x" * 10_000, "a\u2028b\u0085c\x0cd"),
    *(
        "**",
        "** **",
        "**a",
        "****",
        "\\",
        "\\\\*x*",
        "1. một",
        "1986. Năm",
        "2) hai",
        "+ cộng",
        "- trừ",
        "=====",
        "---",
    ),
    *("[^1]: chú", "[1]: http://evil.example", "[ ] việc", ":::note", "    mã", "\t- thụt", "<!-- x", "<?php ?>", "|"),
    *("]]>", "&amp;", "<w:p>", "{{x}}", "{0}", "https://evil.example", "WWW.evil.example", "~~~", "@ai", "#1", ""),
)


def hostile(text: str) -> list[Exchange]:
    """The text in every place that somebody else can write."""
    source = article(f"{text or 'x'} và.", title=text)
    cited = replace(cite(source, source.text), source=text)
    claims = (
        Claim(text, (1,)),
        Claim(f"- {text}", (1,)),
        Claim(f"**{text}**", (1,)),
        Claim(f"| {text} | b |\n| --- | --- |", (), is_table=True),
        Claim(f"| {text} | **{text}** |", (1,), is_table=True),
    )
    model = replace(MADE_WITH, writer=f"openai:{text}")
    answer = Answer(text, Status.ANSWERED, claims, (cited,), (cited,), model, 1.0, note=text)
    return [Exchange(text, answer), Exchange(text, notice=text)]


def parts(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name) for name in opened.namelist()}


def said(file: bytes) -> list[str]:
    """The paragraphs of a DOCX file outside its tables."""
    return [paragraph.text for paragraph in Document(io.BytesIO(file)).paragraphs]


def tokens(markdown: str) -> Iterator[Token]:
    """Everything in a Markdown text, read with HTML, tables, strike-through and addresses made links."""
    for token in MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(markdown):
        yield token
        yield from token.children or ()


def test_plain_text_has_marks_tabs_between_cells_and_its_sources() -> None:
    assert answer_plain(TABLE).splitlines() == [
        "Năm 2021 nhiều nhất: 2.617 đảng viên [1].",
        "Năm\tSố liệu",
        "2021\t2.617 đảng viên [1]",
        "2022\t2.541 đảng viên [1][2]",
        "- kết nạp 2.541 đồng chí [2]",
        "- việc khác",
        "",
        "Lưu ý: Hiểu là tỉnh Sơn La.",
        texts.QUOTED,
        "",
        "Nguồn:",
        f"[1] Kết nạp đảng viên (03/01/2023, tệp a1.txt): “{FIRST}”",
        f"[2] Kết nạp đảng viên (03/01/2023, tệp a1.txt): “{SECOND}”",
    ]


def test_a_refusal_keeps_its_near_misses_apart() -> None:
    plain = answer_plain(NONE)
    assert plain.startswith(texts.NOT_FOUND)
    assert f"{texts.RELATED_HEADING}:\n- Kết nạp đảng viên (" in plain and "Nguồn:" not in plain


def test_markdown_has_headings_a_table_bold_figures_and_sources() -> None:
    markdown = conversation_markdown("Đảng viên", [Exchange("Từng năm?", TABLE), Exchange("Hai?", notice="Bận.")])
    shown = MarkdownIt("commonmark").enable("table").render(markdown)
    assert "<h1>Đảng viên</h1>" in shown and "<h2>1. Từng năm?</h2>" in shown and "<h2>2. Hai?</h2>" in shown
    assert "<td>2021</td>\n<td><strong>2.617</strong> đảng viên [1]</td>" in shown
    assert "<th>Năm</th>" in shown and "---" not in shown
    assert "<li>kết nạp <strong>2.541</strong> đồng chí [2]</li>\n<li>việc khác</li>" in shown
    assert "<li>[1] Kết nạp đảng viên (03/01/2023, tệp a1.txt): “" in shown
    assert texts.MACHINE_NOTICE in shown and "<p>Bận.</p>" in shown


def test_what_is_taken_away_tells_which_filter_was_set_and_that_an_answer_was_stopped() -> None:
    exchange = Exchange("Từng năm?", TABLE, STOPPED, scope=Scope(place="Sơn La"), scope_named="Sơn La · <b>x</b>")
    shown = MarkdownIt("commonmark").render(conversation_markdown("Đảng viên", [exchange]))
    paragraphs = said(conversation_docx("Đảng viên", [exchange]))
    limits = FILTERED.format(scope=exchange.scope_named)
    assert unescape(shown).count(limits) == 1 and "<b>" not in shown and STOPPED in shown
    assert f"Lưu ý: Hiểu là tỉnh Sơn La. {limits} {STOPPED}" in paragraphs
    assert "đã lọc" not in conversation_markdown("Đảng viên", [Exchange("Từng năm?", TABLE)])


@pytest.mark.parametrize("text", TRAPS, ids=lambda text: ascii(text)[:30])
def test_nothing_hostile_means_anything_in_markdown(text: str) -> None:
    found = list(tokens(conversation_markdown(text, hostile(text))))
    kinds = {token.type for token in found}
    assert not kinds & {"link_open", "image", "html_inline", "html_block", "fence", "code_block", "code_inline", "hr"}
    assert not kinds & {"em_open", "s_open", "ordered_list_open"}
    assert sum(token.type == "heading_open" for token in found) == 3
    assert sum(token.type == "table_open" for token in found) == 1
    assert not any("evil.example" in str(token.attrs) for token in found)


@pytest.mark.parametrize("text", ["a*b_c [d](e) <f> `g` & | ~ $1 \\", "1986. Năm", "- trừ", "# thăng"])
def test_what_is_escaped_reads_as_it_was_written(text: str) -> None:
    shown = [token.content for token in tokens(conversation_markdown("t", [Exchange("q", notice=text)]))]
    assert text in "".join(shown) or any(text in MarkdownIt().render(one) for one in shown)


def test_a_docx_has_headings_real_tables_bold_figures_and_sources() -> None:
    file = conversation_docx("Đảng viên", [Exchange("Từng năm?", TABLE), Exchange("Hai?", NONE)])
    document = Document(io.BytesIO(file))
    styles = [(one.style.name, one.text) for one in document.paragraphs if one.style and one.style.name != "Normal"]
    assert styles == [
        ("Title", "Đảng viên"),
        ("Heading 1", "1. Từng năm?"),
        ("List Bullet", "kết nạp 2.541 đồng chí [2]"),
        ("List Bullet", "việc khác"),
        ("Heading 2", texts.SOURCES_HEADING),
        ("Heading 1", "2. Hai?"),
        ("Heading 2", texts.RELATED_HEADING),
    ]
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Năm", "Số liệu"], ["2021", "2.617 đảng viên [1]"], ["2022", "2.541 đảng viên [1][2]"],
    ]  # fmt: skip
    bold = [run.text for one in document.paragraphs for run in one.runs if run.bold]
    assert bold == ["2.617", "2.541"]
    assert table.rows[0].cells[0].paragraphs[0].runs[0].bold
    assert f"[2] Kết nạp đảng viên (03/01/2023, tệp a1.txt): “{SECOND}”" in said(file)
    assert texts.NOT_FOUND in said(file) and "Lưu ý: Hiểu là tỉnh Sơn La." in said(file)


def test_a_docx_is_vietnamese_set_as_offices_do_and_names_nobody() -> None:
    file = conversation_docx("Đảng viên", [Exchange("Từng năm?", TABLE)])
    document = Document(io.BytesIO(file))
    normal = document.styles["Normal"]
    assert (normal.font.name, normal.font.size.pt) == ("Times New Roman", 13)
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {"vi-VN"}
    assert (round(document.sections[0].page_width.cm, 1), round(document.sections[0].left_margin.cm, 1)) == (21, 3)
    about = document.core_properties
    assert (about.title, about.author, about.last_modified_by) == ("Đảng viên", texts.TITLE, texts.TITLE)
    assert (about.language, about.comments, about.keywords) == ("vi-VN", "", "")


@pytest.mark.parametrize("text", TRAPS, ids=lambda text: ascii(text)[:30])
def test_nothing_hostile_breaks_a_docx(text: str) -> None:
    file = conversation_docx(text, hostile(text))
    for name, content in parts(file).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content)
        assert b"evil.example" not in content or name == "word/document.xml" or name == "docProps/core.xml"
    document = Document(io.BytesIO(file))
    assert len(document.tables) == 1
    assert not document.element.body.findall(f".//{qn('w:hyperlink')}")
    assert "\u202e" not in "".join(said(file))
    answer_plain(hostile(text)[0].answer or TABLE)


def test_a_long_question_is_cut_in_its_heading_and_stands_below_in_full() -> None:
    question = "Câu hỏi rất dài " * 40
    file = said(conversation_docx("t", [Exchange(question, TABLE)]))
    heading = next(line for line in file if line.startswith("1. "))
    assert heading.endswith("…") and len(heading) < 130
    assert question.strip() in file
    assert "> Hai dòng" in conversation_markdown("t", [Exchange("Một\nHai dòng", TABLE)])


def test_a_conversation_without_questions_says_so() -> None:
    assert words.EMPTY in conversation_markdown("", []) and words.UNTITLED in conversation_markdown("\x00", [])
    assert words.EMPTY in said(conversation_docx("", []))


def test_real_answers_keep_their_figures_and_marks(assistant: Assistant) -> None:
    questions = (
        "Năm nào trong giai đoạn 2021-2023 Sơn La kết nạp nhiều đảng viên nhất?",
        "Luỹ kế đảng viên mới của thị xã Sa Pa từ đầu nhiệm kỳ 2020-2025 là bao nhiêu?",
        "Giá vàng hôm nay là bao nhiêu?",
    )
    exchanges = [Exchange(question, assistant.ask(question)) for question in questions]
    shown = "".join(token.content for token in tokens(conversation_markdown("t", exchanges)))
    file = conversation_docx("t", exchanges)
    cells = _cells(file)
    for one in exchanges:
        assert one.answer
        for citation in one.answer.citations:
            assert any(" ".join(citation.quote.split()) in line for line in said(file))
        for line in answer_plain(one.answer).splitlines():
            assert all(
                part in shown for part in line.split("\t") if not part.startswith(("-", "Nguồn:")) and part[-1:] != ":"
            )
    assert "2.617 đảng viên [1]" in cells


def _cells(file: bytes) -> Sequence[str]:
    return [cell.text for table in Document(io.BytesIO(file)).tables for row in table.rows for cell in row.cells]
