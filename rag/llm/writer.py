"""The language model as a writer: it words what the reader found; the guard judges each claim before it is shown."""

import logging
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import cast

import prompts
from errors import LanguageModelError
from rag.compose import Draft
from rag.llm import words
from rag.llm.claims import ClaimParser
from rag.llm.findings import Finding, Plan, answers_otherwise, in_bold, says
from rag.llm.lines import Told
from rag.llm.page import Page, Written
from rag.ports import ChatModel
from rag.sources import Source
from rag.verify.dating import dating
from rag.verify.guard import Guard, Objection
from records.answer import Claim, Guarded
from records.question import Question
from vietnamese.words import content, syllables

_log = logging.getLogger(__name__)

_MOST = 4  # claims of the model that are shown
_MOST_REWRITTEN = 2
_LEAST_SECONDS = 1.0  # left to have a claim written anew
_NO_TIME = 0.05  # seconds that a model is given when there are none left: it says itself that it was too slow
_LONGEST = 500  # characters of a claim


@dataclass(frozen=True, slots=True)
class Brief:
    """What an answer is written from: the question and its parts as understood, the draft laid out, and the sources.

    `asked` is the question as the model is told it, `tokens` the budget of its sources, and `deadline` when, by
    time.monotonic(), it is not waited for any longer.
    """

    asked: str
    questions: tuple[Question, ...]
    draft: Draft
    plan: Plan
    sources: tuple[Source, ...]
    tokens: int
    deadline: float


def write(model: ChatModel, brief: Brief) -> Iterator[Written]:
    """The answer, growing claim by claim, nothing of it taken back; the last one yielded is complete.

    A claim of the model is shown once it stands in what it cites. One that fails is written anew once, else what the
    reader found in the same sentences takes its place. All that the reader found and no claim holds is added at the
    end, in the reader's words. Never raises LanguageModelError: the note says what went wrong.
    """
    return _Writer(model, brief).write()


@dataclass(frozen=True, slots=True)
class _Judged:
    """A claim of the model with the sources that it cites, and what is wrong with it."""

    told: Told
    cited: tuple[Source, ...]
    objections: tuple[Objection, ...]


