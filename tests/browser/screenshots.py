"""Writes docs/screenshots/*.png from the real page over the bundled articles: `python -m tests.browser.screenshots`."""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page

from tests.browser.running import PROJECT, browser, program
from ui.texts import library, registers

FOLDER = PROJECT / "docs" / "screenshots"
MAX_BYTES = 300_000

ASKED = "Năm 2022, Đảng bộ thị xã Sa Pa kết nạp được bao nhiêu đảng viên?"
CONFLICT = "Từ đầu nhiệm kỳ đến hết năm 2022 Sa Pa đã kết nạp tổng cộng bao nhiêu đảng viên?"
SERIES = "Số đảng viên kết nạp từng năm của Sơn La"
NOT_THERE = "Giá vàng miếng SJC hôm nay là bao nhiêu?"
WIDE, MIDDLE, NARROW = (1280, 800), (1024, 768), (390, 844)


@dataclass(frozen=True)
class Picture:
    """What is done on a fresh page before its picture is taken."""

    name: str
    act: Callable[[Page], None]
    size: tuple[int, int] = WIDE
    scheme: Literal["light", "dark"] = "light"


def ask(question: str, *, opened: bool = False) -> Callable[[Page], None]:
    """Asks, and with `opened` follows the answer's first citation."""

    def act(page: Page) -> None:
        page.fill("#question textarea", question)
        page.press("#question textarea", "Enter")
        page.locator("#chat .bot-row .answer:is(.not_found, :has(.sources))").wait_for()
        page.locator("#suggestions button, #chat .not_found").first.wait_for()
        if opened:
            page.locator("#chat a.cite").first.click()
            page.locator("#article-panel mark").first.wait_for()

    return act


def open_tab(name: str, shown: str) -> Callable[[Page], None]:
    """Opens a tab and waits for what it shows."""

    def act(page: Page) -> None:
        page.get_by_role("tab", name=name, exact=True).click()
        page.locator(shown).first.wait_for()

    return act


def draw_series(page: Page) -> None:
    """A chart above the table of figures."""
    open_tab(registers.FIGURES_TAB, ".register.figures")(page)
    page.get_by_role("button", name=registers.SERIES_OF.format(written="2.617")).click()
    page.locator("#figures-chart figure.chart").wait_for()


def open_document(page: Page) -> None:
    """The first document with the sentences that mention it."""
    open_tab(registers.DOCUMENTS_TAB, ".register.documents")(page)
    page.locator(".register.documents summary").first.click()


PICTURES = (
    Picture("chat", ask(ASKED, opened=True)),
    Picture("conflict", ask(CONFLICT)),
    Picture("series", ask(SERIES)),
    Picture("not_found", ask(NOT_THERE)),
    Picture("phone", ask(ASKED), NARROW),
    Picture("dark", ask(CONFLICT, opened=True), MIDDLE, "dark"),
    Picture("library", open_tab(library.TAB, "#library-list tbody tr")),
    Picture("figures", draw_series),
    Picture("documents", open_document),
    Picture("evaluation", open_tab(registers.REPORT_TAB, "#report .tiles")),
)


def main() -> None:
    """Takes every picture anew. Raises RuntimeError when one is larger than the repository should hold."""
    with tempfile.TemporaryDirectory() as folder, browser() as chromium, program(Path(folder)) as running:
        score = [sys.executable, str(PROJECT / "app.py"), "eval", "--data-dir", str(Path(folder) / "data")]
        subprocess.run(score, cwd=PROJECT, check=False)  # it fails where quality has dropped, which may be shown too
        take(chromium, running.address)


def take(chromium: Browser, address: str) -> None:
    """Takes every picture of a running program whose data folder holds an evaluation."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        width, height = picture.size
        context = chromium.new_context(
            locale="vi-VN", viewport={"width": width, "height": height}, color_scheme=picture.scheme
        )
        page = context.new_page()
        page.goto(f"{address}/")
        page.locator("#examples button.example").first.wait_for()
        picture.act(page)
        _save(page, FOLDER / f"{picture.name}.png")
        context.close()


def _save(page: Page, path: Path) -> None:
    page.evaluate("document.fonts.ready")
    page.mouse.move(0, 0)
    page.wait_for_timeout(700)  # the chat fades its messages in
    page.screenshot(path=path)
    size = path.stat().st_size
    print(f"{path.relative_to(PROJECT)}: {size // 1000} KB")
    if size > MAX_BYTES:
        raise RuntimeError(f"{path.name} is larger than {MAX_BYTES // 1000} KB")


if __name__ == "__main__":
    main()
