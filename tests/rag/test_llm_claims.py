"""Replies of language models are read as they come, whatever shape they are in."""

import json

import pytest

from rag.llm.claims import ClaimParser

Claims = list[tuple[str, tuple[int, ...]]]
TWO = [{"text": "Kết nạp 134 đảng viên.", "citations": [1]}, {"text": "Đạt 104,2%.", "citations": [2]}]
AS_READ: Claims = [("Kết nạp 134 đảng viên.", (1,)), ("Đạt 104,2%.", (2,))]


def read(reply: str, step: int = 10_000) -> Claims:
    parser = ClaimParser()
    told = [claim for at in range(0, len(reply), step) for claim in parser.feed(reply[at : at + step])]
    return [(claim.text, claim.cites) for claim in told + parser.finish()]


REPLIES: list[tuple[str, Claims]] = [
    ("Kết nạp 134 đảng viên [1].\nĐạt 104,2% [2].", AS_READ),
    ("Kết nạp 134 đảng viên. [1]\nĐạt 104,2%. [2]", AS_READ),
    ("Kết nạp 134 đảng viên.[1] Đạt 104,2%.[2]", AS_READ),
    ("Kết nạp 134 đảng viên [1]. Đạt 104,2% [2].", AS_READ),
    ("- Kết nạp **134** đảng viên [1].\n\n* Đạt __104,2%__ [2].\n", AS_READ),
    ("1. Kết nạp 134 đảng viên (1).\n2) Đạt 104,2% (nguồn 2).", AS_READ),
    ("Câu trả lời: Kết nạp 134 đảng viên [nguồn 1].\nĐạt 104,2% 【2】.", AS_READ),
    ("Theo các nguồn:\n• Kết nạp 134 đảng viên [1].\n• Đạt 104,2% [2].\n\nNguồn: [1] Bài A; [2] Bài B", AS_READ),
    ("## Trả lời\n```\nKết nạp 134 đảng viên [1].\nĐạt 104,2% [2].\n```", AS_READ),
    ("[1] Kết nạp 134 đảng viên.\n[2] Đạt 104,2%.", AS_READ),
    ("> `Kết nạp 134 đảng viên` [1].\n<b>Đạt</b> 104,2% [2].", AS_READ),
    (json.dumps({"claims": TWO}, ensure_ascii=False), AS_READ),
    (json.dumps({"claims": TWO}), AS_READ),
    (json.dumps(TWO, indent=2, ensure_ascii=False), AS_READ),
    (f"Đây là kết quả:\n```json\n{json.dumps({'claims': TWO}, ensure_ascii=False)}\n```\n", AS_READ),
    ('["Kết nạp 134 đảng viên [1].", "Đạt 104,2% [2]."]', AS_READ),
    ('{"answer": "Kết nạp 134 đảng viên [1]. Đạt 104,2% [2]."}', AS_READ),
    ('[{"claim": "Kết nạp 134 đảng viên.", "sources": ["[1]"]}, {"câu": "Đạt 104,2%.", "nguồn": "2"}]', AS_READ),
    ('{"claims": [{"text": "Kết nạp 134 đảng viên.", "citations": [1]}, {"text": "Đạt 10', AS_READ[:1]),
    ('{"claims": [{"text": "Kết nạp 134 đảng viên.", "citations": [{"id": 1}]}], "answer": "xong"}', AS_READ[:1]),
    ("Câu một. Câu hai [1][2].", [("Câu một.", (1, 2)), ("Câu hai.", (1, 2))]),
    ("Câu một [1, 2]. Câu hai [2-4].", [("Câu một.", (1, 2)), ("Câu hai.", (2, 3, 4))]),
    ("Câu một [1]. Câu hai.", [("Câu một.", (1,)), ("Câu hai.", ())]),
    ("Năm 2022 [1] kết nạp 134 [2].", [("Năm 2022 kết nạp 134.", (1, 2))]),
    ("Ở TP. Hồ Chí Minh, ông A. B. Nam góp 15.000 đồng [3].", [
        ("Ở TP. Hồ Chí Minh, ông A. B. Nam góp 15.000 đồng.", (3,))
    ]),
    ("Gồm (1) lúa và (2) ngô [1].", [("Gồm (1) lúa và (2) ngô.", (1,))]),
    ("Xem [bài này](http://xa.example/x) nói gì [1].", [("Xem bài này nói gì.", (1,))]),
    ("Kết\u200b nạp\u202e 134 [1].", [("Kết nạp 134.", (1,))]),
    ("Kết nạp 134 [99].", [("Kết nạp 134.", (99,))]),
    ("Phải nêu: 134 [1]\nCâu hỏi: Kết nạp mấy người?\nKết nạp 134 đảng viên [1].", AS_READ[:1]),
    ("| Năm | Số |\n|---|---|\n| 2022 | 134 [1] |", []),
    ("", []),
    ("[1]", []),
    ("***\n---\n134 [1]", []),
    ("{}", []),
    ('{"a": 1}', []),
    ("{" * 5000, []),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "claims"), REPLIES)
@pytest.mark.parametrize("step", [1, 3, 10_000])
def test_a_reply_is_read_into_claims_however_it_is_cut(reply: str, claims: Claims, step: int) -> None:
    assert read(reply, step) == claims


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Kết nạp 134 đảng viên [1].\n", "Đạt"),
        ("Kết nạp 134 đảng viên [1]. Đ", "ạt 104,2%"),
        ('{"claims": [{"text": "Kết nạp 134 đảng viên.", "citations": [1]}', ', {"text"'),
    ],
)
def test_a_claim_is_given_as_soon_as_it_is_complete(first: str, then: str) -> None:
    parser = ClaimParser()
    assert [claim.cites for claim in parser.feed(first)] == [(1,)]
    assert parser.feed(then) == []


def test_a_sentence_is_not_given_while_it_may_go_on() -> None:
    parser = ClaimParser()
    assert parser.feed("Kết nạp 134 đảng viên [1]") == []
    assert parser.feed("[2]") == []
    assert [(claim.text, claim.cites) for claim in parser.feed(".\n")] == [("Kết nạp 134 đảng viên.", (1, 2))]


@pytest.mark.parametrize(
    ("text", "is_none"),
    [
        ("Không tìm thấy thông tin này trong các nguồn.", True),
        ("Xin lỗi, tôi không thể trả lời câu hỏi này.", True),
        ("Năm 2022 Sa Pa kết nạp bao nhiêu đảng viên?", True),
        ("Năm 2022 kết nạp 134 đảng viên, không nêu rõ nơi.", False),
        ("Đảng viên được kết nạp đều là người địa phương.", False),
    ],
)
def test_a_refusal_and_a_question_are_told_from_a_claim(text: str, is_none: bool) -> None:
    claim = ClaimParser().feed(f"{text}\n")[0]
    assert claim.is_no_claim == is_none


@pytest.mark.parametrize("unit", ["[1] ", "(", '{"a":"x', "a. [1] ", "**", "1.1.", "<a", "[["])
def test_a_long_reply_of_one_thing_is_read_in_linear_time(unit: str) -> None:
    reply = unit * (100_000 // len(unit))
    read(reply, 500)
