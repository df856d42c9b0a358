"""The guard over the claims of a language model: no lie passes, and next to no honest claim is blocked."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from rag.assistant import Assistant
from rag.sources import Source
from rag.understand import understand
from rag.verify.guard import Guard, Objection
from rag.verify.held import find_missing, unsupported
from records.evidence import Evidence

CLAIMS = Path(__file__).parent / "claims"
MOST_BLOCKED = 0.01
MOST_REWORDED_BLOCKED = 0.03  # of claims that nobody had tuned to when they were first judged
Judge = Callable[[str, Sequence[str], Sequence[str]], tuple[Objection, ...]]
Find = Callable[[str], Source]

ADMITTED = "Năm 2022 kết nạp được 134 đảng viên đạt 104,2%"
BY_YEAR = "3 năm qua, triển khai đẩy mạnh các giải pháp đồng bộ"


@pytest.fixture(scope="module")
def find(assistant: Assistant) -> Find:
    """The one sentence of the five articles that begins with the given words."""
    known: dict[str, Source] = {}
    for summary in assistant.articles():
        article = assistant.article(summary.id)
        for sentence in assistant._desk.store.sentences(article.id):
            context = assistant._desk.reader.context(Evidence(article, sentence, 1.0, ()))
            known.setdefault(" ".join(sentence.text.split()), Source(len(known) + 1, article, sentence, context))

    def found(begins: str) -> Source:
        fitting = [source for text, source in known.items() if text.startswith(begins)]
        assert fitting, begins
        return fitting[0]

    return found


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard(understand("Bài viết nói gì?", (), lambda text: ()))


@pytest.fixture(scope="module")
def judge(find: Find, guard: Guard) -> Judge:
    def judged(claim: str, cites: Sequence[str], working: Sequence[str] = ()) -> tuple[Objection, ...]:
        return guard.objections(claim, [find(begins) for begins in cites], working)

    return judged


def _read(name: str) -> list[dict[str, str]]:
    lines = (CLAIMS / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _blocked(items: Sequence[dict[str, str]], find: Find) -> dict[str, tuple[Objection, ...]]:
    """The claims that the guard objects to, and its objections."""
    found = {}
    for item in items:
        guard = Guard(understand(item["question"], (), lambda text: ()))
        if objections := guard.objections(item["claim"], [find(begins) for begins in item["cites"]]):
            found[item["claim"]] = objections
    return found


@pytest.mark.parametrize("name", ["lies", "reworded_lies"])
def test_no_lie_about_the_five_articles_passes(find: Find, name: str) -> None:
    items = _read(name)
    blocked = _blocked(items, find)
    passed = [f"{item['kind']}: {item['claim']}" for item in items if item["claim"] not in blocked]
    assert not passed, "\n".join(passed)


@pytest.mark.parametrize(("name", "most"), [("honest", MOST_BLOCKED), ("reworded", MOST_REWORDED_BLOCKED)])
def test_next_to_no_honest_claim_about_the_five_articles_is_blocked(find: Find, name: str, most: float) -> None:
    items = _read(name)
    blocked = _blocked(items, find)
    assert len(blocked) <= most * len(items), "\n".join(f"{claim} {why}" for claim, why in blocked.items())


def test_the_claims_are_of_many_kinds() -> None:
    for name in ("lies", "honest"):
        items = _read(name)
        assert len(items) >= 130
        assert len(Counter(item["kind"] for item in items)) >= 12


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ("Năm 2022 kết nạp được 143 đảng viên.", "figure"),
        ("Năm 2021 kết nạp được 134 đảng viên.", "period"),
        ("Năm 2022 kết nạp được 134 chi bộ.", "subject"),
        ("Năm 2022 kết nạp được 134 đảng viên, không đạt mục tiêu Nghị quyết.", "polarity"),
        ("Năm 2022, huyện Bảo Yên kết nạp được 134 đảng viên.", "place"),
        ("Đồng chí Nguyễn Văn An cho biết năm 2022 kết nạp được 134 đảng viên.", "name"),
        ("Năm 2022 kết nạp được 134 đảng viên nhờ thưởng tiền mặt.", "words"),
        ("In 2022 the town admitted 134 new party members.", "language"),
    ],
)
def test_an_objection_says_in_which_respect_a_claim_does_not_hold(judge: Judge, claim: str, kind: str) -> None:
    assert kind in {objection.kind for objection in judge(claim, [ADMITTED], ())}


def test_an_objection_shows_the_words_that_it_is_about(judge: Judge) -> None:
    assert Objection("figure", "143") in judge("Năm 2022 kết nạp được **143** đảng viên.", [ADMITTED], ())


def test_a_claim_may_cite_two_sentences_that_hold_a_part_of_it_each(judge: Judge) -> None:
    claim = "Năm 2022 Sa Pa kết nạp 134 đảng viên; năm 2023 tỉnh Sơn La kết nạp 3.279 đảng viên."
    assert judge(claim, [ADMITTED, BY_YEAR], ()) == ()
    assert judge(claim, [BY_YEAR], ())


def test_what_the_reader_has_worked_out_is_held(judge: Judge) -> None:
    claim = "Năm 2021 kết nạp 2.617 đảng viên, năm 2022 là 2.541 đảng viên, chênh 76 đảng viên."
    working = ["Chênh lệch giữa hai năm: 2.617 − 2.541 = **76** đảng viên."]
    assert judge(claim, [BY_YEAR], working) == ()
    assert judge(claim, [BY_YEAR], ())


def test_arithmetic_that_a_claim_shows_is_worked_out_again(judge: Judge) -> None:
    assert judge("Năm 2021 nhiều hơn năm 2022: 2.617 − 2.541 = 67 đảng viên.", [BY_YEAR], ())


_BY_YEAR = "Nhà máy Phú Lâm được thành lập vào năm 1959, và tập đoàn Hoa Thép mua vào năm 2000."
_BY_HOUR = "Đến 19 giờ, bệnh nhân ngừng tuần hoàn, cấp cứu không có hiệu quả; đến 20 giờ 30 phút thì tim ngừng đập hẳn."
_BY_CHILD = "Bà đã về hưu, con gái lớn đã lập gia đình, con trai thứ đang làm đầu bếp."
_BY_SINGER = "Nếu Quốc Bảo thể hiện rõ cá tính âm nhạc và phong thái ổn định thì Hà Giang cho thấy năng lượng mới."
_BY_PLACE = "Họ sẽ đánh chiếm hai thành phố Raqqah tại Syria và Mosul ở Iraq trong vòng 6 tháng tới."
_BY_LEVEL = "Khi đến xã Đại Hải, huyện Tân Hương, tài xế lạc tay lái nên tông vào xe máy."
_MEAN = "Lượng thép nhập khẩu trung bình tháng đạt 67.800 tấn trong 10 tháng đầu năm 2016."
_NOT_YET = "Ủy ban bầu cử vẫn chưa thông báo kết quả bầu cử sơ bộ, dự kiến từ tối 4/6."


@pytest.mark.parametrize(
    ("claim", "quote", "holds"),
    [
        ("Tập đoàn Hoa Thép mua nhà máy Phú Lâm vào năm 1959.", _BY_YEAR, False),
        ("Tập đoàn Hoa Thép mua nhà máy Phú Lâm vào năm 2000.", _BY_YEAR, True),
        ("Bệnh nhân ngừng đập tim hẳn lúc 19 giờ.", _BY_HOUR, False),
        ("Bệnh nhân ngừng tuần hoàn lúc 19 giờ.", _BY_HOUR, True),
        ("Con gái lớn của bà đang làm đầu bếp.", _BY_CHILD, False),
        ("Con trai thứ của bà đang làm đầu bếp.", _BY_CHILD, True),
        ("Em trai của bà đang làm đầu bếp.", _BY_CHILD, False),
        ("Hà Giang thể hiện rõ cá tính âm nhạc.", _BY_SINGER, False),
        ("Quốc Bảo thể hiện rõ cá tính âm nhạc.", _BY_SINGER, True),
        ("Họ sẽ đánh chiếm Mosul tại Syria và Raqqah ở Iraq.", _BY_PLACE, False),
        ("Họ sẽ đánh chiếm Mosul ở Iraq và Raqqah tại Syria.", _BY_PLACE, True),
        ("Tài xế tông vào xe máy tại xã Tân Hương, huyện Đại Hải.", _BY_LEVEL, False),
        ("Tài xế tông vào xe máy tại xã Đại Hải, huyện Tân Hương.", _BY_LEVEL, True),
        ("Trong 10 tháng đầu năm 2016, lượng thép nhập khẩu là 67.800 tấn.", _MEAN, False),
        ("Trong 10 tháng đầu năm 2016, thép nhập khẩu bình quân tháng là 67.800 tấn.", _MEAN, True),
        ("Ủy ban bầu cử đã công bố kết quả sơ bộ vào tối 4/6.", _NOT_YET, False),
        ("Ủy ban bầu cử chưa công bố kết quả sơ bộ.", _NOT_YET, True),
    ],
)
def test_each_time_name_and_figure_stays_with_what_its_sentence_says_of_it(
    find: Find, claim: str, quote: str, holds: bool
) -> None:
    source = find(ADMITTED)
    told = replace(source, sentence=replace(source.sentence, text=quote))
    guard = Guard(understand("Bài viết nói gì?", (), lambda text: ()))
    objections = guard.objections(claim, [told])
    assert (objections == ()) is holds, objections


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Ở đó có 5 khu dự trữ.", "Nước này có hơn 50 khu bảo tồn và năm khu dự trữ."),
        ("Hai người từng đóng chung phim.", "Cả hai từng hợp tác trong một bộ phim."),
        ("Đây là năm thứ 3 liên tiếp.", "Đây là năm thứ ba liên tiếp vượt chỉ tiêu."),
        ("Có 7/14 hạng mục về nghệ thuật.", "Trong số 14 hạng mục, có tới 7 giải về nghệ thuật."),
        ("Bốn cháu bị đuối nước.", "Nghe kêu cứu thì đã muộn, các cháu Hương, Yến, Hảo, Thuận đã bị đuối nước."),
        ("Đảng ủy kiểm tra 5 tổ.", "Đảng ủy kiểm tra các tổ 1, 2, 3, 9, 10 về thực hiện chỉ thị."),
        ("Khoảng 30 phút sau, người dân chạy tới.", "Khoảng nửa tiếng sau, người dân chạy tới."),
    ],
)
def test_a_figure_may_be_told_in_another_form(claim: str, quote: str) -> None:
    assert find_missing(claim, [quote]) == ()


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Ở đó có 6 khu dự trữ.", "Nước này có hơn 50 khu bảo tồn và năm khu dự trữ."),
        ("Đây là năm thứ 4 liên tiếp.", "Đây là năm thứ ba liên tiếp vượt chỉ tiêu."),
        ("Có 8/14 hạng mục về nghệ thuật.", "Trong số 14 hạng mục, có tới 7 giải về nghệ thuật."),
        ("6 cháu bị đuối nước.", "Nghe kêu cứu thì đã muộn, các cháu Hương, Yến, Hảo, Thuận đã bị đuối nước."),
        ("Đảng ủy kiểm tra 3 cuộc.", "Đảng ủy đã thực hiện 9 cuộc kiểm tra tại các tổ 1, 2, 3."),
        ("Đảng ủy kiểm tra 3 phường.", "Đảng ủy đã kiểm tra các tổ 1, 2, 3 về thực hiện chỉ thị."),
        ("Thào A Sinh, Vũ Đức Hòa; còn lại xem 2, 3", "Chủ trì có Thào A Sinh, Vũ Đức Hòa, Phùng Mạnh Khang."),
        ("Khoảng 40 phút sau, người dân chạy tới.", "Khoảng nửa tiếng sau, người dân chạy tới."),
    ],
)
def test_a_figure_of_another_value_is_told_by_no_form(claim: str, quote: str) -> None:
    assert find_missing(claim, [quote])


def test_the_readers_own_claims_hold_figures_as_figures_only() -> None:
    assert unsupported("Đảng ủy kiểm tra 5 tổ.", ["Đảng ủy kiểm tra các tổ 1, 2, 3, 9, 10."]) == ("5",)


@pytest.mark.parametrize(
    "claim",
    [
        "",
        "...",
        "134",
        "Xem thêm tại https://example.com: năm 2022 kết nạp được 134 đảng viên.",
        "Năm 2022 kết nạp được 134 đảng viên; ý chính của nguồn 2, 3",
        "<b>Năm 2022 kết nạp được 134 đảng viên</b>",
        "```Năm 2022 kết nạp được 134 đảng viên```",
        "asdf qwer zxcv uiop hjkl",
        "nam 2022 ket nap duoc 134 dang vien",
        "Năm 2022 kết nạp được 134 đảng viên. " * 60,
        "a" * 100_000,
        "134 " * 25_000,
        "((((" * 25_000,
        "năm 2022, " * 110,
        "134 đảng viên và " * 70,
    ],
)
def test_what_is_no_claim_is_refused(judge: Judge, claim: str) -> None:
    assert judge(claim, [ADMITTED], ())


def test_a_claim_that_cites_nothing_does_not_stand(guard: Guard) -> None:
    assert guard.objections("Năm 2022 kết nạp được 134 đảng viên.", [])


def test_sources_that_alone_hold_a_claim_support_it(find: Find, guard: Guard) -> None:
    sources = [find(ADMITTED), find(BY_YEAR)]
    assert guard.supporting("Năm 2022 kết nạp được 134 đảng viên.", sources) == (sources[0],)
    assert guard.supporting("Năm 2023 kết nạp 3.279 đảng viên.", sources) == (sources[1],)
    assert guard.supporting("Năm 2023 kết nạp 134 đảng viên.", sources) == ()


def test_every_sentence_holds_itself(assistant: Assistant, guard: Guard) -> None:
    blocked, judged = [], 0
    for summary in assistant.articles():
        article = assistant.article(summary.id)
        for sentence in assistant._desk.store.sentences(article.id):
            if not sentence.kind.own or not 30 < len(sentence.text) < 1000:
                continue
            context = assistant._desk.reader.context(Evidence(article, sentence, 1.0, ()))
            judged += 1
            if objections := guard.objections(sentence.text, [Source(1, article, sentence, context)]):
                blocked.append((sentence.text, objections))
    assert judged > 100
    assert len(blocked) <= 0.01 * judged, blocked
