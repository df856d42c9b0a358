"""Lists, people, summaries and date lines: each thing once, cited, and nothing of an article that is not meant."""

from collections.abc import Iterator

import pytest

from rag.assistant import Assistant
from records.answer import Status
from tests.conftest import model_at_hand
from vectorstore.embedder import SentenceEmbedder

MEETING = (
    "Huyện Mường Lai bàn giải pháp cấp nước sạch\n\n"
    "Chiều 12/4/2023, đồng chí Lò Văn Hặc, Phó Bí thư Huyện ủy, Chủ tịch UBND huyện và đồng chí Vàng Thị Mỷ, Trưởng "
    "Ban Dân vận Huyện ủy chủ trì hội nghị bàn giải pháp cấp nước sạch cho vùng cao.\n\n"
    "Theo Kế hoạch số 77-KH/HU ngày 3/2/2023 của Huyện ủy về cấp nước sạch nông thôn, huyện đầu tư 6 công trình gồm: "
    "1- Công trình nước sạch bản Hua Nà, xã Tà Mung, cấp nước cho 120 hộ dân ở ba khu dân cư; 2- Công trình nước sạch "
    "bản Lướt, xã Mường Kim, cấp nước cho 95 hộ dân; 3- Trạm bơm Phúc Than, phục vụ 300 ha lúa hai vụ; 4- Trạm bơm Nà "
    "Phạ; 5- Hồ chứa Khoen On với dung tích thiết kế lớn nhất huyện; 6- Đường ống Ta Gia.\n\n"
    "Các giải pháp được thống nhất như sau:\n"
    "- Giao mỗi xã lập một tổ quản lý công trình.\n"
    "- Thu tiền nước theo đồng hồ.\n"
    "- Trồng lại rừng đầu nguồn.\n\n"
    "Phát biểu kết luận hội nghị, đồng chí Vàng Thị Mỷ đề nghị các xã công khai thu chi với nhân dân.\n"
)

REGATTA = (
    "Giải đua thuyền trên hồ Nậm Cắt\n\n"
    "Sáng 3/9, giải đua thuyền trên hồ Nậm Cắt khai mạc với 12 đội. Ở vòng cuối, Lường Văn Pánh bứt lên từ làn số 5. "
    "Tay chèo của đội Bản Phai cán đích đầu tiên, hơn đội nhì nửa thân thuyền. Tin đội chủ nhà bỏ giải lan khắp chợ từ "
    "hôm trước. Nguyên nhân là vì một tấm ảnh cũ của ban tổ chức bị đăng lại.\n"
)


