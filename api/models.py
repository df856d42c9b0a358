"""The shapes of every request and response of the REST API, as its OpenAPI document tells them (in Vietnamese)."""

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from ingest.report import Outcome
from records.answer import Status, Writer
from records.conversation import Rating
from records.passage import SectionKind
from records.question import Turn
from vietnamese.normalise import clean

MAX_HISTORY = 20
MAX_SCOPE_ARTICLES = 200
FIRST_YEAR, LAST_YEAR = 1000, 2999

_QUESTION = "Năm 2024 xã Bình An kết nạp bao nhiêu đảng viên?"


class Sent(BaseModel):
    """Of a request: no field that nobody knows, no value of another type."""

    model_config = ConfigDict(strict=True, extra="forbid")


class Told(BaseModel):
    """Of a response."""

    model_config = ConfigDict(extra="forbid")


class EarlierTurn(BaseModel):
    """An earlier exchange of the conversation, as a caller sends it."""

    model_config = ConfigDict(strict=True)

    question: str = Field(description="Câu đã hỏi trước đó.")


class ScopeOfRequest(Sent):
    """Where an answer is looked for; what is left out limits nothing."""

    articles: list[str] = Field(
        default_factory=list,
        max_length=MAX_SCOPE_ARTICLES,
        description="Chỉ tìm trong các bài này: mã bài hay tên tệp.",
    )
    place: str = Field("", max_length=200, description="Chỉ tìm những gì nói về nơi này, ví dụ “xã Bình An”.")
    year: int | None = Field(
        None, ge=FIRST_YEAR, le=LAST_YEAR, description="Chỉ tìm những gì nói về năm này (bốn chữ số)."
    )


class AskRequest(Sent):
    """The body of POST /api/v1/ask. `history` are the earlier questions, oldest first."""

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"question": _QUESTION},
                {"question": "Còn năm 2023?", "history": [_QUESTION], "scope": {"place": "xã Bình An"}, "stream": True},
            ]
        },
    )

    question: str = Field(description="Câu hỏi bằng tiếng Việt, có dấu hay không dấu.")
    history: list[str | EarlierTurn] = Field(
        default_factory=list,
        max_length=MAX_HISTORY,
        description="Các câu đã hỏi trước trong cùng cuộc trò chuyện, câu cũ nhất đứng đầu.",
    )
    writer: Writer | None = Field(
        default=None,
        strict=False,  # strict would take a member only, never its name
        description="Ai viết câu trả lời: extractive (trích nguyên văn) hay model (mô hình ngôn ngữ; "
        "mặc định khi máy chủ đã cấu hình mô hình).",
    )
    scope: ScopeOfRequest | None = Field(None, description="Giới hạn phạm vi tìm; bỏ trống để tìm trong mọi bài.")
    stream: bool = Field(
        False,
        description="true: trả lời dần từng ý bằng server-sent events (claim, answer, error) thay cho một JSON.",
    )

    def turns(self) -> tuple[Turn, ...]:
        """The earlier exchanges; their answers are not sent, so they are None."""
        questions = (turn if isinstance(turn, str) else turn.question for turn in self.history)
        return tuple(Turn(clean(question)) for question in questions)


class ClaimOut(Told):
    """A claim of an answer."""

    text: str = Field(description="Một ý ngắn (Markdown, con số in đậm).")
    citations: list[int] = Field(description="Số của các trích dẫn làm căn cứ.")


class CitationOut(Told):
    """A cited sentence."""

    n: int = Field(description="Số của trích dẫn, từ 1.")
    source: str = Field(description="Tên tệp của bài.")
    article_id: str = Field(description="Mã bài.")
    title: str = Field(description="Tiêu đề bài.")
    published: date | None = Field(description="Ngày đăng; null khi bài không ghi.")
    section: SectionKind = Field(description="Phần của bài chứa câu này.")
    quote: str = Field(description="Nguyên văn câu được trích.")
    start: int = Field(description="Vị trí ký tự đầu trong bài.")
    end: int = Field(description="Vị trí sau ký tự cuối trong bài.")


class GuardedOut(Told):
    """What became of the claims of a language model."""

    passed: int = Field(description="Số ý giữ nguyên.")
    rewritten: int = Field(description="Số ý phải viết lại một lần.")
    replaced: int = Field(description="Số ý thay bằng câu trích.")
    dropped: int = Field(description="Số ý bị bỏ.")


class MadeWithOut(Told):
    """Which parts made an answer."""

    writer: str = Field(description="extractive, hoặc nhà-cung-cấp:mô-hình.")
    embedder: str = Field(description="Mô hình nhúng.")
    settings: str = Field(description="Dấu vết của các thiết lập ảnh hưởng đến câu trả lời.")
    prompts: str = Field("", description="Dấu vết của lời dẫn cho mô hình ngôn ngữ (chỉ có khi đã hỏi mô hình).")
    guarded: GuardedOut | None = Field(None, description="Kết quả kiểm tra các ý do mô hình ngôn ngữ viết.")


