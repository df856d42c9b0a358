"""The tab "Bài viết" without a browser: the list, what is pasted and uploaded, a run of adding, and the listeners."""

import threading
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from gradio.utils import get_upload_folder

from ingest.added import Given
from ingest.ports import Progress, Stage, Step
from ingest.report import FileResult, Outcome, Report
from settings import Settings
from tests.ui.shelf import Shelf
from tests.ui.test_render import HOSTILE, Elements
from tests.vectorstore.processes import holding
from tests.vectorstore.samples import open_store
from ui.adding import MOST_FILES, Adding, pasted, uploaded
from ui.admin import Admin
from ui.listing import PAGE_ROWS, clash_html, page_html, page_of, removal_html, report_html, wanted_words
from ui.tabs.adding import _Desk
from ui.tabs.library import _Shelf
from ui.texts import library as texts
from vectorstore.catalogue import ArticleSummary

FIRST = "Đại hội xã Mường Hoa\n\nNăm 2022, Đảng bộ xã kết nạp được 34 đảng viên mới.\n"
SECOND = "Đại hội xã Tả Van\n\nNăm 2023, Đảng bộ xã kết nạp được 41 đảng viên mới.\n"
LOCAL = SimpleNamespace(
    headers={"host": "localhost:7860"}, cookies={}, client=SimpleNamespace(host="127.0.0.1"), session_hash="s1"
)
STRANGER = SimpleNamespace(**{**vars(LOCAL), "client": SimpleNamespace(host="10.0.0.9")})


def summary(
    title: str, *, id_: str = "", source: str = "", place: str | None = None, day: date | None = None
) -> ArticleSummary:
    key = id_ or title
    known = {"id": key, "source": source or f"{key}.txt", "title": title, "place": place, "published": day}
    return ArticleSummary(**{one.name: known.get(one.name, 0) for one in fields(ArticleSummary)})  # type: ignore[arg-type]


ARTICLES = (
    summary("Đảng bộ thị xã Sa Pa", id_="a", place="Lào Cai", day=date(2022, 5, 1)),
    summary("Áo ấm cho em", id_="b", source="tin/ao_am.html"),
    summary("Bầu cử ở Sơn La", id_="c", place="Sơn La", day=date(2023, 1, 1)),
)


def titles(search: str = "", having: tuple[str, ...] = (), order: str = "title", number: int = 0) -> list[str]:
    return [one.id for one in page_of(ARTICLES, wanted_words(search), having, order, number).articles]


# The list


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", ["b", "c", "a"]),
        ("sa pa", ["a"]),
        ("SA PÁ", ["a"]),
        ("lao cai", ["a"]),
        ("ao_am", ["b"]),
        ("son la bau", ["c"]),
        ("son  la\nbầu", ["c"]),
        ("không có ở đâu", []),
        ("%", []),
        ("🙂", []),
    ],
)
def test_words_are_found_in_title_place_and_file_name_without_diacritics(search: str, found: list[str]) -> None:
    assert titles(search) == found


def test_articles_whose_text_has_the_words_are_found_too() -> None:
    assert titles("đảng viên mới", having=("c",)) == ["c"]


def test_articles_are_sorted_by_date_or_title_and_the_undated_come_last() -> None:
    assert titles(order="newest") == ["c", "a", "b"]
    assert titles(order="oldest") == ["a", "c", "b"]
    assert titles(order="title") == ["b", "c", "a"]
    assert titles(order="'; DROP") == titles(order="oldest")


def test_five_thousand_articles_come_fifty_at_a_time() -> None:
    many = [summary(f"Bài {number:04}", day=date(2020, 1, 1)) for number in range(5000)]
    seen: list[str] = []
    for number in range(100):
        page = page_of(many, "", (), "title", number)
        assert (len(page.articles), page.pages, page.number) == (PAGE_ROWS, 100, number)
        seen += [one.id for one in page.articles]
    assert seen == [one.id for one in many]
    assert page_of(many, "", (), "title", 10**9).number == 99
    assert page_of(many, "", (), "title", -1).number == 0
    html = page_html(page_of(many, "", (), "title", 99), may_change=True)
    assert "5.000 bài viết, đang xem 4.951–5.000" in Elements(html).text
    assert html.count("<tr>") == PAGE_ROWS + 1


