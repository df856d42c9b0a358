import pytest

from vietnamese.documents import KINDS, find_documents

MENTIONS = [
    ("Nghị quyết số 02-NQ/TU ngày 21/01/2021", "Nghị quyết số 02-NQ/TU", "nghị quyết", "2", "nq/tu", None),
    ("số 42-KH/TU của Tỉnh ủy", "42-KH/TU", "kế hoạch", "42", "kh/tu", None),
    ("kết luận số 21-KL/TW ngày", "kết luận số 21-KL/TW", "kết luận", "21", "kl/tw", None),
    ("Chỉ thị số 05-CT/TW của", "Chỉ thị số 05-CT/TW", "chỉ thị", "5", "ct/tw", None),
    ("37-HD/BTGTW", "37-HD/BTGTW", "hướng dẫn", "37", "hd/btgtw", None),
    ("Quy định số 101-QÐ/TW ngày", "Quy định số 101-QÐ/TW", "quy định", "101", "qđ/tw", None),
    ("Quy định số 1375 ngày 22/11/2019", "Quy định số 1375", "quy định", "1375", "", None),
    ("Quy định 368 của Tỉnh ủy", "Quy định 368", "quy định", "368", "", None),
    ("kế hoạch số 114 về phát triển", "kế hoạch số 114", "kế hoạch", "114", "", None),
    ("Đề án số: 12 về", "Đề án số: 12", "đề án", "12", "", None),
    ("Kết luận 01 của Bộ Chính trị", "Kết luận 01", "kết luận", "1", "", None),
    ("Nghị định 67/2014/NĐ-CP", "Nghị định 67/2014/NĐ-CP", "nghị định", "67", "nđ-cp", 2014),
    ("1880/QĐ-TTg", "1880/QĐ-TTg", "quyết định", "1880", "qđ-ttg", None),
    ("Luật số 12/2017/QH14", "Luật số 12/2017/QH14", "luật", "12", "qh14", 2017),
    ("Nghị quyết 35/2021", "Nghị quyết 35/2021", "nghị quyết", "35", "", 2021),
    ("Nghị quyết 35 năm 2018", "Nghị quyết 35", "nghị quyết", "35", "", None),
    ("Nghị quyết 02 NQ/TU", "Nghị quyết 02 NQ/TU", "nghị quyết", "2", "nq/tu", None),
    ("nghị quyết 21 - NQ/TW", "nghị quyết 21 - NQ/TW", "nghị quyết", "21", "nq/tw", None),
    ("chương trình hành động số 5-CTr/TU", "chương trình hành động số 5-CTr/TU", "chương trình", "5", "ctr/tu", None),
    ("Báo cáo số 05/BC-BCA-C81 tổng kết", "Báo cáo số 05/BC-BCA-C81", "báo cáo", "5", "bc-bca-c81", None),
    ("Quyết định 26 chỉ quy định", "Quyết định 26", "quyết định", "26", "", None),
    ("Kế hoạch 114 tổ chức hội thi", "Kế hoạch 114", "kế hoạch", "114", "", None),
    ("NQ 02", "NQ 02", "nghị quyết", "2", "nq", None),
    ("NQ02 nói gì", "NQ02", "nghị quyết", "2", "nq", None),
    ("QĐ 1375", "QĐ 1375", "quyết định", "1375", "qđ", None),
]


@pytest.mark.parametrize(("text", "written", "kind", "number", "letters", "year"), MENTIONS)
def test_a_mention_is_read_with_its_kind_and_number(
    text: str, written: str, kind: str, number: str, letters: str, year: int | None
) -> None:
    (mention,) = find_documents(text)
    assert text[mention.start : mention.end] == written
    assert (mention.kind, mention.number, mention.letters, mention.year) == (kind, number, letters, year)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "luật"])
def test_every_kind_of_document_is_known_by_name_and_by_letters(kind: str) -> None:
    (named,) = find_documents(f"{kind.capitalize()} số 7 của Tỉnh ủy")
    (lettered,) = find_documents(f"{kind} số 7-{KINDS[kind][-1].upper()}/TU")
    assert named.kind == lettered.kind == kind
    assert named.same_as(lettered)


@pytest.mark.parametrize(
    "text",
    [
        "kỷ luật 9 đảng viên",
        "kế hoạch 5 năm 2021-2025",
        "trong kế hoạch 5 năm. Bên",
        "tối đa 5 ngày",
        "báo cáo 6 tháng đầu năm",
        "quy định 5 mức phạt",
        "quyết định 3 nội dung",
        "Nghị quyết Trung ương 4",
        "nghị quyết, chỉ thị",
        "vượt kế hoạch 7%",
        "kế hoạch 94,2",
        "18/10/2019",
        "19/20 doanh nghiệp",
        "Covid-19",
        "",
    ],
)
def test_a_count_behind_the_name_of_a_kind_is_no_document(text: str) -> None:
    assert find_documents(text) == ()


SAME = [
    ("Nghị quyết 02", "02-NQ/TU", True),
    ("Nghị quyết số 02-NQ/TU", "02-NQ/TU", True),
    ("NQ 02", "Nghị quyết số 02-NQ/TU", True),
    ("nghi quyet 02-nq/tu", "Nghị quyết 02", True),
    ("NQ 2", "NQ 02", True),
    ("21-KL/TW", "21-NQ/TW", False),
    ("Nghị quyết 21", "21-KL/TW", False),
    ("Kết luận 21", "21-KL/TW", True),
    ("02-NQ/TU", "02-NQ/TW", False),
    ("02-NQ/TW", "02-NQ/TƯ", True),
    ("02-NQ/TU", "02-NQ-TU", True),
    ("Nghị quyết 02", "Nghị quyết 12", False),
    ("Nghị quyết 02", "Kết luận 02", False),
    ("QĐ 1375", "Quy định số 1375", True),
    ("QĐ 1375", "Quyết định số 1375", True),
    ("QĐ 1375", "Kế hoạch số 1375", False),
    ("Quyết định 101", "101-QÐ/TW", True),
    ("Quy định 101", "101-QÐ/TW", True),
    ("1880/QĐ-TTg", "Quyết định 1880", True),
    ("67/2014/NĐ-CP", "67/2015/NĐ-CP", False),
    ("67/2014/NĐ-CP", "Nghị định 67", True),
    ("67/2014/NĐ-CP", "67/NĐ-CP", True),
]


@pytest.mark.parametrize(("one", "other", "same"), SAME)
def test_two_mentions_name_one_document_when_all_that_both_write_agrees(one: str, other: str, same: bool) -> None:
    first = find_documents(one)
    second = find_documents(other)
    assert bool(first and second and first[0].same_as(second[0])) is same
    assert bool(first and second and second[0].same_as(first[0])) is same


def test_all_mentions_are_found_in_order() -> None:
    text = "Chỉ thị 05; Kết luận 01 và các văn bản 18, 19-NQ/TW, Nghị quyết số 18-NQ/TW"
    assert [text[m.start : m.end] for m in find_documents(text)] == [
        "Chỉ thị 05",
        "Kết luận 01",
        "19-NQ/TW",
        "Nghị quyết số 18-NQ/TW",
    ]
