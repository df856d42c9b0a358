"""Why a language model did not answer, told to staff in one sentence and to the log without a word of the prompt."""

from collections.abc import Iterator

BROKEN_OFF = "Mô hình ngôn ngữ bị ngắt khi đang trả lời."
# By HTTP status, as the providers' libraries keep it in `status_code` or `code`.
_BY_STATUS = {
    400: "Mô hình ngôn ngữ không nhận yêu cầu; hãy xem lại LLM_API_KEY, LLM_TEMPERATURE và LLM_CONTEXT_TOKENS.",
    401: "Khóa của mô hình ngôn ngữ không đúng; hãy kiểm tra LLM_API_KEY.",
    403: "Khóa của mô hình ngôn ngữ không có quyền dùng mô hình này; hãy kiểm tra LLM_API_KEY.",
    404: "Không có mô hình ngôn ngữ này; hãy kiểm tra LLM và LLM_BASE_URL.",
    413: "Yêu cầu quá dài đối với mô hình ngôn ngữ; hãy giảm LLM_CONTEXT_TOKENS.",
    429: "Mô hình ngôn ngữ đang quá tải hoặc đã hết hạn mức; hãy thử lại sau.",
    503: "Mô hình ngôn ngữ đang quá tải; hãy thử lại sau.",
    529: "Mô hình ngôn ngữ đang quá tải; hãy thử lại sau.",  # Anthropic's
}
_SERVER_FAILED = "Máy chủ của mô hình ngôn ngữ gặp lỗi; hãy thử lại sau."
_UNREACHABLE = "Không kết nối được với mô hình ngôn ngữ; hãy kiểm tra máy chủ và LLM_BASE_URL."
_UNREADABLE = "Không đọc được trả lời của mô hình ngôn ngữ; hãy kiểm tra LLM_BASE_URL."
_FAILED = "Mô hình ngôn ngữ báo lỗi khi đang trả lời."
# By class, told by name: each provider's library has its own HTTP client, httpx2 of openai among them.
_BY_NAME = {
    "ContextOverflowError": _BY_STATUS[413],
    "ConnectError": _UNREACHABLE,
    "ConnectTimeout": _UNREACHABLE,
    "APIConnectionError": _UNREACHABLE,
    "ModelConnectionError": _UNREACHABLE,
    "ConnectionRefusedError": _UNREACHABLE,
    "gaierror": _UNREACHABLE,
    "SSLError": _UNREACHABLE,
    "RemoteProtocolError": BROKEN_OFF,
    "ReadError": BROKEN_OFF,
    "ConnectionError": BROKEN_OFF,
    "ValueError": _UNREADABLE,  # invalid JSON and invalid UTF-8 are ValueErrors
}


def too_slow(seconds: float) -> str:
    """The sentence for a reply that was not complete in time."""
    return f"Mô hình ngôn ngữ không trả lời xong trong {round(seconds, 1):g}".replace(".", ",") + " giây."


def explained(error: BaseException) -> str:
    """One Vietnamese sentence for whoever asked: no address of the model's server, and nothing of what the error itself
    says, which may hold the key or the prompt.
    """
    causes = list(_causes(error))
    for cause in causes:
        if sentence := _BY_STATUS.get(status := _status(cause)) or (_SERVER_FAILED if status >= 500 else ""):
            return sentence
    for cause in reversed(causes):  # the first cause tells most: openai calls a reply that broke off a connection error
        for kind in type(cause).__mro__:
            if sentence := _BY_NAME.get(kind.__name__, ""):
                return sentence
    return _FAILED


def logged(error: BaseException) -> str:
    """The classes of an error and of its causes, with the HTTP status where there is one."""
    return " < ".join(
        type(cause).__name__ + (f" (HTTP {status})" if (status := _status(cause)) else "") for cause in _causes(error)
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _status(error: BaseException) -> int:
    found = getattr(error, "status_code", None) or getattr(error, "code", None)
    return found if isinstance(found, int) and 400 <= found < 600 else 0
