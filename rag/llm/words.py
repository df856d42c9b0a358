"""What a language model is told: the prompts filled in, and the digest of those that were used."""

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache

import prompts
from rag.llm.evidence import fenced, shown
from rag.llm.findings import Finding
from rag.llm.lines import Told
from rag.sources import Source
from rag.verify.guard import Objection
from vietnamese.words import syllables

ANSWER = ("answer_instructions", "answer_request")
REWRITE = ("rewrite_instructions", "rewrite_request")
FOLLOW_UP = ("followup_instructions", "followup_request")
_PLACEHOLDERS = {
    "answer_request": ("sources", "findings", "question"),
    "rewrite_request": ("sources", "question", "claim", "failed"),
    "followup_request": ("history", "question"),
}
_FAILED = {  # by the kind of an objection: the guard's, then the writer's own
    "figure": "“{text}” không có trong nguồn đã dẫn",
    "name": "tên “{text}” không có trong nguồn đã dẫn",
    "period": "thời gian “{text}” không đúng với nguồn",
    "undated": "nguồn không ghi thời gian này",
    "place": "nơi “{text}” không đúng với nguồn",
    "subject": "“{text}” không phải đối tượng mà nguồn nói tới",
    "polarity": "“{text}” trái với điều nguồn nói",
    "words": "nguồn không nói “{text}”",
    "language": "phải viết bằng tiếng Việt",
    "citation": "không ghi số của nguồn nào chứa điều này",
    "answer": "“{text}” không phải điều được hỏi",
    "apart": "phải nói rõ “{text}”",
    "short": "phải nói đủ điều mà nguồn nói về câu hỏi",
    "length": "câu quá dài",
    "bare": "phải viết thành một câu trọn nghĩa",
}
_ITEM_CHARS = 120
_ECHO = 5  # syllables in a row of the prompts that no source has: the model repeats what it was told to do


def check() -> None:
    """Loads all that a language model is told. Raises PromptError for a file that cannot be used."""
    for name in (*ANSWER, *REWRITE, *FOLLOW_UP):
        prompts.load(name, *_PLACEHOLDERS.get(name, ()))


def digest(names: Iterable[str]) -> str:
    """Twelve hex digits of the prompts of these names, in whatever order; "" for none."""
    digests = [prompts.load(name, *_PLACEHOLDERS.get(name, ())).digest for name in sorted(set(names))]
    return hashlib.sha256("".join(digests).encode()).hexdigest()[:12] if digests else ""


def echoed(text: str, cited: Sequence[Source]) -> str:
    """The first words of a claim that repeat its instructions and stand in none of its sources; "" for none."""
    here = syllables(text)
    runs = _runs([s.form for s in here])
    sources = {run for source in cited for run in _runs([s.form for s in syllables(source.sentence.text)])}
    for at, run in enumerate(runs):
        if run in _told() and run not in sources:
            return text[here[at].start : here[at + _ECHO - 1].end]
    return ""


def answering(question: str, findings: Sequence[Finding], sources: Sequence[Source], tokens: int) -> tuple[str, str]:
    """The instructions and the request for an answer."""
    instructions, request = ANSWER
    return prompts.load(instructions).fill(), prompts.load(request, *_PLACEHOLDERS[request]).fill(
        sources=shown(sources, tokens), findings=_to_be_said(findings), question=fenced(question)
    )


def rewriting(
    question: str, told: Told, objections: Sequence[Objection], sources: Sequence[Source], tokens: int
) -> tuple[str, str]:
    """The instructions and the request for a claim in which something failed, to be written anew."""
    instructions, request = REWRITE
    failed = "; ".join(dict.fromkeys(_FAILED[one.kind].format(text=fenced(one.text)) for one in objections))
    return prompts.load(instructions).fill(), prompts.load(request, *_PLACEHOLDERS[request]).fill(
        sources=shown(sources, tokens), question=fenced(question), claim=fenced(told.text), failed=failed
    )


def completing(question: str, turns: Sequence[str]) -> tuple[str, str]:
    """The instructions and the request for a question that leans on turns before it, told a line each."""
    instructions, request = FOLLOW_UP
    return prompts.load(instructions).fill(), prompts.load(request, *_PLACEHOLDERS[request]).fill(
        history="\n".join(map(fenced, turns)), question=fenced(question)
    )


@cache
def _told() -> frozenset[tuple[str, ...]]:
    """What the prompts for claims say, in runs of syllables."""
    texts = [prompts.load(name, *_PLACEHOLDERS.get(name, ())).text for name in (*ANSWER, *REWRITE)]
    return frozenset(run for text in texts for run in _runs([s.form for s in syllables(text)]))


def _runs(forms: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(forms[at : at + _ECHO]) for at in range(len(forms) - _ECHO + 1)]


def _to_be_said(findings: Sequence[Finding]) -> str:
    """What the model is to say: values and items, "134 (nói rõ thị xã Sa Pa) [1][2]; …"; else of which sources."""
    found = [said for finding in findings if (said := _found(finding))]
    plain = dict.fromkeys(n for finding in findings if not _found(finding) for n in finding.claim.citations)
    return "; ".join([*found, *([f"ý chính của nguồn {', '.join(map(str, plain))}"] if plain else [])])


def _found(finding: Finding) -> str:
    """A finding as the model is told it; "" for one without a value that is no short item."""
    marks = "".join(f"[{n}]" for n in finding.claim.citations)
    if finding.values:
        about = f" (nói rõ {fenced(finding.apart)})" if finding.apart else ""
        return f"{', '.join(map(fenced, finding.values))}{about} {marks}"
    item = fenced(finding.claim.text.removeprefix("- "))
    return f"{item} {marks}" if finding.is_item and len(item) <= _ITEM_CHARS else ""
