"""When an article was published and who wrote it, as its page states."""

from rag.compose import Draft, not_found, quoted
from rag.desk import Desk
from rag.meant import article_meant
from records.answer import Status
from records.evidence import Evidence
from records.passage import SectionKind
from records.question import Question, Wants


def answer(question: Question, desk: Desk) -> Draft | None:
    """The date line or author line of the article that is asked about; NOT_FOUND when its page has none."""
    if question.wants is not Wants.BYLINE:
        return None
    article = article_meant(question, desk)
    if article is None:
        return not_found(())
    lines = [
        Evidence(article, sentence, 1.0 - rank / 100, ())
        for rank, sentence in enumerate(desk.sentences(article.id))
        if sentence.kind is SectionKind.BYLINE and len(sentence.text) > 1
    ]
    readings = [reading for reading in desk.reader.read(question, lines) if not reading.disagrees and reading.target]
    return quoted(Status.ANSWERED, [[readings[0]]], readings) if readings else not_found(())
