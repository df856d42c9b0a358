"""What the chat shows: an Answer, a question, a notice, as HTML. Pure functions; the parts are in `ui.answer`.

Every word of an article, a question or a model comes out as text only (see `ui.answer.markup`).
"""

from records.answer import Answer, Status, Writer
from ui import texts
from ui.answer.claims import claims_html
from ui.answer.markup import article_address, date_note, inert
from ui.answer.series import series_html
from ui.answer.sources import sources_html
from ui.answer.versions import versions_html
from ui.texts import answer as words
from vietnamese.normalise import clean

__all__ = (
    "answer_html",
    "article_address",
    "date_note",
    "inert",
    "notice_html",
    "question_html",
    "waiting_html",
    "written_by",
)


def question_html(question: str, limit: int) -> str:
    """The question as shown in the chat: line ends kept, cut after `limit` characters."""
    shown = question if len(question) <= limit else question[:limit].rstrip() + "…"
    return "<br>".join(inert(line) for line in clean(shown).strip().splitlines())


def notice_html(message: str) -> str:
    """A message of the program itself, such as why a question cannot be read."""
    return f'<div class="notice">{inert(message)}</div>'


def waiting_html() -> str:
    """What stands in an answer's place until there is something of it."""
    return f'<div class="answer growing"><p class="progress">{inert(texts.WAITING)}</p></div>'


def written_by(answer: Answer) -> str:
    """Who wrote a complete answer, as one sentence: a language model, the articles themselves, or this program."""
    writer = answer.made_with.writer
    if writer != Writer.EXTRACTIVE:
        return texts.WRITTEN_BY_MODEL.format(name=writer.partition(":")[2] or writer)
    return texts.QUOTED if answer.citations else texts.PREPARED


def answer_html(answer: Answer, *, growing: bool = False) -> str:
    """The answer: its status, its claims, its note, who wrote it, its sources, then (set apart) near misses.

    While it is `growing`, that more is coming is said in place of who wrote it. One line of HTML.
    """
    parts = [f'<div class="answer {answer.status.value}{" growing" if growing else ""}">']
    parts += [_badge(answer), _body(answer, growing=growing)]
    if growing:
        parts.append(f'<p class="progress">{inert(texts.GROWING)}</p>')
    if answer.note:
        parts.append(f'<p class="note"><strong>{inert(texts.NOTE_LABEL)}&#58;</strong> {inert(answer.note)}</p>')
    if not growing:
        parts.append(f'<div class="foot">{_copy(answer)}<p class="writer">{inert(written_by(answer))}</p></div>')
    if answer.citations:
        heading = f'<p class="heading">{inert(texts.SOURCES_HEADING)}</p>'
        parts.append(f'<div class="sources">{heading}{sources_html(answer.citations, numbered=True)}</div>')
    if answer.related:
        heading = f"<summary>{inert(texts.RELATED_HEADING)} ({len(answer.related)})</summary>"
        open_ = " open" if answer.status is Status.NOT_FOUND else ""
        related = sources_html(answer.related, numbered=False)
        parts.append(f'<details class="related"{open_}>{heading}{related}</details>')
    return "".join(parts) + "</div>"


def _badge(answer: Answer) -> str:
    """The status in words; none for what the program says of itself, which is no finding."""
    if answer.status is Status.ANSWERED and not answer.citations:
        return ""
    return f'<p class="badge">{inert(words.BADGES[answer.status])}</p>'


def _body(answer: Answer, *, growing: bool) -> str:
    by_number = {citation.n: citation for citation in answer.citations}
    if answer.status in words.VERSIONS:
        return versions_html(answer.status, answer.claims, by_number)
    drawn = claims_html(answer.claims, by_number)
    if answer.status is Status.NOT_FOUND:
        missing = "" if answer.claims else f'<p class="claim">{inert(texts.NOT_FOUND)}</p>'
        return f'{drawn}{missing}<p class="hint">{inert(texts.NOT_FOUND_HINT)}</p>'
    return drawn if growing else drawn + series_html(answer.claims, by_number)


def _copy(answer: Answer) -> str:
    if answer.status is Status.NOT_FOUND or not answer.claims:
        return ""
    label = words.COPY if answer.citations else words.COPY_ALONE
    return f'<button type="button" class="copy">{inert(label)}</button>'
