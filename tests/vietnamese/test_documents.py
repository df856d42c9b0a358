from datetime import date

import pytest

from vietnamese.document_details import find_details
from vietnamese.documents import KINDS, as_mention, find_documents
from vietnamese.normalise import match_form

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
        "Nghị quyết Trung ương lần này",
        "Nghị quyết Đại hội Đảng các cấp",
        "nghị quyết đại hội công đoàn",
        "chương trình 135",
        "đề án 30 tỷ",
        "công văn 3 trang",
        "kết luận 7 vụ",
        "báo cáo 9 tháng",
        "kế hoạch 100 ngày",
        "quyết định khởi tố vụ án",
        "quy định 20 người/1 dây",
        "báo cáo kế hoạch 2017 và phương án",
        "mức quy định 10.000 đồng",
        "tên lửa Kh-101 của Nga",
        "tàu KH 95897-TS",
        "tòa nhà CT8, phường",
        "màn hình HD 5 inch",
        "lưu lượng 54 Tb/s",
        "luật sư Nguyễn Văn A",
        "Luật sư đoàn",
        "luật chơi mới",
        "theo quy định của pháp luật đất đai",
        "kỷ luật lao động",
        "báo Pháp Luật TP.HCM",
        "Công ty Luật Minh Bạch",
        "Trường Đại học Luật Hà Nội",
        "Công ước Liên hợp quốc về Luật Biển năm 1982",
        "Luật này quy định",
        "dự án Luật có nội dung quan trọng",
        "Đạo luật Quan hệ Đài Loan",
        "Luật Thương mại Mỹ",
        "ngành luật hình sự",
        "trái với Hiến pháp",
        "vốn điều lệ 5 tỷ đồng",
        "vi phạm quy chế thi",
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
    ("Thông tư liên tịch số 17/2013", "Thông tư 17/2013/TTLT-BCA-BTC", True),
    ("Nghị quyết Trung ương 4 khóa XII", "NQTW4 (khóa 12)", True),
    ("Nghị quyết Trung ương 4 khóa XII", "Nghị quyết TƯ 4", True),
    ("Nghị quyết Trung ương 4 khóa XII", "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII", True),
    ("Nghị quyết Trung ương 4 khóa XII", "Nghị quyết Trung ương 4 khóa XI", False),
    ("Nghị quyết Trung ương 4 khóa XII", "Nghị quyết Trung ương 5 khóa XII", False),
    ("Nghị quyết Trung ương 4", "Kết luận Trung ương 4", False),
    ("Nghị quyết Đại hội XIII của Đảng", "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", True),
    ("Nghị quyết Đại hội XIII của Đảng", "nghị quyết đại hội đảng toàn quốc lần thứ 13", True),
    ("Nghị quyết Đại hội XIII của Đảng", "Nghị quyết Đại hội XII của Đảng", False),
    ("Nghị quyết Đại hội XVI của Đảng", "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI", False),
    ("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI", "Nghị quyết Đại hội Đảng bộ tỉnh khóa XVI", True),
    (
        "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI",
        "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Lào Cai lần thứ 16",
        True,
    ),
    ("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI", "Nghị quyết Đại hội Đảng bộ quân đội lần thứ XVI", False),
    ("Luật Đất đai 2013", "luật đất đai", True),
    ("Luật Đất đai 2013", "Luật Đất đai năm 2013", True),
    ("Luật Đất đai 2013", "Luật Đất đai 2003", False),
    ("Luật Đầu tư", "Luật Đầu tư công", False),
    ("Luật Phòng, chống tham nhũng", "luật phòng chống tham nhũng", True),
    ("Luật Bảo hiểm xã hội", "Luật BHXH năm 2014", True),
    ("Bộ luật Hình sự 2015", "BLHS", True),
    ("Bộ luật Hình sự", "Bộ luật Dân sự", False),
    ("Bộ luật Hình sự", "Luật sửa đổi, bổ sung một số điều của Bộ luật Hình sự", False),
    ("Luật Đất đai", "Luật Đất đai số 45/2013/QH13", True),
    ("Hiến pháp 2013", "Hiến pháp năm 2013", True),
    ("Hiến pháp 2013", "Hiến pháp 1992", False),
    ("Điều lệ Đảng", "Điều lệ Đảng Cộng sản Việt Nam", True),
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


