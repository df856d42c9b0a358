"""From an article's sentences to its mentions of official documents."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from records.article import Article
from records.fact import DocumentRef
from records.passage import Sentence
from vietnamese.document_details import find_details
from vietnamese.document_kinds import is_local
from vietnamese.documents import DocumentMention, find_documents
from vietnamese.issuers import is_local_body
from vietnamese.normalise import match_form
from vietnamese.provinces import PROVINCES

_BY_FORM = {match_form(name): name for name in PROVINCES} | {"hcm": "Hồ Chí Minh"}
# A person bears the name of one city: it counts where the word for a city stands before it.
_PERSON = "hồ chí minh"
_PROVINCE = re.compile(
    r"(?<!\w)(?P<level>tỉnh\s{1,2}|tỉnh ủy\s{1,2}|thành phố\s{1,2}|thành ủy\s{1,2}|tp\.?\s{0,2}|đảng bộ tỉnh\s{1,2})?"
    rf"(?P<name>{'|'.join(sorted(map(re.escape, _BY_FORM), key=len, reverse=True))})(?!\w)"
)
_LEVEL_COUNTS = 3  # "tỉnh Sơn La" says more of whom the article speaks than "Sơn La"
_CONTINUES = re.compile(r"(?:số|\d)")
_ONLY_A_LINK = re.compile(r"\s{0,2}(?:,|;|và|hoặc|hay)\s{1,2}")


def find_document_refs(article: Article, sentences: Sequence[Sentence]) -> tuple[DocumentRef, ...]:
    """The documents that an article's own sections mention, in order; `sentences` are the article's.

    `place` is the province that the document's issuer or name writes, else the one that the article names most, for
    documents of local bodies only, as their letters (TU, HĐND, UBND) or their issuer tell.
    """
    own = [sentence for sentence in sentences if sentence.kind.own]
    home = home_province(article, sentences)
    return tuple(ref for sentence in own for ref in _refs(article.id, sentence, home))


def _refs(article_id: str, sentence: Sentence, home: str) -> Iterator[DocumentRef]:
    mentions = find_documents(sentence.text)
    details = [find_details(sentence.text, mention) for mention in mentions]
    for at in reversed(range(len(mentions) - 1)):  # "Quyết định số 217, số 218 của Bộ Chính trị"
        if not details[at].issuer_at and _shares(sentence.text, mentions[at], mentions[at + 1]):
            details[at] = replace(details[at], issuer_at=details[at + 1].issuer_at)
    for mention, detail in zip(mentions, details, strict=True):
        issuer, name = _slice(sentence.text, detail.issuer_at), _slice(sentence.text, mention.name_at)
        yield DocumentRef(
            article_id,
            sentence.id,
            sentence.start + mention.start,
            sentence.start + mention.end,
            mention.kind,
            mention.code,
            name,
            detail.issued,
            issuer,
            _slice(sentence.text, detail.title_at),
            _place(mention, issuer, home),
            home,
        )


def _shares(text: str, mention: DocumentMention, following: DocumentMention) -> bool:
    """True when the mention behind is a further number of the same kind: what stands behind it holds for both."""
    return (
        mention.kind == following.kind
        and _CONTINUES.match(text, following.start) is not None
        and _ONLY_A_LINK.fullmatch(text, mention.end, following.start) is not None
    )


def _slice(text: str, span: tuple[int, int] | None) -> str:
    return text[span[0] : span[1]].strip() if span else ""


def _place(mention: DocumentMention, issuer: str, home: str) -> str:
    said = f"{match_form(issuer)} ; {mention.name}"
    if not (is_local_body(said) if issuer or mention.name else is_local(mention.letters)):
        return ""
    written = _PROVINCE.search(said)
    if written and (written["name"] != _PERSON or written["level"]):
        return _BY_FORM[written["name"]]
    return home


def home_province(article: Article, sentences: Sequence[Sentence]) -> str:
    """The province that an article speaks of: the one its own sections name most, "" for none or two named as often."""
    counts: Counter[str] = Counter()
    for text in (article.place or "", *(sentence.text for sentence in sentences if sentence.kind.own)):
        for match in _PROVINCE.finditer(match_form(text)):
            if match["name"] != _PERSON or match["level"]:
                counts[_BY_FORM[match["name"]]] += _LEVEL_COUNTS if match["level"] else 1
    common = counts.most_common(2)
    return common[0][0] if common and (len(common) == 1 or common[0][1] > common[1][1]) else ""
