"""The assistant: the one object that the page, the API, the command line and the evaluation hold."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import prompts
from errors import LanguageModelError, QuestionError
from ingest.pipeline import embed_missing
from ingest.ports import Progress
from rag import build, examples
from rag.answerers import draft
from rag.apart import stands_apart
from rag.compose import Draft, not_found, quoted
from rag.desk import Desk
from rag.followup import figures_told, goes_on, leaning_on
from rag.keeping import Keeping
from rag.llm import followup, words
from rag.llm.evidence import choose
from rag.llm.findings import plan
from rag.llm.page import Written
from rag.llm.writer import Brief, write
from rag.merge import answering_all, merge, tells_again, told_barely, told_together
from rag.operations import asks_for_one_result
from rag.parts import leaning, split_parts
from rag.ports import ChatModel
from rag.precedence import Precedence
from rag.read import Reader, Reading
from rag.retrieve import Retriever
from rag.scope import ANYWHERE, Limits, limited, limits
from rag.suggest import suggestions
from rag.understand import spell, understand
from rag.write import NAME as EXTRACTIVE
from records.answer import Answer, Claim, Guarded, MadeWith, Status, Writer
from records.question import Question, Scope, Turn, Wants
from settings import Settings
from vietnamese.normalise import clean

if TYPE_CHECKING:
    from rag.langchain import AnswerRunnable, AssistantRetriever

_SUGGESTIONS_WAIT = 2.0  # seconds that suggestions wait for answers; afterwards the next question is being typed


@dataclass(frozen=True, slots=True)
class _Drafted:
    """A draft, and what it was made from: the question's parts as understood, and the desk that looked for them."""

    draft: Draft
    questions: tuple[Question, ...]
    desk: Desk
    note: str = ""
    prompts: frozenset[str] = frozenset()