CODES = [
    ("nghị quyết 02-nq/tu", "02-NQ/TU"),
    ("Nghị quyết số 21 - NQ/TW", "21-NQ/TW"),
    ("Nghị quyết 02 NQ/TU", "02-NQ/TU"),
    ("Nghị định 67/2014 NĐ-CP", "67/2014/NĐ-CP"),
    ("Nghị định số 167/2013/ NĐ-CP", "167/2013/NĐ-CP"),
    ("Quyết định số 120/2008/QĐ-TTG", "120/2008/QĐ-TTg"),
    ("công văn 5437/bgtvt-vt", "5437/BGTVT-VT"),
    ("Chương trình số 04-CTr/TU", "04-CTr/TU"),
    ("101-QÐ/TW", "101-QĐ/TW"),
    ("Nghị quyết số 30-NQ/T.Ư", "30-NQ/TƯ"),
    ("Nghị quyết 19-2017/NQ-CP", "19-2017/NQ-CP"),
    ("Nghị quyết 30a/2008/NQ-CP", "30a/2008/NQ-CP"),
    ("Quyết định số 652/2001", "652/2001"),
    ("Luật số 71", "71"),
    ("NQ 02", "02"),
    ("Pháp lệnh Cảnh vệ số 25/2005/PL-UBTVQH11", "25/2005/PL-UBTVQH11"),
    ("Quyết định số 1880/QĐ-TTg - Thủ tướng", "1880/QĐ-TTg"),
]


@pytest.mark.parametrize(("text", "code"), CODES)
def test_the_number_is_shown_in_its_usual_writing(text: str, code: str) -> None:
    (mention,) = find_documents(text)
    assert mention.code == code


@pytest.mark.parametrize(("text", "code"), CODES)
def test_a_number_as_shown_is_read_as_the_mention_it_was_made_from(text: str, code: str) -> None:
    (mention,) = find_documents(text)
    again = as_mention(mention.kind, code, mention.name)
    assert (again.number, again.year, again.code, again.name) == (mention.number, mention.year, code, mention.name)
    assert again.same_as(mention)


NAMED = [
    ("thực hiện Nghị quyết Đại hội XIII của Đảng và", "Nghị quyết Đại hội XIII của Đảng", "đại hội xiii của đảng"),
    ("Nghị quyết Trung ương 4 (Khóa XII) về xây dựng", "Nghị quyết Trung ương 4 (Khóa XII)", "trung ương 4 (khóa xii)"),
    ("nghị quyết trung ương 4 khóa xii nói gì", "nghị quyết trung ương 4 khóa xii", "trung ương 4 khóa xii"),
    ("Nghị quyết TƯ 5 về cơ cấu lại", "Nghị quyết TƯ 5", "tư 5"),
    (
        "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành T.Ư Đảng (Khóa XII) về",
        "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành T.Ư Đảng (Khóa XII)",
        "hội nghị lần thứ tư ban chấp hành t.ư đảng (khóa xii)",
    ),
    (
        "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI, nhiệm kỳ 2020 - 2025 đã",
        "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI, nhiệm kỳ 2020 - 2025",
        "đại hội đảng bộ tỉnh lần thứ xvi, nhiệm kỳ 2020 - 2025",
    ),
    ("vi phạm luật đất đai.", "luật đất đai", "đất đai"),
    ("luật đất đai 2013 quy định gì", "luật đất đai 2013", "đất đai 2013"),
    ("khoản 2 Điều 36 Luật Bảo hiểm xã hội quy định", "Luật Bảo hiểm xã hội", "bảo hiểm xã hội"),
    (
        "dự án Luật Hỗ trợ doanh nghiệp nhỏ và vừa được",
        "Luật Hỗ trợ doanh nghiệp nhỏ và vừa",
        "hỗ trợ doanh nghiệp nhỏ và vừa",
    ),
    ("Luật Vũ trụ Việt Nam quy định", "Luật Vũ trụ Việt Nam", "vũ trụ việt nam"),
    ("Điều 104 Bộ luật Hình sự năm 1999 về tội", "Bộ luật Hình sự năm 1999", "hình sự năm 1999"),
    ("theo điều 280 BLHS 2015,", "BLHS 2015", "blhs 2015"),
    ("Pháp lệnh Cảnh vệ hết hiệu lực", "Pháp lệnh Cảnh vệ", "cảnh vệ"),
    ("nêu trong Hiến pháp 2013, Nghị quyết", "Hiến pháp 2013", "2013"),
    ("vi phạm Điều lệ Đảng và", "Điều lệ Đảng", "đảng"),
    ("Quy chế làm việc của Tỉnh ủy và ý kiến", "Quy chế làm việc của Tỉnh ủy", "làm việc của tỉnh ủy"),
]


@pytest.mark.parametrize(("text", "written", "name"), NAMED)
def test_a_document_without_a_number_is_known_by_its_name(text: str, written: str, name: str) -> None:
    mention = find_documents(text)[0]
    assert text[mention.start : mention.end] == written
    assert (mention.number, mention.code, mention.name) == ("", "", name)
    assert mention.name_at is not None
    assert match_form(text[slice(*mention.name_at)]) == name


