"""An assistant with fixed answers, for tests of the page and of the API."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from errors import QuestionError, StoreError
from records.answer import Answer, Citation, Claim, Guarded, MadeWith, Status, Writer
from records.article import Article, Section
from records.passage import SectionKind, Span
from records.question import Scope, Turn
from vectorstore.catalogue import ArticleSummary

EVERYWHERE = Scope()
MADE_WITH = MadeWith(writer="extractive", embedder="none", settings="0" * 12)
MODEL = "openai:<b>qwen</b>"
BY_MODEL = replace(MADE_WITH, writer=MODEL, prompts="1" * 12, guarded=Guarded(passed=2))


def article(
    text: str, *, title: str = "Đại hội", id_: str = "a1", published: date | None = date(2023, 1, 3)
) -> Article:
    """An article whose whole text is body."""
    body = (Section(SectionKind.BODY, Span(0, len(text))),)
    return Article(id_, f"{id_}.txt", title, None, published, None, text, body)


def cite(source: Article, quote: str, n: int = 1) -> Citation:
    """The citation of the first place where the article says `quote`."""
    start = source.text.index(quote)
    kind = source.kind_at(start)
    return Citation(n, source.source, source.id, source.title, source.published, kind, quote, start, start + len(quote))


class FixedAssistant:
    """Answers every question with the same claims; "hỏng" makes it fail unexpectedly, "khóa" with a StoreError.

    As a language model it waits for a release of `go` before each claim, and once more before it ends with `note`.
    """

    def __init__(
        self,
        *articles: Article,
        claims: Sequence[Claim] = (),
        citations: Sequence[Citation] = (),
        model_name: str = "",
        note: str = "",
    ) -> None:
        self._articles = {item.id: item for item in articles}
        self._claims = tuple(claims)
        self._citations = tuple(citations)
        self._note = note
        self.model_name = model_name
        self.go = threading.Semaphore(0)
        self.histories: list[tuple[Turn, ...]] = []
        self.writers: list[Writer | None] = []
        self.scopes: list[Scope] = []

    def ask(
        self, question: str, history: Sequence[Turn] = (), writer: Writer | None = None, scope: Scope = EVERYWHERE
    ) -> Answer:
        """The complete answer."""
        return list(self.stream(question, history, writer, scope))[-1]

    def stream(
        self, question: str, history: Sequence[Turn] = (), writer: Writer | None = None, scope: Scope = EVERYWHERE
    ) -> Iterator[Answer]:
        """One snapshot a claim."""
        self.scopes.append(scope)
        self.histories.append(tuple(history))
        self.writers.append(writer)
        if not question.strip():
            raise QuestionError("Câu hỏi trống. Hãy nhập câu hỏi.")
        if len(question) > 2000:
            raise QuestionError("Câu hỏi quá dài (tối đa 2000 ký tự). Hãy rút gọn.")
        if "khóa" in question:
            raise StoreError("Không đọc được kho bài viết. Hãy chạy lệnh rebuild.")
        if "hỏng" in question:
            raise RuntimeError("secret: /etc/passwd")
        status = Status.ANSWERED if self._claims else Status.NOT_FOUND
        answer = Answer(question, status, (), self._citations, (), MADE_WITH, 12.345)
        if not self._claims:
            yield replace(answer, related=self._citations, citations=())
        written = bool(self.model_name) and writer is not Writer.EXTRACTIVE
        for count in range(1, len(self._claims) + 1):
            if written:
                self._wait()
            yield replace(answer, claims=self._claims[:count], made_with=BY_MODEL if written else MADE_WITH)
        if written:
            self._wait()
            yield replace(answer, claims=self._claims, made_with=BY_MODEL, note=self._note)

    def _wait(self) -> None:
        if not self.go.acquire(timeout=60):
            raise RuntimeError("the test did not let the model go on")

    def article(self, article_id: str) -> Article:
        """The article of that id."""
        try:
            return self._articles[article_id]
        except KeyError:
            raise StoreError("Không có bài viết này trong kho.") from None

    def articles(self) -> tuple[ArticleSummary, ...]:
        """What is loaded."""
        return tuple(
            ArticleSummary(
                one.id, one.source, one.title, one.place, one.published, sentences=1, chunks=1, figures=1, documents=0
            )
            for one in self._articles.values()
        )

    def examples(self, limit: int) -> tuple[str, ...]:
        """Two questions."""
        return ("Năm 2022 kết nạp bao nhiêu đảng viên?", "Ai phát biểu tại đại hội?")[:limit]
