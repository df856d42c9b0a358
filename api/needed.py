"""Which role each address needs. What is not named here is closed to all but administrators."""

from access.caller import Role

_GRADIO = "/gradio_api"

# Who has no role may learn that the server runs, log in (the form loads its look and letters, nothing else), and load
# the widget: files that hold nothing, in a frame of another site's page, to which no browser adds a key.
_OPEN = {
    "/healthz": ("GET",),
    "/readyz": ("GET",),
    "/dang-nhap": ("GET", "POST"),
    "/dang-xuat": ("GET", "POST"),
    "/nhung": ("GET",),
    "/trang/article.css": ("GET",),
    "/trang/log-in.css": ("GET",),
    "/trang/favicon.png": ("GET",),
}
_OPEN_BELOW = ("/trang/fonts/", "/static/fonts/", "/nhung/")
_ASK = {
    "/": ("GET",),
    "/quan-tri/dang-nhap": ("POST",),
    "/quan-tri/dang-xuat": ("POST",),
    "/api/v1/ask": ("POST",),
    "/api/v1/feedback": ("POST",),
    "/api/v1/articles": ("GET",),
    "/api/v1/figures": ("GET",),
    "/api/v1/documents": ("GET",),
    "/api/v1/openapi.json": ("GET",),
    "/api/v1/docs": ("GET",),
    "/v1/chat/completions": ("POST",),
    "/v1/models": ("GET",),
    "/mcp": ("GET", "POST", "DELETE"),
    "/mcp/": ("GET", "POST", "DELETE"),
    "/config": ("GET",),
    "/theme.css": ("GET",),
    "/favicon.ico": ("GET",),
    "/manifest.json": ("GET",),
    # Of Gradio's own routes the same as ui/gate.py opens; an upload is for those that `ui.admin` lets add articles.
    f"{_GRADIO}/queue/join": ("POST",),
    f"{_GRADIO}/queue/data": ("GET",),
    f"{_GRADIO}/queue/status": ("GET",),
    f"{_GRADIO}/run/predict": ("POST",),
    f"{_GRADIO}/cancel": ("POST",),
    f"{_GRADIO}/reset": ("POST",),
    f"{_GRADIO}/startup-events": ("GET",),
    f"{_GRADIO}/info": ("GET",),
    f"{_GRADIO}/app_id": ("GET",),
    f"{_GRADIO}/theme.css": ("GET",),
    f"{_GRADIO}/upload": ("POST",),
    f"{_GRADIO}/upload_progress": ("GET",),
    f"{_GRADIO}/login_check": ("GET",),
    f"{_GRADIO}/user": ("GET",),
    f"{_GRADIO}/token": ("GET",),
}
_ASK_BELOW = (
    "/bai-viet/",
    "/tai/",
    "/trang/",
    "/api/v1/articles/",
    "/api/v1/docs/",
    "/v1/models/",
    "/assets/",
    "/static/",
    "/svelte/",
    f"{_GRADIO}/heartbeat/",
)
_UNCOUNTED_BELOW = ("/trang/", "/nhung/", "/assets/", "/static/", "/svelte/", f"{_GRADIO}/heartbeat/")
_UNCOUNTED = frozenset(
    {*_OPEN, "/config", "/theme.css", "/favicon.ico", "/manifest.json", "/metrics"}
    | {path for path in _ASK if path.startswith(_GRADIO)} - {f"{_GRADIO}/queue/join", f"{_GRADIO}/run/predict"}
)
_ANSWERING = frozenset({"/api/v1/ask", "/v1/chat/completions", "/mcp", "/mcp/", "/api/v1/articles"})


def needed_role(method: str, path: str) -> Role:
    """The role that a request needs; Role.NONE where anybody may send it. HEAD is as GET."""
    method = "GET" if method == "HEAD" else method
    if not _is_plain(path):
        return Role.ADMIN
    if method in _OPEN.get(path, ()) or (method == "GET" and path.startswith(_OPEN_BELOW)):
        return Role.NONE
    if method in _ASK.get(path, ()) or (method == "GET" and path.startswith(_ASK_BELOW)):
        return Role.ASK
    return Role.ADMIN


def is_counted(path: str) -> bool:
    """Whether requests to this address count against the requests that one may send a minute."""
    return path not in _UNCOUNTED and not path.startswith(_UNCOUNTED_BELOW)


def is_answer(method: str, path: str) -> bool:
    """Whether a request makes the assistant work until it has been answered."""
    return method == "POST" and path in _ANSWERING


def _is_plain(path: str) -> bool:
    """False for an address that another part of the program might read as another one."""
    return "//" not in path and "\\" not in path and not any(part in (".", "..") for part in path.split("/"))