@pytest.fixture(scope="module")
def highland(bundled_model: SentenceEmbedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("highland")
    page = folder / "muong-lai.txt"
    page.write_text(MEETING, encoding="utf-8")
    with model_at_hand(bundled_model), Assistant.open(data_dir=folder / "kho") as opened:
        opened.ingest([page])
        yield opened


@pytest.fixture(scope="module")
def regatta(bundled_model: SentenceEmbedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("regatta")
    page = folder / "dua-thuyen.txt"
    page.write_text(REGATTA, encoding="utf-8")
    with model_at_hand(bundled_model), Assistant.open(data_dir=folder / "kho") as opened:
        opened.ingest([page])
        yield opened


def _lines(assistant: Assistant, question: str) -> list[str]:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    lines = [claim for claim in answer.claims if claim.text.startswith("- ")]
    assert all(claim.citations for claim in lines if not claim.text.startswith("- …"))
    return [claim.text for claim in lines]


def test_documents_of_an_article_are_listed_once_each(assistant: Assistant) -> None:
    lines = _lines(assistant, "Bài về 3 năm thực hiện Nghị quyết 02 ở Sơn La nhắc tới những nghị quyết nào?")
    assert sum("02-NQ/TU" in line for line in lines) == 1
    assert any("21-NQ/TW" in line and "16/6/2022" in line for line in lines)


def test_only_the_kinds_asked_for_are_listed(assistant: Assistant) -> None:
    lines = _lines(assistant, "Kể các kết luận có số trong bài về Đảng bộ thị xã Sa Pa công tác xây dựng Đảng")
    assert lines
    assert not any("Đề án" in line for line in lines)


def test_people_of_an_article_are_listed_with_their_offices(assistant: Assistant) -> None:
    lines = _lines(assistant, "những ai được nhắc tên trong bài Đảng bộ cơ quan Thị ủy tổ chức hội nghị đánh giá?")
    assert len(lines) == 4
    assert any("Phùng Mạnh Khang" in line and "Giám đốc Trung tâm chính trị" in line for line in lines)


@pytest.mark.parametrize(
    "question",
    [
        "Những văn bản nào được nhắc tới trong bài về Hà Giang?",
        "Những ai có tên trong bài về thủy điện Lai Châu?",
        "Tóm tắt bài về giá cà phê Tây Nguyên",
        "Bài về trồng sâm Ngọc Linh đăng ngày nào?",
    ],
)
def test_an_article_that_is_not_there_is_not_replaced_by_another(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status is Status.NOT_FOUND


def test_what_a_figure_divides_into_is_listed(assistant: Assistant) -> None:
    lines = _lines(assistant, "Số cán bộ Sơn La được luân chuyển, điều động (391 người) chia ra như thế nào?")
    assert len(lines) == 4
    assert "43 đồng chí" in lines[-1]


def test_those_who_did_something_together_are_listed(highland: Assistant) -> None:
    lines = _lines(highland, "Những đồng chí nào chủ trì hội nghị nước sạch ở Mường Lai?")
    assert ["Lò Văn Hặc" in lines[0], "Vàng Thị Mỷ" in lines[1], len(lines)] == [True, True, 2]


def test_only_things_of_the_kind_asked_for_are_listed(highland: Assistant) -> None:
    lines = _lines(highland, "Huyện Mường Lai đầu tư những trạm bơm nào trong 6 công trình cấp nước?")
    assert len(lines) == 2
    assert all(line.startswith("- Trạm bơm") for line in lines)


def test_the_lines_behind_a_colon_are_listed(highland: Assistant) -> None:
    lines = _lines(highland, "Hội nghị thống nhất những giải pháp nào?")
    assert lines[-1] == "- Trồng lại rừng đầu nguồn"
    assert len(lines) == 3


def test_who_did_something_is_the_one_of_whom_it_is_said(highland: Assistant) -> None:
    assert "**Vàng Thị Mỷ**" in highland.ask("Ai kết luận hội nghị nước sạch chiều 12/4?").text
    assert "**Lò Văn Hặc**" in highland.ask("chu tich huyen muong lai la ai").text


def test_an_office_is_shown_with_the_name(assistant: Assistant) -> None:
    answer = assistant.ask("Đồng chí Thào A Sinh là ai?")
    assert "Phó Bí thư Thường trực Thị ủy" in answer.text
    assert "Thào A Sinh" in answer.text


def test_an_office_named_barely_may_be_held_by_several(assistant: Assistant) -> None:
    answer = assistant.ask("Chủ tịch HĐND tên là gì?")
    assert answer.status is Status.AMBIGUOUS
    assert "Phan Đăng Toàn" in answer.text and "Quàng Văn Độ" in answer.text


@pytest.mark.parametrize(
    "question",
    ["Tóm tắt bài về thị trấn Sông Mã", "Bài kỳ 3 Vững nhịp cầu Đảng với nhân dân nói về điều gì?"],
)
def test_a_summary_is_short_and_made_of_sentences(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert 2 <= len(answer.claims) <= 5
    assert len(answer.text) < 700
    assert len({citation.article_id for citation in answer.citations}) == 1
    assert all(claim.text[-1] in ".…”" for claim in answer.claims)


def test_a_date_line_is_found_and_none_is_made_up(assistant: Assistant) -> None:
    assert "18 tháng 10 năm 2019" in assistant.ask("Bài viết về thị trấn Sông Mã lên trang hôm nào?").text
    assert assistant.ask("Bài Sa Pa nâng cao chất lượng đảng viên đăng ngày nào?").status is Status.NOT_FOUND


def test_the_author_line_tells_who_wrote_an_article(assistant: Assistant) -> None:
    assert "Huy Ngoan" in assistant.ask("Tác giả bài Vững nhịp cầu Đảng với nhân dân kỳ 3 là ai?").text


def test_the_sentence_that_explains_stands_behind_what_it_explains(regatta: Assistant) -> None:
    rumour = regatta.ask("Tin đội chủ nhà bỏ giải bắt nguồn từ đâu?").text
    assert rumour.lower().index("tin đội chủ nhà") < rumour.index("tấm ảnh cũ")
