"""Rated answers, turned into questions that `eval` scores."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import prompts
from conversations.store import Rated
from errors import UsageError
from eval.match import form
from records.answer import Answer, Claim
from records.conversation import Rating
from vectorstore.library import Library

Json: TypeAlias = dict[str, Any]
Texts: TypeAlias = Callable[[str], str | None]
"""The text of an article in matching form by its source; None where there is no such article."""

CATEGORY = "feedback"
TO_FILL = "CẦN ĐIỀN"
_TURNS = 10  # of a conversation that a row repeats, as many as the page lets a follow-up lean on
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)
_VERDICTS = ("is_so", "is_not_so", "borne_out", "not_borne_out", "not_yet", "other_place", "other_time")


@dataclass(frozen=True, slots=True)
class Questions:
    """Rows of a question file from good answers, rows for a person to complete from bad ones, and how many good answers
    are left out: `changed` cite a sentence that is no longer there, `contested` are called bad by somebody else.
    `limited` answers, good or bad, are left out too: a filter was set, and `eval` asks about all articles.
    """

    gold: tuple[Json, ...]
    to_fill: tuple[Json, ...]
    changed: int
    contested: int
    limited: int = 0


def questions(rated: Sequence[Rated], texts: Texts) -> Questions:
    """What `eval` can ask of what was rated; the same rating of the same answer counts once."""
    limited = sum(bool(one.exchange.scope) for one in rated)
    rated = [one for one in rated if not one.exchange.scope]
    bad = {_key(one) for one in rated if _rating(one) is Rating.BAD}
    gold: dict[str, Json | None] = {}
    to_fill: dict[str, Json] = {}
    contested = set()
    for one in rated:
        key = _key(one)
        if _rating(one) is Rating.BAD:
            to_fill[key] = _to_fill(one, key)
        elif key in bad:
            contested.add(key)
        elif one.exchange.answer:
            gold[key] = _gold(one, one.exchange.answer, key, texts)
    kept = tuple(row for row in gold.values() if row)
    return Questions(kept, tuple(to_fill.values()), len(gold) - len(kept), len(contested), limited)


def article_texts(library: Library) -> Texts:
    """The articles of a data folder, each read when it is first asked for."""
    ids = {summary.source: summary.id for summary in library.articles()}
    read: dict[str, str] = {}

    def text(source: str) -> str | None:
        if source in ids and source not in read:
            read[source] = form(library.article(ids[source]).text)
        return read.get(source)

    return text


def write_questions(found: Questions, path: Path) -> tuple[str, ...]:
    """Writes the rows to a JSONL file, those to complete to a second one beside it, and tells so in sentences.

    Neither file is there before: what somebody completed is never written over. Raises UsageError where one is.
    """
    second = path.with_name(f"{path.name.removesuffix('.jsonl')}.todo.jsonl")
    for there in (path, second):
        if there.exists():
            raise UsageError(f"Tệp {there} đã có. Hãy chọn tên khác, hoặc chuyển tệp ấy đi nơi khác trước.")
    if not path.absolute().parent.is_dir():
        raise UsageError(f"Không có thư mục {path.parent} để ghi câu hỏi. Hãy tạo thư mục đó trước.")
    told = []
    for rows, to, what in (
        (found.gold, path, f"{len(found.gold)} câu hỏi từ các câu trả lời tốt"),
        (found.to_fill, second, f"{len(found.to_fill)} câu trả lời chưa tốt, cần người điền đáp án trước khi chấm,"),
    ):
        if rows:
            to.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
            told.append(f"Đã ghi {what} vào {to}.")
    if found.changed:
        told.append(f"Bỏ qua {found.changed} câu trả lời tốt vì câu được dẫn không còn như cũ trong các bài đã nạp.")
    if found.contested:
        told.append(f"Bỏ qua {found.contested} câu trả lời được người này chấm tốt, người khác chấm chưa tốt.")
    if found.limited:
        told.append(f"Bỏ qua {found.limited} góp ý về câu hỏi được hỏi khi đang đặt bộ lọc.")
    return tuple(told or ["Không có góp ý nào thành câu hỏi được."])


def _rating(one: Rated) -> Rating | None:
    return one.exchange.feedback.rating if one.exchange.feedback else None


def _turns(one: Rated) -> list[str]:
    return [*one.before[1 - _TURNS :], one.exchange.question]


def _key(one: Rated) -> str:
    """An id of the conversation and its answer that tells nothing of whose they are."""
    answer = one.exchange.answer
    told = json.dumps([_turns(one), answer.text if answer else one.exchange.notice], ensure_ascii=False)
    return f"gop-y-{hashlib.sha256(told.encode()).hexdigest()[:12]}"


def _asked(one: Rated, key: str) -> Json:
    turns = _turns(one)
    return {"id": key, "category": CATEGORY} | ({"turns": turns} if len(turns) > 1 else {"question": turns[0]})


def _gold(one: Rated, answer: Answer, key: str, texts: Texts) -> Json | None:
    """The row of an answer that is right, None where a sentence it cites is not in its article any more."""
    for citation in answer.citations:
        text = texts(citation.source)
        if text is None or form(citation.quote).strip() not in text:
            return None
    verdict, others = _verdict(answer)
    expected = [*verdict, *(part for claim in answer.claims for part in _told(claim))]
    evidence = [{"source": citation.source, "quote": citation.quote} for citation in answer.citations]
    row = _asked(one, key) | {"status": answer.status.value, "expect": [[part] for part in dict.fromkeys(expected)]}
    return row | ({"forbid": others} if others else {}) | {"evidence": evidence}


def _told(claim: Claim) -> Iterator[str]:
    """What a claim tells: its bold parts; all of an item of a list without any."""
    if bold := _BOLD.findall(claim.text):
        yield from bold
    elif claim.text.startswith("- "):
        yield claim.text.removeprefix("- ").strip(" …")


def _verdict(answer: Answer) -> tuple[list[str], list[str]]:
    """The yes or no that an answer opens with, if it does, and the verdicts that would hide it: "Không đúng." """
    heads = [prompts.load(name, "claim").fill(claim="").strip() for name in _VERDICTS]
    said = answer.claims[0].text if answer.claims else ""
    for head in heads:
        if said.startswith(f"{head} "):
            return [head], [other for other in heads if other != head and head.lower() in other.lower()]
    return [], []


def _to_fill(one: Rated, key: str) -> Json:
    """A row that `eval` refuses by its line until a person has said what a right answer is."""
    exchange = one.exchange
    return _asked(one, key) | {
        "status": f"{TO_FILL}: answered, conflict, ambiguous hoặc not_found",
        "expect": [f'{TO_FILL}: ví dụ [["134"]], hoặc [] khi bài viết không nói đến'],
        "evidence": [{"source": f"{TO_FILL}: tên tệp; [] khi bài viết không nói đến", "quote": ""}],
        "review": {
            "reason": exchange.feedback.reason if exchange.feedback else "",
            "comment": exchange.feedback.comment if exchange.feedback else "",
            "answer": exchange.answer.text if exchange.answer else exchange.notice or "",
            "cited": [
                {"source": citation.source, "quote": citation.quote}
                for citation in (exchange.answer.citations if exchange.answer else ())
            ],
        },
    }
