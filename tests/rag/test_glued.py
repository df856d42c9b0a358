"""What page layout glues to a sentence: found where it surely is, and left alone elsewhere."""

import pytest

from rag.glued import glued_front, is_caption


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Ảnh: Lê Hùng Kế hoạch thứ ba là mở thêm một đường vành đai.", "Kế hoạch"),
        ("Nguồn ảnh: Internet Theo đó, ba bến tàu được sửa lại trong năm.", "Theo đó"),
        ("Cầu mới nhìn từ trên cao - Ảnh: AFP Các kỹ sư cho biết cầu xong sớm hơn hẹn nửa năm.", "Các kỹ sư"),
        ("Người dân chờ phà Một chủ quán kể rằng sáng nào cũng đông như vậy.", "Một chủ"),
    ],
)
def test_a_credit_or_a_caption_ends_where_the_sentence_begins(text: str, rest: str) -> None:
    front = glued_front(text)
    assert front is not None
    assert text[front.end :].startswith(rest)


@pytest.mark.parametrize(
    "text",
    [
        "Theo Sở Giao thông, ba bến tàu được sửa lại trong năm nay và năm sau.",
        "3. Xe tải nhẹ Sau khi dẫn đầu, mẫu xe này bán được ít hơn các tháng trước.",
        "Thủ tướng nói: “Đường này làm xong Trong năm nay thì dân được nhờ”, nhiều người nghe.",
        "Ảnh: Nguyễn Văn Hùng Trần Thị Lan cho biết đường đã xong từ hôm qua.",
    ],
)
def test_what_may_belong_to_the_sentence_stays(text: str) -> None:
    assert glued_front(text) is None


@pytest.mark.parametrize("text", ["Ảnh: Trí", ">>> Xem thêm: Chuyện khác", "Clip cây cầu bị nước cuốn."])
def test_a_line_that_only_labels_a_picture_is_a_caption(text: str) -> None:
    assert is_caption(text)


@pytest.mark.parametrize("text", ["Ảnh hưởng của bão, nhiều nhà tốc mái.", "Cầu xong trong tháng 5."])
def test_a_sentence_is_no_caption(text: str) -> None:
    assert not is_caption(text)
