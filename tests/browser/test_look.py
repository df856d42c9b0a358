"""Every main state of the page, in light and dark, on a screen and on a phone: accessible, and none too wide.

What is looked at is what a reader meets; the rules are those of axe-core that are serious or critical (WCAG 2 AA).
"""

import json
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from api.server import create_app
from settings import Settings
from tests.browser.conftest import Site, Visitor
from tests.browser.test_answer import AMBIGUOUS, CONFLICT, NOT_THERE, SERIES
from tests.ui.fake import article
from tests.ui.kept import ChattingAssistant, MemoryConversations
from tests.ui.serving import served
from tests.ui.test_tables import KEPT
from ui import texts
from ui.page import mount
from ui.texts import answer, chat, export, library, registers

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.filterwarnings("ignore:.*no_silent_downcasting"),  # Gradio's, where its queue runs in this process
    pytest.mark.filterwarnings("ignore:The copy keyword is deprecated"),
]

TABS = (texts.CHAT_TAB, library.TAB, registers.FIGURES_TAB, registers.DOCUMENTS_TAB, registers.REPORT_TAB)
SCREEN, PHONE = (1440, 900), (390, 844)
LONG_WORD = "x" * 1990
RIGHT_TO_LEFT = "כמה חברים חדשים? كم عدد الأعضاء؟"

NAMES = """() => [...document.querySelectorAll('[aria-label], [title], [placeholder], [alt], [data-name]')]
  .filter(e => e.checkVisibility())
  .flatMap(e => ['aria-label', 'title', 'placeholder', 'alt', 'data-name'].map(name => e.getAttribute(name)))
  .filter(Boolean)"""
FOCUSED = """() => {
  const one = document.activeElement;
  const style = getComputedStyle(one);
  const shown = style.outlineStyle !== 'none' || one.matches('textarea, input');
  const name = one.getAttribute('aria-label') || one.labels?.[0]?.textContent || one.innerText || one.tagName;
  return [name.trim(), shown];
}"""
MOVING = """() => document.getAnimations().filter(one => one.effect.getTiming().duration > 10).length
  + [...document.querySelectorAll('*')].filter(one => {
      const style = getComputedStyle(one);
      const durations = `${style.transitionDuration},${style.animationDuration}`;
      return durations.split(',').some(duration => parseFloat(duration) > 0.01);
    }).length"""


def said(value: object) -> Iterator[str]:
    """Every sentence within a value of a module of words."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (one for part in value.values() for one in said(part))
    elif isinstance(value, tuple | list):
        yield from (one for part in value for one in said(part))


OURS = {one for module in (texts, answer, chat, export, library, registers) for one in said(vars(module))}


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name, exact=True).click()


def faults(page: Page, state: str) -> list[str]:
    """What is wrong with what is shown, one line each."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    wrong = [
        f"{state}: {one['id']}: {node['html'][:200]}: {node.get('failureSummary', '')[:200]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"][:3]
    ]
    width = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    if width[0] > width[1]:
        wrong.append(f"{state}: {width[0]} px wide in a window of {width[1]}")
    english = {name for name in page.evaluate(NAMES) if name.isascii() and not name.isdigit()} - OURS
    return wrong + [f"{state}: named “{name[:80]}”" for name in english if " " in name or name.isalpha()]


def welcome(visitor: Visitor) -> None:
    visitor.page.locator("#examples button.example").first.wait_for()


def asked(*questions: str) -> Callable[[Visitor], None]:
    def ask(visitor: Visitor) -> None:
        for question in questions:
            visitor.ask(question)
        visitor.page.locator("#suggestions button").first.wait_for()

    return ask


def poor(visitor: Visitor) -> None:
    visitor.page.locator(f'#chat .message-buttons button[data-name="{chat.BAD}"]').last.click()
    visitor.page.locator("#feedback").wait_for()


def filtered(visitor: Visitor) -> None:
    page = visitor.page
    page.locator("#feedback-close").click()
    page.locator("#filter-box > button").click()
    page.wait_for_timeout(1000)  # what may be chosen comes a moment after the filters are opened
    page.locator("#filter-place input").click()
    page.get_by_role("option").nth(1).click()
    page.locator("#clear-filters").wait_for()