class _Writer:
    def __init__(self, model: ChatModel, brief: Brief) -> None:
        self._model = model
        self._brief = brief
        self._guards = [Guard(question) for question in brief.questions]
        self._page = Page(brief.sources)
        self._failed: list[_Judged] = []
        self._guarded = Guarded()
        self._used = set(words.ANSWER)

    def write(self) -> Iterator[Written]:
        for claim in self._brief.plan.lead:
            self._page.add(claim, claim.citations)
        if self._brief.plan.lead:
            yield self._so_far()
        reason = ""
        try:
            yield from self._reply()
        except LanguageModelError as error:
            reason = str(error)
        if not reason:
            try:
                yield from self._rewritten()
            except LanguageModelError as error:
                reason = "" if self._page.by_model else str(error)
        self._give_way()
        rest = self._rest()
        for at, claim in enumerate(rest):
            self._page.add(claim, claim.citations)
            if at < len(rest) - 1:
                yield self._so_far()
        note = self._note(reason)
        _log.info(
            "%s: %s%s",
            self._model.name,
            self._guarded,
            "; failed" if reason else "" if self._page.by_model else "; unfit",
        )
        yield self._page.so_far(self._used, self._guarded, note, complete=True)

    def _reply(self) -> Iterator[Written]:
        """The claims of the model's reply that stand, as they come."""
        brief = self._brief
        asked = words.answering(brief.asked, brief.plan.findings, brief.sources, brief.tokens)
        parser = ClaimParser()
        with closing(self._asked(asked)) as pieces:
            for piece in pieces:
                for told in parser.feed(piece):
                    if self._take(told):
                        yield self._so_far()
                if self._page.by_model >= _MOST:
                    return
        for told in parser.finish():
            if self._take(told):
                yield self._so_far()

    def _asked(self, asked: tuple[str, str]) -> Generator[str, None, None]:
        """The model's reply to instructions and a request, in pieces. Raises LanguageModelError."""
        seconds = max(_NO_TIME, self._brief.deadline - time.monotonic())
        return cast(Generator[str, None, None], self._model.stream(*asked, seconds))

    def _take(self, told: Told) -> bool:
        """Shows a claim that stands; keeps one that fails for later. True when it is shown."""
        if self._page.by_model >= _MOST or self._page.says(told.text):
            return False
        if told.is_no_claim:
            self._count("dropped")
            return False
        judged = self._judged(told)
        if not judged.objections:
            self._show(judged)
            self._count("passed")
            return True
        _log.info("a claim failed: %s", ", ".join(objection.kind for objection in judged.objections))
        _log.debug("%s: %s", told.text, judged.objections)
        self._failed.append(judged)
        return False

    def _rewritten(self) -> Iterator[Written]:
        """The claims that failed and, written anew, stand. Raises LanguageModelError."""
        for failed in [failed for failed in self._failed if self._worth_it(failed)][:_MOST_REWRITTEN]:
            if self._page.by_model >= _MOST or self._brief.deadline - time.monotonic() < _LEAST_SECONDS:
                return
            told = self._again(failed)
            if told is None or told.is_no_claim or self._page.says(told.text):
                continue
            judged = self._judged(told)
            if judged.objections:
                _log.info("rewritten, it failed: %s", ", ".join(objection.kind for objection in judged.objections))
                _log.debug("%s: %s", told.text, judged.objections)
                continue
            self._failed.remove(failed)
            self._show(judged)
            self._count("rewritten")
            yield self._so_far()

    def _worth_it(self, failed: _Judged) -> bool:
        """False for what the reader's own claim says better at once, or what is beside the question anyway."""
        kinds = {objection.kind for objection in failed.objections}
        if "apart" in kinds or len(failed.told.text) > 2 * _LONGEST:
            return False
        return kinds != {"answer"} or bool(self._missing())

    def _again(self, failed: _Judged) -> Told | None:
        """The first claim of the model's second try; it cites what the first one did where it has no marks."""
        brief = self._brief
        sources = failed.cited or tuple(source for source in brief.sources if source.n <= len(brief.draft.citations))
        self._used.update(words.REWRITE)
        parser = ClaimParser()
        with closing(
            self._asked(words.rewriting(brief.asked, failed.told, failed.objections, sources, brief.tokens))
        ) as pieces:
            claims = [told for piece in pieces for told in parser.feed(piece)] + parser.finish()
        if not claims:
            return None
        return claims[0] if claims[0].cites else replace(claims[0], cites=failed.told.cites)

    def _judged(self, told: Told) -> _Judged:
        sources = self._brief.sources
        cited = tuple(source for source in sources if source.n in told.cites)
        if len(told.text) > _LONGEST:
            return _Judged(told, cited, (Objection("length", ""),))
        if not cited:
            cited = self._holding(told.text)
            if not cited:
                return _Judged(told, (), (Objection("citation", ""),))
        if echo := words.echoed(told.text, cited):
            return _Judged(told, cited, (Objection("words", echo),))
        if self._is_bare(told.text):
            return _Judged(told, cited, (Objection("bare", ""),))
        numbers = {source.n for source in cited}
        working = [
            claim.text.replace("**", "")
            for claim in self._brief.draft.claims
            if claim.citations and numbers.issuperset(claim.citations)
        ]
        found = min((guard.objections(told.text, cited, working) for guard in self._guards), key=len)
        found = found or self._beside_the_question(told.text, numbers)
        dated = () if found else dating(told.text, cited)
        if dated is None:
            return _Judged(told, cited, (Objection("undated", ""),))
        return _Judged(told, (*cited, *dated), found)

    def _is_bare(self, text: str) -> bool:
        """True for a value without a word of what it is ("262", "ngày 3/4"), but as an item of a list: the reader's own
        claim tells more.
        """
        if any(finding.is_item for finding in self._brief.plan.findings):
            return False
        said = {syllable.form for syllable in content(text)}
        values = " ".join(value for finding in self._brief.plan.findings for value in finding.values)
        return said <= {syllable.form for syllable in syllables(values)}

    def _holding(self, text: str) -> tuple[Source, ...]:
        """The one source that holds a claim made without one; of several, those that the reader's own claim cites."""
        for guard in self._guards:
            holding = guard.supporting(text, self._brief.sources)
            if len(holding) == 1:
                return holding
            numbers = {source.n for source in holding}
            for finding in self._brief.plan.findings:
                if numbers.issuperset(finding.claim.citations) and finding.stands_in(text, finding.claim.citations):
                    return tuple(source for source in holding if source.n in finding.claim.citations)
        return ()

    def _beside_the_question(self, text: str, cited: set[int]) -> tuple[Objection, ...]:
        """What is wrong with a claim that stands in its sources: it gives another value than the one asked for, does
        not tell which of several it gives, or leaves out most of what answers the question.
        """
        findings = self._brief.plan.findings
        found = any(finding.stands_in(text, cited) for finding in findings)
        for finding in findings if not found else ():
            given = finding.values and all(says(text, value) for value in finding.values)
            if given and cited & set(finding.claim.citations) and not finding.told_apart(text):
                return (Objection("apart", finding.apart),)
        if not found and any(finding.cut_short(text, cited) for finding in findings):
            return (Objection("short", ""),)
        other = answers_otherwise(text, self._brief.questions, findings, found=found)
        return (Objection("answer", other),) if other else ()

    def _show(self, judged: _Judged) -> None:
        numbers = list(dict.fromkeys(self._page.number(source) for source in judged.cited))
        about = [finding for finding in self._brief.plan.findings if set(finding.claim.citations) & set(numbers)]
        text = judged.told.text[:1].upper() + judged.told.text[1:]
        self._page.add(Claim(in_bold(text, about), ()), numbers, by_model=True)

    def _give_way(self) -> None:
        """Counts the claims that failed: those in whose place the reader's own is shown, and those that are dropped."""
        missing = self._missing()
        for failed in self._failed:
            numbers = {source.n for source in failed.cited}
            own = next((finding for finding in missing if numbers & set(finding.claim.citations)), None)
            if own is not None:
                missing.remove(own)
            self._count("dropped" if own is None else "replaced")

    def _missing(self) -> list[Finding]:
        """What the reader found and no claim shown holds."""
        return [
            finding
            for finding in self._brief.plan.findings
            if not any(finding.stands_in(text, cited) for text, cited in self._page.shown)
        ]

    def _rest(self) -> Sequence[Claim]:
        """The reader's claims that are still to be shown, in their order."""
        missing = [finding.claim for finding in self._missing()]
        behind = self._brief.draft.claims[len(self._brief.plan.lead) :]
        return [claim for claim in behind if claim in missing or claim in self._brief.plan.fixed]

    def _note(self, reason: str) -> str:
        if reason and self._page.by_model:
            return prompts.load("model_broke_off", "reason").fill(reason=reason)
        if reason:
            return prompts.load("model_failed", "reason").fill(reason=reason)
        return "" if self._page.by_model else prompts.load("model_unfit").fill()

    def _count(self, what: str) -> None:
        self._guarded = replace(self._guarded, **{what: getattr(self._guarded, what) + 1})

    def _so_far(self) -> Written:
        return self._page.so_far(self._used, self._guarded)
