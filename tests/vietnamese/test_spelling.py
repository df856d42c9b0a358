import pytest

from vietnamese.sentences import split
from vietnamese.spelling import is_syllable
from vietnamese.words import syllables

SYLLABLES = """
    đảng dang nghị quyết quyet quý gì già giếng giữ người nghiêng nguoi ủy thủy khuya khuỷu nguệch oách xoong moóc
    tuýp ươm yêu yếu y ý ương trường phường kỷ ghi ngày nghe sa pa mường thào uyên tuyết quạch huỳnh ơ à hươu khoeo
"""
NO_SYLLABLES = """
    đảg trg nq hđnd quyêt nươc dươngg ab abc ww facebook đảgn kah ce ci cy ka gha nge nghị2 2022 123 q qu ngh bcd
    chốp1 đảngviên nghiêngg str
"""


@pytest.mark.parametrize("form", SYLLABLES.split())
def test_a_syllable_is_one(form: str) -> None:
    assert is_syllable(form)


@pytest.mark.parametrize("form", [*NO_SYLLABLES.split(), "", " ", "a" * 1_000_000])
def test_what_nobody_could_say_is_none(form: str) -> None:
    assert not is_syllable(form)


def test_nearly_all_that_the_articles_write_in_small_letters_are_syllables(articles: list[str]) -> None:
    words = [
        syllable.form
        for text in articles
        for start, end in split(text)
        for syllable in syllables(text[start:end])
        if text[start + syllable.start : start + syllable.end].islower() and syllable.form.isalpha()
    ]
    assert len(words) > 8000
    assert sum(map(is_syllable, words)) / len(words) > 0.995
