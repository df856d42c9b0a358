"""An answer as the text that a model would write: the claims with their marks, then the sources, in Markdown.

Chat front ends draw what a model writes as Markdown, pictures of any address included. What articles and questions
say is therefore written so that it can be neither a picture, a link, HTML nor a block of code; the sources' links are
this program's own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from api.schema import Json
from records.answer import Answer, Citation, Claim, Status

SOURCES = "Nguồn:"
NOTE = "Lưu ý:"
NOT_FOUND = "Các bài viết đã nạp không có thông tin để trả lời câu hỏi này."
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_SPECIAL = re.compile(r"([\[\]\\`*_<>])")


@dataclass(frozen=True, slots=True)
class Mark:
    """Where in a text the mark of a citation stands."""

    n: int
    start: int
    end: int


def plain(text: str) -> str:
    """Markdown of an article's words that draws no picture, link, HTML or code; bold, lists and tables stay."""
    text = text.replace("![", "! [").replace("](", "] (").replace("]:", "] :").replace("```", "'''")
    return _TAG.sub("< ", text)


class Writing:
    """The text of a growing answer: what each snapshot adds, and where the marks of its citations stand."""

    def __init__(self, base_url: str) -> None:
        """`base_url` is where articles are served, with a closing slash."""
        self._base_url = base_url
        self._before: Claim | None = None
        self._claims = 0
        self._length = 0
        self.marks: list[Mark] = []

    def claims(self, answer: Answer) -> str:
        """The claims that a snapshot has beyond those of the one before."""
        fresh = answer.claims[self._claims :]
        self._claims += len(fresh)
        return "".join(self._claim(claim) for claim in fresh)

    def ending(self, answer: Answer) -> str:
        """What stands below the claims of a complete answer: its note and its sources."""
        parts = []
        if not answer.claims and answer.status is Status.NOT_FOUND:
            parts.append(NOT_FOUND)
        if answer.note:
            parts.append(f"{NOTE} {plain(answer.note)}")
        if answer.citations:
            lines = (f"- [{one.n}] {self._source(one)}" for one in answer.citations)
            parts.append("\n".join((SOURCES, "", *lines)))
        gap = "\n\n" if self._claims and parts else ""
        return gap + "\n\n".join(parts)

    def annotations(self, citations: Sequence[Citation]) -> list[Json]:
        """The marks as OpenAI's clients look for them; offsets are of the whole text, in characters."""
        by_number = {one.n: one for one in citations}
        return [
            {
                "type": "url_citation",
                "url_citation": {
                    "start_index": mark.start,
                    "end_index": mark.end,
                    "url": self.address(by_number[mark.n]),
                    "title": by_number[mark.n].title or by_number[mark.n].source,
                },
            }
            for mark in self.marks
            if mark.n in by_number
        ]

    def address(self, citation: Citation) -> str:
        """Where the cited article is read, marked at the quote."""
        article = quote(citation.article_id, safe="")
        return f"{self._base_url}bai-viet/{article}?tu={citation.start}&den={citation.end}#trich-dan"

    def _claim(self, claim: Claim) -> str:
        """A claim with what divides it from the one before, as `Answer.text` does; paragraphs are set apart."""
        before, self._before = self._before, claim
        together = before and ((before.is_table and claim.is_table) or (_is_item(before) and _is_item(claim)))
        gap = "" if before is None else "\n" if together else "\n\n"
        told = replace(claim, text=plain(claim.text)).cited_text
        at = self._length + len(gap)
        written = "".join(f"[{n}]" for n in claim.citations)
        at += told.rindex(written) if written else 0
        for n in claim.citations:
            self.marks.append(Mark(n, at, at + len(f"[{n}]")))
            at = self.marks[-1].end
        self._length += len(gap) + len(told)
        return gap + told

    def _source(self, citation: Citation) -> str:
        title = " ".join((citation.title or citation.source).split())
        date = f" ({citation.published:%d/%m/%Y})" if citation.published else ""
        escaped = _SPECIAL.sub(r"\\\1", title)
        return f"[{escaped}]({self.address(citation)}){date}"


def _is_item(claim: Claim) -> bool:
    return claim.text.startswith("- ")
