import pytest

from vietnamese.abbreviations import spell_out

SPELLED = [
    ("UBKT Thị ủy", "ủy ban kiểm tra Thị ủy"),
    ("có bn đv vậy", "có bao nhiêu đảng viên vậy"),
    ("tx Sa Pa", "thị xã Sa Pa"),
    ("TX. Sa Pa", "thị xã Sa Pa"),
    ("TP.Hà Nội", "thành phố Hà Nội"),
    ("TU Sơn La", "tỉnh ủy Sơn La"),
    ("NQ 02 của TU", "nghị quyết 02 của tỉnh ủy"),
    ("Ct hđnd tx là ai", "chủ tịch hội đồng nhân dân thị xã là ai"),
    ("CT UBND tỉnh", "chủ tịch ủy ban nhân dân tỉnh"),
    ("đ/c Khang", "đồng chí Khang"),
    ("BT thị ủy", "bí thư thị ủy"),
    ("mấy ng tham gia", "mấy người tham gia"),
    ("bao nhiu xã", "bao nhiêu xã"),
    ("KO BIẾT", "không BIẾT"),
    ("so dv nam 2022", "so đảng viên nam 2022"),
    ("(HĐND)", "(hội đồng nhân dân)"),
    ("kl 21-kl/tw ra ngày nào", "kết luận 21-kl/tw ra ngày nào"),
    ("ĐA 11", "đề án 11"),
    ("QĐ của Bộ Chính trị", "quyết định của Bộ Chính trị"),
    ("qd 1375 ngày nào", "qđ 1375 ngày nào"),
]


@pytest.mark.parametrize(("text", "spelled"), SPELLED)
def test_an_abbreviation_is_spelled_out(text: str, spelled: str) -> None:
    assert spell_out(text) == spelled


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
        "KH&CN",
        "TN ra quân",
        "nước ta",
        "",
    ],
)
def test_what_has_no_sure_reading_stays(text: str) -> None:
    assert spell_out(text) == text
