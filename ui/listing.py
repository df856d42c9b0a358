"""The list of articles without Gradio: picking, sorting and paging them, and writing them as HTML."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from ingest.report import FileResult, Outcome, Report
from ui.render import date_note, inert
from ui.texts import library as texts
from vectorstore.catalogue import ArticleSummary
from vietnamese.normalise import clean, fold

PAGE_ROWS = 50
_LONGEST_SEARCH = 200
_NAMED = 10  # articles that a question names before it counts the others
_OUTCOMES = (Outcome.FAILED, Outcome.UPDATED, Outcome.ADDED, Outcome.UNCHANGED)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the articles that are looked for; `number` counts from 0."""

    articles: tuple[ArticleSummary, ...]
    number: int
    pages: int
    found: int
    count: int
    search: str


def wanted_words(search: object) -> str:
    """What is looked for, as one line of at most 200 characters."""
    return " ".join(clean(str(search or ""))[:_LONGEST_SEARCH].split())


def page_of(articles: Sequence[ArticleSummary], search: str, having: Collection[str], order: str, number: int) -> Page:
    """The page of a number, or the last one when there are fewer.

    An article is found when its title, place and file name together hold every word of `search`, in whole or in part,
    or when its id is among those `having` the words in their text. `order` is a key of `texts.ORDERS`; articles
    without a date come last.
    """
    words = fold(search).split()
    found = [one for one in articles if one.id in having or all(word in _known_by(one) for word in words)]
    found.sort(key=lambda one: (_known_by(one), one.source))
    if order != "title":
        sign = -1 if order == "newest" else 1
        found.sort(key=lambda one: (one.published is None, sign * one.published.toordinal() if one.published else 0))
    pages = max(1, -(-len(found) // PAGE_ROWS))
    number = min(max(number, 0), pages - 1)
    shown = found[number * PAGE_ROWS : (number + 1) * PAGE_ROWS]
    return Page(tuple(shown), number, pages, len(found), len(articles), search)


@lru_cache(maxsize=20_000)
def _known_by(article: ArticleSummary) -> str:
    return fold(f"{article.title}\n{_place(article)}\n{article.source}")


def _place(article: ArticleSummary) -> str:
    """Where it was written, else what it tells of."""
    return article.place or article.figures_place or ""


def page_html(page: Page, *, may_change: bool) -> str:
    """The articles of a page as a table, with a box to choose each where the reader may change the library."""
    if not page.count:
        return _nothing(texts.EMPTY, texts.EMPTY_HINT if may_change else texts.EMPTY_HINT_REFUSED)
    if not page.found:
        return _nothing(texts.NOTHING_FOUND.format(search=page.search), texts.NOTHING_FOUND_HINT)
    first = page.number * PAGE_ROWS + 1
    told = texts.COUNT.format(count=_grouped(page.count))
    if page.search:
        told = texts.COUNT_FOUND.format(found=_grouped(page.found), count=_grouped(page.count), search=page.search)
    if page.pages > 1:
        told += ", " + texts.COUNT_PAGE.format(first=_grouped(first), last=_grouped(first + len(page.articles) - 1))
    names = (texts.TITLE, texts.DATE, texts.PLACE, texts.FIGURES, texts.DOCUMENTS)
    kinds = ("", ' class="when"', "", ' class="number"', ' class="number"')
    heads = [f'<th scope="col"{kind}>{inert(name)}</th>' for name, kind in zip(names, kinds, strict=True)]
    if may_change:
        heads.insert(0, f'<th scope="col" class="choose"><span class="unseen">{inert(texts.CHOOSE)}</span></th>')
    rows = "".join(_row(one, may_change) for one in page.articles)
    caption = f'<caption class="unseen">{inert(texts.TABLE_CAPTION)}</caption>'
    return (
        f'<p class="told" role="status">{inert(told)}</p>'
        f'<table class="articles">{caption}<thead><tr>{"".join(heads)}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(article: ArticleSummary, may_change: bool) -> str:
    title = article.title or article.source
    cells = [
        f'<td class="title">{_link(article.id, title)}<span class="file">{inert(article.source)}</span></td>',
        f'<td class="when{"" if article.published else " none"}">{inert(date_note(article.published))}</td>',
        f'<td class="place">{inert(_place(article))}</td>',
        *(
            f'<td class="number" data-name="{inert(name)}">{_grouped(count)}</td>'
            for name, count in ((texts.FIGURES, article.figures), (texts.DOCUMENTS, article.documents))
        ),
    ]
    if may_change:
        label = inert(texts.CHOOSE_ONE.format(title=title))
        box = f'<input type="checkbox" value="{inert(article.id)}" aria-label="{label}">'
        cells.insert(0, f'<td class="choose">{box}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def removal_html(articles: Sequence[ArticleSummary]) -> str:
    """The question whether articles are to be removed: which, what goes with them, and that they can come back."""
    count = len(articles)
    ask = texts.REMOVE_ASK_ONE if count == 1 else texts.REMOVE_ASK_MANY.format(count=count)
    items = [
        f"<li><strong>{inert(one.title or one.source)}</strong> ({inert(one.source)}; "
        f"{one.figures} {texts.FIGURES.lower()}, {one.documents} {texts.DOCUMENTS.lower()})</li>"
        for one in articles[:_NAMED]
    ]
    return f"<h3>{inert(ask)}</h3>{_listed(items, count)}<p>{inert(texts.REMOVE_LOST)}</p>"


def clash_html(sources: Sequence[str]) -> str:
    """The question what is to become of files whose names articles have already."""
    count = len(sources)
    ask = texts.CLASH_ONE if count == 1 else texts.CLASH_MANY.format(count=count)
    items = [f"<li><strong>{inert(source)}</strong></li>" for source in sources[:_NAMED]]
    return f"<h3>{inert(ask)}</h3>{_listed(items, count)}<p>{inert(texts.CLASH_ASK)}</p>"


def _listed(items: list[str], count: int) -> str:
    more = f"<li>{inert(texts.REMOVE_MORE.format(count=count - _NAMED))}</li>" if count > _NAMED else ""
    return f"<ul>{''.join(items)}{more}</ul>"


def report_html(report: Report, ids: Mapping[str, str]) -> str:
    """What became of each file, failures first; `ids` leads from a source to its article."""
    counts = [
        f'<span class="{outcome}">{_grouped(report.count(outcome))} {inert(texts.OUTCOMES[outcome])}</span>'
        for outcome in _OUTCOMES
        if report.count(outcome)
    ]
    rows = sorted(report.results, key=lambda result: _OUTCOMES.index(result.outcome))
    heads = "".join(f'<th scope="col">{inert(name)}</th>' for name in (texts.FILE, texts.RESULT, texts.REASON))
    return (
        f'<p class="told" role="status">{inert(texts.REPORT_CAPTION)}: {", ".join(counts)}.</p>'
        f'<div class="scroll" tabindex="0" role="region" aria-label="{inert(texts.REPORT_CAPTION)}">'
        f'<table class="report"><thead><tr>{heads}</tr></thead><tbody>{"".join(_result(r, ids) for r in rows)}</tbody>'
        "</table></div>"
    )


def _result(result: FileResult, ids: Mapping[str, str]) -> str:
    done = result.outcome is not Outcome.FAILED
    name = _link(ids[result.source], result.source) if done and result.source in ids else inert(result.source)
    note = result.reason or texts.OUTCOME_NOTES.get(result.outcome, "")
    state = f'<td class="outcome {result.outcome}">{inert(texts.OUTCOMES[result.outcome])}</td>'
    return f"<tr><td>{name}</td>{state}<td>{inert(note)}</td></tr>"


def notice_html(sentence: str, *, failed: bool = False) -> str:
    """One sentence that says what was done or why it was not."""
    kind, role = ("failed", "alert") if failed else ("done", "status")
    return f'<p class="notice {kind}" role="{role}">{inert(sentence)}</p>' if sentence else ""


def _link(article_id: str, text: str) -> str:
    return f'<a class="source" href="bai-viet/{quote(article_id, safe="")}">{inert(text)}</a>'


def _nothing(sentence: str, hint: str) -> str:
    return f'<div class="nothing" role="status"><h3>{inert(sentence)}</h3><p>{inert(hint)}</p></div>'


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
