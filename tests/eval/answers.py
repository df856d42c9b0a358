"""Answers and gold questions made by hand."""

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
) -> Gold:
    statuses = (status,) if isinstance(status, str) else status
    return Gold(Item("g", ("Bao nhiêu?",)), category, held_out, statuses, expect, forbid, evidence)


def answer(
    text: str, status: str = "answered", *, quote: str = QUOTE, source: str = SOURCE, latency_ms: float = 10.0
) -> Answer:
    cited = status != Status.NOT_FOUND
    citation = Citation(1, source, "id", "Tiêu đề", None, SectionKind.BODY, quote, 0, len(quote))
    return Answer(
        question="Bao nhiêu?",
        status=Status(status),
        claims=(Claim(text, (1,) if cited else ()),),
        citations=(citation,) if cited else (),
        related=(),
        made_with=MadeWith("extractive", "e5", "0"),
        latency_ms=latency_ms,
    )
