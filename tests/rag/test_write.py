"""What is shown of a sentence: verbatim, short, with the target inside."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.context import Context, Frame
from rag.read import Reading
from rag.targets import Target
from rag.write import write_claim
from records.article import Article
from records.evidence import Evidence
from records.passage import SectionKind, Sentence

FRAME = Frame(frozenset(), frozenset(), None, frozenset(), frozenset())
LONG = (
    "3 năm qua, toàn tỉnh năm 2021 kết nạp được 2.617 đảng viên, vượt 477 đảng viên, đạt 122,2% kế hoạch; năm 2022 kết "
    "nạp 2.541 đảng viên, vượt 396 đảng viên, đạt 118% kế hoạch; năm 2023, kết nạp 3.279 đảng viên, vượt 557 đảng viên."
)


def reading(text: str, bold: str) -> Reading:
    at = text.find(bold)
    sentence = Sentence("a", 0, 0, SectionKind.BODY, 0, len(text), text)
    article = Article("a", "a.txt", "Tiêu đề", None, None, None, text, ())
    target = Target(at, at + len(bold), 1.0, 1.0) if bold else Target(0, 0, 1.0, 1.0)
    context = Context(sentence, (), "", "", FRAME, None)
    return Reading(Evidence(article, sentence, 1.0, ()), context, target, (), (0, len(text)), {}, (), 1.0)


@pytest.mark.parametrize(
    ("text", "bold", "claim"),
    [
        ("Năm 2022 kết nạp được 134 đảng viên.", "134", "Năm 2022 kết nạp được **134** đảng viên."),
        ("Ngày  5\u00a0tháng 1.", "", "Ngày 5 tháng 1."),
        (
            "Ảnh: Lê Hùng Kế hoạch là mở 2 bến phà và một đường tránh.",
            "2",
            "… Kế hoạch là mở **2** bến phà và một đường tránh.",
        ),
        (LONG, "2.541", "… năm 2022 kết nạp **2.541** đảng viên, vượt 396 đảng viên, đạt 118% kế hoạch …"),
        (LONG, "3.279", "… năm 2023, kết nạp **3.279** đảng viên, vượt 557 đảng viên."),
    ],
)
def test_the_clause_with_the_figure_is_shown(text: str, bold: str, claim: str) -> None:
    assert write_claim(reading(text, bold)) == claim


@given(
    st.lists(
        st.sampled_from(["năm 2022", "kết nạp", "đảng viên", "đạt 104,2%", ";", ",", "(", "”", "x" * 90, "17"]),
        min_size=1,
        max_size=90,
    ),
    st.data(),
)
def test_any_claim_is_verbatim_bounded_and_holds_its_target(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    bold = data.draw(st.sampled_from([word for word in words if word not in ",;(”"] or [""]))
    claim = write_claim(reading(text, bold))
    assert len(claim) <= 700
    assert f"**{bold}**" in claim or not bold
    plain = re.sub(r"^… | …$", "", claim.replace("**", ""))
    assert plain in text


def test_a_word_of_ten_thousand_letters_is_cut() -> None:
    assert len(write_claim(reading("x" * 10_000 + " 17 đảng viên", "17"))) <= 700
    assert len(write_claim(replace(reading("x" * 10_000, ""), focus=(0, 10_000)))) <= 700