def test_each_row_leads_to_its_article_and_says_what_is_known_of_it() -> None:
    drawn = Elements(page_html(page_of(ARTICLES, "", (), "newest", 0), may_change=False))
    assert drawn.addresses == ["bai-viet/c", "bai-viet/a", "bai-viet/b"]
    assert all(part in drawn.text for part in ("01/05/2022", texts.NO_DATE, "Lào Cai", "tin/ao_am.html", "3 bài viết"))
    assert "input" not in drawn.tags


def test_an_article_that_does_not_say_where_it_was_written_is_listed_at_the_place_of_its_figures() -> None:
    one = replace(summary("Phát triển đảng viên", id_="p"), figures_place="huyện Bắc Yên")
    assert "huyện Bắc Yên" in Elements(page_html(page_of([one], "bac yen", (), "newest", 0), may_change=False)).text


def test_only_who_may_change_the_library_gets_boxes_to_tick() -> None:
    html = page_html(page_of(ARTICLES, "", (), "newest", 0), may_change=True)
    assert html.count('type="checkbox"') == 3


def test_an_empty_library_and_a_search_without_result_say_what_to_do() -> None:
    assert texts.EMPTY_HINT in Elements(page_html(page_of((), "", (), "newest", 0), may_change=True)).text
    refused = Elements(page_html(page_of((), "", (), "newest", 0), may_change=False)).text
    assert texts.EMPTY in refused
    assert texts.EMPTY_HINT not in refused
    nothing = Elements(page_html(page_of(ARTICLES, "xyz", (), "newest", 0), may_change=True)).text
    assert "Không có bài nào khớp với “xyz”" in nothing


@pytest.mark.parametrize("text", [*HOSTILE, "x" * 10_000, "\u202etxt.exe", 'a" onclick="alert(1)'])
def test_whatever_articles_and_files_are_called_only_our_own_elements_are_drawn(text: str) -> None:
    one = summary(text, id_=text, source=text, place=text)
    failed = FileResult(text, Outcome.FAILED, text)
    page = page_of([one], "", (), "newest", 0)
    htmls = [
        page_html(page, may_change=True),
        page_html(page_of([one], wanted_words(f"q{text}"), (), "newest", 0), may_change=True),
        removal_html([one] * 12),
        clash_html([text] * 12),
        report_html(Report((failed, FileResult(text, Outcome.ADDED))), {text: text}),
    ]
    table = {"table", "caption", "thead", "tbody", "tr", "th", "td", "input"}
    for html in htmls:
        drawn = Elements(html)
        assert drawn.tags <= table | {"p", "div", "a", "span", "h3", "ul", "li", "strong"}
        assert not {name for name in drawn.attributes if name.startswith("on")}
        assert all(address.startswith("bai-viet/") and ":" not in address for address in drawn.addresses)
        assert "\n" not in html, "Markdown ends a piece of HTML at an empty line"
        assert "\u202e" not in html


def test_a_report_puts_failures_first_and_counts_each_outcome() -> None:
    results = (FileResult("a.txt", Outcome.ADDED), FileResult("b.pdf", Outcome.FAILED, "Chưa đọc được."))
    drawn = Elements(report_html(Report(results), {"a.txt": "id1"}))
    assert "1 không nạp được, 1 đã thêm." in drawn.text
    assert drawn.text.index("b.pdf") < drawn.text.index("a.txt")
    assert drawn.addresses == ["bai-viet/id1"]


# What is given


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (FIRST, "", "Đại hội xã Mường Hoa.txt"),
        (FIRST, "Bài 1", "Bài 1.txt"),
        (FIRST, "bai-1.md", "bai-1.md"),
        (FIRST, "../../a", "- .. -a.txt"),
        (FIRST, "báo cáo.docx", "báo cáo.docx.txt"),
        ("<html><title>Tin xã</title><h1>Khác</h1><p>x</p>", "", "Tin xã.html"),
        ("  <p>Một đoạn</p>", "", "Một đoạn.html"),
        ("5 < 6 là đúng", "", "5 6 là đúng.txt"),
        ("\n\n\n", "", "bai-viet.txt"),
    ],
)
def test_a_pasted_text_gets_a_name_and_a_type(text: str, name: str, expected: str) -> None:
    given = pasted(text, name)
    assert "/" not in given.name
    if name != "../../a":
        assert given.name == expected
    assert given.content == text.encode()


