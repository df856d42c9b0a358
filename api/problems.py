"""The one shape of every refusal: a problem as in RFC 9457, its message in Vietnamese."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from starlette.responses import Response
from starlette.types import Scope

MEDIA_TYPE = "application/problem+json"
REQUEST_ID = "request_id"  # of a connection's scope["state"]

Json = dict[str, Any]


def problem(
    scope: Scope, status: int, code: str, detail: str, *, field: str | None = None, headers: Mapping[str, str] = {}
) -> Response:
    """A refusal as a response.

    `code` is for programs and never changes; `detail` says in Vietnamese what happened and what to do next; `field`
    names what of the request was wrong. `error` tells the same as OpenAI's clients look for it.
    """
    body = problem_json(scope, status, code, detail, field)
    return Response(
        json.dumps(body, ensure_ascii=False), status_code=status, media_type=MEDIA_TYPE, headers=dict(headers)
    )


def problem_json(scope: Scope, status: int, code: str, detail: str, field: str | None = None) -> Json:
    """The same as JSON-ready values."""
    return {
        "type": f"urn:tro-ly-nghi-quyet:{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "code": code,
        "field": field,
        "request_id": request_id(scope),
        "error": {"message": detail, "type": code, "param": field, "code": code},
    }


def request_id(scope: Scope) -> str:
    """The id of the request that a connection's scope belongs to; "" before it has been given one."""
    state = scope.get("state") or {}
    return str(state.get(REQUEST_ID, ""))
