"""The HTML beside the conversation: the list of kept conversations, and what is told of the one that is open.

It is drawn as Markdown that is not sanitised (Gradio's own HTML component compiles templates, which the page's policy
forbids), so every character of a title goes through `inert`, and each piece is one block element on one line.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import count
from urllib.parse import quote

from records.conversation import ConversationSummary
from ui.render import inert
from ui.texts import chat as words

LISTED = 200  # conversations; older ones are still kept

_ends = count()


def history_html(kept: Sequence[ConversationSummary] | None, current: str, now: datetime | None = None) -> str:
    """A user's conversations, latest first, under the days when they were last added to; None where unreadable."""
    if not kept:
        said = words.HISTORY_EMPTY if kept is not None else words.HISTORY_FAILED
        return f'<div class="empty">{inert(said)}</div>'
    now = (now or datetime.now()).astimezone()
    parts: list[str] = []
    day_before = ""
    for one in kept[:LISTED]:
        day = _day(one.updated, now)
        if day != day_before:
            parts.append(f"</ul><h3>{inert(day)}</h3><ul>" if parts else f"<h3>{inert(day)}</h3><ul>")
            day_before = day
        parts.append(_item(one, one.id == current))
    everything = f'<button type="button" class="delete-all">{inert(words.DELETE_ALL)}</button>'
    return f'<nav aria-label="{inert(words.HISTORY_LABEL)}">{"".join(parts)}</ul>{everything}</nav>'


def place_html(conversation: str) -> str:
    """Which conversation is open, for the script that writes it into the page's address, and its files."""
    place = f'<span id="talk-id" data-talk="{inert(conversation)}"></span>'
    if not conversation:
        return f"<div>{place}</div>"
    links = "".join(
        f'<a download href="tai/hoi-thoai/{quote(conversation, safe="")}.{kind}" '
        f'aria-label="{inert(words.SAVE_LABEL.format(form=form))}">{inert(form)}</a>'
        for kind, form in (("docx", words.SAVE_DOCX), ("md", words.SAVE_MARKDOWN))
    )
    return f'<div>{place}<span class="save">{inert(words.SAVE_AS)} {links}</span></div>'


def end_html(*, refused: bool = False) -> str:
    """Tells the script that what was sent has been dealt with: a number that is new each time, and whether the question
    was `refused`, so that it stays in the box.
    """
    return f'<div><span data-end="{next(_ends)}"{" data-refused" if refused else ""}></span></div>'


def note_html(note: str) -> str:
    """One sentence about the conversation, read out when it appears; nothing for ""."""
    return f'<div role="status">{inert(note)}</div>' if note else ""


def _item(one: ConversationSummary, current: bool) -> str:
    address = f"?hoi-thoai={quote(one.id, safe='')}"
    here = ' aria-current="true"' if current else ""
    label = inert(words.DELETE_ONE.format(title=one.title))
    return (
        f"<li{' class=current' if current else ''}>"
        f'<a class="talk" href="{inert(address)}" data-talk="{inert(one.id)}"{here}>{inert(one.title)}</a>'
        f'<button type="button" class="delete" data-talk="{inert(one.id)}" aria-label="{label}" title="{label}">'
        '<span aria-hidden="true">&times;</span></button></li>'
    )


def _day(moment: datetime, now: datetime) -> str:
    day = moment.astimezone().date()
    if day == now.date():
        return words.TODAY
    if day == now.date() - timedelta(days=1):
        return words.YESTERDAY
    return day.strftime("%d/%m/%Y")
