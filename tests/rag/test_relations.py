"""Why, what for, to what good, how, what was demanded: the sentence that says it, even where the one before leads."""

from collections.abc import Iterator

import pytest

from rag.assistant import Assistant
from rag.relation import goes_on, relation_asked, relation_fit, relation_in
from rag.understand import understand
from records.answer import Status
from tests.conftest import model_at_hand
from vectorstore.embedder import SentenceEmbedder
from vietnamese.words import content

COMMUNE = (
    "Xã Nậm Khắt giảm nghèo bền vững\n\n"
    "Năm 2023, xã Nậm Khắt giảm được 64 hộ nghèo, vượt kế hoạch huyện giao. Có được kết quả đó là do cấp ủy sâu sát "
    "từng bản, hướng dẫn bà con trồng quế và nuôi ong lấy mật.\n\n"
    "Xã đã mở 5 lớp học nghề thêu cho phụ nữ các bản vùng cao. Qua đó, chị em có thêm việc làm lúc nông nhàn và giữ "
    "được nghề truyền thống, góp phần phát triển du lịch cộng đồng.\n\n"
    "Xã chia 12 tổ đi kiểm tra rừng quế. Các tổ kiểm tra rừng quế bằng máy bay không người lái và định kỳ chụp ảnh.\n\n"
    "Xã Nậm Khắt không tổ chức lễ hội xuống đồng năm nay. Có quyết định này là bởi dịch lở mồm long móng còn ở hai "
    "huyện bên.\n\n"
    "Đêm 3/8, đồi sau điểm trường bản Hua Nậm sạt lở hai lần. Điều này khiến bản Hua Nậm phải dời trường xuống nhà "
    "văn hóa.\n\n"
    "Phát biểu tại buổi làm việc, ông Giàng A Lử, Bí thư Đảng ủy xã ghi nhận cố gắng của các bản. Cần tiếp tục làm "
    "đường vào khu sản xuất và chấm dứt việc thả rông gia súc.\n"
)


@pytest.fixture(scope="module")
def commune(bundled_model: SentenceEmbedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("commune")
    page = folder / "nam-khat.txt"
    page.write_text(COMMUNE, encoding="utf-8")
    with model_at_hand(bundled_model), Assistant.open(data_dir=folder / "kho") as opened:
        opened.ingest([page])
        yield opened


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Vì sao năm 2023 xã Nậm Khắt giảm được hộ nghèo vượt kế hoạch?", "trồng quế và nuôi ong"),
        ("Nhờ đâu Nậm Khắt vượt kế hoạch giảm hộ nghèo?", "trồng quế và nuôi ong"),
        ("sao Nậm Khắt lại bỏ lễ hội xuống đồng vậy", "dịch lở mồm long móng"),
        ("Vì sao bản Hua Nậm phải dời trường?", "sạt lở"),
        ("Mở lớp học nghề thêu cho phụ nữ đem lại lợi ích gì?", "giữ được nghề truyền thống"),
        ("Các tổ kiểm tra rừng quế bằng cách nào?", "máy bay không người lái"),
        ("Ông Giàng A Lử đề nghị các bản làm gì?", "chấm dứt việc thả rông gia súc"),
    ],
)
def test_the_sentence_that_says_it_answers_and_is_cited(commune: Assistant, question: str, said: str) -> None:
    answer = commune.ask(question)
    assert answer.status is Status.ANSWERED
    assert said in answer.text
    assert any(said in citation.quote for citation in answer.citations)


def test_a_reason_that_no_sentence_gives_is_not_taken_from_another_matter(commune: Assistant) -> None:
    assert commune.ask("Vì sao cầu treo Nậm Pẳng phải đóng cửa?").status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "telling", "silent"),
    [
        ("Tại sao dân bỏ ruộng?", "Dân bỏ ruộng vì thiếu nước.", "Dân bỏ ruộng từ lâu, vì thế cỏ mọc."),
        ("Lập tổ công tác để làm gì?", "Lập tổ công tác nhằm gỡ khó cho cơ sở.", "Tổ công tác có 5 người."),
        ("Vốn làm đường từ đâu?", "Kinh phí do tỉnh cấp.", "Đường dài 5 km."),
        ("Hội nghị bàn về việc gì?", "Các đại biểu thảo luận ba nội dung.", "Hội nghị bế mạc chiều nay."),
    ],
)
def test_a_sentence_fits_by_the_words_of_the_relation_asked(question: str, telling: str, silent: str) -> None:
    relation = relation_asked(understand(question, (), lambda text: ()))
    assert relation is not None
    assert relation_fit(relation, telling) > relation_fit(relation, silent)


@pytest.mark.parametrize("question", ["Xã có bao nhiêu hộ?", "Ai là Bí thư Đảng ủy xã?", "Năm nào xã về đích?"])
def test_questions_of_other_kinds_ask_for_no_relation(question: str) -> None:
    assert relation_asked(understand(question, (), lambda text: ())) is None


def test_a_sentence_that_goes_on_is_told_by_how_it_opens() -> None:
    assert goes_on("Nhờ đó, nhân dân yên tâm sản xuất.")
    assert goes_on("Đạt được những kết quả trên là nhờ sự đoàn kết.")
    assert not goes_on("Nhân dân nhờ đó yên tâm sản xuất.")
    assert not goes_on("Theo báo cáo, xã có 5 bản.")


@pytest.mark.parametrize(
    ("asked", "text", "told"),
    [
        ("Vì sao khách vẫn đông?", "Giá như cũ mà xe sạch hơn nên khách vẫn đông.", 1.0),
        ("Vì sao khách vẫn đông?", "Khách vẫn đông như mọi ngày.", 0.2),
        ("Hội nghị nhằm đạt cái gì?", "Mục tiêu của hội nghị là thống nhất quy hoạch.", 1.0),
        ("Kiểm tra còn hình thức nghĩa là sao?", "Kiểm tra còn hình thức (tức là chỉ xem sổ sách).", 1.0),
        ("Bị cáo phạm tội gì?", "Tòa tuyên bị cáo cùng tội danh cố ý làm trái.", 1.0),
        ("Huyện quản xe ôm kiểu gì?", "Huyện quản lý xe ôm bằng thẻ hành nghề.", 1.0),
    ],
)
def test_a_sentence_fits_by_the_words_of_what_is_asked(asked: str, text: str, told: float) -> None:
    relation = relation_in(asked)
    assert relation is not None
    assert relation_fit(relation, text, [s.form for s in content(asked)]) == told


@pytest.mark.parametrize("text", ["Ngôi sao này ký hợp đồng với ai?", "Kết quả ra sao?", "Ai sao chép hồ sơ?"])
def test_a_star_or_a_copy_is_no_reason(text: str) -> None:
    assert relation_in(text) is None
