"""Answers within a scope: the full question's answer is found, and nothing outside is ever cited."""

from itertools import product
from pathlib import Path

import pytest

from ingest.added import Given
from rag.assistant import Assistant
from rag.scope import limits
from records.answer import Answer, Status
from records.evidence import Evidence
from records.question import Scope, Turn
from settings import Settings

QUESTIONS = (
    "Kết nạp được bao nhiêu đảng viên?",
    "Có bao nhiêu chi bộ?",
    "Nghị quyết 02-NQ/TU ban hành ngày nào?",
    "Ai là Trưởng Ban Tổ chức Tỉnh ủy?",
    "Đã tổ chức bao nhiêu cuộc kiểm tra và bao nhiêu cuộc giám sát?",
    "Liệt kê các văn bản được nhắc đến",
    "Tóm tắt bài viết",
    "So sánh số đảng viên kết nạp năm 2021 và năm 2022",
    "Tỷ lệ chi bộ có chi ủy là bao nhiêu phần trăm?",
)


def source_id(assistant: Assistant, start: str) -> str:
    return next(one.id for one in assistant.articles() if one.source.startswith(start))


def figures_of(answer: Answer) -> tuple[Status, str, list[tuple[str, int]]]:
    return answer.status, answer.text, [(c.article_id, c.start) for c in answer.citations]


@pytest.mark.parametrize(
    ("full", "bare", "scope"),
    [
        (
            "Năm 2022 Sơn La kết nạp bao nhiêu đảng viên?",
            "Năm 2022 kết nạp bao nhiêu đảng viên?",
            Scope(place="Sơn La"),
        ),
        ("Năm 2022 Sa Pa kết nạp bao nhiêu đảng viên?", "Năm 2022 kết nạp bao nhiêu đảng viên?", Scope(place="Sa Pa")),
        ("Năm 2023 Sơn La kết nạp bao nhiêu đảng viên?", "Sơn La kết nạp bao nhiêu đảng viên?", Scope(year=2023)),
        (
            "Năm 2021 Sơn La kết nạp bao nhiêu đảng viên?",
            "Kết nạp bao nhiêu đảng viên?",
            Scope(place="tỉnh Sơn La", year=2021),
        ),
        ("Sơn La có bao nhiêu chi bộ có chi ủy?", "Có bao nhiêu chi bộ có chi ủy?", Scope(place="tỉnh Sơn La")),
    ],
)
def test_a_question_is_understood_as_about_its_scope(assistant: Assistant, full: str, bare: str, scope: Scope) -> None:
    expected = assistant.ask(full)
    found = assistant.ask(bare, scope=scope)
    assert expected.status is Status.ANSWERED
    assert figures_of(found) == figures_of(expected)
    assert figures_of(assistant.ask(full, scope=scope)) == figures_of(expected)


@pytest.mark.parametrize(
    ("question", "scope", "told"),
    [
        ("Năm 2022 Sơn La kết nạp bao nhiêu đảng viên?", Scope(place="thị xã Sa Pa"), "thị xã Sa Pa"),
        ("Năm 2022 Sa Pa kết nạp bao nhiêu đảng viên?", Scope(place="tỉnh Sơn La"), "tỉnh Sơn La"),
        ("Năm 2022 Sơn La kết nạp bao nhiêu đảng viên?", Scope(year=2023), "năm 2023"),
        ("Hôm nay thời tiết ra sao?", Scope(place="thị xã Sa Pa", year=2022), "thị xã Sa Pa, năm 2022"),
        ("Đón bao nhiêu khách du lịch?", Scope(place="thị xã Sa Pa"), "thị xã Sa Pa"),
    ],
)
def test_outside_of_the_scope_nothing_is_found_and_the_filter_is_named(
    assistant: Assistant, question: str, scope: Scope, told: str
) -> None:
    answer = assistant.ask(question, scope=scope)
    assert answer.status is Status.NOT_FOUND
    assert f"phạm vi đã chọn ({told})" in answer.text
    assert not answer.citations


def test_another_article_does_not_answer(assistant: Assistant) -> None:
    scope = Scope(article_ids=frozenset([source_id(assistant, "000_")]))
    answer = assistant.ask("Năm 2023 Sơn La kết nạp bao nhiêu đảng viên?", scope=scope)
    assert answer.status is Status.NOT_FOUND
    assert "1 bài viết đã chọn" in answer.text
    assert {c.article_id for c in answer.related} <= scope.article_ids
    own = Scope(article_ids=frozenset(one.id for one in assistant.articles()))
    assert assistant.ask("Năm 2023 Sơn La kết nạp bao nhiêu đảng viên?", scope=own).status is Status.ANSWERED


