"""Lists told over several sentences, people told in other words, reasons told next to the deed, events summed up."""

from collections.abc import Iterator

import pytest

from rag.assistant import Assistant
from rag.enumerations import named_together
from rag.holder import told_holder
from rag.relation import relation_fit, relation_in
from rag.wants import wants
from records.answer import Status
from records.question import Wants
from tests.conftest import model_at_hand
from vectorstore.embedder import SentenceEmbedder
from vietnamese.offices import find_person_spans

RAID = (
    "Triệt phá đường dây buôn lậu thuốc lá ở Long Khê\n\n"
    "Công an huyện Long Khê vừa triệt phá một đường dây buôn lậu thuốc lá qua sông Cái Bè.\n\n"
    "Rạng sáng 14/3, tổ tuần tra phát hiện hai chiếc ghe chở hàng không có giấy tờ. Tang vật thu giữ gồm 4.200 bao "
    "thuốc lá ngoại. Ngoài ra, công an còn tạm giữ 2 chiếc ghe máy và 18 triệu đồng tiền mặt.\n\n"
    "Cơ quan điều tra đã khởi tố, bắt tạm giam Trần Văn Lượm (41 tuổi, Giám đốc Công ty TNHH vận tải thủy Hải Triều) "
    "về hành vi buôn lậu. Nguyễn Thị Sáu (38 tuổi, kế toán của công ty) cũng bị bắt tạm giam. Người thứ ba bị bắt tạm "
    "giam là Lê Văn Đực, chủ ghe.\n\n"
    "Đường dây này tồn tại lâu vì bến sông không có trạm kiểm soát. Về lâu dài, huyện sẽ dựng trạm gác ngay tại ngã ba "
    "sông và lắp máy quay.\n\n"
    "Ông Peter Hansen, giám đốc phụ trách thị trường của hãng Nordsmoke tại Việt Nam, cho biết hãng mất khoảng một nửa "
    "doanh thu vì hàng lậu.\n"
)


@pytest.fixture(scope="module")
def river(bundled_model: SentenceEmbedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("river")
    page = folder / "long-khe.txt"
    page.write_text(RAID, encoding="utf-8")
    with model_at_hand(bundled_model), Assistant.open(data_dir=folder / "kho") as opened:
        opened.ingest([page])
        yield opened


def test_a_list_that_two_sentences_tell_is_shown_whole(river: Assistant) -> None:
    answer = river.ask("Công an Long Khê thu giữ những gì của đường dây buôn lậu thuốc lá?")
    assert all(held in answer.text for held in ("4.200 bao", "2 chiếc ghe máy", "18 triệu đồng"))
    assert len({citation.start for citation in answer.citations}) >= 2


def test_people_told_one_by_one_are_all_named(river: Assistant) -> None:
    answer = river.ask("cho xin tên 3 người bị bắt tạm giam vụ buôn lậu thuốc lá ở Long Khê")
    assert all(name in answer.text for name in ("Trần Văn Lượm", "Nguyễn Thị Sáu", "Lê Văn Đực"))


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Giám đốc công ty vận tải Hải Triều bị bắt là ai?", "Trần Văn Lượm"),
        ("Ai là giám đốc thị trường của Nordsmoke ở Việt Nam?", "Peter Hansen"),
    ],
)
def test_an_office_in_other_words_is_found(river: Assistant, question: str, name: str) -> None:
    assert f"**{name}**" in river.ask(question).text


def test_the_holder_of_another_company_is_not_named(river: Assistant) -> None:
    assert river.ask("Giám đốc công ty vận tải Sao Mai là ai?").status is Status.NOT_FOUND


def test_one_who_speaks_of_an_office_does_not_hold_it() -> None:
    text = "Chủ tịch huyện Nguyễn Văn Ba yêu cầu Giám đốc Sở Y tế báo cáo sự việc."
    assert told_holder(text, find_person_spans(text), "giám đốc sở y tế", ()) is None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Do đâu mà đường dây thuốc lá lậu ở Long Khê tồn tại lâu vậy?", "không có trạm kiểm soát"),
        ("Về lâu dài huyện Long Khê tính làm gì để chặn buôn lậu?", "dựng trạm gác"),
    ],
)
def test_the_sentence_with_the_reason_or_the_plan_is_shown(river: Assistant, question: str, told: str) -> None:
    assert told in river.ask(question).text


def test_a_summary_of_an_event_says_what_is_asked_of_it(assistant: Assistant) -> None:
    answer = assistant.ask("Nêu khái quát kết quả kết nạp đảng viên của Sơn La mấy năm qua")
    assert all(figure in answer.text for figure in ("2.617", "2.541", "3.279"))
    assert len(answer.text) <= 700


def test_what_is_to_come_is_summed_up_from_the_sentences_that_look_ahead(assistant: Assistant) -> None:
    answer = assistant.ask("Tóm gọn phương hướng tới đây của Đảng bộ thị trấn Sông Mã giúp mình")
    assert "Thời gian tới" in answer.text


def test_a_long_enumeration_is_not_cut_before_its_end(assistant: Assistant) -> None:
    answer = assistant.ask("Những cách làm sáng tạo của Sa Pa trong học tập và làm theo Bác là gì?")
    assert "phát hành sách" in answer.text


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Công an thu giữ những gì?", Wants.LIST),
        ("Hai em bị đuối nước tên gì?", Wants.LIST),
        ("Số cán bộ đó chia theo huyện thế nào?", Wants.LIST),
        ("Những việc mà thị xã đã làm để giữ rừng?", Wants.LIST),
        ("Kinh nghiệm được chia sẻ thế nào?", Wants.TEXT),
        ("Tiền đạo nào ghi bàn?", Wants.PERSON),
        ("Nói ngắn gọn bài về chợ gốm", Wants.SUMMARY),
        ("Trả lời ngắn gọn: ai ký quyết định?", Wants.PERSON),
    ],
)
def test_what_is_wanted_is_told_by_the_words_of_asking(question: str, kind: Wants) -> None:
    assert wants(question, ()) is kind


def test_a_plan_is_told_by_words_that_look_ahead() -> None:
    plan = relation_in("Sắp tới huyện định làm gì?")
    assert plan is not None
    assert relation_fit(plan, "Thời gian tới, huyện dựng thêm hai trạm.") > relation_fit(
        plan, "Huyện đã dựng hai trạm."
    )


def test_short_things_between_commas_make_a_list() -> None:
    assert named_together("Xoài trồng ở các xã Hua Păng, Tà Mung, Khoen On, Ta Gia.") == 4
    assert named_together("Hôm qua huyện đã tổ chức họp bàn việc trồng xoài ở các xã vùng cao của tỉnh.") == 0
