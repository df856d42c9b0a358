"""The crowd of the benchmark speaks with the real page."""

import pytest

from api.server import create_app
from eval.crowd import crowd
from eval.page import PageBench
from records.answer import Claim
from settings import Settings
from tests.ui.fake import article, cite
from tests.ui.kept import ChattingAssistant, MemoryConversations
from tests.ui.serving import served
from ui.page import mount

pytestmark = [
    pytest.mark.enable_socket,
    # Gradio, here in the process of the tests, uses what pandas is about to drop.
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting'"),
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated"),
]

ARTICLE = article("Năm 2022 kết nạp 134 đảng viên.")


def test_each_of_the_crowd_gets_all_answers() -> None:
    claims = [Claim("Kết nạp **134** đảng viên.", (1,))]
    assistant = ChattingAssistant(ARTICLE, claims=claims, citations=[cite(ARTICLE, ARTICLE.text)])
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    app = mount(create_app(assistant, settings), assistant, settings, MemoryConversations())
    with served(app) as address:
        found = crowd(address, ["Bao nhiêu?", "Khi nào?", "Ở đâu?"], people=3, each=2, thinking=(0.0, 0.0))
        assert (len(found.answers_ms), found.failed) == (6, 0)
        assert sorted(len(history) for history in assistant.histories) == [0, 0, 0, 1, 1, 1]


def test_a_page_bench_fills_every_line() -> None:
    rows = PageBench(9.5, (10.0,) * 20, (20.0, 40.0), 2, 0, 900.0, None).rows()
    assert all(value for _, value in rows)
    assert ("Bộ nhớ máy chủ sau đó", "không đo được") in rows
