"""POST and DELETE /api/v1/articles: files or text into the store, articles out of it."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import Annotated, Any, TypeVar

from fastapi import FastAPI, Query, Request
from fastapi import Path as InPath
from pydantic import ValidationError
from starlette.datastructures import FormData, Headers, UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.guard import MAX_BODY_BYTES, MAY_SEND
from api.models import GivenArticle, ReportOut, problems
from api.ports import Assistant
from api.refusals import RefusalError
from api.rest.registers import no_such_article
from api.threads import Workers
from errors import IngestError, StoreLockedError
from ingest.added import Given
from ingest.report import Outcome, Report
from settings import Settings
from vietnamese.normalise import clean

FILES_AT_ONCE = 10
ROUTE = "/api/v1/articles"
_JSON, _FORM = "application/json", "multipart/form-data"
T = TypeVar("T")

_BODY = {
    "required": True,
    "content": {
        _FORM: {
            "schema": {
                "type": "object",
                "required": ["files"],
                "properties": {
                    "files": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": FILES_AT_ONCE,
                        "items": {"type": "string", "format": "binary"},
                        "description": "Các tệp .txt, .md hay .html.",
                    }
                },
            }
        },
        _JSON: {"schema": {"$ref": "#/components/schemas/GivenArticle"}},
    },
}
_DESCRIPTION = """Nạp bài viết: các tệp (multipart, trường `files`), hoặc một bài dạng JSON có `name` và `text`.

Kết quả được báo riêng cho từng tệp: 201 khi mọi tệp đã vào kho, 200 khi kho đã có sẵn tất cả, 207 khi chỉ một phần
được, 422 khi không tệp nào đọc được. Trùng tên với một bài có nội dung khác thì không tệp nào được nạp (409), trừ khi
gửi kèm `?replace=true` để thay bài cũ.
"""


class Uploads:
    """Allows larger bodies where articles are added; to stand before the limit on bodies."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._largest = settings.max_file_mb * 2**20

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one connection."""
        if scope["type"] == "http" and scope["method"] == "POST" and scope["path"].rstrip("/") == ROUTE:
            is_form = _media_type(Headers(scope=scope)) == _FORM
            # JSON writes a Vietnamese letter of three bytes as six, if it has to; and all of it is held in memory.
            most = FILES_AT_ONCE * self._largest if is_form else 2 * self._largest
            scope[MAY_SEND] = most + MAX_BODY_BYTES
        await self._app(scope, receive, send)


def add_routes(api: FastAPI, assistant: Assistant, settings: Settings, writing: Workers, reading: Workers) -> None:
    """Adds the routes; `writing` is the one thread that changes the store."""
    largest = settings.max_file_mb * 2**20

    @api.post(
        "/v1/articles",
        tags=["Kho bài viết"],
        summary="Nạp bài viết",
        description=_DESCRIPTION,
        response_model=ReportOut,
        status_code=201,
        responses={
            200: {"model": ReportOut, "description": "Kho đã có sẵn tất cả."},
            201: {"description": "Mọi tệp đã vào kho."},
            207: {"model": ReportOut, "description": "Chỉ một phần vào kho; xem từng tệp."},
            **problems(400, 408, 409, 413, 415, 422),
        },
        openapi_extra={"requestBody": _BODY},
    )
    async def add(
        request: Request,
        replace: Annotated[bool, Query(description="Thay bài cùng tên khi nội dung khác.")] = False,
    ) -> Response:
        kind = _media_type(request.headers)
        if kind == _JSON:
            body = await request.body()
            given = await reading.run(lambda: [_given_text(body)])
            return await writing.run(lambda: _added(assistant, given, replace))
        if kind != _FORM:
            raise RefusalError(
                415, "unsupported_media_type", "Hãy gửi các tệp dạng multipart/form-data, hoặc một bài dạng JSON."
            )
        async with _form(request) as form:
            files = _files(form)

            def keep() -> Response:
                with _on_disk(files, largest) as given:
                    return _added(assistant, given, replace)

            return await writing.run(keep)

    @api.delete(
        "/v1/articles/{article_id}",
        tags=["Kho bài viết"],
        summary="Gỡ một bài",
        description="Gỡ bài có mã này khỏi kho; không lấy lại được.",
        response_model=ReportOut,
        responses=problems(404, 422),
    )
    async def remove(
        article_id: Annotated[str, InPath(max_length=200, description="Mã bài, đầy đủ.")],
    ) -> Response:
        def work() -> Response:
            source = next((one.source for one in assistant.articles() if one.id == article_id), None)
            if source is None:
                raise no_such_article(article_id)
            report = assistant.remove([source])
            if report.failures:  # somebody else was quicker
                raise no_such_article(article_id)
            return JSONResponse(_report({source: article_id}, report))

        return await writing.run(work)


def _media_type(headers: Headers) -> str:
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def _given_text(body: bytes) -> Given:
    """The article of a JSON body."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        raise RefusalError(400, "invalid_json", "Nội dung gửi đến không phải JSON hợp lệ.") from None
    try:
        article = GivenArticle.model_validate(told)
    except ValidationError as error:
        field = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise RefusalError(
            422,
            "invalid_request",
            'Hãy gửi đúng hai trường name và text, đều là chuỗi không trống: {"name": "ban-tin.txt", "text": "…"}.',
            clean(field) or None,
        ) from None
    return Given(article.name, article.text.encode("utf-8", "replace"))


