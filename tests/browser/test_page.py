import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Site, Visitor
from ui import texts

pytestmark = pytest.mark.enable_socket

QUESTION = "Năm 2022, Đảng bộ thị xã Sa Pa kết nạp được bao nhiêu đảng viên?"
FOLLOW_UP = "Thế còn tỉnh Sơn La năm 2021?"

IN_SIGHT = """mark => {
  const box = mark.getBoundingClientRect();
  const panel = mark.closest('#article-panel').getBoundingClientRect();
  return box.top >= Math.max(panel.top, 0) && box.bottom <= Math.min(panel.bottom, window.innerHeight);
}"""


def api_answer(site: Site, question: str, history: list[str] | None = None) -> dict[str, object]:
    body = {"question": question, "history": history or []}
    response = httpx.post(f"{site.address}/api/v1/ask", json=body, trust_env=False, timeout=30)
    assert response.status_code == 200
    return response.json()  # type: ignore[no-any-return]


def plain(markdown: object) -> str:
    """The text of an answer without bold marks and citation numbers, white space as one space."""
    text = str(markdown).replace("**", "")
    for number in range(1, 20):
        text = text.replace(f" [{number}]", "").replace(f"[{number}]", "")
    return " ".join(text.split())


def test_a_question_is_answered_and_its_citation_opens_the_article_at_the_sentence(visitor: Visitor) -> None:
    visitor.ask(QUESTION)
    answer = api_answer(visitor.site, QUESTION)
    assert answer["status"] == "answered"
    assert plain(visitor.last(".claim")) == plain(answer["claims"][0]["text"])  # type: ignore[index]
    assert visitor.last(".claim strong")
    assert visitor.last(".writer") == texts.QUOTED
    assert visitor.page.locator("#writer").count() == 0, "there is no language model to choose"

    first = answer["citations"][0]  # type: ignore[index]
    source = visitor.last("a.source")
    assert " ".join(first["title"].split()) in " ".join(source.split())
    assert texts.NO_DATE in source or "/" in source

    visitor.page.locator("#chat a.source").first.click()
    mark = visitor.page.locator("#article-panel mark").first
    mark.wait_for()
    assert "".join(visitor.page.locator("#article-panel mark").all_text_contents()) == first["quote"]
    visitor.page.wait_for_function(f"({IN_SIGHT})(document.querySelector('#article-panel mark'))")
    panel, chat = (visitor.page.locator(name).bounding_box() for name in ("#article-panel", "#chat"))
    assert panel and chat and panel["x"] >= chat["x"] + chat["width"], "the article stands beside the chat"


def test_the_number_in_the_answer_opens_the_article_by_keyboard_and_escape_returns(visitor: Visitor) -> None:
    visitor.ask(QUESTION)
    chip = visitor.page.locator("#chat a.cite").first
    chip.focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.locator("#article-panel mark").first.wait_for()
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator("#article-panel")).to_be_hidden()
    expect(chip).to_be_focused()


def test_clicking_an_example_asks_it(visitor: Visitor) -> None:
    example = visitor.page.locator("#examples button.example").first
    example.wait_for()
    question = example.inner_text()
    example.click()
    visitor.wait_for_answer(question)
    assert visitor.page.locator("#chat .user-row").inner_text().strip() == question.strip()
    assert visitor.page.locator("#chat a.source").count() >= 1
    expect(example).to_be_hidden()


def test_a_follow_up_is_read_in_the_light_of_the_question_before_it(visitor: Visitor) -> None:
    visitor.ask(QUESTION)
    visitor.ask(FOLLOW_UP)
    expected = api_answer(visitor.site, FOLLOW_UP, [QUESTION])
    assert plain(visitor.last(".claim")) == plain(str(expected["answer"]).split("\n", maxsplit=1)[0])
    visitor.page.locator("#new-talk").click()
    expect(visitor.page.locator("#chat .bot-row")).to_have_count(0)
    visitor.page.locator("#examples button.example").first.wait_for()


def test_an_empty_question_gets_a_hint_and_the_page_goes_on(visitor: Visitor) -> None:
    visitor.page.locator("#examples button.example").first.wait_for()  # before, an empty question is not kept
    visitor.ask("   ")
    assert "câu hỏi" in visitor.last(".notice").lower()
    visitor.ask(QUESTION)
    assert visitor.page.locator("#chat a.cite").count() >= 1


