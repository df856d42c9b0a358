"""Whether the language model of the settings answers at all."""

import time
from contextlib import closing

from rag.build import open_chat
from settings import Settings


def seconds_to_answer(settings: Settings) -> float:
    """How long the model takes to begin its reply to a tiny request. Raises LanguageModelError when it gives none."""
    with closing(open_chat(settings)) as model:
        started = time.perf_counter()
        reply = model.stream("Trả lời thật ngắn.", "Hãy trả lời đúng một từ: được", settings.llm_timeout)
        next(piece for piece in reply if piece.strip())
        return time.perf_counter() - started
