"""The chat around its answers: history, stopping, asking again, rating, suggestions, filters and keys."""

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from api.server import create_app
from records.answer import Claim
from settings import Settings
from tests.browser.conftest import Site, Visitor
from tests.browser.evil import EvilServer
from tests.ui.fake import MODEL, article, cite
from tests.ui.kept import ChattingAssistant, MemoryConversations
from tests.ui.serving import served
from ui import texts
from ui.chat.session import Reader, Sessions, View
from ui.page import mount
from ui.texts import chat as words

pytestmark = [
    pytest.mark.enable_socket,
    # Gradio, here in the process of the tests, uses what pandas is about to drop.
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting'"),
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated"),
]

ARTICLE = article("Năm 2022 kết nạp 134 đảng viên. Khai trừ 3 đảng viên.", title="Đại hội <b>Sa Pa</b>")
CLAIMS = [Claim("Kết nạp **134** đảng viên.", (1,)), Claim("Khai trừ **3** đảng viên.", (1,))]


@pytest.fixture(scope="module")
def evil() -> Iterator[EvilServer]:
    with EvilServer() as running:
        yield running


@pytest.fixture(scope="module")
def assistant() -> ChattingAssistant:
    citations = [cite(ARTICLE, ARTICLE.text)]
    return ChattingAssistant(ARTICLE, claims=CLAIMS, citations=citations, model_name=MODEL)


@pytest.fixture(scope="module")
def store() -> MemoryConversations:
    return MemoryConversations()


@pytest.fixture(scope="module")
def address(assistant: ChattingAssistant, store: MemoryConversations) -> Iterator[str]:
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    app = create_app(assistant, settings)
    with ThreadPoolExecutor(1) as aside:  # the browser's event loop runs in this thread, and mounting needs one too
        aside.submit(mount, app, assistant, settings, store).result()
    with served(app) as address:
        yield address


@pytest.fixture
def context(chromium: Browser, viewport: tuple[int, int]) -> Iterator[BrowserContext]:
    width, height = viewport
    context = chromium.new_context(locale="vi-VN", viewport={"width": width, "height": height})
    try:
        yield context
    finally:
        context.close()


@pytest.fixture
def reader(address: str, evil: EvilServer, context: BrowserContext) -> Iterator[Visitor]:
    reader = Visitor(context, Site(address, evil))
    quote(reader.page)
    yield reader
    assert reader.foreign == [] and reader.errors == [] and evil.hits == []


def quote(page: Page) -> None:
    """Chooses the writer that needs no release of claims."""
    page.locator("#writer label").first.click()


def write(page: Page, question: str) -> None:
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")


def under_answer(page: Page, name: str) -> None:
    page.locator(f'#chat .message-buttons button[data-name="{name}"]').last.click()


def conversation(page: Page) -> str:
    page.wait_for_function("location.search.includes('hoi-thoai=')")
    return page.url