def test_only_files_in_the_folder_of_uploads_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "uploads"
    (folder / "x").mkdir(parents=True)
    outside = tmp_path / "mật.txt"
    for path in (outside, folder / "x" / "a.txt"):
        path.write_bytes(b"x")
    (folder / "link.txt").symlink_to(outside)
    asked = [str(folder / "x" / "a.txt"), str(outside), f"{folder}/../mật.txt", "/etc/passwd", str(folder / "link.txt")]
    assert [one.name for one in uploaded(asked, folder)] == ["a.txt"]
    assert uploaded(None, folder) == []


# A run


def run_of(*steps: Step, names: tuple[str, ...]) -> tuple[Adding, list[str]]:
    shown: list[str] = []

    def work(progress: Progress) -> Report:
        for step in steps:
            progress(step)
            shown.append(Elements(adding.html()).text)
        return Report(())

    adding = Adding(names, work, lambda: None)
    shown.append(Elements(adding.html()).text)
    adding.start()
    assert adding.wait(20)
    return adding, shown


def test_progress_names_each_file_and_what_is_done_with_it() -> None:
    steps = (Step("b.txt", Stage.EMBED, 1, 3, 0.4), Step("", Stage.INDEX, 3, 3))
    _, (before, embedding, indexing) = run_of(*steps, names=("a.txt", "b.txt", "c.txt"))
    assert before == texts.STARTING
    assert "Đang nạp 2/3" in embedding
    assert "a.txt xong" in embedding
    assert "b.txt đang phân tích 40%" in embedding
    assert "c.txt chờ" in embedding
    assert indexing == texts.INDEXING


def test_of_a_thousand_files_those_around_the_present_one_are_shown() -> None:
    names = tuple(f"{number}.txt" for number in range(1000))
    _, (_, shown) = run_of(Step("500.txt", Stage.READ, 500, 1000), names=names)
    assert "492 tệp đã xong" in shown
    assert "còn 491 tệp nữa" in shown
    assert shown.count(".txt") == 17


