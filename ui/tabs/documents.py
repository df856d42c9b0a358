"""The tab "Văn bản": the documents that the articles mention, each with the sentences that do."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

import gradio as gr

from errors import AssistantError
from rag.registers import DocumentFilter, DocumentRow
from ui.downloads import Registers, documents_query, wanted_documents
from ui.render import date_note, inert
from ui.tables import RAW, bar_html, notice_html, pages_html, source_link, table_html, text, whole
from ui.texts import registers as texts

log = logging.getLogger(__name__)

PAGE_ROWS = 50
MOST_MENTIONS = 40  # shown of one document
_FILTERS = ("so", "co-quan", "tim")


def add_documents(registers: Registers, tab: gr.Tab) -> None:
    """The components of the tab, made where this is called, with what they do; read when the tab is opened."""
    with gr.Row(elem_id="document-filters", elem_classes="filters"):
        line: dict[str, Any] = {"max_lines": 1, "min_width": 160}
        number = gr.Textbox(label=texts.NUMBER, placeholder=texts.NUMBER_HINT, **line)
        issuer = gr.Textbox(label=texts.ISSUER, placeholder=texts.ISSUER_HINT, **line)
        search = gr.Textbox(label=texts.DOCUMENT_SEARCH, placeholder=texts.DOCUMENT_SEARCH_HINT, scale=2, **line)
        with gr.Row(elem_classes="buttons"):
            find = gr.Button(texts.FIND, variant="primary", size="sm", min_width=80)
            clear = gr.Button(texts.CLEAR, size="sm", min_width=110)
    act = gr.Textbox(label=texts.ACT, elem_id="documents-act", elem_classes="act")
    table = gr.Markdown(elem_id="documents-table", **RAW)
    page = gr.State(0)
    filters = [number, issuer, search]

    def opened(page: int, *asked: object) -> str:
        # On the page that was left: a table that is the same is not drawn anew, and its opened rows stay open.
        return show(registers, _named(asked), page)

    def found(*asked: object) -> tuple[str, int]:
        return show(registers, _named(asked), 0), 0

    def acted(command: object, *asked: object) -> tuple[Any, Any]:
        what, _, wanted = str(command or "").partition("|")[0].strip().partition(" ")
        if what != "page" or not (wanted.isascii() and wanted.isdigit()):
            return gr.skip(), gr.skip()
        number = min(int(wanted), 10**6)
        return show(registers, _named(asked), number), number

    def cleared() -> list[Any]:
        return ["", "", "", show(registers, {}, 0), 0]

    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden", "queue": False}
    shown = [table, page]
    tab.select(opened, [page, *filters], table, **quiet)
    gr.on(
        [find.click, number.submit, issuer.submit, search.submit],
        found,
        filters,
        shown,
        trigger_mode="always_last",
        **quiet,
    )
    clear.click(cleared, None, [*filters, *shown], **quiet)
    act.change(acted, [act, *filters], shown, **quiet)


def show(registers: Registers, asked: Mapping[str, str], page: int) -> str:
    """The table for what is asked, as HTML. Raises nothing: a failure is a sentence in its place."""
    try:
        wanted = wanted_documents(asked)
        rows = registers.documents(wanted)
    except AssistantError as error:
        return notice_html(str(error))
    except Exception:  # the edge of the program: an exception that escapes leaves the page with a red overlay
        log.exception("the documents cannot be shown")
        return notice_html(texts.FAILED)
    last = max(0, (len(rows) - 1) // PAGE_ROWS)
    page = min(page, last)
    first = page * PAGE_ROWS
    part = rows[first : first + PAGE_ROWS]
    query = documents_query(wanted)
    files = [
        (f"tai/van-ban.{kind}{query}", name)
        for kind, name in (("xlsx", texts.DOWNLOAD_XLSX), ("csv", texts.DOWNLOAD_CSV))
    ]
    count = texts.DOCUMENT_COUNT.format(count=whole(len(rows)))
    bar = bar_html(count, first + 1, first + len(part) if part else 0, files)
    if not rows:
        nothing = notice_html(texts.NOTHING_MENTIONED)
        return nothing if wanted == DocumentFilter() else bar + notice_html(texts.NO_DOCUMENTS)
    heads = (texts.DOCUMENT, texts.ISSUED, texts.ISSUED_BY, texts.TITLE, texts.MENTIONED)
    table = table_html(texts.DOCUMENTS_CAPTION, heads, map(_cells, part), "documents")
    return f'<div data-acts="documents-act">{bar}{table}{pages_html(page, last)}</div>'


def _cells(row: DocumentRow) -> tuple[str, ...]:
    document = row.document
    issued = text(date_note(document.issued) if document.issued else "")
    return f"<strong>{text(row.label)}</strong>", issued, text(document.issuer), text(document.title), _mentions(row)


def _mentions(row: DocumentRow) -> str:
    summary = texts.MENTIONS.format(articles=row.articles, mentions=len(row.mentions))
    links = [f"<li>{source_link(one, one.title or one.source, sentence=True)}</li>" for one in row.mentions]
    more = ""
    if len(links) > MOST_MENTIONS:
        more = f"<p>{inert(texts.MORE_MENTIONS.format(count=len(links) - MOST_MENTIONS))}</p>"
    listed = "".join(links[:MOST_MENTIONS])
    return f'<details data-row="{inert(row.label)}"><summary>{summary}</summary><ul>{listed}</ul>{more}</details>'


def _named(asked: Sequence[object]) -> dict[str, str]:
    return {name: str(value or "") for name, value in zip(_FILTERS, asked, strict=True)}