@pytest.mark.parametrize("viewport", [(1440, 900), (390, 844)])
def test_a_conversation_is_there_after_a_reload_and_is_opened_and_deleted_from_the_list(
    reader: Visitor, viewport: tuple[int, int]
) -> None:
    page, narrow = reader.page, viewport[0] < 1100
    reader.ask("Câu một?")
    first = conversation(page)
    reader.ask("Câu hai?")
    assert page.url == first
    page.reload()
    expect(page.locator("#chat .user-row")).to_have_count(2)
    assert page.url == first

    page.click("#new-talk")
    expect(page.locator("#chat .user-row")).to_have_count(0)
    page.wait_for_function("!location.search.includes('hoi-thoai=')")
    quote(page)
    reader.ask("Chuyện khác?")
    second = conversation(page)
    assert second != first
    talks = page.locator("#history a.talk")
    expect(talks).to_have_text(["Chuyện khác?", "Câu một?"])
    if narrow:
        expect(talks.first).to_be_hidden()
        page.click("#history-toggle button")
        expect(page.locator("#history-close button")).to_be_focused()
    talks.nth(1).click()
    expect(page.locator("#chat .user-row")).to_have_count(2)
    page.wait_for_function("address => location.href === address", arg=first)

    if narrow:
        page.click("#history-toggle button")
    page.locator("#history .delete").first.click()
    expect(page.locator("dialog")).to_contain_text("Chuyện khác?")
    page.get_by_role("button", name="Giữ lại").click()
    expect(talks).to_have_count(2)
    page.locator("#history .delete-all").click()
    page.locator("dialog button").last.click()
    expect(talks).to_have_count(0)
    expect(page.locator("#chat .user-row")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport[0]


@pytest.mark.parametrize("viewport", [(390, 844)])
def test_the_list_on_a_phone_is_closed_by_its_button_or_escape_and_focus_returns(reader: Visitor) -> None:
    page = reader.page
    for number in range(12):
        page.click("#new-talk")
        reader.ask(f"Câu chuyện dài dòng số {number} về kết quả phát triển đảng viên ở các xã vùng cao?")
    opener = page.locator("#history-toggle button")
    closer = page.get_by_role("button", name=words.HISTORY_CLOSE)
    expect(closer).to_have_count(0)
    for close in (closer.click, lambda: page.keyboard.press("Enter"), lambda: page.keyboard.press("Escape")):
        opener.click()
        expect(closer).to_be_focused()
        size = closer.bounding_box()
        assert size and size["width"] >= 44 and size["height"] >= 44
        oldest = page.locator("#history a.talk").last
        oldest.scroll_into_view_if_needed()
        expect(oldest).to_be_in_viewport(ratio=1)
        expect(closer).to_be_in_viewport(ratio=1)
        close()
        expect(page.locator("#history")).to_be_hidden()
        expect(opener).to_be_focused()


def test_another_browser_sees_neither_the_list_nor_the_conversation(
    reader: Visitor, chromium: Browser, context: BrowserContext
) -> None:
    reader.ask("Của riêng tôi?")
    address = conversation(reader.page)
    other = chromium.new_context(locale="vi-VN")
    try:
        page = other.new_page()
        page.goto(address)
        expect(page.locator("#note")).to_have_text(words.TALK_MISSING)
        expect(page.locator("#chat .user-row")).to_have_count(0)
        expect(page.locator("#history-list")).to_have_text(words.HISTORY_EMPTY)
    finally:
        other.close()
    tab = context.new_page()  # the same browser: the list is there, and a conversation of its own
    tab.goto(f"{reader.site.address}/")
    expect(tab.locator("#history a.talk")).to_have_text(["Của riêng tôi?"])
    expect(tab.locator("#chat .user-row")).to_have_count(0)
    (cookie,) = context.cookies()
    assert cookie["httpOnly"] and cookie["sameSite"] == "Lax"


def test_an_answer_that_grows_is_stopped_and_what_there_was_of_it_stays(
    reader: Visitor, assistant: ChattingAssistant
) -> None:
    page = reader.page
    page.locator("#writer label").last.click()
    write(page, "Bao nhiêu?")
    assistant.go.release()
    expect(page.locator("#chat .claim")).to_have_count(1)
    page.locator("#question .stop-button").click()
    expect(page.locator("#chat .note")).to_contain_text(words.STOPPED)
    expect(page.locator("#chat .claim")).to_have_count(1)
    expect(page.locator("#question .submit-button")).to_be_visible()
    assistant.go.release(2)

    quote(page)
    under_answer(page, "Hỏi lại")
    expect(page.locator("#chat .claim")).to_have_count(2)
    expect(page.locator("#chat .user-row")).to_have_count(1)
    expect(page.locator("#chat .note")).to_have_count(0)


def test_a_question_typed_while_an_answer_grows_waits_in_the_box_and_is_sent_after_it(
    reader: Visitor, assistant: ChattingAssistant
) -> None:
    page = reader.page
    page.locator("#writer label").last.click()
    write(page, "Bao nhiêu?")
    expect(page.locator("#question .stop-button")).to_be_visible()
    page.keyboard.type("Còn năm 2021?")
    page.keyboard.press("Enter")
    expect(page.locator("#queued-hint")).to_be_visible()
    expect(page.locator("#question textarea")).to_have_value("Còn năm 2021?")
    assistant.go.release(6)
    expect(page.locator("#chat .user-row")).to_have_count(2)
    expect(page.locator("#chat .writer")).to_have_count(2)
    expect(page.locator("#queued-hint")).to_have_count(0)
    expect(page.locator("#question textarea")).to_have_value("")


@pytest.mark.parametrize("long", [True, False], ids=["refused", "answered"])
def test_a_question_sent_before_the_one_before_is_dealt_with_is_neither_lost_nor_sent_twice(
    reader: Visitor, long: bool
) -> None:
    page = reader.page
    first = "nghị quyết " * 909 if long else "Câu một?"
    end = page.locator("#talk-end [data-end]")
    for pause in (0, 20, 60, 120):
        ended = str(end.get_attribute("data-end"))
        page.click("#new-talk")
        expect(end).not_to_have_attribute("data-end", ended)  # else the first one waits in the box that is filled anew
        expect(page.locator("#chat .user-row")).to_have_count(0)
        write(page, first)
        page.wait_for_timeout(pause)
        write(page, "Câu hai?")
        page.keyboard.press("Enter")  # a hasty second press sends nothing
        expected = ["Câu hai?"] if long else ["Câu một?", "Câu hai?"]
        expect(page.locator("#chat .user-row")).to_have_text(expected)
        expect(page.locator("#chat .writer")).to_have_count(len(expected))
        expect(page.locator("#question textarea")).to_have_value("")


def test_a_question_sent_before_the_open_conversation_is_drawn_is_asked_after_that(
    reader: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, opened = reader.page, Sessions.open

    def slowly(sessions: Sessions, one: Reader) -> View:
        time.sleep(1.5)
        return opened(sessions, one)

    monkeypatch.setattr(Sessions, "open", slowly)
    page.reload()
    quote(page)
    write(page, "Câu một?")
    expect(page.locator("#queued-hint")).to_be_visible()
    expect(page.locator("#chat .writer")).to_have_count(1)
    page.wait_for_timeout(1700)
    expect(page.locator("#chat .user-row")).to_have_text(["Câu một?"])
    expect(page.locator("#question textarea")).to_have_value("")


def test_an_answer_that_comes_into_a_stream_already_closed_is_fetched(reader: Visitor) -> None:
    page = reader.page
    closed = 'data: {"msg": "close_stream"}\n\n'  # as it reaches the browser just after the next question was taken
    reader.ask("Câu một?")
    page.locator("#suggestions button").first.wait_for()
    page.wait_for_timeout(500)  # nothing is pending
    page.route("**/queue/data*", lambda route: route.fulfill(body=closed, content_type="text/event-stream"), times=1)
    write(page, "Câu hai?")
    expect(page.locator("#chat .user-row")).to_have_text(["Câu một?", "Câu hai?"])
    expect(page.locator("#chat .writer")).to_have_count(2)
    expect(page.locator("#question textarea")).to_have_value("")


def test_what_is_sent_is_what_stood_in_the_box_at_that_moment(reader: Visitor) -> None:
    page = reader.page
    page.evaluate(
        """() => {
          const box = document.querySelector("#question textarea");
          const write = (value) => {
            box.value = value;
            box.dispatchEvent(new Event("input", { bubbles: true }));
          };
          write("Câu một?");
          for (const type of ["keydown", "keypress"])
            box.dispatchEvent(new KeyboardEvent(type, { key: "Enter", bubbles: true, cancelable: true }));
          write("Câu hai?");  // before Gradio comes to read the box, as on a machine with much else to do
        }"""
    )
    expect(page.locator("#chat .writer")).to_have_count(1)
    expect(page.locator("#chat .user-row")).to_have_text(["Câu một?"])
    expect(page.locator("#question textarea")).to_have_value("Câu hai?")


def test_what_is_typed_meanwhile_stays_in_the_box(reader: Visitor) -> None:
    page, box = reader.page, reader.page.locator("#question textarea")
    write(page, "Câu một?")
    page.keyboard.type(" Câu hai")
    expect(page.locator("#chat .writer")).to_have_count(1)
    expect(box).to_have_value(" Câu hai")
    page.locator("#suggestions button").first.click()
    expect(page.locator("#chat .writer")).to_have_count(2)
    expect(box).to_have_value(" Câu hai")
    page.click("#new-talk")
    page.keyboard.press("/")
    page.keyboard.type("Câu ba")
    expect(page.locator("#chat .user-row")).to_have_count(0)
    expect(box).to_have_value("Câu ba")
    box.fill("???? " * 600)
    box.press("Enter")
    expect(page.locator("#chat .notice")).to_have_count(1)
    expect(box).to_have_value("???? " * 600)


def test_the_last_question_is_mended_and_sent_in_its_own_place(reader: Visitor) -> None:
    page = reader.page
    reader.ask("Năm 2202 kết nạp bao nhiêu?")
    under_answer(page, "Sửa câu hỏi")
    expect(page.locator("#question textarea")).to_have_value("Năm 2202 kết nạp bao nhiêu?")
    expect(page.locator("#note")).to_have_text(words.EDITING)
    reader.ask("Năm 2022 kết nạp bao nhiêu?")
    expect(page.locator("#chat .user-row")).to_have_text(["Năm 2022 kết nạp bao nhiêu?"])
    expect(page.locator("#stop-editing")).to_have_count(0)


def test_an_answer_is_rated_with_a_reason_and_the_rating_shows_and_is_taken_back(reader: Visitor) -> None:
    page = reader.page
    reader.ask("Câu một?")
    reader.ask("Câu hai?")
    poor = page.locator(f'#chat .message-buttons button[data-name="{words.BAD}"]')
    poor.first.click()
    expect(page.locator("#feedback-about")).to_contain_text("Câu một?")
    page.get_by_text("Sai số liệu").click()
    page.fill("#feedback-comment textarea", "Số đúng là <b>143</b>.")
    page.click("#feedback-save")
    expect(page.locator("#note")).to_have_text(words.FEEDBACK_KEPT)
    expect(page.locator("#feedback")).to_have_count(0)
    page.reload()
    expect(poor).to_have_count(2)
    expect(poor.first).to_have_attribute("aria-pressed", "true")
    assert poor.last.get_attribute("aria-pressed") is None
    poor.first.click()
    expect(page.locator("#note")).to_have_text(words.FEEDBACK_TAKEN_BACK)
    expect(page.locator("#chat [aria-pressed]")).to_have_count(0)


def test_a_suggestion_is_asked_by_a_click_and_new_ones_follow(reader: Visitor) -> None:
    page = reader.page
    reader.ask("Câu một?")
    suggestion = page.locator("#suggestions button").first
    expect(suggestion).to_have_text("Sau 1 câu: còn năm 2021?")
    suggestion.click()
    reader.wait_for_answer("Sau 1 câu: còn năm 2021?")
    expect(suggestion).to_have_text("Sau 2 câu: còn năm 2021?")


def test_filters_are_behind_one_button_say_what_is_active_and_limit_the_answer(
    reader: Visitor, assistant: ChattingAssistant
) -> None:
    page = reader.page
    summary = page.locator("#filter-box > button")
    expect(summary).to_contain_text(words.FILTERS)
    summary.click()
    page.click("#filter-articles input")
    page.get_by_role("option", name="Đại hội <b>Sa Pa</b>").click()
    page.click("#filter-year input")
    page.get_by_role("option", name="2022").click()
    expect(summary).to_contain_text("Bộ lọc: Đại hội <b>Sa Pa</b> · năm 2022")
    reader.ask("Bao nhiêu?")
    limited = assistant.scopes[-1]
    assert limited.article_ids == {"a1"} and limited.year == 2022
    told = words.FILTERED.format(scope="Đại hội <b>Sa Pa</b> · năm 2022")
    expect(page.locator("#chat .note")).to_contain_text(told)
    page.click("#clear-filters")
    expect(page.locator("#clear-filters")).to_have_count(0)

    page.reload()
    expect(page.locator("#chat .note")).to_contain_text(told)
    quote(page)
    expect(summary).to_have_text(re.compile(rf"^{words.FILTERS}\W*$"))
    under_answer(page, "Sửa câu hỏi")
    expect(summary).to_contain_text("Bộ lọc: Đại hội <b>Sa Pa</b> · năm 2022")
    reader.ask("Bao nhiêu vậy?")
    assert assistant.scopes[-1] == limited
    page.click("#clear-filters")
    reader.ask("Bao nhiêu nữa?")
    assert not assistant.scopes[-1]
    expect(page.locator("#chat .note")).to_have_count(1)


def test_slash_goes_to_the_box_and_shift_enter_makes_a_new_line(reader: Visitor) -> None:
    page = reader.page
    page.locator("#new-talk").focus()
    page.keyboard.press("/")
    expect(page.locator("#question textarea")).to_be_focused()
    page.keyboard.type("một/hai")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("ba")
    expect(page.locator("#question textarea")).to_have_value("một/hai\nba")
    page.keyboard.press("Enter")
    expect(page.locator("#chat .user-row")).to_have_count(1)


def test_every_name_of_a_control_is_vietnamese(reader: Visitor) -> None:
    page = reader.page
    reader.ask("Câu một?")
    under_answer(page, words.GOOD)
    expect(page.locator("#note")).to_have_text(words.FEEDBACK_KEPT)
    page.locator("#filter-box > button").click()
    page.wait_for_timeout(300)
    labels = page.evaluate(
        "[...document.querySelectorAll('[aria-label],[title]')].flatMap(e => [e.getAttribute('aria-label'), e.title])"
    )
    assert not [label for label in labels if label and label.isascii()], labels
    assert page.locator("#machine-notice").inner_text().strip() == texts.MACHINE_NOTICE
