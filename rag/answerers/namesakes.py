"""Questions of someone by a given name alone ("ông Tuấn nói gì?"), which several people of the articles bear."""

from dataclasses import replace

import prompts
from rag.compose import Composer, Draft, quoted
from rag.desk import Desk
from rag.read import Reading
from rag.short_names import given_names
from rag.target_person import stretch
from rag.targets import Target
from rag.write import write_claim
from records.answer import Status
from records.question import Question, Wants
from vietnamese.normalise import match_form
from vietnamese.offices import find_people, find_person_spans

_ALIKE = 0.85  # share of the best score from which on another article may be meant
_MOST = 4


def answer(question: Question, desk: Desk) -> Draft | None:
    """Where each of them is named in full, and a question back; None where one is meant, or nobody is so called.

    Where the office is asked for, and one person is so called, that one's.
    """
    called = given_names(question.standalone)
    if len(called) != 1 or question.names or question.documents or question.leans_on:
        return None
    (short,) = called
    readings = [r for r in desk.look(question) if not r.disagrees and r.evidence.sentence.kind.own]
    who = question.wants is Wants.PERSON and f"{short} là ai" in match_form(question.standalone)
    post = (
        question.wants is Wants.OFFICE or who
    )  # told where someone so called is brought in, whatever else is said there
    found: dict[str, Reading] = {}
    articles: set[str] = set()
    for reading in readings:
        near = reading.score >= _ALIKE * readings[0].score or (post and short in reading.context.forms)
        if not near or reading.evidence.article.id in articles:
            continue
        articles.add(reading.evidence.article.id)
        for name, shown in _bearers(short, reading, desk, posts=post).items():
            found.setdefault(name, shown)
    if post and len(found) == 1:
        return quoted(Status.ANSWERED, [list(found.values())], readings)
    if len(found) < 2 or len(articles) < 2:
        return None
    composer = Composer()
    for shown in sorted(found.values(), key=lambda one: len(write_claim(one)))[:_MOST]:
        composer.quote([shown])
    composer.lead(Status.AMBIGUOUS)
    names = [name.title() for name in found][:_MOST]
    composer.close(prompts.load("which", "choices").fill(choices=f"{', '.join(names[:-1])} hay {names[-1]}"))
    return composer.draft(Status.AMBIGUOUS)


def _bearers(short: str, reading: Reading, desk: Desk, *, posts: bool) -> dict[str, Reading]:
    """Those of a reading's article whose full names end so, each with the sentence that tells the office most fully.

    With `posts` those alone of whom one does.
    """
    best: dict[str, tuple[int, Reading]] = {}
    for sentence in desk.sentences(reading.evidence.article.id):
        if not sentence.kind.own or short not in match_form(sentence.text):
            continue
        people = {one.start: one for one in find_people(sentence.text)}
        for start, end in find_person_spans(sentence.text):
            name = " ".join(match_form(sentence.text[start:end]).split())
            if name.split()[-1] != short or (posts and start not in people):
                continue
            keep = stretch(people[start]) if start in people else (start, end)
            worth = max((e - s for s, e in people[start].offices), default=0) if start in people else 0
            if name not in best or worth > best[name][0]:
                shown = replace(
                    reading,
                    evidence=replace(reading.evidence, sentence=sentence),
                    target=Target(start, end, 1.0, 1.0, keep=keep),
                    alternatives=(),
                    focus=keep,
                )
                best[name] = worth, shown
    return {name: shown for name, (_, shown) in best.items()}
