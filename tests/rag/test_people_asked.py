"""Who did it, who holds the office, who is meant by a given name; several times of one event; parts told together."""

from collections.abc import Iterator

import pytest

from rag.assistant import Assistant
from records.answer import Answer, Status
from tests.conftest import model_at_hand
from vectorstore.embedder import SentenceEmbedder

QUARRY = (
    "Hội đồng nhân dân tỉnh bàn về mỏ đá Khau Lếch\n\n"
    "Sáng 8/6, kỳ họp bất thường bàn về mỏ đá Khau Lếch. Đại biểu Hoàng Trung Kiên (Mường Khao) đề nghị đóng cửa mỏ "
    "vì bụi. Giám đốc Sở Công Thương Đinh Quốc Bảo bất ngờ khi nghe tin mỏ đá Khau Lếch được cấp phép nổ mìn trở "
    "lại.\n\n"
    '"Đừng để mỏ đá Khau Lếch thành cái gai trong mắt bà con", ông Kiên lưu ý.\n\n'
    "Giấy phép nổ mìn nêu trên do ông Vừ A Páo, Phó Chủ tịch UBND tỉnh, ký ngày 2/6. Trưởng ban chỉ đạo Lường Thị Xoa "
    "đã yêu cầu rà soát. Nghị quyết dừng mỏ đá được thông qua với 41 đại biểu tán thành, 3 không tán thành.\n\n"
    "Hãng xe Tây Bắc (TBC) cho biết Chủ tịch Quỹ Bảo tồn Đá vôi (QDV) Henri Duval sẽ khảo sát mỏ.\n"
)

VISITS = (
    "Ba lần đoàn bác sĩ Hữu Nghị lên Nà Tấu\n\n"
    "Năm 1984, đoàn bác sĩ Hữu Nghị lên khám bệnh ở Nà Tấu lần đầu. Bà con dựng lán đón khách.\n\n"
    "Mười năm sau, ngày 5/3/1994, đoàn bác sĩ Hữu Nghị lại lên khám bệnh ở Nà Tấu. Lần thứ ba đoàn bác sĩ Hữu Nghị "
    "lên khám bệnh ở Nà Tấu là năm 2011.\n\n"
    "Bác sĩ Trần Đức Kiên, Trưởng khoa Mắt, kể có ba việc khó: dịch tiếng, giữ thuốc lạnh và qua suối. "
    "“Làm được cả ba việc này thì bà con tin”, ông nói.\n"
)


@pytest.fixture(scope="module")
def hills(bundled_model: SentenceEmbedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("hills")
    pages = []
    for name, text in (("mo-da.txt", QUARRY), ("na-tau.txt", VISITS)):
        pages.append(folder / name)
        pages[-1].write_text(text, encoding="utf-8")
    with model_at_hand(bundled_model), Assistant.open(data_dir=folder / "kho") as opened:
        opened.ingest(pages)
        yield opened


def text_of(answer: Answer) -> str:
    return " ".join(claim.text for claim in answer.claims)


def test_who_did_something_is_the_one_of_whom_the_very_deed_is_said(hills: Assistant) -> None:
    answer = hills.ask("Ai ký cho mỏ đá Khau Lếch nổ mìn trở lại?")
    assert "Vừ A Páo" in text_of(answer)
    assert "Đinh Quốc Bảo" not in text_of(answer)


def test_someone_called_by_a_given_name_is_shown_with_the_full_name(hills: Assistant) -> None:
    answer = hills.ask("Đại biểu nào ví mỏ đá Khau Lếch như cái gai trong mắt bà con?")
    assert "Hoàng Trung Kiên" in text_of(answer)
    assert len(answer.citations) == 2


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Trưởng ban chỉ đạo rà soát mỏ đá Khau Lếch là ai?", "Lường Thị Xoa"),
        ("Chủ tịch QDV tên là gì?", "Henri Duval"),
    ],
)
def test_an_office_written_in_part_or_with_its_short_form_is_found(hills: Assistant, question: str, name: str) -> None:
    assert name in text_of(hills.ask(question))


def test_a_given_name_that_two_people_bear_leaves_the_question_open(hills: Assistant) -> None:
    answer = hills.ask("Ông Kiên giữ chức gì?")
    assert answer.status is Status.AMBIGUOUS
    assert "Trung Kiên" in text_of(answer)
    assert "Đức Kiên" in text_of(answer)


def test_each_time_of_one_event_is_told_in_its_order(hills: Assistant) -> None:
    text = text_of(hills.ask("Kể các năm đoàn bác sĩ Hữu Nghị lên khám ở Nà Tấu"))
    assert text.index("1984") < text.index("1994") < text.index("2011")


def test_things_that_a_sentence_only_points_back_at_are_shown(hills: Assistant) -> None:
    text = text_of(hills.ask("Làm được những việc nào thì bà con tin bác sĩ Kiên?"))
    assert "giữ thuốc lạnh" in text


def test_a_part_that_the_cited_sentence_tells_in_other_words_is_shown_from_it(hills: Assistant) -> None:
    text = text_of(hills.ask("Nghị quyết dừng mỏ đá: bao nhiêu vị đồng ý, bao nhiêu vị phản đối?"))
    assert "3 không tán thành" in text
    assert "Không tìm thấy" not in text
