"""Writes docs/screenshots/*.png from the real page over the bundled articles: `python -m tests.browser.screenshots`."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.running import PROJECT, browser, program

FOLDER = PROJECT / "docs" / "screenshots"
MAX_BYTES = 300_000

ASKED = "Năm 2022, Đảng bộ thị xã Sa Pa kết nạp được bao nhiêu đảng viên?"
FOLLOW_UP = "Thế còn tỉnh Sơn La năm 2021?"
NOT_THERE = "Giá vàng miếng SJC hôm nay là bao nhiêu?"
WIDE, NARROW, MIDDLE = (1280, 800), (390, 844), (1024, 768)


def main() -> None:
    """Takes every picture anew. Raises RuntimeError when one is larger than the repository should hold."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        browser() as chromium,
        program(Path(folder)) as address,
    ):
        _take(chromium, address, "chat", WIDE, "light", ASKED, FOLLOW_UP)
        _take(chromium, address, "article", WIDE, "light", ASKED, opened=True)
        _take(chromium, address, "not_found", WIDE, "light", NOT_THERE)
        _take(chromium, address, "phone", NARROW, "light", ASKED)
        _take(chromium, address, "dark", MIDDLE, "dark", ASKED, opened=True)


def _take(
    chromium: Browser,
    address: str,
    name: str,
    size: tuple[int, int],
    scheme: str,
    *questions: str,
    opened: bool = False,
) -> None:
    width, height = size
    viewport = {"width": width, "height": height}
    context = chromium.new_context(locale="vi-VN", viewport=viewport, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}/")
    page.locator("#examples button.example").first.wait_for()
    for number, question in enumerate(questions, start=1):
        page.fill("#question textarea", question)
        page.press("#question textarea", "Enter")
        page.wait_for_function(
            "n => document.querySelectorAll('#chat .bot-row .answer:is(.not_found, :has(.sources))').length === n",
            arg=number,
        )
    if opened:
        page.locator("#chat a.source").first.click()
        page.locator("#article-panel mark").first.wait_for()
    _save(page, FOLDER / f"{name}.png")
    context.close()


def _save(page: Page, path: Path) -> None:
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(500)  # the chat fades its messages in
    page.screenshot(path=path)
    size = path.stat().st_size
    print(f"{path.relative_to(PROJECT)}: {size // 1000} KB")
    if size > MAX_BYTES:
        raise RuntimeError(f"{path.name} is larger than {MAX_BYTES // 1000} KB")


if __name__ == "__main__":
    main()
