"""/api/v1/openapi.json, and /api/v1/docs: Swagger UI from its package's own files, so that no other host is asked."""

import copy
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute

from api.models import ClaimEvent, GivenArticle, Problem
from api.problems import MEDIA_TYPE

PREFIX = "/api"
VERSION = "1"
_STATIC = Path(__file__).resolve().parent / "static"
_TITLE = "Trợ lý Nghị quyết"
_DESCRIPTION = """Hỏi đáp có dẫn nguồn về các bài viết đã nạp: mỗi ý kèm câu nguồn nguyên văn.

Mọi lỗi có cùng một dạng (RFC 9457, `application/problem+json`) với lời giải thích tiếng Việt. Mọi phần trả lời có phần
đầu `X-Request-ID`: mã của yêu cầu, cũng có trong lỗi và trong nhật ký của máy chủ; bạn có thể tự đặt mã này khi gửi.
"""
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
    )
)
_FILES = ("swagger-ui.css", "swagger-ui-bundle.js")
# The addresses are relative to the page's own, so that they hold behind a proxy that adds a prefix.
_PAGE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Trợ lý Nghị quyết: tài liệu API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="docs/swagger-ui.css">
</head>
<body>
<div id="docs"><noscript>Trang này cần JavaScript. Bản cho máy đọc: /api/v1/openapi.json</noscript></div>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
"""

Json = dict[str, Any]


def add_docs(api: FastAPI, app: FastAPI) -> None:
    """Serves the document of all routes with a tag: those of `api`, mounted at /api, and those of `app` itself."""

    def told(request: Request) -> Json:
        made = document(api, app)
        if prefix := request.scope.get("root_path", "").removesuffix(PREFIX):
            made["servers"] = [{"url": prefix}]
        return made

    @api.get("/v1/openapi.json", include_in_schema=False)
    async def openapi(request: Request) -> Response:
        return JSONResponse(told(request))

    @api.get("/v1/docs", include_in_schema=False)
    async def page() -> Response:
        return HTMLResponse(_PAGE, headers={"Content-Security-Policy": _POLICY})

    @api.get("/v1/docs/openapi.json", include_in_schema=False)
    async def older(request: Request) -> Response:
        return JSONResponse(as_3_0(told(request)))

    @api.get("/v1/docs/start.js", include_in_schema=False)
    async def start() -> Response:
        return FileResponse(_STATIC / "docs.js", media_type="text/javascript")

    @api.get("/v1/docs/{name}", include_in_schema=False)
    async def file(name: str) -> Response:
        if name not in _FILES:
            raise HTTPException(404)
        return FileResponse(_vendored(name), headers={"Cache-Control": "max-age=86400"})


def document(api: FastAPI, app: FastAPI) -> Json:
    """The OpenAPI 3.1 document, with whole addresses."""
    inner = _described(api.routes)
    outer = _described(app.routes)
    made = outer | {"paths": {f"{PREFIX}{path}": item for path, item in inner["paths"].items()} | outer["paths"]}
    schemas = inner["components"]["schemas"] | outer.get("components", {}).get("schemas", {})
    for model in (Problem, GivenArticle, ClaimEvent):  # named by bodies and events that FastAPI does not know of
        own = model.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas |= own.pop("$defs", {}) | {model.__name__: own}
    for path in made["paths"].values():
        for operation in path.values():
            operation["responses"] = {
                status: _as_problem(told) if int(status) >= 400 else told
                for status, told in operation["responses"].items()
            }
    made["components"] = {
        "schemas": dict(sorted(schemas.items())),
        "securitySchemes": {
            "bearer": {"type": "http", "scheme": "bearer", "description": "Khóa do `app.py keys add` in ra."},
            "key": {"type": "apiKey", "in": "header", "name": "X-API-Key", "description": "Khóa, cách gửi khác."},
        },
    }
    made["security"] = [{}, {"bearer": []}, {"key": []}]
    return made


def as_3_0(made: Json) -> Json:
    """The document for Swagger UI 4, which knows OpenAPI 3.0 only: no type "null", no lists of examples, no const."""
    older: Json = _older(copy.deepcopy(made))
    return older | {"openapi": "3.0.3"}


def _described(routes: list[BaseRoute]) -> Json:
    tagged = [route for route in routes if isinstance(route, APIRoute) and route.tags and route.include_in_schema]
    return get_openapi(title=_TITLE, version=VERSION, description=_DESCRIPTION, routes=tagged)


def _as_problem(told: Json) -> Json:
    """A refusal as FastAPI tells it, with its real type."""
    content = told.get("content", {})
    return told | {"content": {MEDIA_TYPE: content["application/json"]}} if "application/json" in content else told


def _older(value: Any) -> Any:
    if isinstance(value, list):
        return [_older(one) for one in value]
    if not isinstance(value, dict):
        return value
    made = {key: _older(one) for key, one in value.items()}
    kinds = made.get("anyOf")
    if isinstance(kinds, list) and {"type": "null"} in kinds:
        left = [one for one in kinds if one != {"type": "null"}]
        del made["anyOf"]
        made |= {"allOf": left} if len(left) == 1 else {"anyOf": left}
        made["nullable"] = True
    if isinstance(made.get("examples"), list):
        made["example"] = made.pop("examples")[0]
    if "const" in made:
        made["enum"] = [made.pop("const")]
    return made


def _vendored(name: str) -> Path:
    """A file of Swagger UI, from whichever version its package has."""
    import swagger_ui_bundle

    package = Path(swagger_ui_bundle.__file__).parent
    return next(package.glob(f"vendor/swagger-ui-*/{name}"))