class AnswerOut(Told):
    """An answer, under the same keys as `ask --json`."""

    question: str = Field(description="Câu hỏi như đã nhận.")
    status: Status = Field(
        description="answered (đã trả lời), conflict (các nguồn nói khác nhau), ambiguous (hợp với nhiều nơi hay nhiều "
        "thời gian), not_found (các bài không nói đến)."
    )
    answer: str = Field(description="Toàn bộ câu trả lời, Markdown, có dấu trích dẫn [1].")
    claims: list[ClaimOut] = Field(description="Từng ý của câu trả lời.")
    citations: list[CitationOut] = Field(description="Các câu làm căn cứ.")
    related: list[CitationOut] = Field(description="Những câu gần với câu hỏi; không thuộc câu trả lời.")
    note: str | None = Field(description="Điều người đọc cần biết thêm, hoặc null.")
    latency_ms: float = Field(description="Số mili giây từ câu hỏi đến câu trả lời.")
    made_with: MadeWithOut = Field(description="Câu trả lời được làm bằng gì.")


class ClaimEvent(Told):
    """The data of an event "claim"."""

    n: int = Field(description="Ý thứ mấy, từ 1.")
    text: str = Field(description="Một ý ngắn (Markdown, con số in đậm).")
    citations: list[int] = Field(description="Số của các trích dẫn làm căn cứ.")
    sources: list[CitationOut] = Field(description="Những trích dẫn lần đầu xuất hiện ở ý này.")


class GivenArticle(Sent):
    """An article that is given as text."""

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        json_schema_extra={"examples": [{"name": "ban-tin-thang-5.txt", "text": "Đảng bộ xã kết nạp 12 đảng viên."}]},
    )

    name: str = Field(min_length=1, max_length=255, description="Tên tệp sẽ đặt cho bài, ví dụ “ban-tin-thang-5.txt”.")
    text: str = Field(min_length=1, description="Toàn văn bài viết.")


class ResultOut(Told):
    """What became of one file."""

    source: str = Field(description="Tên tệp trong kho.")
    outcome: Outcome = Field(description="added, updated, unchanged, removed hay failed.")
    reason: str | None = Field(description="Vì sao không được; null khi được.")
    article_id: str | None = Field(description="Mã bài; null khi không có bài nào.")


class ReportOut(Told):
    """What became of each file."""

    results: list[ResultOut]


class FeedbackRequest(Sent):
    """The body of POST /api/v1/feedback."""

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        json_schema_extra={
            "examples": [{"answer_id": "f3VbR0yJq2mC8sXhT1wZ5A", "rating": "bad", "reason": "Sai số liệu"}]
        },
    )

    answer_id: str = Field(
        min_length=1, max_length=100, description="Mã câu trả lời, lấy từ phần đầu X-Answer-ID của câu trả lời."
    )
    rating: Rating = Field(strict=False, description="good (tốt) hay bad (chưa tốt).")
    reason: str = Field("", max_length=200, description="Lý do, ví dụ “Sai số liệu”.")
    comment: str = Field("", max_length=1000, description="Góp ý thêm.")


class FeedbackOut(Told):
    """A rating that was kept."""

    answer_id: str
    rating: Rating


class HealthOut(Told):
    """The server runs."""

    status: Literal["ok"]


class ReadyOut(Told):
    """Questions are taken."""

    status: Literal["ready"]
    articles: int = Field(description="Số bài trong kho.")


class OpenAIError(Told):
    """The same refusal as clients of OpenAI's protocol look for it."""

    message: str
    type: str
    param: str | None
    code: str


class Problem(BaseModel):
    """A refusal (RFC 9457)."""

    type: str = Field(description="Loại lỗi, dạng urn.")
    title: str = Field(description="Tên chung của mã trạng thái HTTP.")
    status: int = Field(description="Mã trạng thái HTTP.")
    detail: str = Field(description="Điều gì đã xảy ra và nên làm gì tiếp, bằng tiếng Việt.")
    code: str = Field(description="Mã lỗi cho chương trình; không bao giờ thay đổi.")
    field: str | None = Field(description="Trường nào của yêu cầu chưa đúng, hoặc null.")
    request_id: str = Field(description="Mã của yêu cầu, cũng có trong phần đầu X-Request-ID và trong nhật ký.")
    error: OpenAIError
    results: list[ResultOut] | None = Field(None, description="Kết quả từng tệp, khi nạp bài không thành công.")


_PROBLEMS = {
    400: "Yêu cầu không đọc được.",
    401: "Cần khóa để dùng địa chỉ này.",
    403: "Khóa hay nguồn gửi không được phép.",
    404: "Không có.",
    408: "Yêu cầu gửi đến quá chậm.",
    409: "Trùng tên với bài đã có.",
    413: "Yêu cầu quá lớn.",
    415: "Loại nội dung không nhận.",
    422: "Yêu cầu chưa đúng.",
    429: "Gửi quá nhiều; hãy đợi theo Retry-After.",
    500: "Máy chủ gặp lỗi.",
    503: "Tạm thời không phục vụ được; hãy đợi theo Retry-After.",
}
Responses = dict[int | str, dict[str, Any]]


def problems(*statuses: int) -> Responses:
    """The refusals of a route for its OpenAPI: those that any route may give, and these."""
    any_route = (401, 403, 429, 500, 503)
    return {code: {"model": Problem, "description": _PROBLEMS[code]} for code in sorted({*any_route, *statuses})}
