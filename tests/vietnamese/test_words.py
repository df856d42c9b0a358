import pytest

from vietnamese.words import content, is_content, syllables

CONTENT = [
    ("Năm 2022 kết nạp bao nhiêu đảng viên?", "2022 kết nạp đảng viên"),
    ("Cho tôi biết số chi bộ của Sa Pa", "số chi bộ sa pa"),
    ("Bài viết nói về điều gì?", "nói"),
    ("viết nghị quyết", "viết nghị quyết"),
    ("Văn bản nào?", "văn bản"),
    ("Ai là Bí thư Thị ủy?", "bí thư thị ủy"),
    ("Có phải thị xã có 16 xã, phường không?", "thị xã 16 xã phường"),
    ("tỷ lệ bao nhiêu phần trăm", "tỷ lệ"),
    ("Vì sao phải tinh gọn bộ máy", "tinh gọn bộ máy"),
    ("2.063/2.247 chi bộ", "2 063 2 247 chi bộ"),
    ("số 02-NQ/TU", "số 02 nq tu"),
    ("được không ạ", ""),
    ("Liệt kê các xã", "xã"),
    ("chào bạn, cảm ơn nhé", ""),
    ("", ""),
    ("…!?", ""),
]


@pytest.mark.parametrize(("text", "kept"), CONTENT)
def test_only_words_with_content_are_kept(text: str, kept: str) -> None:
    assert " ".join(syllable.form for syllable in content(text)) == kept


FOLDED = [
    ("nam 2022 ket nap bao nhieu dang vien", "2022 ket nap vien"),
    ("ai la bi thu thi uy", "thu uy"),
    ("nghi quyet nao", "nghi quyet"),
    ("so chi bo la may", "bo"),
]


@pytest.mark.parametrize(("text", "kept"), FOLDED)
def test_without_diacritics_what_looks_like_a_function_word_is_left_out(text: str, kept: str) -> None:
    assert " ".join(syllable.form for syllable in content(text, folded=True)) == kept


def test_syllables_stand_where_they_say() -> None:
    text = "Thị uỷ Sa\u00a0Pa: 3.859 ĐV_mới"
    assert [(s.form, text[s.start : s.end]) for s in syllables(text)] == [
        ("thị", "Thị"),
        ("ủy", "uỷ"),
        ("sa", "Sa"),
        ("pa", "Pa"),
        ("3", "3"),
        ("859", "859"),
        ("đv", "ĐV"),
        ("mới", "mới"),
    ]


@pytest.mark.parametrize(("form", "has_content"), [("đảng", True), ("của", False), ("bài", True), ("gì", False)])
def test_a_function_word_by_itself_has_no_content(form: str, has_content: bool) -> None:
    assert is_content(form) is has_content
