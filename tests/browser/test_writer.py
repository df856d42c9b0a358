"""The page with a language model: the choice of a writer, the wait for what it writes, and who wrote an answer."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Browser, Page, expect

from api.server import create_app
from records.answer import Claim, Writer
from settings import Settings
from tests.browser.conftest import Site, Visitor
from tests.browser.evil import EvilServer
from tests.ui.fake import MODEL, FixedAssistant, article, cite
from tests.ui.serving import served
from ui import texts
from ui.page import mount

pytestmark = [
    pytest.mark.enable_socket,
    # Gradio, here in the process of the tests, sets an option that pandas is about to drop.
    pytest.mark.filterwarnings("ignore:'future.no_silent_downcasting'"),
]

ARTICLE = article("Năm 2022 kết nạp 134 đảng viên. Khai trừ 3 đảng viên.")
QUESTION = "Năm 2022 kết nạp bao nhiêu đảng viên?"
NOTE = "Mô hình dừng giữa chừng. Phần còn lại là trích nguyên văn."


@pytest.fixture(scope="module")
def evil() -> Iterator[EvilServer]:
    with EvilServer() as running:
        yield running


@pytest.fixture
def assistant(evil: EvilServer) -> FixedAssistant:
    """A model whose second claim is markup."""
    markup = f'<img src="{evil.url}/a.png" onerror="window.harmed=1"> [x]({evil.url}) Khai trừ **3** đảng viên.'
    claims = [Claim("Kết nạp **134** đảng viên.", (1,)), Claim(markup, (1,))]
    return FixedAssistant(ARTICLE, claims=claims, citations=[cite(ARTICLE, ARTICLE.text)], model_name=MODEL, note=NOTE)


@pytest.fixture
def reader(
    assistant: FixedAssistant, evil: EvilServer, chromium: Browser, viewport: tuple[int, int]
) -> Iterator[Visitor]:
    width, height = viewport
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    app = create_app(assistant, settings)
    with ThreadPoolExecutor(1) as aside:  # the browser's event loop runs in this thread, and mounting needs one too
        aside.submit(mount, app, assistant, settings).result()
    context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme="dark")
    with served(app) as address:
        try:
            reader = Visitor(context, Site(address, evil))
            yield reader
            assert reader.foreign == []
            assert reader.errors == []
            assert evil.hits == []
        finally:
            assistant.go.release(100)
            context.close()


def send(page: Page, question: str = QUESTION) -> None:
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")


def test_claims_of_a_model_are_waited_for_shown_as_they_come_and_signed(
    reader: Visitor, assistant: FixedAssistant
) -> None:
    page = reader.page
    answer = page.locator("#chat .bot-row .answer")
    send(page)
    expect(answer).to_have_text(texts.WAITING)
    assistant.go.release()
    expect(answer.locator(".claim")).to_have_count(1)
    expect(answer.locator(".progress")).to_have_text(texts.GROWING)
    assert answer.locator(".writer").count() == 0
    assistant.go.release()
    expect(answer.locator(".claim")).to_have_count(2)
    assistant.go.release()
    expect(answer.locator(".writer")).to_contain_text("Mô hình <b>qwen</b> viết")
    expect(answer.locator(".note")).to_have_text(f"{texts.NOTE_LABEL}: {NOTE}")
    expect(answer.locator(".progress")).to_have_count(0)
    assert "<img src=" in answer.locator(".claim").nth(1).inner_text()
    assert answer.locator("img").count() == 0
    assert page.evaluate("window.harmed") is None
    labels = page.evaluate("[...document.querySelectorAll('[aria-label]')].map(e => e.getAttribute('aria-label'))")
    assert texts.WRITER_LABEL in labels
    assert not [label for label in labels if label.isascii() and label], labels


def test_the_writer_is_chosen_by_keyboard_for_each_question(reader: Visitor, assistant: FixedAssistant) -> None:
    page = reader.page
    quoted = page.locator("#writer input").first
    expect(page.locator("#writer input").last).to_be_checked()
    page.focus("#question textarea")
    for _ in range(3):  # past the button that sends
        if quoted.evaluate("e => e === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(quoted).to_be_focused()
    page.keyboard.press("Space")
    expect(quoted).to_be_checked()
    reader.ask(QUESTION)
    assert reader.last(".writer") == texts.QUOTED
    assert assistant.writers == [Writer.EXTRACTIVE]
    page.locator("#writer").get_by_text(texts.WRITERS[Writer.MODEL]).click()
    assistant.go.release(3)
    reader.ask("Còn năm 2021?")
    assert "Mô hình" in reader.last(".writer")
    assert assistant.writers[-1] is Writer.MODEL


def test_a_new_conversation_is_not_drawn_over_by_an_answer_that_was_still_written(
    reader: Visitor, assistant: FixedAssistant
) -> None:
    page = reader.page
    send(page)
    assistant.go.release()
    expect(page.locator("#chat .claim")).to_have_count(1)
    page.click("#new-talk")
    expect(page.locator("#chat .bot-row")).to_have_count(0)
    assistant.go.release(2)
    page.locator("#examples button.example").first.wait_for()
    page.locator("#writer").get_by_text(texts.WRITERS[Writer.EXTRACTIVE]).click()
    reader.ask("Câu khác?")
    expect(page.locator("#chat .user-row")).to_have_count(1)
    expect(page.locator("#chat .writer")).to_have_text(texts.QUOTED)


@pytest.mark.parametrize("viewport", [(390, 844), (1280, 800)])
def test_the_choice_fits_on_a_phone_beside_all_that_was_there(
    reader: Visitor, assistant: FixedAssistant, viewport: tuple[int, int]
) -> None:
    page = reader.page
    for place in ("#question", "#writer", "#machine-notice"):
        box = page.locator(place).bounding_box()
        assert box and box["x"] >= 0 and box["y"] + box["height"] <= viewport[1]
    choices = [page.locator("#writer label").nth(n).bounding_box() for n in range(2)]
    assert choices[0] and choices[1] and choices[0]["y"] == choices[1]["y"], "side by side"
    assistant.go.release(3)
    reader.ask(QUESTION)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport[0]
