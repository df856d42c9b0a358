import pytest

from vietnamese.abbreviations import definitions, spell_out, spell_out_typed

WRITTEN = [
    ("Chủ tịch UBND tỉnh", "Chủ tịch ủy ban nhân dân tỉnh"),
    ("HĐND - UBND huyện", "hội đồng nhân dân, ủy ban nhân dân huyện"),
    ("UV BTV Tỉnh ủy", "ủy viên ban thường vụ Tỉnh ủy"),
    ("có 51 TCCSĐ, 3.859 ĐV", "có 51 tổ chức cơ sở đảng, 3.859 đảng viên"),
    ("Chi bộ HTX Xuân Tiến", "Chi bộ hợp tác xã Xuân Tiến"),
    ("Sở GD-ĐT", "Sở giáo dục và đào tạo"),
    ("Sở GD&ĐT", "Sở giáo dục và đào tạo"),
    ("Sở GD – ĐT", "Sở giáo dục và đào tạo"),
    ("Bộ GD và ĐT", "Bộ giáo dục và đào tạo"),
    ("Sở LĐ-TB&XH", "Sở lao động - thương binh và xã hội"),
    ("Bộ NN&PTNT", "Bộ nông nghiệp và phát triển nông thôn"),
    ("TP.HCM", "thành phố Hồ Chí Minh"),
    ("TPHCM", "thành phố Hồ Chí Minh"),
    ("Tp. Hồ Chí Minh", "thành phố Hồ Chí Minh"),
    ("TX. Hoàng Mai", "thị xã Hoàng Mai"),
    ("TT.Trảng Bàng", "thị trấn Trảng Bàng"),
    ("đ/c Toàn và Đ/c Huy", "đồng chí Toàn và đồng chí Huy"),
    ("Ban Kinh tế T.Ư", "Ban Kinh tế trung ương"),
    ("Ban Kinh tế TƯ", "Ban Kinh tế trung ương"),
    ("BTGTW và UBKT TW", "ban tuyên giáo trung ương và ủy ban kiểm tra trung ương"),
    ("CA tỉnh, Bộ CA", "công an tỉnh, Bộ công an"),
    ("Phó CT UBND tỉnh", "Phó chủ tịch ủy ban nhân dân tỉnh"),
    ("BT Tỉnh ủy", "bí thư Tỉnh ủy"),
    ("Công ty CP Bình Vinh", "Công ty cổ phần Bình Vinh"),
    ("Thủ tướng CP", "Thủ tướng chính phủ"),
    ("ĐH Đảng bộ, Trường ĐH Luật", "đại hội Đảng bộ, Trường đại học Luật"),
    ("KH số 114, NĐ 67", "kế hoạch số 114, nghị định 67"),
    ("QĐ của BCT", "quyết định của bộ chính trị"),
    ("Ủy ban nhân dân (UBND) tỉnh; UBND họp", "Ủy ban nhân dân (UBND) tỉnh; ủy ban nhân dân họp"),
]


@pytest.mark.parametrize(("text", "spelled"), WRITTEN)
def test_an_abbreviation_of_an_article_is_spelled_out(text: str, spelled: str) -> None:
    assert spell_out(text) == spelled


@pytest.mark.parametrize(
    "text",
    [
        "02-NQ/TU, 1880/QĐ-TTg, 21-KL/TW, 67/2014/NĐ-CP",
        "chụp CT",
        "TT Trump",
        "TƯ LIỆU",
        "tia UV",
        "QĐ số 1375",
        "tàu KH 95897-TS",
        "ĐA DẠNG HÓA SINH KẾ",
        "ca sáng, đa dạng, tu bổ",
        "cb, sn, k, tx, dn viết thường không phải là chữ tắt của bài viết",
        "Trần Văn K, số B.4",
        "các lớp. Tại",
        "",
    ],
)
def test_what_has_no_sure_reading_in_an_article_stays(text: str) -> None:
    assert spell_out(text) == text


