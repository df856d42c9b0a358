"""Is a reading good enough to answer?"""

import math

from rag.read import Reading

# A logistic regression of "this sentence answers" on three signals of the sentences that contradict nothing asked:
# 2,552 readings of 607 open questions on 66 articles, a tenth of them unanswerable. Eight-fold cross-validated, and on
# 300 questions kept from it: it refuses 6% of what can be answered and 88% of what cannot; bounds set by hand on each
# of six signals refused 14% and 91%. Twenty further signals (cosine, rare words missing, fit of the unit) add nothing.
_INTERCEPT = -3.36
SIGNALS = ("score", "behind", "fused")
_WEIGHTS = (4.09, -6.60, 1.41)
_LEAST_CHANCE = 0.18
_LEAST_FIT = 0.35  # a count of something else is a wrong figure: on the open questions 4 of 5 below this are
# A follow-up may be answered by the very sentence cited before with fewer of its words, for a figure of the unit asked.
_SAME_ARTICLE = 0.5  # and of the article cited before is a sentence with this much
_CITED_SCORE, _CITED_COVER, _CITED_FIT = 0.33, 0.2, 0.55


def is_enough(reading: Reading) -> bool:
    """True when the sentence contradicts nothing that is asked, and likely answers it."""
    if reading.disagrees or _counts_another(reading):
        return False
    return chance(reading) >= _LEAST_CHANCE or _is_of_cited(reading)


def _counts_another(reading: Reading) -> bool:
    target = reading.target
    return bool(target and target.number and not target.number.percent and target.fit < _LEAST_FIT)


def signals_of(reading: Reading) -> tuple[float, ...]:
    """What the chance is made of: the reading's SIGNALS."""
    return (reading.score, reading.signals["behind"], reading.signals["fused"])


def chance(reading: Reading) -> float:
    """How likely a sentence that contradicts nothing that is asked answers it, in 0..1."""
    weighed = zip(_WEIGHTS, signals_of(reading), strict=True)
    return 1 / (1 + math.exp(-_INTERCEPT - sum(weight * signal for weight, signal in weighed)))


def _is_of_cited(reading: Reading) -> bool:
    target = reading.target
    return (
        reading.signals["leans_on"] > _SAME_ARTICLE
        and target is not None
        and target.number is not None
        and target.fit >= _CITED_FIT
        and reading.score >= _CITED_SCORE
        and reading.signals["cover"] >= _CITED_COVER
    )