class Assistant(Keeping):
    """Answers questions about the articles of one data folder. Safe to share between threads; close it when done.

    Each answer is made from one state of the articles, however many are added or removed meanwhile.
    """

    def __init__(self, parts: build.Parts, settings: Settings) -> None:
        super().__init__(parts, settings)
        self._retriever = Retriever(parts.store, parts.embedder)
        self._desk = Desk(parts.store, self._retriever, Reader(parts.store))
        self._precedence = Precedence()
        self._made_with = MadeWith(EXTRACTIVE, parts.embedder.name, settings.digest())

    @classmethod
    def open(
        cls,
        data_dir: Path | None = None,
        settings: Settings | None = None,
        model_progress: build.ModelProgress | None = None,
    ) -> Self:
        """Opens (or makes) a data folder; the embedding model is prepared when it is not yet.

        Raises SettingsError, ModelError, or StoreError and its kinds.
        """
        settings = settings or Settings.load()
        if data_dir is not None:
            settings = settings.model_copy(update={"data_dir": data_dir})
        return cls(build.open_parts(settings, model_progress), settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the store, and of the language model."""
        if self._parts.chat:
            self._parts.chat.close()
        self._parts.store.close()

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        writer: Writer | None = None,
        scope: Scope = ANYWHERE,
    ) -> Answer:
        """The answer to a question, in the light of the turns before it, worded by a writer, found within a scope.

        By default the writer is the language model where one is configured. Raises QuestionError when the question is
        empty or too long.
        """
        *_, answer = self.stream(question, history, writer, scope)
        return answer

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        writer: Writer | None = None,
        scope: Scope = ANYWHERE,
    ) -> Iterator[Answer]:
        """The same answer, growing claim by claim, nothing of it taken back; the last one yielded is complete."""
        started = time.perf_counter()
        deadline = time.monotonic() + self._settings.llm_timeout
        self._check(question)
        model = self._parts.chat if writer is not Writer.EXTRACTIVE else None
        with self._store.snapshot():  # one state of the articles, also while others come and go
            prepared = self._prepared(question, history, scope, model, deadline)

        def signed(result: Draft, made_with: MadeWith = self._made_with, note: str = "") -> Answer:
            return self._signed(question, result, (time.perf_counter() - started) * 1000, made_with, note)

        if prepared is None:
            yield signed(Draft(Status.NOT_FOUND, (Claim(prompts.load("no_articles").fill(), ()),), (), ()))
            return
        drafted, brief = prepared
        draft = drafted.draft
        if model is None or brief is None:
            absent = writer is Writer.MODEL and self._parts.chat is None
            note = prompts.load("model_absent").fill() if absent else drafted.note
            whole = signed(draft, self._made(drafted.prompts), note)
            yield from _growing(whole)
            return
        for written in write(model, brief):
            note = " ".join(filter(None, (drafted.note, written.note)))
            related = draft.related if written.complete else ()
            so_far = Draft(draft.status, written.claims, written.citations, related)
            yield signed(so_far, self._made(drafted.prompts, written), note)

    def _prepared(
        self, question: str, history: Sequence[Turn], scope: Scope, model: ChatModel | None, deadline: float
    ) -> tuple[_Drafted, Brief | None] | None:
        """All that an answer takes from the store: the draft, and what the language model is told where it is to word
        it; None where there are no articles.
        """
        if not self._store.sentence_count:
            return None
        within = limits(scope, self._store)
        with self._precedence.answer():
            drafted = self._drafted(question, history, within)
        if model is None:
            return drafted, None
        if history and drafted.draft.status is Status.NOT_FOUND:
            drafted = self._completed(model, question, history, drafted, deadline, within)
        asked = "; ".join(one.standalone for one in drafted.questions)
        laid = plan(drafted.draft, asked)
        if laid is None:
            return drafted, None
        tokens = self._settings.llm_context_tokens
        sources = choose(drafted.draft, drafted.questions, drafted.desk, tokens)
        return drafted, Brief(asked, drafted.questions, drafted.draft, laid, sources, tokens, deadline)

    def _made(self, used: frozenset[str], written: Written | None = None) -> MadeWith:
        """Which parts made an answer, for which the language model was told the prompts of these names, or more."""
        if written is None:
            return replace(self._made_with, prompts=words.digest(used), guarded=Guarded() if used else None)
        writer = self.model_name if written.by_model else EXTRACTIVE
        digest = words.digest(used | written.prompts)
        return replace(self._made_with, writer=writer, prompts=digest, guarded=written.guarded)

    def _signed(
        self, question: str, result: Draft, elapsed: float, made_with: MadeWith | None = None, note: str = ""
    ) -> Answer:
        made_with = made_with or self._made_with
        return Answer(
            question, result.status, result.claims, result.citations, result.related, made_with, elapsed, note
        )

    def _completed(
        self,
        model: ChatModel,
        question: str,
        history: Sequence[Turn],
        drafted: _Drafted,
        deadline: float,
        within: Limits | None,
    ) -> _Drafted:
        """The draft for a follow-up as the language model completes it, where that finds something; else as it was."""
        used = frozenset(words.FOLLOW_UP)
        try:
            standalone = followup.complete(model, question, history, deadline)
        except LanguageModelError as error:
            return replace(drafted, note=str(error), prompts=used)
        if standalone is None:
            return replace(drafted, prompts=used)
        again = self._drafted(standalone, (), within)
        if again.draft.status is Status.NOT_FOUND:
            return replace(drafted, prompts=used)
        note = prompts.load("understood_as", "question").fill(question=standalone)
        return replace(again, note=note, prompts=used)

    def _drafted(self, question: str, history: Sequence[Turn], within: Limits | None) -> _Drafted:
        """The answer to a question, or to each of its parts; a later part leans on the answer before it."""
        parts, asked = self._understood(question, history, within)
        desk = self._desk.within(within)
        figures = len(parts) > 1 and all(one.wants in (Wants.COUNT, Wants.PERCENT, Wants.DATE) for one in asked)
        together = answering_all([desk.look(one) for one in asked]) if figures else frozenset()
        drafts: list[Draft] = []
        for at, one in enumerate(asked):
            barely = at and one.inherited and drafts[0].status is Status.NOT_FOUND and told_barely(desk.look(one))
            if barely or (within and within.contradicted(one)):
                drafts.append(limited(not_found(desk.look(one)), within, desk.admits))
                continue
            leaning_one = replace(one, leans_on=together or (leaning_on(history) if at else one.leans_on))
            drafted = draft(leaning_one, desk)
            if leaning_one.leans_on and history and tells_again(drafted, history[-1]):
                drafted = draft(replace(leaning_one, told=figures_told(history)), desk)
            drafts.append(limited(drafted, within, desk.admits))
            history = [*history, Turn(one.standalone, self._signed(parts[at], drafts[-1], 0.0))]
        if len(parts) > 1:
            for at, one in enumerate(asked):
                shown = told_together(desk.look(one), drafts) if drafts[at].status is Status.NOT_FOUND else None
                drafts[at] = quoted(Status.ANSWERED, [[shown]], ()) if shown else drafts[at]
        whole = merge(parts, drafts, within.told if within else "") if len(parts) > 1 else drafts[0]
        return _Drafted(whole, tuple(asked), desk)

    def _understood(
        self, question: str, history: Sequence[Turn], within: Limits | None
    ) -> tuple[list[str], list[Question]]:
        """What a question asks, as it is asked and understood, part by part."""
        neighbours = lru_cache(maxsize=None)(self._retriever.neighbours)  # the same text is asked for three times
        spelled = spell(question, neighbours)
        parts = () if asks_for_one_result(spelled) else split_parts(spelled)
        if len(parts) < 2:
            meant = partial(understand, neighbours=neighbours, limits=within)
            one = meant(question, history, spelled=spelled)
            if history and not goes_on(spelled):
                alone, desk = meant(question, (), spelled=spelled), self._desk.within(within)
                if one.standalone != alone.standalone and stands_apart(alone, one, history, meant, desk):
                    one = alone
            return [question], [one]
        first = understand(parts[0].standalone, history, neighbours, spelled=parts[0].standalone)
        if first.standalone != parts[0].standalone:  # it leans on the turns before, and the later ones on it
            parts = leaning(first.standalone, [part.asked for part in parts])
        if within:
            first = understand(parts[0].standalone, history, neighbours, spelled=parts[0].standalone, limits=within)
        return [part.asked for part in parts], [
            first,
            *(
                understand(part.standalone, (), neighbours, spelled=part.standalone, own=part.own, limits=within)
                for part in parts[1:]
            ),
        ]

    def readings(
        self, question: str, history: Sequence[Turn] = (), scope: Scope = ANYWHERE
    ) -> tuple[tuple[Reading, ...], ...]:
        """The sentences that an answer would be written from, as read, best first: one ranking for each part asked.

        `evidence.score` of each is what it was found with. Raises QuestionError when the question is empty or too long.
        """
        self._check(question)
        with self._store.snapshot():
            if not self._store.sentence_count:
                return ()
            within = limits(scope, self._store)
            _, asked = self._understood(question, history, within)
            desk = self._desk.within(within)
            return tuple(desk.look(one) for one in asked)

    def as_retriever(self, k: int = 8, scope: Scope = ANYWHERE) -> "AssistantRetriever":
        """A LangChain retriever of the passages that an answer would be written from, at most `k`, best first."""
        from rag.langchain import AssistantRetriever

        return AssistantRetriever(assistant=self, k=k, scope=scope)

    def as_runnable(self, writer: Writer | None = None, scope: Scope = ANYWHERE) -> "AnswerRunnable":
        """A LangChain runnable from a question, or {"question": ..., "history": [...]}, to its Answer."""
        from rag.langchain import AnswerRunnable

        return AnswerRunnable(self, writer, scope)

    def refusal(self, question: str, message: str) -> Answer:
        """An answer that only says why a question cannot be answered (what a QuestionError says)."""
        return Answer(question, Status.NOT_FOUND, (Claim(message, ()),), (), (), self._made_with, 0.0)

    def _check(self, question: str) -> None:
        text = clean(question).strip()
        if not any(char.isalnum() for char in text):
            raise QuestionError("Câu hỏi đang trống. Hãy gõ câu hỏi rồi gửi lại.")
        longest = self._settings.max_question_chars
        if len(text) > longest:
            raise QuestionError(f"Câu hỏi dài {len(text)} ký tự, quá mức {longest}. Hãy hỏi ngắn gọn hơn.")

    @classmethod
    def rebuild(
        cls,
        settings: Settings | None = None,
        model_progress: build.ModelProgress | None = None,
        progress: Progress | None = None,
    ) -> int:
        """Makes the vector index anew from the catalogue; returns how many articles were embedded again.

        That is none, unless the embedding model has changed. Raises StoreLockedError when another process is writing.
        """
        parts = build.open_parts(settings or Settings.load(), model_progress, adopt=True)
        with parts.store:
            embedded = embed_missing(store=parts.store, embedder=parts.embedder, progress=progress)
            if not embedded:
                parts.store.rebuild()
            return embedded

    @property
    def model_name(self) -> str:
        """Which language model words answers, as "provider:model"; "" when none is configured."""
        return self._parts.chat.name if self._parts.chat else ""

    @property
    def embedder_name(self) -> str:
        """Which embedding model is used."""
        return self._parts.embedder.name

    def neighbours(self, text: str) -> tuple[str, ...]:
        """Texts of sentences that share syllables with a text, with or without its diacritics."""
        return self._retriever.neighbours(text)

    def suggestions(
        self,
        question: str,
        answer: Answer,
        history: Sequence[Turn] = (),
        limit: int = 3,
        scope: Scope = ANYWHERE,
    ) -> tuple[str, ...]:
        """Questions to ask next that the articles answer, each understood without the turns before it; often none.

        They give way to answers: where those keep the program busy for two seconds, there are fewer, or none.
        """
        if not (answer.citations or answer.related):
            return ()
        until = time.monotonic() + _SUGGESTIONS_WAIT
        with self._precedence.aside(_SUGGESTIONS_WAIT) as may, self._store.snapshot():
            if not may:
                return ()
            _, asked = self._understood(question, history, None)
            within = limits(scope, self._parts.store)

            def ask(other: str) -> Answer | None:
                if not self._precedence.quiet(until):
                    return None
                return self._signed(other, self._drafted(other, (), within).draft, 0.0)

            return suggestions(self._parts.store, ask, asked[0].standalone, answer, history, limit)

    def examples(self, limit: int = 4) -> tuple[str, ...]:
        """Questions that the loaded articles answer, made from their own sentences."""
        with self._store.snapshot():
            return examples.examples(self._store, partial(self.ask, writer=Writer.EXTRACTIVE), limit)


def _growing(answer: Answer) -> Iterator[Answer]:
    """An answer claim by claim, then all of it."""
    for count in range(1, len(answer.claims)):
        claims = answer.claims[:count]
        cited = {n for claim in claims for n in claim.citations}
        citations = tuple(citation for citation in answer.citations if citation.n in cited)
        yield replace(answer, claims=claims, citations=citations, related=(), note="")
    yield answer
