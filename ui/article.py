"""An article as a page of its own, which the panel beside the chat shows as well: text only, the cited words marked.

Where the library knows the figures and documents of an article, those are marked too.
"""

import logging
from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Protocol, runtime_checkable

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

from errors import AssistantError
from rag.registers import ArticleSheet
from records.article import Article, Section
from records.passage import SectionKind, Span
from ui import texts
from ui.answer.marks import Marker
from ui.answer.markup import date_note
from ui.texts import answer as words

log = logging.getLogger(__name__)

# Stricter than the rest of the site: the page of an article runs no script and shows no image.
_POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"
_PARAGRAPH_CLASS = {SectionKind.TITLE: "title", SectionKind.BYLINE: "byline", SectionKind.CAPTION: "caption"}


class Library(Protocol):
    """Where articles come from."""

    def article(self, article_id: str) -> Article:
        """The article; raises AssistantError when there is none of that id."""
        ...


@runtime_checkable
class Register(Protocol):
    """A library that knows what its articles state."""

    def sheet(self, name: str) -> ArticleSheet:
        """All that is known of the article of an id; raises AssistantError when there is none."""
        ...


def add_article_page(app: FastAPI, library: Library) -> None:
    """Serves GET /bai-viet/{id}?tu=START&den=END, the offsets of the words to mark."""

    @app.get("/bai-viet/{article_id:path}", response_class=HTMLResponse)
    def show(article_id: str, tu: str = "", den: str = "") -> HTMLResponse:
        try:
            article = library.article(article_id)
            sheet = library.sheet(article.id) if isinstance(library, Register) else None
            return _page(article.title, article_html(article, _span(tu, den), sheet), 200)
        except AssistantError as error:
            return _page(texts.ARTICLE_NOT_FOUND, _message(texts.ARTICLE_NOT_FOUND, str(error)), 404)
        except Exception:  # the edge of the program: the reader gets one calm sentence, the log gets the rest
            log.exception("an article cannot be shown")
            return _page(texts.ARTICLE_NOT_FOUND, _message(texts.ARTICLE_NOT_FOUND, texts.UNEXPECTED_ERROR), 500)


def article_html(article: Article, marked: Span, sheet: ArticleSheet | None = None) -> str:
    """The article as one <article> element; what `marked` covers stands in <mark>, the first with id trich-dan.

    With a `sheet`, its figures and documents are <span class="figure"> and <span class="document">, whose titles say
    unit, period and place, issuer and date.
    """
    marker = Marker(article.text, marked, sheet)
    parts = []
    for kind, sections in groupby(article.sections, key=lambda section: section.kind):
        parts.append(_stretch(kind, "".join(_paragraphs(article.text, sections, marker))))
    return f"<article>{_header(article, marker)}{''.join(parts)}</article>"


def _header(article: Article, marker: Marker) -> str:
    titled = any(section.kind is SectionKind.TITLE for section in article.sections)
    heading = "" if titled else f"<h1>{escape(article.title or article.source)}</h1>"
    about = [words.PUBLISHED.format(date=date_note(article.published))]
    about += [words.PLACE.format(place=article.place)] if article.place else []
    about += [article.byline] if article.byline else []
    about.append(f"{texts.SOURCE_FILE}: {article.source}")
    legend = "".join(f'<li><span class="{kind}">{escape(label)}</span></li>' for kind, label in marker.legend())
    shown = f'<ul class="legend" aria-label="{escape(words.LEGEND_LABEL)}">{legend}</ul>' if legend else ""
    return f'<header>{heading}<p class="about">{escape(" · ".join(about))}</p>{shown}</header>'


def _paragraphs(text: str, sections: Iterator[Section], marker: Marker) -> Iterator[str]:
    for section in sections:
        kind = _PARAGRAPH_CLASS.get(section.kind)
        opening = f'<p class="{kind}">' if kind else "<p>"
        for line in _lines(text, section.span):
            yield f"{opening}{marker.html(line)}</p>"


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
