"""The widget on a page of another origin, drawn by a real browser."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, Route, expect

from api.rest.ask import EVENT_STREAM, event
from api.server import create_app
from records.answer import Claim
from settings import PROJECT, Settings
from tests.ui.fake import FixedAssistant, article, cite
from tests.ui.serving import served

pytestmark = pytest.mark.enable_socket

EXAMPLE = (PROJECT / "docs" / "embedding" / "page.html").read_text(encoding="utf-8")
THERE = "http://127.0.0.1:7860"  # where the example says that the assistant is
ARTICLE = article(
    "Năm 2022 kết nạp 134 đảng viên. <img src=x onerror=alert(1)> **b** nói 150 đảng viên.", title="<b>Đại hội"
)
FIRST = cite(ARTICLE, "Năm 2022 kết nạp 134 đảng viên.")
SECOND = cite(ARTICLE, "<img src=x onerror=alert(1)> **b** nói 150 đảng viên.", n=2)
ASSISTANT = FixedAssistant(
    ARTICLE,
    claims=[
        Claim("Kết nạp **134** đảng viên <img src=x onerror=alert(1)>.", (1,)),
        Claim("| Năm | Số |\n|---|---|", (), is_table=True),
        Claim("| 2022 | **134** |", (1,), is_table=True),
        Claim("| 2023 | **150** |", (2,), is_table=True),
        Claim("- một ý", (2,)),
    ],
    citations=[FIRST, SECOND],
)


@contextmanager
def portal(pages: list[str]) -> Iterator[str]:
    """A page of an intranet, the last of `pages`: another origin."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(pages[-1].encode())

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(locale="vi-VN", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("dialog", lambda dialog: errors.append(dialog.message))
    page.set_default_timeout(20_000)
    yield page
    context.close()
    assert errors == []


@contextmanager
def embedded(
    page: Page, *, allowed: bool = True, script: str = "<script ", assistant: FixedAssistant = ASSISTANT
) -> Iterator[FrameLocator]:
    """The example page opened in the browser, with the frame of the assistant that it will show."""
    pages: list[str] = []
    with portal(pages) as origin:
        settings = Settings(_env_file=None, widget_origins=origin if allowed else "")  # type: ignore[call-arg]
        with served(create_app(assistant, settings)) as address:
            pages.append(EXAMPLE.replace(THERE, address).replace("<script ", script))
            page.goto(f"{origin}/")
            yield page.frame_locator("iframe")


def open_widget(page: Page, frame: FrameLocator) -> None:
    page.get_by_role("button", name="Hỏi đáp").click()
    expect(frame.get_by_role("textbox", name="Câu hỏi")).to_be_focused()


def ask(frame: FrameLocator, question: str = "Kết nạp bao nhiêu?") -> None:
    box = frame.get_by_role("textbox", name="Câu hỏi")
    box.fill(question)
    box.press("Enter")


def test_one_line_puts_the_assistant_on_a_page_of_another_origin_with_a_strict_policy(page: Page) -> None:
    refused: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    with embedded(page) as frame:
        expect(page.get_by_role("button", name="Hỏi đáp")).to_have_attribute("aria-expanded", "false")
        assert len(asked) == 2  # the page and the script: the frame is asked for when it is wanted
        open_widget(page, frame)
        ask(frame)
        answer = frame.locator(".answer")
        expect(answer.locator(".badge")).to_have_text("Tìm thấy trong bài viết")
        expect(answer.locator("thead th")).to_have_text(["Năm", "Số"])
        expect(answer.locator("tbody tr")).to_have_text(["2022134[1]", "2023150[2]"])
        expect(answer.locator("ul li")).to_have_text(["một ý[2]"])
        expect(answer.locator(".claim strong")).to_have_text("134")
        hosts = {url.split("/")[2] for url in asked}
        assert len(hosts) == 2
        assert refused == []


def test_each_claim_of_a_language_model_is_shown_as_it_comes(page: Page) -> None:
    writing = FixedAssistant(
        ARTICLE,
        claims=[Claim("Năm 2022: **134**.", (1,)), Claim("Có nơi nói **150**.", (2,))],
        citations=[FIRST, SECOND],
        model_name="openai:q",
        note="Đã hiểu khác.",
    )
    with embedded(page, assistant=writing) as frame:
        open_widget(page, frame)
        ask(frame)
        claims = frame.locator(".reply .claim")
        expect(frame.locator(".reply .waiting")).to_have_count(1)
        writing.go.release()
        expect(claims).to_have_text(["Năm 2022: 134.[1]"])
        expect(frame.locator(".reply .waiting")).to_have_count(1)
        writing.go.release()
        expect(claims).to_have_text(["Năm 2022: 134.[1]", "Có nơi nói 150.[2]"])
        expect(frame.locator(".note")).to_have_count(0)
        writing.go.release()
        expect(frame.locator(".note")).to_have_text("Lưu ý: Đã hiểu khác.")
        expect(frame.locator(".reply .waiting")).to_have_count(0)
        expect(claims).to_have_count(2)


def test_all_text_of_an_answer_is_text(page: Page) -> None:
    with embedded(page) as frame:
        open_widget(page, frame)
        ask(frame, "<img src=x onerror=alert(2)>")
        expect(frame.locator(".answer .claim")).to_contain_text("<img src=x onerror=alert(1)>")
        expect(frame.locator(".sources .about").first).to_contain_text("<b>Đại hội")
        expect(frame.locator("img, #talk b")).to_have_count(0)


def test_a_citation_opens_the_article_in_a_new_tab_at_the_quote(page: Page) -> None:
    with embedded(page) as frame:
        open_widget(page, frame)
        ask(frame)
        chip = frame.get_by_role("link", name="Nguồn 1: <b>Đại hội (mở trong thẻ mới)").first
        with page.context.expect_page() as opened:
            chip.click()
        assert f"/bai-viet/a1?tu={FIRST.start}&den={FIRST.end}#trich-dan" in opened.value.url
        assert opened.value.evaluate("window.opener") is None


def test_the_keyboard_opens_asks_and_leaves_and_the_focus_returns(page: Page) -> None:
    with embedded(page) as frame:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        box = frame.get_by_role("textbox", name="Câu hỏi")
        expect(box).to_be_focused()
        page.keyboard.type("Bao nhiêu?")
        page.keyboard.press("Enter")
        frame.locator(".answer").wait_for()
        expect(frame.get_by_role("status")).to_contain_text("Đã có câu trả lời. Tìm thấy trong bài viết")
        page.keyboard.press("Escape")
        button = page.get_by_role("button", name="Hỏi đáp")
        expect(button).to_be_focused()
        expect(page.locator("iframe")).to_be_hidden()
        page.keyboard.press("Enter")
        expect(frame.locator(".answer")).to_be_visible()  # the conversation is still there
        frame.get_by_role("button", name="Đóng trợ lý").click()
        expect(button).to_be_focused()


def test_on_a_phone_the_widget_fills_the_screen_without_scrolling_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    with embedded(page) as frame:
        open_widget(page, frame)
        assert page.locator("iframe").bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
        ask(frame, "Một câu hỏi rất dài " + "x" * 400)
        frame.locator(".answer").wait_for()
        talk = frame.locator("#talk")
        assert talk.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_questions_go_with_those_before_them_until_the_conversation_is_begun_anew(page: Page) -> None:
    with embedded(page) as frame:
        open_widget(page, frame)
        for number, question in enumerate(("Một?", "Hai?")):
            ask(frame, question)
            frame.locator(".answer").nth(number).wait_for()
        assert [turn.question for turn in ASSISTANT.histories[-1]] == ["Một?"]
        frame.get_by_role("button", name="Hỏi từ đầu").click()
        expect(frame.get_by_role("heading", name="Bạn muốn biết điều gì?")).to_be_visible()
        ask(frame, "Ba?")
        frame.locator(".answer").wait_for()
        assert ASSISTANT.histories[-1] == ()


def test_the_key_of_the_page_is_sent_as_a_bearer_and_stands_in_no_address(page: Page) -> None:
    seen: list[tuple[str, str]] = []
    page.on("request", lambda request: seen.append((request.url, request.headers.get("authorization", ""))))
    with embedded(page, script='<script data-khoa="bi-mat" ') as frame:
        open_widget(page, frame)
        ask(frame)
        frame.locator(".answer").wait_for()
    assert [key for url, key in seen if url.endswith("/api/v1/ask")] == ["Bearer bi-mat"]
    assert [key for url, key in seen if not url.endswith("/api/v1/ask") and key] == []
    assert not any("bi-mat" in url for url, _ in seen)


def test_a_key_in_the_fragment_is_taken_and_leaves_the_address(page: Page) -> None:
    keys: list[str] = []
    page.on("request", lambda request: keys.append(request.headers.get("authorization", "")))
    with served(create_app(ASSISTANT, Settings(_env_file=None))) as address:  # type: ignore[call-arg]
        page.goto(f"{address}/nhung#khoa=bi-mat")
        assert page.url == f"{address}/nhung"
        page.fill("#question", "Bao nhiêu?")
        page.click("#send")
        page.locator(".answer").wait_for()
        expect(page.get_by_role("button", name="Đóng trợ lý")).to_be_hidden()
    assert "Bearer bi-mat" in keys


def test_a_page_that_is_not_allowed_gets_an_empty_frame(page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    with embedded(page, allowed=False):
        page.get_by_role("button", name="Hỏi đáp").click()
        page.wait_for_timeout(500)
        assert any("frame-ancestors" in text for text in said)
        assert page.frame_locator("iframe").locator("#question").count() == 0


@pytest.mark.parametrize(
    ("status", "headers", "body", "says"),
    [
        (401, {}, {"detail": "Cần khóa."}, "Hãy báo cho người quản trị trang."),
        (403, {}, {"detail": "Không được."}, "Hãy báo cho người quản trị trang."),
        (429, {"Retry-After": "12"}, {"detail": "Chậm lại."}, "Hãy hỏi lại sau 12 giây."),
        (422, {}, {"detail": "Câu hỏi quá dài."}, "Câu hỏi quá dài."),
        (502, {}, None, "Máy chủ gặp trục trặc"),
        (200, {}, None, "Máy chủ gặp trục trặc"),
        (0, {}, None, "Không kết nối được tới máy chủ."),
    ],
)
def test_what_fails_is_said_calmly_and_the_question_can_be_asked_again(
    page: Page, status: int, headers: dict[str, str], body: object, says: str
) -> None:
    def refuse(route: Route) -> None:
        if status:
            route.fulfill(status=status, headers=headers, body=json.dumps(body) if body else "<html>")
        else:
            route.abort()

    with embedded(page) as frame:
        page.route("**/api/v1/ask", refuse, times=1)
        open_widget(page, frame)
        ask(frame)
        expect(frame.locator(".reply.failed .claim")).to_contain_text(says)
        expect(frame.get_by_role("status")).to_contain_text("Chưa có câu trả lời")
        frame.get_by_role("button", name="Hỏi lại").click()
        frame.locator(".answer").wait_for()
        expect(frame.locator(".question")).to_have_count(1)


def test_sources_that_disagree_stand_in_a_table_and_what_is_not_found_is_said(page: Page) -> None:
    sources = [
        {
            "n": n,
            "source": f"{n}.txt",
            "article_id": "a/1",
            "title": "",
            "published": "2023-01-03",
            "section": "body",
            "quote": f"kết nạp {value} đảng viên",
            "start": 0,
            "end": 9,
        }
        for n, value in ((1, "407"), (2, "471"))
    ]
    claims = [
        {"text": "Các nguồn đưa số liệu khác nhau:", "citations": []},
        {"text": "- Kết nạp **407** đảng viên.", "citations": [1]},
        {"text": "- Kết nạp **471** đảng viên.", "citations": [2]},
    ]
    rest = {
        "question": "?",
        "answer": "",
        "note": "Đã hiểu khác.",
        "latency_ms": 1,
        "made_with": {"writer": "openai:q"},
    }
    conflict = rest | {"status": "conflict", "claims": claims, "citations": sources, "related": []}
    missing = rest | {"status": "not_found", "claims": [], "citations": [], "related": sources}
    told = [event("answer", conflict), event("answer", missing)]
    with embedded(page) as frame:
        page.route("**/api/v1/ask", lambda route: route.fulfill(body=told.pop(0), content_type=EVENT_STREAM))
        open_widget(page, frame)
        ask(frame)
        table = frame.get_by_role("table", name="Các giá trị khác nhau, theo nguồn")
        expect(table.locator("tbody th")).to_have_text(["407", "471"])
        expect(table.locator(".from").first).to_have_text("[1] 1.txt · 03/01/2023")
        expect(frame.locator(".note")).to_have_text("Lưu ý: Đã hiểu khác.")
        assert str(frame.locator("a.cite").first.get_attribute("href")).endswith("/bai-viet/a%2F1?tu=0&den=9#trich-dan")
        ask(frame)
        reply = frame.locator(".reply").nth(1)
        expect(reply.locator(".badge")).to_have_text("Không tìm thấy trong bài viết")
        expect(reply.locator(".claim")).to_contain_text("không có thông tin")
        expect(reply.locator("summary")).to_have_text("Đoạn gần với câu hỏi, không phải câu trả lời (2)")
