"""Reading Markdown by markdown-it: the text a reader of the rendered page would see."""

import re
from collections.abc import Iterator

from lxml.html import fromstring
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.metadata import day_of_value
from ingest.page import Page, Role, marked_page

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(
    r"^(title|date|published|author|byline|tiêu đề|ngày|ngày đăng|tác giả)\s*:\s*(.+?)\s*$", re.I | re.M
)


def markdown_page(text: str) -> Page:
    """The page of a Markdown text; title, date and author from its front matter where it has one."""
    fields: dict[str, str] = {}
    front = _FRONT_MATTER.match(text)
    if front:
        fields = {name.lower(): value.strip("\"'") for name, value in _FIELD.findall(front.group(1))}
        text = text[front.end() :]
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    title = fields.get("title") or fields.get("tiêu đề")
    blocks = list(_blocks(tokens))
    if title and not any(role is Role.TITLE for role, _ in blocks):
        blocks.insert(0, (Role.TITLE, title))
    stated = next((fields[name] for name in ("date", "published", "ngày", "ngày đăng") if name in fields), "")
    byline = next((fields[name] for name in ("author", "byline", "tác giả") if name in fields), None)
    return marked_page(blocks, title=title, published=day_of_value(stated), byline=byline)


def _blocks(tokens: list[Token]) -> Iterator[tuple[Role, str]]:
    role = Role.PLAIN
    items: list[str] = []
    row: list[str] | None = None
    titled = False
    for token in tokens:
        if token.type == "list_item_open":
            items.append(f"{token.info}. " if token.info else "• ")
        elif token.type == "list_item_close":
            items.pop()
        elif token.type == "heading_open":
            role = Role.TITLE if token.tag == "h1" and not titled else Role.HEADING
            titled = titled or role is Role.TITLE
        elif token.type == "heading_close":
            role = Role.PLAIN
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            yield Role.ROW, " | ".join(row or [])
            row = None
        elif token.type == "inline":
            text = _inline(token)
            if row is not None:
                row.append(text)
            elif items:
                yield Role.ITEM, items[-1] + text
            elif role is Role.PLAIN and _only_images(token):
                yield Role.CAPTION, text
            else:
                yield role, text
        elif token.type in ("fence", "code_block"):
            yield Role.PLAIN, token.content
        elif token.type == "html_block":
            yield Role.PLAIN, _visible(token.content)


def _only_images(token: Token) -> bool:
    children = [child for child in token.children or [] if child.content.strip() or child.type == "image"]
    return bool(children) and all(child.type == "image" for child in children)


def _inline(token: Token) -> str:
    parts: list[str] = []
    for child in token.children or []:
        if child.type in ("text", "code_inline", "image"):
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak" or (child.type == "html_inline" and child.content.lower().startswith("<br")):
            parts.append("\n")
    return "".join(parts)


def _visible(markup: str) -> str:
    if not markup.strip() or markup.lstrip().startswith("<!--"):
        return ""
    root = fromstring(f"<div>{markup}</div>")
    for hidden in root.xpath("//script|//style|//comment()"):
        hidden.drop_tree()
    return str(root.text_content())