LISTS = [
    ("các Nghị quyết 18, 19 của Trung ương", ["18", "19"]),
    ("Quyết định số 217-QĐ/TW, 218-QĐ/TW", ["217-QĐ/TW", "218-QĐ/TW"]),
    ("Chỉ thị 03 và 05", ["03", "05"]),
    ("Quyết định số 217, số 218 của Bộ Chính trị", ["217", "218"]),
    ("Nghị quyết 02, 03-NQ/TU và 05-NQ/TU", ["02", "03-NQ/TU", "05-NQ/TU"]),
    ("theo Nghị định 67, 30 tàu đã", ["67"]),
    ("Nghị định 67 và 2 thông tư", ["67"]),
    ("theo Chỉ thị 05, 15 ngày sau", ["05"]),
]


@pytest.mark.parametrize(("text", "codes"), LISTS)
def test_several_numbers_behind_one_kind_are_a_mention_each(text: str, codes: list[str]) -> None:
    mentions = find_documents(text)
    assert [mention.code for mention in mentions] == codes
    assert len({mention.kind for mention in mentions}) == 1


def test_two_plenums_behind_one_kind_are_a_mention_each() -> None:
    mentions = find_documents("Nghị quyết Trung ương 4 và Trung ương 5 khóa XII về xây dựng")
    assert [(mention.kind, mention.name) for mention in mentions] == [
        ("nghị quyết", "trung ương 4"),
        ("nghị quyết", "trung ương 5 khóa xii"),
    ]


def test_the_kind_may_stand_some_words_before_its_number() -> None:
    text = "Cơ quan điều tra ra Quyết định khởi tố vụ án hình sự số 133/QĐ-CQCSĐT."
    (mention,) = find_documents(text)
    assert text[mention.start : mention.end] == "Quyết định khởi tố vụ án hình sự số 133/QĐ-CQCSĐT"


def test_an_amending_law_is_no_mention_of_the_number_it_amends() -> None:
    (mention,) = find_documents("Luật sửa đổi, bổ sung một số điều của Bộ luật Hình sự số 100/2015/QH13")
    assert (mention.kind, mention.code) == ("luật", "")


DETAILS = [
    (
        "Nghị quyết số 02-NQ/TU ngày 21/01/2021 của Ban Thường vụ Tỉnh ủy về “phát triển du lịch”, đã",
        (date(2021, 1, 21), "Ban Thường vụ Tỉnh ủy", "phát triển du lịch"),
    ),
    (
        "Chỉ thị số 05-CT/TW của Bộ Chính trị (Khóa XII) “Về đẩy mạnh học tập”",
        (None, "Bộ Chính trị", "Về đẩy mạnh học tập"),
    ),
    ("Quyết định 5 (21/1/2021) do Bộ Chính trị ban hành", (date(2021, 1, 21), "Bộ Chính trị", "")),
    ("Quyết định số 652 của NHNN ngày 17/5/2001, về việc", (date(2001, 5, 17), "NHNN", "")),
    ("Quyết định số 343-QĐNS/TW, ngày 13/8/2016 của Bộ Chính trị nhằm", (date(2016, 8, 13), "Bộ Chính trị", "")),
    ("Nghị định 49/2017/NĐ-CP, ngày 24/7/2017, các nhà mạng", (None, "", "")),
    ("tờ trình số 5054 ngày 4/7 của Chủ tịch UBND TP Đà Nẵng về việc", (None, "Chủ tịch UBND TP Đà Nẵng", "")),
    ("Thông tư số 5 của Bộ Văn hóa, Thể thao và Du lịch quy định", (None, "Bộ Văn hóa, Thể thao và Du lịch", "")),
    ("Chỉ thị 17 của Ban Thường vụ Tỉnh ủy và Chỉ thị 26", (None, "Ban Thường vụ Tỉnh ủy", "")),
    ("Thủ tướng Chính phủ vừa ban hành Quyết định số 1880/QĐ-TTg.", (None, "Thủ tướng Chính phủ", "")),
    ("đề nghị HĐND TP thông qua tờ trình số 5054.", (None, "", "")),
    ("Hội nghị về Luật Đầu tư ngày 25/4/2016, Thủ tướng", (None, "", "")),
    ('Nghị quyết 35 "chậm" đi vào cuộc sống', (None, "", "")),
]


@pytest.mark.parametrize(("text", "expected"), DETAILS)
def test_the_day_the_issuer_and_the_title_are_read_beside_the_mention(
    text: str, expected: tuple[date | None, str, str]
) -> None:
    details = find_details(text, find_documents(text)[0])
    spans = [text[slice(*span)] if span else "" for span in (details.issuer_at, details.title_at)]
    assert (details.issued, *spans) == expected


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "piece",
    ["luật ", "Luật sửa đổi, bổ sung một số điều của ", "nghị quyết đại hội ", "chỉ thị 03 và ", "văn bản số 1/ubnd-"],
)
def test_a_long_text_of_openings_is_read_in_linear_time(piece: str) -> None:
    find_documents(piece * (200_000 // len(piece)))
