"""An article as a page of its own, which the panel beside the chat shows as well: text only, the cited words marked."""

import logging
from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Protocol

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

from errors import AssistantError
from records.article import Article, Section
from records.passage import SectionKind, Span
from ui import texts
from ui.render import date_note

log = logging.getLogger(__name__)

# Stricter than the rest of the site: the page of an article runs no script and shows no image.
_POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"
_PARAGRAPH_CLASS = {SectionKind.TITLE: "title", SectionKind.BYLINE: "byline", SectionKind.CAPTION: "caption"}


class Library(Protocol):
    """Where articles come from."""

    def article(self, article_id: str) -> Article:
        """The article; raises AssistantError when there is none of that id."""
        ...


def add_article_page(app: FastAPI, library: Library) -> None:
    """Serves GET /bai-viet/{id}?tu=START&den=END, the offsets of the words to mark."""

    @app.get("/bai-viet/{article_id:path}", response_class=HTMLResponse)
    def show(article_id: str, tu: str = "", den: str = "") -> HTMLResponse:
        try:
            article = library.article(article_id)
            return _page(article.title, article_html(article, _span(tu, den)), 200)
        except AssistantError as error:
            return _page(texts.ARTICLE_NOT_FOUND, _message(texts.ARTICLE_NOT_FOUND, str(error)), 404)
        except Exception:  # the edge of the program: the reader gets one calm sentence, the log gets the rest
            log.exception("an article cannot be shown")
            return _page(texts.ARTICLE_NOT_FOUND, _message(texts.ARTICLE_NOT_FOUND, texts.UNEXPECTED_ERROR), 500)


def article_html(article: Article, marked: Span) -> str:
    """The article as one <article> element; what `marked` covers stands in <mark>, the first with id trich-dan."""
    titled = any(section.kind is SectionKind.TITLE for section in article.sections)
    heading = "" if titled else f"<h1>{escape(article.title or article.source)}</h1>"
    about = [date_note(article.published), *filter(None, (article.place, article.byline))]
    about.append(f"{texts.SOURCE_FILE}: {article.source}")
    parts = [f'<article><header>{heading}<p class="about">{escape(" · ".join(about))}</p></header>']
    writer = _Marker(article.text, marked)
    for kind, sections in groupby(article.sections, key=lambda section: section.kind):
        parts.append(_stretch(kind, "".join(writer.paragraphs(sections))))
    return "".join(parts) + "</article>"


class _Marker:
    """Writes slices of a text as paragraphs, with <mark> around what they share with one span."""

    def __init__(self, text: str, marked: Span) -> None:
        self._text = text
        self._marked = marked
        self._anchored = False

    def paragraphs(self, sections: Iterator[Section]) -> Iterator[str]:
        for section in sections:
            kind = _PARAGRAPH_CLASS.get(section.kind)
            opening = f'<p class="{kind}">' if kind else "<p>"
            for line in _lines(self._text, section.span):
                yield f"{opening}{self._slice(line)}</p>"

    def _slice(self, span: Span) -> str:
        start = min(max(self._marked.start, span.start), span.end)
        end = max(min(self._marked.end, span.end), start)
        before, inside, after = self._text[span.start : start], self._text[start:end], self._text[end : span.end]
        if not inside.strip():
            return escape(before + inside + after)
        anchor = "" if self._anchored else ' id="trich-dan"'
        self._anchored = True
        return f"{escape(before)}<mark{anchor}>{escape(inside)}</mark>{escape(after)}"


def _stretch(kind: SectionKind, inner: str) -> str:
    if kind is SectionKind.TEASER:
        return f'<section class="teaser"><p class="label">{escape(texts.TEASERS_HEADING)}</p>{inner}</section>'
    if kind is SectionKind.FURNITURE:
        shown = " open" if "<mark" in inner else ""
        summary = f"<summary>{escape(texts.FURNITURE_HEADING)}</summary>"
        return f'<details class="furniture"{shown}>{summary}{inner}</details>'
    return inner


def _lines(text: str, span: Span) -> Iterator[Span]:
    """The lines of a span, without the white space around them; empty ones left out."""
    start = span.start
    for line in text[span.start : span.end].split("\n"):
        stripped = line.strip()
        if stripped:
            first = start + line.index(stripped)
            yield Span(first, first + len(stripped))
        start += len(line) + 1


def _span(start: str, end: str) -> Span:
    """The span asked for in an address; an empty one when it is not a span."""
    if start.isascii() and end.isascii() and start.isdigit() and end.isdigit() and len(start + end) <= 20:
        return Span(int(start), max(int(start), int(end)))
    return Span(0, 0)


def _message(heading: str, message: str) -> str:
    return f"<article><header><h1>{escape(heading)}</h1></header><p>{escape(message)}</p></article>"


def _page(title: str, article: str, status: int) -> HTMLResponse:
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} – {texts.TITLE}</title>"
        '<link rel="stylesheet" href="../trang/article.css"><link rel="icon" href="data:,">'
    )
    page = f'<!doctype html><html lang="vi" class="alone"><head>{head}</head><body><main>{article}</main></body></html>'
    return HTMLResponse(page, status_code=status, headers={"Content-Security-Policy": _POLICY})