def _form(request: Request) -> Any:
    """The form of a request, as an asynchronous context; what cannot be read is refused."""

    class Form:
        async def __aenter__(self) -> FormData:
            try:
                self.form = await request.form(max_files=FILES_AT_ONCE, max_fields=FILES_AT_ONCE)
            except HTTPException:
                raise RefusalError(
                    400,
                    "invalid_upload",
                    f"Nội dung multipart không đọc được, hoặc có hơn {FILES_AT_ONCE} tệp. Hãy gửi ít tệp hơn mỗi lần.",
                    "files",
                ) from None
            return self.form

        async def __aexit__(self, *_: object) -> None:
            await self.form.close()

    return Form()


def _files(form: FormData) -> list[UploadFile]:
    files = [one for name, one in form.multi_items() if name == "files" and isinstance(one, UploadFile)]
    if not files or len(files) != len(form.multi_items()):
        raise RefusalError(422, "invalid_request", "Hãy gửi một hay nhiều tệp trong trường “files”.", "files")
    return files


@contextmanager
def _on_disk(files: Sequence[UploadFile], largest: int) -> Iterator[list[Given]]:
    """The uploaded files as files of a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="tro-ly-nap-") as folder:
        given = []
        for at, one in enumerate(files):
            path = Path(folder) / str(at)
            one.file.seek(0)
            with path.open("wb") as to:
                copyfileobj(one.file, to)
            given.append(Given(one.filename or "", path))
        yield given


def _added(assistant: Assistant, given: Sequence[Given], replace: bool) -> Response:
    """What became of the given files, as a response."""
    if not replace and (clashes := assistant.clashes(given)):
        names = ", ".join(f"“{name}”" for name in clashes)
        raise RefusalError(
            409,
            "name_clash",
            f"Kho đã có {names} với nội dung khác, nên chưa nạp tệp nào. "
            "Hãy gửi lại với ?replace=true để thay bài cũ, hoặc đổi tên tệp.",
            "files",
        )
    report = _told_of_disk(lambda: assistant.add(given, replace=replace))
    ids = {one.source: one.id for one in assistant.articles()}
    body = _report(ids, report)
    failed = len(report.failures)
    if failed == len(report.results):
        reasons = " ".join(dict.fromkeys(f"{one.source}: {one.reason}" for one in report.failures))
        raise RefusalError(422, "unreadable_file", f"Không nạp được tệp nào. {reasons}", "files", more=body)
    stored = report.count(Outcome.ADDED) + report.count(Outcome.UPDATED)
    return JSONResponse(body, 207 if failed else 201 if stored else 200)


def _told_of_disk(work: Callable[[], T]) -> T:
    try:
        return work()
    except StoreLockedError:
        raise
    except IngestError as error:  # the folder that keeps the files cannot be written; the caller can do nothing
        raise RefusalError(503, "unavailable", str(error), headers={"Retry-After": "60"}) from error


def _report(ids: dict[str, str], report: Report) -> dict[str, Any]:
    return {
        "results": [
            {
                "source": one.source,
                "outcome": one.outcome.value,
                "reason": one.reason,
                "article_id": ids.get(one.source),
            }
            for one in report.results
        ]
    }
