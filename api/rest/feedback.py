"""POST /api/v1/feedback: what a reader thinks of an answer, kept where `app.py feedback` shows it.

A rating names an answer by the id that came with it. The answer is held by the server for an hour: were it sent back by
the caller instead, anybody could have a made-up one kept as if this program had given it, and turned into a question of
the evaluation; were the question asked anew, the articles might have changed meanwhile, and another answer be rated.
"""

import threading

from fastapi import FastAPI
from starlette.responses import JSONResponse, Response

from api.answering import Kept, KeptAnswers
from api.models import FeedbackOut, FeedbackRequest, problems
from api.ports import Conversations
from api.refusals import RETRY_SECONDS, RefusalError
from api.threads import Workers
from records.conversation import Exchange, Feedback
from vietnamese.normalise import clean

_UNKNOWN = (
    "Không có câu trả lời nào mang mã này, hoặc đã quá một giờ. "
    "Hãy hỏi lại, rồi gửi góp ý với mã trong phần đầu X-Answer-ID của câu trả lời mới."
)
_NOWHERE = "Máy chủ này không lưu góp ý."


def add_routes(api: FastAPI, kept: KeptAnswers, conversations: Conversations | None, writing: Workers) -> None:
    """Adds the route; without `conversations` nothing can be kept."""
    rating = threading.Lock()

    @api.post(
        "/v1/feedback",
        tags=["Góp ý"],
        summary="Góp ý về một câu trả lời",
        description="Chấm một câu trả lời tốt hay chưa tốt. Chấm lại thì thay cho lần trước. Người quản trị xem góp ý "
        "bằng `app.py feedback`.",
        response_model=FeedbackOut,
        status_code=201,
        responses={201: {"description": "Đã ghi."}, **problems(400, 404, 408, 413, 422)},
    )
    async def rate(sent: FeedbackRequest) -> Response:
        answer = kept.get(sent.answer_id)
        if answer is None:
            raise RefusalError(404, "unknown_answer", _UNKNOWN, "answer_id")
        if conversations is None:
            raise RefusalError(503, "unavailable", _NOWHERE, headers={"Retry-After": str(RETRY_SECONDS)})
        feedback = Feedback(sent.rating, " ".join(clean(sent.reason).split()), clean(sent.comment).strip())

        def work() -> None:
            with rating:
                _keep(conversations, answer, feedback)

        await writing.run(work)
        return JSONResponse({"answer_id": sent.answer_id, "rating": sent.rating.value}, 201)


def _keep(conversations: Conversations, kept: Kept, feedback: Feedback) -> None:
    """Keeps a rating with its answer and the questions before it, as a conversation of nobody."""
    user = conversation = f"api:{kept.asking.id}"
    if kept.position is None:
        for turn in kept.asking.history[kept.before :]:
            conversations.add(user, conversation, Exchange(turn.question))
            kept.before += 1  # one that failed is tried once more with what is left
        kept.position = conversations.add(
            user, conversation, Exchange(kept.asking.question, kept.answer, feedback=feedback)
        )
    else:
        conversations.rate(user, conversation, kept.position, feedback)
