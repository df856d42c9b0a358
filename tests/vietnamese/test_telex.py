import pytest

from vietnamese.telex import decode

TYPED = """
    thij thị | xax xã | ddangr đảng | dangdr đảng | dangr dảng | đangr đảng | nguwowif người | nguoiwf người |
    nguowfi người | vieetj việt | vietej việt | vieejt việt | nhieeuf nhiều | nhieuef nhiều | quoocs quốc |
    quyeets quyết | quys quý | quar quả | quaanj quận | quawngj quặng | quow quơ | gif gì | giaf già | giuwx giữ |
    gieengs giếng | giaays giấy | thuongw thương | thuwowng thương | thuongwf thường | thuowngf thường |
    truwowngf trường | huyeenj huyện | huyenej huyện | hoaf hòa | thuyr thủy | uyr ủy | toor tổ | chuwcs chức |
    chuaw chưa | chuwa chưa | muaw mưa | cuar của | cuwar cửa | mias mía | khoer khỏe | tuooir tuổi | ngoaif ngoài |
    nhw như | dduwowcj được | dduocwj được | duocwdj được | boos bố | tyr tỷ | kir kỷ | kees kế | hoachj hoạch |
    hooij hội | nhaan nhân | daan dân | dana dân | toio tôi | trawm trăm | namw năm | lawngj lặng | xoawns xoắn |
    luuw lưu | huwux hữu | thuowr thuở | banr bản | dduwa đưa | hueej huệ | sowr sở | lieeu liêu | tuaans tuấn |
    thi5 thị | xa4 xã | d9ang3 đảng | dang39 đảng | nguoi72 người | vie6t5 việt | thu7o7ng2 thường | a8n ăn |
    tuye6n tuyên
"""


@pytest.mark.parametrize(("keys", "syllable"), [tuple(pair.split()) for pair in TYPED.split("|")])
def test_keys_spell_a_syllable(keys: str, syllable: str) -> None:
    assert decode(keys) == syllable


UNSPELT = "đảng hang lai xoay khuya khoeo text facebook www abc123 2022 uyrb a ươ hđnd quyes nq thịj"


@pytest.mark.parametrize("typed", [*UNSPELT.split(), "", "s" * 50])
def test_what_spells_no_syllable_stays(typed: str) -> None:
    assert decode(typed) == typed