def history(visitor: Visitor) -> None:
    page = visitor.page
    page.keyboard.press("Escape")
    page.locator("#clear-filters").click()
    toggle = page.locator("#history-toggle button")
    if toggle.get_attribute("aria-expanded") == "false":
        toggle.click()
    page.locator("#history .delete").first.click()
    page.locator("dialog.ask-first").wait_for()


def cited(visitor: Visitor) -> None:
    page = visitor.page
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.locator("#chat a.cite").last.click()
    page.locator("#article-panel mark").first.wait_for()


def articles(visitor: Visitor) -> None:
    page = visitor.page
    page.keyboard.press("Escape")
    open_tab(page, library.TAB)
    page.locator("#library-list tbody input").first.check()
    page.locator("#library-remove").click()
    page.locator("#library-confirm").wait_for()


def adding(visitor: Visitor) -> None:
    page = visitor.page
    page.locator("#library-remove-no").click()
    page.locator("#library-add > button").click()
    page.set_input_files("#library-files input[type=file]", {"name": "a.pdf", "mimeType": "", "buffer": b"%PDF-1.7"})
    page.locator("#library-files .file-preview tr").wait_for()
    page.locator("#library-start").click()
    page.locator("#library-progress .report td.failed").wait_for()


def nothing_found(visitor: Visitor) -> None:
    visitor.page.locator("#library-search :is(textarea, input)").fill("không có bài nào như thế")
    visitor.page.locator("#library .nothing").wait_for()


def figures(visitor: Visitor) -> None:
    page = visitor.page
    open_tab(page, registers.FIGURES_TAB)
    page.get_by_role("button", name=registers.SERIES_OF.format(written="2.617")).click()
    page.locator("#figures-chart figure.chart").wait_for()


def documents(visitor: Visitor) -> None:
    open_tab(visitor.page, registers.DOCUMENTS_TAB)
    visitor.page.locator(".register.documents summary").first.click()


def report(visitor: Visitor) -> None:
    open_tab(visitor.page, registers.REPORT_TAB)
    visitor.page.locator("#report .notice").wait_for()


STATES: dict[str, Callable[[Visitor], None]] = {
    "welcome": welcome,
    "answers": asked(CONFLICT, AMBIGUOUS, SERIES),
    "feedback": poor,
    "filters": filtered,
    "deleting a conversation": history,
    "article": cited,
    "library": articles,
    "adding": adding,
    "nothing found": nothing_found,
    "figures": figures,
    "documents": documents,
    "report": report,
}


@pytest.fixture
def scheme(visitor: Visitor, request: pytest.FixtureRequest) -> str:
    page = visitor.page
    page.emulate_media(color_scheme=request.param, reduced_motion="reduce")
    page.reload()
    page.wait_for_selector("#question textarea")
    return str(request.param)


# The colours are the same at every width, and so is what is named and labelled: each once is enough.
@pytest.mark.parametrize(
    ("scheme", "viewport"), [("light", SCREEN), ("dark", PHONE)], ids=["screen", "phone"], indirect=["scheme"]
)
def test_every_state_is_accessible_and_fits_its_screen(visitor: Visitor, scheme: str) -> None:
    wrong = []
    for state, act in STATES.items():
        act(visitor)
        wrong += faults(visitor.page, f"{state} ({scheme})")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("viewport", [PHONE], ids=["phone"])
def test_odd_questions_fit_a_phone(visitor: Visitor) -> None:
    for question in (LONG_WORD, RIGHT_TO_LEFT, NOT_THERE):
        visitor.ask(question)
    assert faults(visitor.page, "odd questions") == []


