"""The tab "Số liệu": every figure that the articles state, by filters, and chosen ones as a chart."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import gradio as gr

from errors import AssistantError, UsageError
from rag.facets import Facets
from rag.series import Drawing, disagreements, drawing, of_one_quantity, period_label, quantity
from records.fact import Figure
from ui.chart import Point, chart_html
from ui.downloads import Registers, figures_query, wanted_figures
from ui.render import inert
from ui.tables import RAW, address, bar_html, notice_html, pages_html, source_link, table_html, text, whole
from ui.texts import registers as texts
from vectorstore.facts import FigureFilter, FigureOrder, Stated

log = logging.getLogger(__name__)

PAGE_ROWS = 100
MOST_PICKS = 60
_FILTERS = ("tim", "noi", "nam", "don-vi", "bai", "xep")
_BOUND_WORDS = {"": "", ">": "hơn ", "<": "dưới ", "~": "khoảng "}
Row = Stated[Figure]


class Assistant(Registers, Protocol):
    """What the tab needs of the assistant."""

    def figure_count(self, wanted: FigureFilter) -> int:
        """How many figures are wanted."""
        ...

    def facets(self) -> Facets:
        """What the filters offer."""
        ...


@dataclass(frozen=True, slots=True)
class View:
    """What a visitor looks at: the page of the table, from 0, and the ids of the chosen rows (see `row_id`).

    `drawn` stands for what the table says; it is another when the table must be drawn anew, 0 before it is drawn.
    """

    page: int = 0
    picks: tuple[str, ...] = ()
    drawn: int = 0


def add_figures(assistant: Assistant, tab: gr.Tab) -> None:
    """The components of the tab, made where this is called, with what they do; read when the tab is opened."""
    with gr.Row(elem_id="figure-filters", elem_classes="filters"):
        search = gr.Textbox(label=texts.SEARCH, placeholder=texts.SEARCH_HINT, max_lines=1, min_width=220, scale=2)
        choose: dict[str, Any] = {"allow_custom_value": True, "min_width": 130}
        place = gr.Dropdown([""], value="", label=texts.PLACE, **choose)
        year = gr.Dropdown([""], value="", label=texts.YEAR, **choose)
        unit = gr.Dropdown([""], value="", label=texts.UNIT, **choose)
        article = gr.Textbox(label=texts.ARTICLE, placeholder=texts.ARTICLE_HINT, max_lines=1, min_width=160)
        orders = [(name, order.value) for order, name in texts.ORDERS.items()]
        order = gr.Dropdown(orders, value=FigureOrder.TEXT.value, label=texts.ORDER, min_width=170)
        with gr.Row(elem_classes="buttons"):
            find = gr.Button(texts.FIND, variant="primary", size="sm", min_width=80)
            clear = gr.Button(texts.CLEAR, size="sm", min_width=110)
        gr.Markdown(_more_html(), elem_classes="more", **RAW)
    act = gr.Textbox(label=texts.ACT, elem_id="figures-act", elem_classes="act", show_label=True)
    chart = gr.Markdown(elem_id="figures-chart", **RAW)
    table = gr.Markdown(elem_id="figures-table", **RAW)
    view = gr.State(View())
    filters = [search, place, year, unit, article, order]

    def opened(seen: View, *asked: object) -> list[Any]:
        places, years, units = _offered(assistant)
        return [
            gr.Dropdown(choices=["", *places]),
            gr.Dropdown(choices=["", *map(str, years)]),
            gr.Dropdown(choices=["", *units]),
            *again(assistant, _named(asked), seen),
        ]

    def found(*asked: object) -> tuple[str, str, View]:
        return show(assistant, _named(asked), View())

    def acted(command: object, seen: View, *asked: object) -> tuple[Any, str, View]:
        return do(assistant, str(command or ""), _named(asked), seen)

    def cleared() -> list[Any]:
        return ["", "", "", "", "", FigureOrder.TEXT.value, *show(assistant, {}, View())]

    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden", "queue": False}
    shown = [table, chart, view]
    tab.select(opened, [view, *filters], [place, year, unit, *shown], **quiet)
    gr.on([find.click, search.submit, article.submit], found, filters, shown, trigger_mode="always_last", **quiet)
    gr.on(
        [place.input, year.input, unit.input, order.input], found, filters, shown, trigger_mode="always_last", **quiet
    )
    clear.click(cleared, None, [*filters, *shown], **quiet)
    act.change(acted, [act, view, *filters], shown, **quiet)


def show(assistant: Assistant, asked: Mapping[str, str], seen: View) -> tuple[str, str, View]:
    """The table and the chart for what is asked, as HTML. Raises nothing: a failure is a sentence in their place."""
    try:
        wanted = wanted_figures(asked)
        count = assistant.figure_count(wanted)
        last = max(0, (count - 1) // PAGE_ROWS)
        page = min(seen.page, last)
        rows = assistant.figures(replace(wanted, offset=page * PAGE_ROWS, limit=PAGE_ROWS))
        others = disagreements(assistant.figures(FigureFilter(comparable=True))) if rows else {}
        said = hash((repr(wanted), count, page, tuple((row, tuple(others.get(row.fact, ()))) for row in rows)))
        seen = replace(seen, page=page, drawn=said)
        told = chart(assistant, seen.picks) if rows or seen.picks else ""
        return _table(rows, others, wanted, count, last, seen), told, seen
    except AssistantError as error:
        return notice_html(str(error)), "", seen
    except Exception:  # the edge of the program: an exception that escapes leaves the page with a red overlay
        log.exception("the figures cannot be shown")
        return notice_html(texts.FAILED), "", seen


def again(assistant: Assistant, asked: Mapping[str, str], seen: View) -> tuple[Any, Any, Any]:
    """The same for a tab that is opened: what is there already stays, with the rows that are ticked and the chart.

    The answer may come late, when the reader has ticked other rows of what the tab showed before.
    """
    table, drawn, now = show(assistant, asked, seen)
    return (gr.skip(), gr.skip(), gr.skip()) if now.drawn == seen.drawn != 0 else (table, drawn, now)


def do(assistant: Assistant, command: str, asked: Mapping[str, str], seen: View) -> tuple[Any, str, View]:
    """What a click in the table does: "page N", "picks ID ID…", "series ID"; a table that stays is not drawn anew."""
    what, _, rest = command.partition(" ")
    rest = rest.partition("|")[0].strip()
    if what == "page" and rest.isascii() and rest.isdigit():
        return show(assistant, asked, replace(seen, page=min(int(rest), 10**6)))
    if what == "picks":
        seen = replace(seen, picks=tuple(dict.fromkeys(rest.split()))[:MOST_PICKS])
        if not seen.picks:
            return show(assistant, asked, seen)
        return gr.skip(), _guarded_chart(assistant, seen.picks), seen
    if what == "series":
        try:
            picks, note = _series(assistant, asked, rest)
        except AssistantError as error:
            return gr.skip(), notice_html(str(error)), seen
        table, drawn, seen = show(assistant, asked, replace(seen, picks=picks))
        return table, (notice_html(note) if note else "") + drawn, seen
    return gr.skip(), gr.skip(), seen


def chart(assistant: Assistant, picks: Sequence[str]) -> str:
    """The chosen rows as a chart, with what is chosen and how to choose; raises AssistantError."""
    rows = _rows(assistant, picks)
    if not rows:
        return f'<p class="hint">{inert(texts.CHART_HINT)}</p>'
    head = (
        f'<div class="chosen"><strong>{texts.CHOSEN.format(count=len(rows))}</strong>'
        f'<button type="button" data-act="picks">{texts.DROP_ALL}</button></div>'
    )
    if len(rows) == 1:
        return head + notice_html(texts.ONE_MORE)
    try:
        return head + drawing_html(drawing(rows))
    except UsageError as error:
        return head + notice_html(str(error))


def drawing_html(drawn: Drawing) -> str:
    """A drawing as a chart, with what is left out of it."""
    points = [
        Point(mark.label, mark.row.fact.value, shown(mark.row), mark.series, address(mark.row), mark.row.sentence.text)
        for mark in drawn.marks
    ]
    return chart_html(points, drawn.title, drawn.unit) + "".join(
        f'<p class="hint">{inert(one)}</p>' for one in drawn.left_out
    )


def shown(row: Row) -> str:
    """A figure as it is written, behind the word for its bound."""
    return f"{_BOUND_WORDS[row.fact.bound]}{' '.join(row.written.split())}"


def row_id(row: Row) -> str:
    """What a row is chosen by."""
    return f"{row.fact.article_id}:{row.fact.start}"


def _more_html() -> str:
    """The button that shows on a phone the filters beside the search; registers.js hears it."""
    return (
        '<div><button type="button" aria-controls="figure-filters" aria-expanded="false">'
        f"{inert(texts.MORE_FILTERS)}</button></div>"
    )


def _guarded_chart(assistant: Assistant, picks: Sequence[str]) -> str:
    try:
        return chart(assistant, picks)
    except AssistantError as error:
        return notice_html(str(error))
    except Exception:  # the edge of the program
        log.exception("a chart cannot be drawn")
        return notice_html(texts.FAILED)


def _rows(assistant: Assistant, ids: Sequence[str]) -> list[Row]:
    """The rows of ids, in their order; what is gone meanwhile is left out."""
    articles = dict.fromkeys(id_.rpartition(":")[0] for id_ in ids)
    found = {row_id(row): row for one in articles for row in assistant.figures(FigureFilter(article_id=one))}
    return [found[id_] for id_ in ids if id_ in found]


def _series(assistant: Assistant, asked: Mapping[str, str], id_: str) -> tuple[tuple[str, ...], str]:
    """Ids of all rows of the same quantity under the filters, and what is to be said of those left out."""
    like = next(iter(_rows(assistant, [id_])), None)
    if like is None:
        return (), ""
    wanted = wanted_figures({**asked, "don-vi": like.fact.unit or asked.get("don-vi", "")})
    rows = of_one_quantity(assistant.figures(wanted), like)
    told = texts.TOO_MANY.format(most=MOST_PICKS, count=len(rows)) if len(rows) > MOST_PICKS else ""
    return tuple(row_id(row) for row in rows[:MOST_PICKS]), told


def _table(
    rows: Sequence[Row], others: Mapping[Figure, Sequence[Row]], wanted: FigureFilter, count: int, last: int, seen: View
) -> str:
    query = figures_query(wanted)
    files = [
        (f"tai/so-lieu.{kind}{query}", name)
        for kind, name in (("xlsx", texts.DOWNLOAD_XLSX), ("csv", texts.DOWNLOAD_CSV))
    ]
    first = seen.page * PAGE_ROWS
    bar = bar_html(texts.FIGURE_COUNT.format(count=whole(count)), first + 1, first + len(rows) if rows else 0, files)
    if not rows:
        unfiltered = replace(wanted, order=FigureOrder.TEXT, offset=0, limit=None) == FigureFilter()
        return notice_html(texts.NOTHING_STATED) if unfiltered else bar + notice_html(texts.NO_FIGURES)
    heads = (texts.PICK, texts.WRITTEN, texts.UNIT, texts.ABOUT, texts.PERIOD, texts.AT_PLACE, texts.SOURCE)
    cells = (_cells(row, others.get(row.fact, ()), seen.picks) for row in rows)
    picks = inert(" ".join(seen.picks))
    table = table_html(texts.FIGURES_CAPTION, heads, cells, "figures")
    return f'<div data-acts="figures-act" data-picks="{picks}">{bar}{table}{pages_html(seen.page, last)}</div>'


def _cells(row: Row, others: Sequence[Row], picks: Sequence[str]) -> tuple[str, ...]:
    figure, id_, written = row.fact, inert(row_id(row)), inert(shown(row))
    ticked = " checked" if row_id(row) in picks else ""
    pick = f'<input type="checkbox" data-pick="{id_}" aria-label="{texts.PICK_ROW.format(written=written)}"{ticked}>'
    series = ""
    if quantity(figure):
        label = texts.SERIES_OF.format(written=written)
        series = f'<button type="button" data-act="series {id_}" aria-label="{label}">{texts.SERIES}</button>'
    value = f"<strong>{written}</strong>"
    if others:
        told = ", ".join(source_link(other, shown(other)) for other in others)
        value += f'<span class="differs">{texts.OTHERS_SAY} {told}</span>'
    about = " · ".join(filter(None, (figure.subject, figure.said)))
    period = figure.period
    label = period_label(period) if period else ""
    when = text(period.written if period else "")
    if label and period and label not in period.written:
        when += f' <span class="days">({inert(label)})</span>'
    return (
        pick + series,
        value,
        text(figure.unit),
        text(about),
        when,
        text(figure.place.name if figure.place else ""),
        source_link(row, row.title or row.source, sentence=True),
    )


def _offered(assistant: Assistant) -> tuple[Sequence[str], Sequence[int], Sequence[str]]:
    try:
        facets = assistant.facets()
        return facets.places, facets.years, facets.units
    except Exception:  # the edge of the program; the table says what is wrong
        log.exception("no filters to offer")
        return (), (), ()


def _named(asked: Sequence[object]) -> dict[str, str]:
    return {name: str(value or "") for name, value in zip(_FILTERS, asked, strict=True)}
