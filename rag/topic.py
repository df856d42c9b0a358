"""Is a question of anything that the articles tell?

Among few articles the best sentence always seems good, also for the price of petrol, since what search finds is weighed
against what else it finds. Here the question is held against each sentence by itself.
"""

from collections.abc import Mapping, Sequence

from rag.agree_times import writes_the_day
from rag.asking import ASKS
from rag.context import Context
from rag.pointing import kind_of
from records.question import Question, Wants
from vietnamese.english import is_english
from vietnamese.normalise import match_form

# How near a sentence comes: its cosine and, by these weights, the shares of the words and of the neighbouring words of
# the question that it has, names apart. Of 628 questions that can be answered, on 400 articles, 0.5% come less near
# than the bound. Of questions that other articles answer, and of the like with a place of these put in, 95% and 85% do
# where there are five articles, 49% and 76% where there are 156, some of which do tell something like it.
_OF_COVER, _OF_PAIRS, _LEAST_NEAR = 0.06, 0.06, 0.877
_ENGLISH = 0.02  # by which the same comes less near in English: else one of 10 that can be answered would be lost
# Few words that ask nothing must all but stand there. Of 36 topics that the five articles tell three have less in their
# best sentence, and it is of another thing; of 12 that they do not tell and that come near nine have less.
_TOPIC_WORDS, _TOPIC_COVER = 4, 0.6
_LEAST_COVER = 0.32  # where no cosine is known: 1% of those that can be answered, and 75% and 34% of others, have less
_OF_KNOWN = (Wants.OFFICE, Wants.BYLINE, Wants.SUMMARY)  # of somebody named, of an article


def comes_near_none(question: Question, found: Sequence[tuple[Context, Mapping[str, float]]]) -> bool:
    """True when a question comes near none of the sentences found that contradict nothing it says, each in its context
    and with its signals: "cover", "pairs", and "cosine" where it is known.

    A question that names somebody, a document, an office or a day does come near, as these sentences have the same; a
    place is not enough, since all of an article may be of it. So does one that goes on from the turn before.
    """
    if not found or question.documents or question.leans_on or question.wants in _OF_KNOWN:
        return False
    form = match_form(question.standalone)
    if any(kind_of(name, form) in ("person", "foreign") for name in question.names):
        return False
    if any(_has_office_or_day(question, context) for context, _ in found):
        return False
    cover = max(signals["cover"] for _, signals in found)
    if _is_bare(question, form) and cover < _TOPIC_COVER:
        return True
    near = [s["cosine"] + _OF_COVER * s["cover"] + _OF_PAIRS * s["pairs"] for _, s in found if "cosine" in s]
    least = _LEAST_NEAR - (_ENGLISH if is_english(question.asked) else 0)
    return max(near) < least if near else cover < _LEAST_COVER


def own_words(question: Question) -> set[str]:
    """The syllables of a question that carry its content, without names and numbers."""
    named = {word for name in question.names for word in name.split()}
    return {term for term in question.terms if term not in named and not term.isdigit()}


def _is_bare(question: Question, form: str) -> bool:
    """True for a few words that ask nothing, as one types them into a search box: "sinh hoạt chi bộ"."""
    return question.wants is Wants.TEXT and not ASKS.search(form) and 0 < len(own_words(question)) <= _TOPIC_WORDS


def _has_office_or_day(question: Question, context: Context) -> bool:
    office = set(question.office.split())
    return bool(office and office <= set(context.forms)) or writes_the_day(question, context)
