"""A date answers when it is that of the event asked for; a figure when what it counts is asked for in other words."""

from collections.abc import Iterator

import pytest

from rag.answerers.rivals import doubts
from rag.asked import Asked, asked_for
from rag.assistant import Assistant
from rag.counted import unit_agreement
from rag.events import events_asked, spans_of
from rag.figure_own import _models
from rag.target_date import is_day_of_speech
from rag.things import Sort
from rag.understand import understand
from records.answer import Status
from tests.rag.one_page import over_page
from vectorstore.embedder import SentenceEmbedder
from vietnamese.dates import find_periods

PAGE = """Cầu Bến Sậy thông xe sau ba năm

Ngày 9/5, lãnh đạo Sở Giao thông vận tải Hưng Thạnh cho biết, cầu Bến Sậy là công trình lớn nhất của tỉnh trong
nhiệm kỳ này. Giấy phép thi công cầu Bến Sậy được cấp ngày 12/3/2014. Cầu được khởi công ngày 20/6/2014 và thông
xe ngày 2/5/2017. Theo hợp đồng, nhà thầu phải bảo hành mặt cầu đến hết ngày 30/6/2019.

Công trình rộng 12 ha, dùng hết 4.500m 3 bê tông. Đoàn thi công có 85 kỹ sư và công nhân. Gần 20 quốc gia cử
chuyên gia tới học cách làm móng. Các hộ bị lún nhà sẽ được khắc phục trong năm 2018.

Bằng khen của ông Mai Văn Tạo, chỉ huy trưởng, sinh ngày 4/8/1970, ghi cấp ngày 15/5/2017.

Cầu treo Bến Sậy cũ chỉ chịu được xe máy. Hội làng kỷ niệm 40 năm ngày dựng cầu treo vào ngày 17/8 tới.
"""


@pytest.fixture(scope="module")
def bridge(bundled_model: SentenceEmbedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The assistant over one article about a bridge, which tells many days."""
    with over_page(PAGE, "cau.txt", tmp_path_factory.mktemp("bridge"), bundled_model) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "bold"),
    [
        ("cầu Bến Sậy khởi công ngày nào", "20/6/2014"),
        ("cầu Bến Sậy thông xe hôm nào vậy", "2/5/2017"),
        ("giấy phép làm cầu Bến Sậy cấp ngày mấy", "12/3/2014"),
        ("bảo hành mặt cầu Bến Sậy bao giờ hết hạn", "30/6/2019"),
        ("bằng khen của ông Mai Văn Tạo cấp ngày nào", "15/5/2017"),
        ("nhà lún ở cầu Bến Sậy khi nào khắc phục xong", "2018"),
        ("mấy nước cử chuyên gia tới học làm móng cầu Bến Sậy", "20"),
        ("đoàn thi công cầu Bến Sậy có bao nhiêu công nhân", "85"),
        ("cầu Bến Sậy dùng hết bao nhiêu m3 bê tông", "4.500"),
        ("công trình cầu Bến Sậy rộng bao nhiêu ha", "12"),
    ],
)
def test_what_is_asked_for_is_put_in_bold(bridge: Assistant, question: str, bold: str) -> None:
    answer = bridge.ask(question, [])
    assert answer.status is Status.ANSWERED
    assert any(bold in part for claim in answer.claims for part in claim.text.split("**")[1::2]), answer.text


@pytest.mark.parametrize(
    "question",
    ["ông Mai Văn Tạo bị bắt ngày nào", "ông Mai Văn Tạo được bổ nhiệm năm nào", "ông Mai Văn Tạo cưới vợ hôm nào"],
)
def test_the_date_of_another_event_does_not_answer(bridge: Assistant, question: str) -> None:
    assert bridge.ask(question, []).status is Status.NOT_FOUND


def test_a_question_for_a_day_asks_for_the_event_nearest_before_its_asking_word() -> None:
    assert spans_of(events_asked("Giấy phép nhấn chìm bùn hết hạn khi nào?"), "có thời hạn đến 31-10")
    assert not spans_of(
        events_asked("Sân bay A dự tính khởi công ngày nào?"), "Chiều 19/6, Quốc hội thông qua nghị quyết"
    )
    assert events_asked("Vụ việc xảy ra ngày nào?") == ()


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Ngày 9/5, lãnh đạo Sở X cho biết, đơn vị đã lập hội đồng.", True),
        ("Ngày 9/5, Công an X cho biết vừa bắt giữ hai người.", False),
        ("Ngày 9/5, tỉnh X khai mạc tuần văn hóa.", False),
    ],
)
def test_the_day_of_a_speech_is_not_that_of_what_it_tells(text: str, spoken: bool) -> None:
    assert is_day_of_speech(text, find_periods(text)[0], "đơn vị lập hội đồng ngày nào") is spoken


@pytest.mark.parametrize(
    ("thing", "unit", "least"),
    [
        (("airbag",), "túi khí", 0.9),
        (("sp",), "sản phẩm", 0.9),
        (("ca", "trẻ"), "em bé", 0.9),
        (("port",), "cổng", 0.9),
        (("học", "sinh"), "bệnh nhân", -1.0),
    ],
)
def test_units_in_other_words_are_the_same(thing: tuple[str, ...], unit: str, least: float) -> None:
    sort = Sort.PEOPLE if least < 0 else Sort.OTHER
    agreement = unit_agreement(Asked(thing, sort), unit) or 0.0
    assert agreement >= least if least > 0 else agreement < 0.35


def test_a_speed_is_no_length_and_an_agreement_no_money() -> None:
    assert unit_agreement(Asked(("km/h",), Sort.SPEED), "km") == 0.0
    question = understand("Tỷ lệ đồng tình phương án cấm xe máy là bao nhiêu phần trăm?", (), lambda text: ())
    assert asked_for(question).sort is not Sort.MONEY


def test_models_are_read_with_their_numbers() -> None:
    assert _models("UAV-02 nhỏ hơn Su-35 và Nghị quyết 05-NQ/TW") == {"uav-02", "su-35"}


@pytest.mark.parametrize(
    ("question", "seen"),
    [
        ("Tổng cộng mấy hài cốt, sao chỗ 11 chỗ khác?", True),
        ("Năm 2016 có mấy đảng viên mới, con số nào đúng?", True),
        ("Chỗ này có bao nhiêu người?", False),
    ],
)
def test_a_question_that_saw_several_figures_says_so(question: str, seen: bool) -> None:
    assert doubts(understand(question, (), lambda text: ())) is seen