SPELLED = [
    ("UBKT Thị ủy", "ủy ban kiểm tra Thị ủy"),
    ("có bn đv vậy", "có bao nhiêu đảng viên vậy"),
    ("tx Sa Pa", "thị xã Sa Pa"),
    ("TX. Sa Pa", "thị xã Sa Pa"),
    ("TP.Hà Nội", "thành phố Hà Nội"),
    ("tp hcm", "thành phố Hồ Chí Minh"),
    ("TU Sơn La", "tỉnh ủy Sơn La"),
    ("NQ 02 của TU", "nghị quyết 02 của tỉnh ủy"),
    ("Ct hđnd tx là ai", "chủ tịch hội đồng nhân dân thị xã là ai"),
    ("CT UBND tỉnh", "chủ tịch ủy ban nhân dân tỉnh"),
    ("ct ubnd xa", "chủ tịch ủy ban nhân dân xa"),
    ("đ/c Khang", "đồng chí Khang"),
    ("BT thị ủy", "bí thư thị ủy"),
    ("sở gd-đt, so gd-dt", "sở giáo dục và đào tạo, so giáo dục và đào tạo"),
    ("trường đh", "trường đại học"),
    ("đh lần thứ 23", "đại hội lần thứ 23"),
    ("mấy ng tham gia", "mấy người tham gia"),
    ("bao nhiu xã", "bao nhiêu xã"),
    ("KO BIẾT", "không BIẾT"),
    ("so dv nam 2022", "so đảng viên nam 2022"),
    ("(HĐND)", "(hội đồng nhân dân)"),
    ("kl 21-kl/tw ra ngày nào", "kết luận 21-kl/tw ra ngày nào"),
    ("ĐA 11", "đề án 11"),
    ("ĐA DẠNG HÓA", "ĐA DẠNG HÓA"),
    ("QĐ của Bộ Chính trị", "quyết định của Bộ Chính trị"),
    ("qd 1375 ngày nào", "qđ 1375 ngày nào"),
    ("Sở KH&CN", "Sở khoa học và công nghệ"),
]


@pytest.mark.parametrize(("text", "spelled"), SPELLED)
def test_an_abbreviation_of_a_question_is_spelled_out(text: str, spelled: str) -> None:
    assert spell_out_typed(text) == spelled


@pytest.mark.parametrize(
    "text",
    [
        "02-NQ/TU",
        "số 21-KL/TW ngày 25/10/2021",
        "101-QÐ/TW",
        "1880/QĐ-TTg",
        "Chỉ thị số 05-CT/TW",
        "HD 05",
        "CT 12",
        "tu bổ di tích",
        "đa dạng hóa",
        "cs",
        "bt",
        "hộ gđ",
        "bao nhiêu kg",
        "Nguyễn Văn K đến",
        "TN ra quân",
        "nước ta",
        "",
    ],
)
def test_what_has_no_sure_reading_in_a_question_stays(text: str) -> None:
    assert spell_out_typed(text) == text


DEFINED = [
    ("Ban Quản lý dự án (BQLDA) huyện", {"bqlda": "ban quản lý dự án"}),
    ("Hội Chữ thập đỏ (CTĐ)", {"ctđ": "chữ thập đỏ"}),
    ("Công ty Điện lực Sơn La (gọi tắt là ĐLSL)", {"đlsl": "điện lực sơn la"}),
    ("tỉnh Bà Rịa - Vũng Tàu (BR-VT)", {"brvt": "bà rịa - vũng tàu"}),
    ("đại biểu (ĐB) và Bộ Công Thương (CT)", {"đb": "đại biểu", "ct": "công thương"}),
    ("bảo hiểm xã hội (BHXH)", {}),
    ("theo Reuters (AFP)", {}),
    ("ông An (Hà Nội)", {}),
    ("(ABC)", {}),
    ("", {}),
]


@pytest.mark.parametrize(("text", "defined"), DEFINED)
def test_an_article_explains_its_own_abbreviations(text: str, defined: dict[str, str]) -> None:
    assert dict(definitions(text)) == defined


def test_what_an_article_explains_is_spelled_out_in_all_of_it_and_stays_beside_its_long_form() -> None:
    text = "Ban Quản lý dự án (BQLDA) họp. BQLDA báo cáo UBND. ĐB hỏi."
    spelled = "Ban Quản lý dự án (BQLDA) họp. ban quản lý dự án BQLDA báo cáo ủy ban nhân dân. ĐB hỏi."
    assert spell_out(text, definitions(text)) == spelled
