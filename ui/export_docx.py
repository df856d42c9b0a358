"""A conversation as a Word document, set as Vietnamese offices set theirs: A4, Times New Roman 13."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from records.conversation import Exchange
from ui import texts
from ui.export_blocks import Part, Runs, Source, Table, opening, part
from ui.texts import export as words

_FONT = "Times New Roman"
_SIZE = 13  # points, as annex I of Decree 30/2020/NĐ-CP has for the text of documents; 13 or 14
_MARGINS = {"top_margin": 2.0, "bottom_margin": 2.0, "left_margin": 3.0, "right_margin": 2.0}  # centimetres, the same
_SIZES = {"Title": 16, "Heading 1": 14, "Heading 2": _SIZE}
_LANGUAGE = "vi-VN"


def conversation_docx(title: str, exchanges: Sequence[Exchange]) -> bytes:
    """A conversation as a DOCX file: a heading a question, its answer with real tables, and its sources."""
    document = Document()
    _set_up(document)
    name, about = opening(title)
    document.add_paragraph(name, style="Title")
    document.add_paragraph().add_run(about).italic = True
    for number, exchange in enumerate(exchanges, start=1):
        _add_part(document, part(number, exchange))
    if not exchanges:
        document.add_paragraph(words.EMPTY)
    _describe(document, name)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_part(document: Docx, one: Part) -> None:
    document.add_paragraph(one.heading, style="Heading 1")
    for line in one.question:
        document.add_paragraph(line)
    for block in one.body:
        if isinstance(block, Table):
            _add_table(document, block)
        else:
            _write(document.add_paragraph(style="List Bullet" if block.is_item else None), block.runs)
    for note in one.notes:
        document.add_paragraph().add_run(note).italic = True
    for heading, cited in ((texts.SOURCES_HEADING, one.sources), (texts.RELATED_HEADING, one.related)):
        if cited:
            document.add_paragraph(heading, style="Heading 2")
        for source in cited:
            _add_source(document, source)


def _add_table(document: Docx, table: Table) -> None:
    made = document.add_table(rows=0, cols=len(table.rows[0]), style="Table Grid")
    for at, row in enumerate(table.rows):
        added = made.add_row()
        for cell, runs in zip(added.cells, row, strict=True):
            _write(cell.paragraphs[0], runs if at else tuple((text, True) for text, _ in runs))
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
        if not at:
            added._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # shown again on each page; read out as head
    document.add_paragraph().paragraph_format.space_after = Pt(0)  # Word joins tables that touch


def _add_source(document: Docx, source: Source) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(f"{source.mark} {source.place}: ".lstrip())
    paragraph.add_run(f"“{source.quote}”").italic = True


def _write(paragraph: Paragraph, runs: Runs) -> None:
    for text, bold in runs:
        paragraph.add_run(text).bold = bold or None


def _set_up(document: Docx) -> None:
    """Page, fonts and language: Word's theme has blue headings in Calibri, and checks English spelling."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    for name, centimetres in _MARGINS.items():
        setattr(section, name, Cm(centimetres))
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for language in defaults.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
        language.set(qn("w:eastAsia"), _LANGUAGE)
    for name in ("Normal", *_SIZES):
        style = document.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):  # those of the theme would win
            del fonts.attrib[attribute]
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), _FONT)
        style.font.size = Pt(_SIZES.get(name, _SIZE))
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_after = Pt(6)
    _number_pages(section.footer.paragraphs[0])


def _number_pages(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(words.PAGE)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _describe(document: Docx, title: str) -> None:
    """The file's properties: this program and the moment, nothing of the machine or of its user."""
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title[:255], texts.TITLE, texts.TITLE
    properties.comments, properties.language = "", _LANGUAGE
    properties.created = properties.modified = datetime.now(UTC)