def test_a_stopped_run_finishes_its_file_and_fails_the_others(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        shelf = Shelf(store, tmp_path / "articles")
        reached, go = threading.Event(), threading.Event()

        def work(progress: Progress) -> Report:
            def slow(step: Step) -> None:
                if step.stage is Stage.EMBED:
                    reached.set()
                    assert go.wait(20)
                progress(step)

            return shelf.add([Given("a.txt", FIRST.encode()), Given("b.txt", SECOND.encode())], progress=slow)

        adding = Adding(("a.txt", "b.txt"), work, lambda: None)
        adding.start()
        assert reached.wait(20)
        adding.stop()
        go.set()
        assert adding.wait(20)
        assert adding.report
        assert [(one.source, one.outcome) for one in adding.report.results] == [
            ("a.txt", Outcome.ADDED),
            ("b.txt", Outcome.FAILED),
        ]
        assert adding.report.results[1].reason == texts.STOPPED


# The listeners


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with open_store(tmp_path / "kho") as store:
        yield Shelf(store, tmp_path / "kho" / "articles")


@pytest.fixture
def desk(shelf: Shelf) -> _Desk:
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    return _Desk(shelf, settings, Admin(settings))


@pytest.fixture
def listed(shelf: Shelf) -> _Shelf:
    return _Shelf(shelf, Admin(Settings(_env_file=None)))  # type: ignore[call-arg]


def last(frames: Iterator[Any]) -> str:
    *_, frame = frames
    return Elements(frame[0]).text


def paste(desk: _Desk, text: str, name: str = "", request: Any = LOCAL) -> str:
    return last(desk.ask_or_add(None, text, name, request))


def test_what_is_pasted_can_be_found_at_once(desk: _Desk, listed: _Shelf) -> None:
    assert "1 đã thêm" in paste(desk, FIRST)
    assert "Đại hội xã Mường Hoa" in listed.show("muong hoa", "newest", 0, LOCAL)[0]
    assert "Đại hội xã Mường Hoa" in listed.show("ket nap 34", "newest", 0, LOCAL)[0]
    assert texts.NOTHING_FOUND.split("“")[0] in Elements(listed.show("kết nạp 41", "newest", 0, LOCAL)[0]).text


def test_an_uploaded_file_is_taken_and_then_deleted(desk: _Desk, shelf: Shelf) -> None:
    folder = Path(get_upload_folder()) / "test_library"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tin.txt").write_text(FIRST, encoding="utf-8")
    assert "1 đã thêm" in last(desk.ask_or_add([str(folder / "tin.txt")], "", "", LOCAL))
    assert not folder.exists()
    assert [one.source for one in shelf.articles()] == ["tin.txt"]
    assert texts.NOTHING_GIVEN in last(desk.ask_or_add([str(folder / "tin.txt"), "/etc/passwd"][1:], "", "", LOCAL))
    assert texts.UPLOADS_GONE in last(desk.ask_or_add([str(folder / "tin.txt")], "", "", LOCAL))


def test_an_equal_name_is_asked_about_before_anything_is_lost(desk: _Desk, shelf: Shelf) -> None:
    paste(desk, FIRST, "tin")
    (frame,) = desk.ask_or_add(None, SECOND, "tin", LOCAL)
    assert "tin.txt" in Elements(frame[2]).text
    assert [one.title for one in shelf.articles()] == ["Đại hội xã Mường Hoa"]
    assert "1 đã thêm" in last(desk.keep_both(None, SECOND, "tin", LOCAL))
    assert [one.source for one in shelf.articles()] == ["tin (2).txt", "tin.txt"]
    assert "1 đã thay" in last(desk.replace(None, SECOND, "tin", LOCAL))
    assert {one.title for one in shelf.articles()} == {"Đại hội xã Tả Van"}


def test_adding_is_refused_to_strangers_and_leaves_nothing(desk: _Desk, shelf: Shelf, listed: _Shelf) -> None:
    for act in (desk.ask_or_add, desk.keep_both, desk.replace):
        assert texts.NOT_AT_THIS_MACHINE in last(act(None, FIRST, "", STRANGER))
    assert shelf.articles() == ()
    assert "ADMIN_PASSWORD" in Elements(desk.door(STRANGER)).text
    assert "may-add" not in desk.door(STRANGER)
    assert "may-add" in desk.door(LOCAL)


def test_removing_asks_first_and_is_refused_to_strangers(desk: _Desk, shelf: Shelf, listed: _Shelf) -> None:
    paste(desk, FIRST, "một")
    paste(desk, SECOND, "hai")
    ids = {one.source: one.id for one in shelf.articles()}
    confirm, asked, notice = listed.ask_to_remove(f"{ids['một.txt']} không-có", LOCAL)
    assert confirm.visible is True
    assert "một.txt" in Elements(asked).text
    assert notice == ""
    assert texts.NOT_AT_THIS_MACHINE in Elements(listed.remove(ids["một.txt"], STRANGER)).text
    assert texts.NOT_AT_THIS_MACHINE in Elements(listed.ask_to_remove(ids["một.txt"], STRANGER)[2]).text
    assert len(shelf.articles()) == 2
    assert Elements(listed.remove(ids["một.txt"], LOCAL)).text == texts.REMOVED_ONE
    assert [one.source for one in shelf.articles()] == ["hai.txt"]
    assert texts.GONE_ALREADY in Elements(listed.remove(ids["một.txt"], LOCAL)).text
    assert texts.NONE_CHOSEN in Elements(listed.ask_to_remove("", LOCAL)[2]).text


def test_too_many_files_nothing_at_all_and_a_defect_are_said_calmly(
    desk: _Desk, shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    folder = Path(get_upload_folder())
    many = [str(folder / f"{number}.txt") for number in range(MOST_FILES + 1)]
    assert "1001 tệp" in last(desk.ask_or_add(many, "", "", LOCAL))
    assert texts.NOTHING_GIVEN in paste(desk, "  \n ")
    assert texts.UNEXPECTED in last(desk.keep_both(None, FIRST, "hỏng", LOCAL))
    assert "passwd" in caplog.text


def test_while_another_process_writes_its_message_is_shown(desk: _Desk, listed: _Shelf, tmp_path: Path) -> None:
    paste(desk, FIRST, "một")
    with holding(tmp_path / "kho"):
        assert "Đang có tiến trình khác ghi" in paste(desk, SECOND)
        chosen = " ".join(one.id for one in listed._assistant.articles())
        assert "Đang có tiến trình khác ghi" in Elements(listed.remove(chosen, LOCAL)).text
