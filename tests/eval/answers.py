"""Answers and gold questions made by hand."""

from datetime import date

from eval.questions import Gold, Item
from records.answer import Answer, Citation, Claim, MadeWith, Status
from records.passage import SectionKind

SOURCE, QUOTE = "a.txt", "Năm 2022 kết nạp được 134 đảng viên đạt 104,2% kế hoạch."


def gold(
    *,
    status: str | tuple[str, ...] = "answered",
    expect: tuple[tuple[str, ...], ...] = (("134",),),
    forbid: tuple[str, ...] = (),
    evidence: tuple[tuple[str, str], ...] = ((SOURCE, "kết nạp được 134 đảng viên"),),
    category: str = "figure",
    held_out: bool = False,
    turns: tuple[str, ...] = ("Bao nhiêu?",),
    name: str = "g",
) -> Gold:
    statuses = (status,) if isinstance(status, str) else status
    return Gold(Item(name, turns), category, held_out, statuses, expect, forbid, evidence)


def cited(n: int, quote: str, source: str = SOURCE, published: date | None = None) -> Citation:
    return Citation(n, source, "id", "Tiêu đề", published, SectionKind.BODY, quote, 0, len(quote))


def said(claims: tuple[Claim, ...], citations: tuple[Citation, ...], status: str = "answered") -> Answer:
    return Answer("Bao nhiêu?", Status(status), claims, citations, (), MadeWith("extractive", "e5", "0"), 10.0)


def answer(
    text: str, status: str = "answered", *, quote: str = QUOTE, source: str = SOURCE, latency_ms: float = 10.0
) -> Answer:
    found = status != Status.NOT_FOUND
    return Answer(
        question="Bao nhiêu?",
        status=Status(status),
        claims=(Claim(text, (1,) if found else ()),),
        citations=(cited(1, quote, source),) if found else (),
        related=(),
        made_with=MadeWith("extractive", "e5", "0"),
        latency_ms=latency_ms,
    )
