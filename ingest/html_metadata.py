"""What an HTML page's markup states about its article: headline, date of publication, author. Nothing is guessed."""

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from lxml.html import HtmlElement

from ingest.metadata import date_of_line, day_of_value, labelled_byline, unlabelled_byline

_DATE_META = (
    "article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.created",
    "date",
)
_TITLE_META = ("og:title", "twitter:title", "dc.title")
_AUTHOR_META = ("author", "article:author", "dc.creator", "dcterms.creator")
_AUTHOR_MARK = "//*[@itemprop='author' or @rel='author' or contains(@class, 'author') or contains(@class, 'tacgia')]"
_ARTICLE_TYPES = ("article", "posting", "report", "webpage")
_SITE_SUFFIX = re.compile(r"\s+[|–—»-]\s+")
_HOME = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w+|home|trang-chu)?[#?]?")
_MOST_NODES = 5000
_LONG_PARAGRAPH = 100
_LONGEST_DATE_LINE = 120


def squeeze(text: str) -> str:
    """The text with runs of white space as one space."""
    return " ".join(text.split())


def stated_title(root: HtmlElement) -> str | None:
    """The headline: the <h1> that the page's own title repeats, else that title without the site's name, else an <h1>.

    An <h1> that links to the home page, or closes the page's title ("Headline | Site"), is the site's name.
    """
    titles = [*_meta(root, _TITLE_META), *(squeeze(node.text_content()) for node in root.xpath("//head/title"))]
    parts = [part for title in titles for part in _SITE_SUFFIX.split(title)]
    last = {_SITE_SUFFIX.split(title)[-1].casefold() for title in titles if _SITE_SUFFIX.search(title)}
    headings: list[str] = []
    sites: set[str] = set()
    for node in root.xpath("//h1"):
        text = squeeze(node.text_content())
        home = any(_HOME.fullmatch(href) for href in node.xpath(".//a/@href|ancestor::a/@href"))
        if text:
            (sites.add if home or text.casefold() in last else headings.append)(text)
    for heading in headings:
        if any(heading.casefold() in title.casefold() for title in titles):
            return heading
    own = [part for part in parts if part not in sites]
    if own and (sites or not headings):
        return own[0]
    return titles[0] if titles and len(headings) != 1 else next(iter(headings), None)


def stated_date(root: HtmlElement, title: str | None) -> date | None:
    """The date of publication: from <meta>, JSON-LD, a datePublished mark, or a date line under the headline."""
    for content in _meta(root, _DATE_META):
        if day := day_of_value(content):
            return day
    for item in _linked_data(root):
        stated = item.get("datePublished")
        if isinstance(stated, str) and (day := day_of_value(stated)):
            return day
    for node in root.xpath("//*[@itemprop='datePublished']|//time[@pubdate]"):
        if day := day_of_value(node.get("datetime") or node.get("content") or squeeze(node.text_content())):
            return day
    return _date_under(root, title) if title else None


def stated_author(root: HtmlElement) -> str | None:
    """The author named in <meta>, JSON-LD or a line marked as the author's; None for a web address."""
    names = list(_meta(root, _AUTHOR_META))
    for item in _linked_data(root):
        author = item.get("author")
        first = author[0] if isinstance(author, list) and author else author
        name = first.get("name") if isinstance(first, dict) else first
        if isinstance(name, str):
            names.append(squeeze(name))
    named = next((name for name in names if name and "://" not in name), None)
    if named:
        return named
    lines = (squeeze(node.text_content()) for node in root.xpath(_AUTHOR_MARK))
    return next((name for line in lines if (name := labelled_byline(line) or unlabelled_byline(line))), None)


def _meta(root: HtmlElement, wanted: tuple[str, ...]) -> Iterator[str]:
    found: dict[str, str] = {}
    for node in root.xpath("//meta[@content]"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        found.setdefault(name, squeeze(node.get("content")))
    return (found[name] for name in wanted if found.get(name))


def _linked_data(root: HtmlElement) -> Iterator[dict[str, object]]:
    """The JSON-LD objects that describe an article."""
    for node in root.xpath("//script[@type='application/ld+json']"):
        try:
            waiting: list[object] = [json.loads(node.text_content(), strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting.extend(item)
            elif isinstance(item, dict):
                if any(kind in str(item.get("@type", "")).lower() for kind in _ARTICLE_TYPES):
                    yield item
                waiting.extend(item[key] for key in ("@graph", "mainEntity") if key in item)


def _date_under(root: HtmlElement, title: str) -> date | None:
    """The date of a <time> or of a date line between the headline and the first long paragraph."""
    below = False
    for node in islice(root.iter(), _MOST_NODES):
        if not isinstance(node.tag, str) or node.tag in ("script", "style", "title", "head", "meta"):
            continue
        if not below:
            below = node.tag not in ("html", "body") and squeeze(node.text_content()) == title
            continue
        text = squeeze(node.text_content())
        if node.tag == "p" and len(text) >= _LONG_PARAGRAPH:
            return None
        stated = node.get("datetime") if node.tag == "time" else None
        if stated and (day := day_of_value(stated)):
            return day
        if len(text) <= _LONGEST_DATE_LINE and (found := date_of_line(text)):
            return found[0]
    return None