@pytest.mark.parametrize("viewport", [(1024, 768), PHONE], ids=["middle", "phone"])
def test_tables_lie_within_the_screen(visitor: Visitor, viewport: tuple[int, int]) -> None:
    page = visitor.page
    for name, table in ((registers.FIGURES_TAB, "figures"), (registers.DOCUMENTS_TAB, "documents")):
        open_tab(page, name)
        page.locator(f".register.{table}").wait_for()
        for cell in page.locator(f".register.{table} tbody tr:first-child td").all():
            box = cell.bounding_box()
            assert box is None or box["x"] + box["width"] <= viewport[0]


@pytest.mark.parametrize("viewport", [SCREEN, PHONE], ids=["screen", "phone"])
def test_all_is_reached_by_keyboard_in_the_order_in_which_it_is_read(visitor: Visitor) -> None:
    page = visitor.page
    welcome(visitor)
    page.locator("#name h1").click()
    reached = []
    while not reached or reached[-1] != texts.SEND:
        page.keyboard.press("Tab")
        name, shown = page.evaluate(FOCUSED)
        assert shown, f"the focus is not to be seen on {name}"
        assert len(reached) < 60, reached
        reached.append(name)
    wanted = [*TABS, chat.HISTORY, texts.NEW_TALK, *page.locator("#examples button.example:visible").all_inner_texts()]
    wanted += [chat.FILTERS, texts.QUESTION_LABEL]
    places = [next((at for at, name in enumerate(reached) if one.strip() in name), -1) for one in wanted]
    assert places == sorted(places) and -1 not in places, (wanted, reached)
    for name in TABS[::-1]:
        page.get_by_role("tab", name=name, exact=True).focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("tab", name=name, exact=True)).to_have_attribute("aria-selected", "true")
        expect(page.get_by_role("tab", name=name, exact=True)).to_be_in_viewport(ratio=1)
    page.keyboard.press("/")
    expect(page.locator("#question textarea")).to_be_focused()


def test_nothing_moves_for_readers_who_want_no_motion(visitor: Visitor) -> None:
    visitor.page.emulate_media(reduced_motion="reduce")
    visitor.ask(CONFLICT)
    assert visitor.page.evaluate(MOVING) == 0


@pytest.fixture(scope="module")
def evaluated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page whose data folder holds an evaluation, and whose library is empty."""
    folder = tmp_path_factory.mktemp("evaluated")
    kept: dict[str, Any] = {**KEPT, "by_category": [{**KEPT["by_category"][0], "name": f"loại {n}"} for n in range(12)]}
    (Path(folder) / "evaluation.json").write_text(json.dumps(kept), encoding="utf-8")
    settings = Settings(_env_file=None, data_dir=folder, admin_password="mật khẩu dài 1")  # type: ignore[call-arg]
    assistant = ChattingAssistant(article("Năm 2022 kết nạp 134 đảng viên."))
    app = create_app(assistant, settings)
    with ThreadPoolExecutor(1) as aside:  # the browser's event loop runs in this thread, and mounting needs one too
        aside.submit(mount, app, assistant, settings, MemoryConversations()).result()
    with served(app) as address:
        yield address


@pytest.mark.parametrize(("scheme_name", "size"), [("dark", SCREEN), ("light", PHONE)], ids=["screen", "phone"])
def test_the_evaluation_the_log_in_and_failures_are_accessible(
    evaluated: str, chromium: Browser, site: Site, size: tuple[int, int], scheme_name: str
) -> None:
    viewport = {"width": size[0], "height": size[1]}
    context = chromium.new_context(locale="vi-VN", viewport=viewport, color_scheme=scheme_name)  # type: ignore[arg-type]
    try:
        reader = Visitor(context, Site(evaluated, site.evil))
        page = reader.page
        for question in ("Máy chủ có hỏng không?", "Kho có khóa không?", "nghị quyết " * 300):
            reader.ask(question)
        wrong = faults(page, "failures")
        open_tab(page, library.TAB)
        page.locator("#library-add > button").click()
        page.locator("#library-gate input").wait_for()
        wrong += faults(page, "log-in")
        open_tab(page, registers.REPORT_TAB)
        page.locator("#report .tiles").wait_for()
        wrong += faults(page, "evaluation")
        assert not wrong, "\n".join(wrong)
    finally:
        context.close()
