"""GET /api/v1/articles, /articles/{id}, /figures and /documents: what is in the store, by filters and in pages."""

from typing import Annotated, Any

from fastapi import FastAPI, Path, Query
from starlette.responses import JSONResponse, Response

from api.models import FIRST_YEAR, LAST_YEAR, problems
from api.ports import Assistant
from api.refusals import RefusalError
from api.register_models import ArticlesOut, DocumentsOut, FiguresOut, SheetOut
from api.threads import Workers
from errors import UsageError
from rag.export import article_to_json, document_to_json, figure_to_json
from rag.registers import DocumentFilter
from vectorstore.catalogue import ArticleSummary
from vectorstore.facts import FigureFilter
from vectorstore.wanted import Wanted
from vietnamese.normalise import clean

MOST = 1000  # rows of a page: about 1 MB of JSON
DEFAULT = 100
_MAX_OFFSET = 2**31 - 1

Limit = Annotated[int, Query(ge=1, le=MOST, description=f"Nhiều nhất bao nhiêu mục (1 đến {MOST}).")]
Offset = Annotated[int, Query(ge=0, le=_MAX_OFFSET, description="Bỏ qua bao nhiêu mục đầu.")]
_SEARCH = "Chỉ những câu có đủ các chữ này, gõ có dấu hay không dấu; cụm trong ngoặc kép phải đứng liền nhau."


def _word(description: str, *examples: str) -> Any:
    return Query(max_length=200, description=description, examples=list(examples) or None)


def add_routes(api: FastAPI, assistant: Assistant, reading: Workers) -> None:
    """Adds the routes; each reads in one of the threads of `reading`."""

    @api.get(
        "/v1/articles",
        tags=["Kho bài viết"],
        summary="Liệt kê bài viết",
        description="Các bài đã nạp, theo tên tệp.",
        response_model=ArticlesOut,
        responses=problems(422),
    )
    async def articles(
        search: Annotated[
            str | None, _word("Chỉ những bài có đủ các chữ này, có dấu hay không dấu.", "chuyển đổi số")
        ] = None,
        limit: Limit = DEFAULT,
        offset: Offset = 0,
    ) -> Response:
        words = _searched(search, "search")

        def read() -> Response:
            found = list(assistant.articles())
            if words is not None:
                ids = assistant.articles_with(words)
                found = [one for one in found if one.id in ids]
            return _page([article_row(one) for one in found[offset : offset + limit]], len(found), limit, offset)

        return await reading.run(read)

    @api.get(
        "/v1/articles/{article_id}",
        tags=["Kho bài viết"],
        summary="Xem một bài",
        description="Một bài với các phần, các câu, số liệu và văn bản của nó.",
        response_model=SheetOut,
        responses=problems(404, 422),
    )
    async def article(
        article_id: Annotated[str, Path(max_length=200, description="Mã bài, hay vài ký tự đầu của mã; hoặc tên tệp.")],
    ) -> Response:
        def read() -> Response:
            try:
                return JSONResponse(article_to_json(assistant.sheet(article_id)))
            except UsageError:  # its message is for the command line
                raise no_such_article(article_id) from None

        return await reading.run(read)

    @api.get(
        "/v1/figures",
        tags=["Kho bài viết"],
        summary="Tra số liệu",
        description="Các con số mà bài viết nêu, mỗi số kèm câu nguồn, thời gian và nơi.",
        response_model=FiguresOut,
        responses=problems(422),
    )
    async def figures(
        place: Annotated[str | None, _word("Chỉ số liệu của nơi này.", "xã Bình An")] = None,
        year: Annotated[
            int | None,
            Query(ge=FIRST_YEAR, le=LAST_YEAR, description="Chỉ số liệu có thời gian chạm năm này.", examples=[2022]),
        ] = None,
        unit: Annotated[str | None, _word("Chỉ số liệu đếm thứ này.", "đảng viên", "%")] = None,
        search: Annotated[str | None, _word(_SEARCH)] = None,
        article_id: Annotated[str | None, _word("Chỉ số liệu của bài có mã này.")] = None,
        limit: Limit = DEFAULT,
        offset: Offset = 0,
    ) -> Response:
        wanted = FigureFilter(
            place=_searched(place, "place"),
            year=year,
            unit=_searched(unit, "unit"),
            search=_searched(search, "search"),
            article_id=article_id and clean(article_id),
            limit=limit,
            offset=offset,
        )

        def read() -> Response:
            rows = [figure_to_json(row) for row in assistant.figures(wanted)]
            return _page(rows, assistant.figure_count(wanted), limit, offset)

        return await reading.run(read)

    @api.get(
        "/v1/documents",
        tags=["Kho bài viết"],
        summary="Tra văn bản",
        description="Các nghị quyết, chỉ thị, kế hoạch... mà bài viết nhắc đến, với mọi chỗ nhắc đến.",
        response_model=DocumentsOut,
        responses=problems(422),
    )
    async def documents(
        number: Annotated[str | None, _word("Chỉ văn bản mang số này.", "02", "NQ 02", "02-NQ/TU")] = None,
        issuer: Annotated[str | None, _word("Chỉ văn bản do cơ quan này ban hành.")] = None,
        search: Annotated[str | None, _word(_SEARCH)] = None,
        limit: Limit = DEFAULT,
        offset: Offset = 0,
    ) -> Response:
        wanted = DocumentFilter(_searched(number, "number"), _searched(issuer, "issuer"), _searched(search, "search"))

        def read() -> Response:
            rows = assistant.documents(wanted)
            page = [document_to_json(row) for row in rows[offset : offset + limit]]
            return _page(page, len(rows), limit, offset)

        return await reading.run(read)


def article_row(one: ArticleSummary) -> dict[str, Any]:
    """An article without its text, as JSON."""
    return {
        "article_id": one.id,
        "source": one.source,
        "title": one.title,
        "place": one.place,
        "published": one.published and one.published.isoformat(),
        "sentences": one.sentences,
        "figures": one.figures,
        "documents": one.documents,
    }


def no_such_article(article_id: str) -> RefusalError:
    """What a request for an article that is not there gets."""
    return RefusalError(
        404,
        "no_such_article",
        f"Kho không có bài nào ứng với “{clean(article_id)[:200]}”, hoặc có nhiều hơn một bài. "
        "Xem mã các bài: GET /api/v1/articles.",
        "article_id",
    )


def _page(items: list[dict[str, Any]], total: int, limit: int, offset: int) -> Response:
    return JSONResponse({"items": items, "total": total, "limit": limit, "offset": offset})


def _searched(text: str | None, field: str) -> str | None:
    """Words to look for, as typed; a text without any is refused, since it would find nothing."""
    if text is None:
        return None
    if Wanted(text).is_empty:
        raise RefusalError(422, "invalid_request", f"Trường {field} phải có chữ hoặc số để tìm.", field)
    return clean(text)
