"""Reading HTML: the main content by trafilatura, metadata only where the page's markup states it."""

import logging
import re
from collections.abc import Iterator

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura.settings import Document

from ingest.html_metadata import squeeze, stated_author, stated_date, stated_title
from ingest.page import Page, Role, marked_page

# Its "discarding data" on a page without main content would be printed; such pages are read by _visible() instead.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_NEVER_SEEN = (
    "//style|//noscript|//template|//iframe|//svg|//*[@hidden]"
    "|//*[contains(translate(@style, ' ', ''), 'display:none')]"
    "|//*[contains(translate(@style, ' ', ''), 'visibility:hidden')]"
)
_AROUND = "//script|//form|//nav|//footer|//button|//select"
_LOWER_CLASS = "translate(@class, 'ACIMNOPT', 'acimnopt')"
_CAPTIONS = f"//figcaption|//*[contains({_LOWER_CLASS}, 'caption')]"
_BLOCKS = frozenset(
    {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "ul", "ol", "section", "article", "header"}
    | {"footer", "aside", "blockquote", "figure", "figcaption", "br", "td", "th", "main", "dt", "dd", "pre", "address"}
    | {"hr", "center"}
)
# Main content shorter than this, where the page shows five times as much, is a piece of it and not the article.
_SHORTEST_CONTENT = 200
_SHOWN_TIMES = 5


def html_page(text: str) -> Page:
    """The page of an HTML text: its main content or, where none is found, all that a reader sees."""
    root = _parse(text)
    if root is None:
        return marked_page([])
    title = stated_title(root)
    published = stated_date(root, title)
    byline = stated_author(root)
    for node in root.xpath(_NEVER_SEEN):
        _drop(node)
    captions = {squeeze(node.text_content()) for node in root.xpath(_CAPTIONS)} - {""}
    for node in root.xpath("//figure|//figcaption"):  # trafilatura leaves both out
        node.tag = "div" if node.tag == "figure" else "p"
        node.attrib.clear()
    blocks = _main_content(root)
    length = sum(len(part) for _, part in blocks)
    if length < _SHORTEST_CONTENT:
        shown = _visible(root)
        if not length or sum(len(part) for _, part in shown) >= _SHOWN_TIMES * length:
            blocks = shown
    return marked_page(_with_title(blocks, title, captions), title=title, published=published, byline=byline)


def _parse(text: str) -> HtmlElement | None:
    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)
    try:
        return document_fromstring(text, parser=HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True))
    except (etree.ParserError, ValueError):
        return None


def _drop(node: HtmlElement) -> None:
    if node.getparent() is not None:
        node.drop_tree()


def _with_title(blocks: list[tuple[Role, str]], title: str | None, captions: set[str]) -> Iterator[tuple[Role, str]]:
    """The blocks with the headline first, once, and with the captions marked."""
    if title:
        yield Role.TITLE, title
    for role, part in blocks:
        text = squeeze(part)
        if text == title:
            continue
        if text in captions and role in (Role.PLAIN, Role.ROW):
            yield Role.CAPTION, text
        else:
            yield (Role.HEADING if role is Role.TITLE and title else role), part


def _main_content(root: HtmlElement) -> list[tuple[Role, str]]:
    markup = etree.tostring(root, encoding="unicode", method="html")
    found = trafilatura.bare_extraction(markup, include_comments=False, include_tables=True, favor_recall=True)
    if not isinstance(found, Document) or found.body is None:
        return []
    return [(role, part) for role, part in _blocks(found.body) if part.strip()]


def _blocks(body: etree._Element) -> Iterator[tuple[Role, str]]:
    """The blocks of trafilatura's own tree: head, p, list of item, table of row of cell, quote."""
    for node in body:
        if node.tag == "list":
            for item in node.iter("item"):
                yield Role.ITEM, "• " + squeeze("".join(item.itertext()))
        elif node.tag == "table":
            for row in node.iter("row"):
                cells = [squeeze("".join(cell.itertext())) for cell in row.iter("cell")]
                yield Role.ROW, " | ".join(cells) if any(cells) else ""
        elif node.tag == "head":
            yield (Role.TITLE if node.get("rend") == "h1" else Role.HEADING), squeeze("".join(node.itertext()))
        elif isinstance(node.tag, str):
            yield Role.PLAIN, _with_breaks(node)


def _with_breaks(node: etree._Element) -> str:
    parts: list[str] = []
    for event, child in etree.iterwalk(node, events=("start", "end")):
        if event == "start":
            parts.append("\n" if child.tag in ("lb", "p", "item") else "")
            parts.append(_one_space(child.text))
        elif child is not node:
            parts.append(_one_space(child.tail))
    return "".join(parts)


def _one_space(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _visible(root: HtmlElement) -> list[tuple[Role, str]]:
    """All text a reader sees, a block each: for pages in which no main content is found."""
    for node in root.xpath(_AROUND):
        _drop(node)
    parts: list[str] = []
    for body in root.xpath("//body"):
        for event, node in etree.iterwalk(body, events=("start", "end")):
            block = node.tag in _BLOCKS
            if block:
                parts.append("\n")
            text = node.text if event == "start" else node.tail
            parts.append(_one_space(text))
    return [(Role.PLAIN, line) for line in "".join(parts).split("\n") if line.strip()]
