"""The registers as files: GET /tai/so-lieu.csv, /tai/so-lieu.xlsx, /tai/van-ban.csv, /tai/van-ban.xlsx.

They take the filters of the tables as their query, so a file holds what its table shows, all pages of it.
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, TypeAlias
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse, Response, StreamingResponse

from errors import AssistantError, UsageError
from rag.export import documents_csv, figures_csv
from rag.registers import DocumentFilter, DocumentRow
from rag.spreadsheet import documents_xlsx, figures_xlsx
from records.fact import Figure
from ui.texts import registers as texts
from vectorstore.facts import FigureFilter, FigureOrder, Stated

log = logging.getLogger(__name__)

_AT_ONCE = 2000  # rows read at a time
_KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
Pieces: TypeAlias = Iterator[str] | Iterator[bytes]


class Registers(Protocol):
    """What the registers are read from. Every method raises AssistantError when they cannot be."""

    def figures(self, wanted: FigureFilter) -> tuple[Stated[Figure], ...]:
        """The figures that are wanted."""
        ...

    def documents(self, wanted: DocumentFilter) -> tuple[DocumentRow, ...]:
        """The documents that are wanted."""
        ...


def add_downloads(app: FastAPI, registers: Registers) -> None:
    """Serves the registers as files; 400 for filters that cannot be read, 503 when the registers cannot be."""

    @app.get("/tai/so-lieu.{kind}")
    def figures(kind: str, request: Request) -> Response:
        def rows() -> Iterator[Stated[Figure]]:
            return _all(registers, wanted_figures(request.query_params))

        return _file("so-lieu", kind, {"csv": lambda: figures_csv(rows()), "xlsx": lambda: figures_xlsx(rows())})

    @app.get("/tai/van-ban.{kind}")
    def documents(kind: str, request: Request) -> Response:
        def rows() -> Sequence[DocumentRow]:
            return registers.documents(wanted_documents(request.query_params))

        return _file("van-ban", kind, {"csv": lambda: documents_csv(rows()), "xlsx": lambda: documents_xlsx(rows())})


def figures_query(wanted: FigureFilter) -> str:
    """A filter as the query of an address, "" where nothing is filtered; read by `wanted_figures`."""
    asked = {
        "tim": wanted.search,
        "noi": wanted.place,
        "nam": wanted.year,
        "don-vi": wanted.unit,
        "bai": wanted.article,
    }
    if wanted.order is not FigureOrder.TEXT:
        asked["xep"] = wanted.order.value
    return _query(asked)


def wanted_figures(query: Mapping[str, str]) -> FigureFilter:
    """The filter of a query; what is empty is not asked about. Raises UsageError for a year that is none."""
    year, order = _given(query, "nam"), query.get("xep", "")
    if year and not (year.isascii() and year.isdigit() and len(year) == 4):
        raise UsageError(texts.WRONG_YEAR)
    return FigureFilter(
        place=_given(query, "noi"),
        year=int(year) if year else None,
        unit=_given(query, "don-vi"),
        search=_given(query, "tim"),
        article=_given(query, "bai"),
        order=FigureOrder(order) if order in set(FigureOrder) else FigureOrder.TEXT,
    )


def documents_query(wanted: DocumentFilter) -> str:
    """A filter as the query of an address; read by `wanted_documents`."""
    return _query({"so": wanted.number, "co-quan": wanted.issuer, "tim": wanted.search})


def wanted_documents(query: Mapping[str, str]) -> DocumentFilter:
    """The filter of a query; what is empty is not asked about."""
    return DocumentFilter(number=_given(query, "so"), issuer=_given(query, "co-quan"), search=_given(query, "tim"))


def _given(query: Mapping[str, str], name: str) -> str | None:
    return query.get(name, "").strip()[:200] or None


def _query(asked: Mapping[str, object]) -> str:
    given = urlencode({name: str(value) for name, value in asked.items() if value is not None})
    return f"?{given}" if given else ""


def _all(registers: Registers, wanted: FigureFilter) -> Iterator[Stated[Figure]]:
    """All figures that are wanted, read part by part; the first part at once, so that an error is told in time."""
    part = replace(wanted, offset=0, limit=_AT_ONCE)
    rows = registers.figures(part)

    def go_on() -> Iterator[Stated[Figure]]:
        nonlocal part, rows
        yield from rows
        while len(rows) == _AT_ONCE:
            part = replace(part, offset=part.offset + _AT_ONCE)
            rows = registers.figures(part)
            yield from rows

    return go_on()


def _file(name: str, kind: str, writers: Mapping[str, Callable[[], Pieces]]) -> Response:
    if kind not in writers:
        return PlainTextResponse("Không có tệp này.", 404)
    try:
        body = writers[kind]()
    except UsageError as error:
        return PlainTextResponse(str(error), 400)
    except AssistantError as error:
        log.error("a register cannot be written: %s", error)
        return PlainTextResponse(str(error), 503)
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"', "Cache-Control": "no-store"}
    return StreamingResponse(body, media_type=_KINDS[kind], headers=headers)
