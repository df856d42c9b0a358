import pytest

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.enable_socket

QUESTION = "Xã Bản Phùng Thử có bao nhiêu đoàn viên thanh niên trong năm 2021?"


def test_an_article_full_of_markup_stays_text_and_reaches_no_server(visitor: Visitor) -> None:
    page = visitor.page
    visitor.ask(QUESTION)
    assert "4.321" in visitor.last(".claim")
    links = page.locator("#chat a.source")
    assert "<script>" in " ".join(links.all_inner_texts()), "the title is shown as it is written"
    for index in range(links.count()):
        links.nth(index).click()
        page.locator("#article-panel mark").first.wait_for()
    assert "onerror=window.harmed=9" in page.locator("#article-panel .about").inner_text()
    assert "<iframe" in page.locator("#article-panel").inner_text()
    page.goto(f"{visitor.site.address}/{links_address(visitor)}")
    page.locator("mark").first.wait_for()
    assert page.evaluate("window.harmed") is None
    assert page.locator("article :is(img, script, svg, iframe, video, object, a, style, link, meta)").count() == 0
    assert visitor.site.evil.hits == []


def test_a_question_full_of_markup_stays_text(visitor: Visitor) -> None:
    url = visitor.site.evil.url
    question = (
        f'<img src="{url}/q.png" onerror="window.harmed=1"> ![x]({url}/m.png) <script>window.harmed=2</script> $$x$$'
    )
    visitor.ask(question)
    assert visitor.page.locator("#chat .user-row").inner_text().strip() == question
    assert visitor.page.evaluate("window.harmed") is None
    assert visitor.page.locator("#chat .user-row :is(img, a, script, .katex)").count() == 0
    assert visitor.site.evil.hits == []


def links_address(visitor: Visitor) -> str:
    return str(visitor.page.locator("#chat a.source").first.get_attribute("href"))