def test_a_question_of_ten_thousand_characters_is_refused_and_the_page_goes_on(visitor: Visitor) -> None:
    visitor.ask("nghị quyết " * 909 + "x")
    assert "ký tự" in visitor.last(".notice")
    expect(visitor.page.locator("#question textarea")).to_have_value("nghị quyết " * 909 + "x")
    visitor.ask(QUESTION)
    assert visitor.page.locator("#chat a.cite").count() >= 1


def test_what_the_articles_do_not_say_is_said_calmly_and_nothing_looks_cited(visitor: Visitor) -> None:
    visitor.ask("Giá vàng miếng SJC hôm nay là bao nhiêu?")
    assert visitor.last(".not_found .claim")
    assert visitor.page.locator("#chat a.cite").count() == 0
    assert visitor.page.locator("#chat .sources").count() == 0


def test_a_full_queue_is_told_in_vietnamese_and_the_question_can_be_sent_again(visitor: Visitor) -> None:
    page = visitor.page
    page.route("**/gradio_api/queue/join*", lambda route: route.fulfill(status=503, json={"detail": "Queue is full."}))
    page.fill("#question textarea", QUESTION)
    page.press("#question textarea", "Enter")
    expect(page.locator(".toast-wrap")).to_contain_text("Đang có nhiều người cùng hỏi")
    assert not {"Error", "busy", "again"} & set(page.locator(".toast-wrap").inner_text().split())
    page.unroute("**/gradio_api/queue/join*")
    page.press("#question textarea", "Enter")
    visitor.wait_for_answer(QUESTION)


def test_a_lost_server_is_told_in_vietnamese(visitor: Visitor) -> None:
    visitor.page.route("**/gradio_api/queue/join*", lambda route: route.abort())
    visitor.page.fill("#question textarea", QUESTION)
    visitor.page.press("#question textarea", "Enter")
    expect(visitor.page.locator(".toast-wrap")).to_contain_text("Mất kết nối tới máy chủ")


def test_two_readers_do_not_see_each_other(visitor: Visitor, chromium: Browser) -> None:
    visitor.ask(QUESTION)
    context = chromium.new_context(locale="vi-VN")
    try:
        other = Visitor(context, visitor.site)
        assert other.page.locator("#chat .bot-row").count() == 0
        other.ask(FOLLOW_UP)
        alone = api_answer(visitor.site, FOLLOW_UP)
        assert plain(other.last(".claim")) == plain(str(alone["answer"]).split("\n", maxsplit=1)[0])
    finally:
        context.close()


def test_the_page_is_vietnamese_for_screen_readers_and_says_that_a_machine_answers(visitor: Visitor) -> None:
    visitor.ask(QUESTION)
    page = visitor.page
    assert page.title() == texts.TITLE
    assert page.evaluate("document.documentElement.lang") == "vi"
    assert page.locator("#machine-notice").inner_text().strip() == texts.MACHINE_NOTICE
    labels = page.evaluate("[...document.querySelectorAll('[aria-label]')].map(e => e.getAttribute('aria-label'))")
    assert not [label for label in labels if label.isascii() and label], labels


@pytest.mark.parametrize("viewport", [(390, 844), (1024, 768), (1440, 900)])
def test_nothing_is_cut_off_at_any_width(visitor: Visitor, viewport: tuple[int, int]) -> None:
    page = visitor.page
    visitor.ask(QUESTION)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport[0]
    box = page.locator("#machine-notice").bounding_box()
    assert box and box["y"] + box["height"] <= viewport[1]
    page.locator("#chat a.source").first.click()
    page.locator("#article-panel mark").first.wait_for()
    page.wait_for_function(f"({IN_SIGHT})(document.querySelector('#article-panel mark'))")
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport[0]
    panel, chat = (page.locator(name).bounding_box() for name in ("#article-panel", "#chat"))
    assert panel and chat
    if viewport[0] < 960:
        assert panel["y"] >= chat["y"] + chat["height"], "on a narrow screen the article stands below the chat"
    page.locator("#article-panel .close").click()
    expect(page.locator("#chat a.source").first).to_be_in_viewport()