def test_an_article_that_is_gone_holds_nothing(assistant: Assistant) -> None:
    answer = assistant.ask("Năm 2022 Sa Pa kết nạp bao nhiêu đảng viên?", scope=Scope(article_ids=frozenset(["x"])))
    assert answer.status is Status.NOT_FOUND
    assert not answer.related


def test_nothing_outside_of_a_scope_is_cited_or_shown_as_near(assistant: Assistant) -> None:
    articles = [frozenset([one.id]) for one in assistant.articles()]
    scopes = [Scope(article_ids=ids) for ids in articles[::2]]
    scopes += [Scope(place="Sơn La"), Scope(place="Lào Cai"), Scope(year=2022), Scope(year=2019)]
    scopes += [Scope(articles[0], "Sa Pa", 2022)]
    desk = assistant._desk
    for question, scope in product(QUESTIONS, scopes):
        answer = assistant.ask(question, scope=scope)
        within = limits(scope, assistant._parts.store)
        assert within is not None
        for cited in (*answer.citations, *answer.related):
            assert not scope.article_ids or cited.article_id in scope.article_ids
            sentence = desk.store.sentence(f"s:{cited.article_id}:{cited.start}-{cited.end}")
            context = desk.reader.context(Evidence(desk.article(cited.article_id), sentence, 0.0, ()))
            assert within.admits(context), (question, scope, cited.quote)


def test_a_follow_up_goes_on_within_the_scope(assistant: Assistant) -> None:
    scope = Scope(place="tỉnh Sơn La")
    first = assistant.ask("Năm 2022 kết nạp bao nhiêu đảng viên?", scope=scope)
    second = assistant.ask("Còn năm 2023?", [Turn("Năm 2022 kết nạp bao nhiêu đảng viên?", first)], scope=scope)
    assert "**2.541**" in first.text
    assert "**3.279**" in second.text


def test_readings_keep_to_the_scope(assistant: Assistant) -> None:
    ids = frozenset([source_id(assistant, "000_")])
    (readings,) = assistant.readings("Kết nạp được bao nhiêu đảng viên?", scope=Scope(article_ids=ids))
    assert readings
    assert {reading.evidence.article.id for reading in readings} == ids


def test_a_part_without_an_answer_names_the_scope(assistant: Assistant) -> None:
    question = "Năm 2022 Sa Pa kết nạp bao nhiêu đảng viên và đón bao nhiêu khách du lịch?"
    answer = assistant.ask(question, scope=Scope(place="thị xã Sa Pa"))
    assert "**134**" in answer.text
    assert "các bài viết đã nạp" not in answer.text


def test_small_talk_needs_no_scope(assistant: Assistant) -> None:
    assert assistant.ask("Xin chào", scope=Scope(place="Sa Pa", year=2022)).text == assistant.ask("Xin chào").text


PROVINCE = (
    "Sơn La phát triển đảng viên\n\nNăm 2023, tỉnh Sơn La kết nạp được 3.279 đảng viên. Toàn tỉnh có 980 chi bộ.\n\n"
    "Năm 2023, thành phố Sơn La kết nạp được 214 đảng viên mới.\n"
)
CITY = "Thành phố Sơn La phát triển đảng\n\nTrong năm 2022, Đảng bộ kết nạp được 187 đảng viên.\n"


def test_a_city_with_the_name_of_its_province_is_a_place_of_its_own_within_it(
    shared_model: None, tmp_path: Path
) -> None:
    with Assistant.open(tmp_path, Settings.load(llm="")) as assistant:
        assistant.add([Given("tinh.txt", PROVINCE.encode()), Given("tp.txt", CITY.encode())])
        city, province = Scope(place="TP Sơn La"), Scope(place="tỉnh Sơn La")
        assert set(assistant.facets().places) == {"thành phố Sơn La", "tỉnh Sơn La"}
        assert "214" in assistant.ask("Năm 2023 kết nạp bao nhiêu đảng viên?", scope=city).text
        assert "3.279" in assistant.ask("Năm 2023 kết nạp bao nhiêu đảng viên?", scope=province).text
        for scope in (city, province):
            assert "187" in assistant.ask("Năm 2022 kết nạp bao nhiêu đảng viên?", scope=scope).text
        assert assistant.ask("Có bao nhiêu chi bộ?", scope=city).status is Status.NOT_FOUND
        assert assistant.ask("Năm 2023 tỉnh Sơn La kết nạp bao nhiêu đảng viên?", scope=city).status is Status.NOT_FOUND
