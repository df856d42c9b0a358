"""Markdown files: the text a reader of the rendered page sees."""

from datetime import date
from pathlib import Path

from tests.ingest.reading import assert_sections_hold_everything, kind_of, read_text

TEXT = """---
title: "Đảng bộ huyện Mường La"
date: 2023-05-12
author: Hà Thu
---
# Đảng bộ huyện **Mường La** kết nạp *120* đảng viên

![Lễ kết nạp đảng viên tại xã Ngọc Chiến](anh.jpg)

Theo [Huyện ủy](https://example.vn/a?b=1), năm 2022 huyện kết nạp **120** đảng viên,
đạt `104%` kế hoạch. <b>Trong đó</b> nữ chiếm 45%; <!-- ghi chú -->toàn Đảng bộ có 5.120 đảng viên.

## Kết quả

1. Thành lập 3 chi bộ.
2. Khai trừ 2 đảng viên.

- Mục một

| Năm | Đảng viên mới |
|---|---|
| 2022 | 120 |

> Trích dẫn của đồng chí Bí thư.

<div>Khối HTML <script>x()</script>giữ chữ</div>

## Tin liên quan

- [Bài khác một](a)
- [Bài khác hai](b)
"""


def test_markdown_is_read_as_its_reader_sees_it(tmp_path: Path) -> None:
    article = read_text(tmp_path, "bai.md", TEXT)
    assert article.title == "Đảng bộ huyện Mường La kết nạp 120 đảng viên"
    assert (article.published, article.byline) == (date(2023, 5, 12), "Hà Thu")
    assert (
        "Theo Huyện ủy, năm 2022 huyện kết nạp 120 đảng viên, đạt 104% kế hoạch. Trong đó nữ chiếm 45%;" in article.text
    )
    for line in (
        "Kết quả",
        "1. Thành lập 3 chi bộ.",
        "2. Khai trừ",
        "• Mục một",
        "Năm | Đảng viên mới",
        "2022 | 120",
        "Trích dẫn",
        "giữ chữ",
    ):
        assert kind_of(article, line) == "body"
    assert kind_of(article, "Lễ kết nạp đảng viên") == "caption"
    assert kind_of(article, "Bài khác hai") == "teaser"
    for mark in ("**", "](", "##", "---", "|--", "`", "<b>", "x()", "ghi chú", "https"):
        assert mark not in article.text
    assert_sections_hold_everything(article)


def test_a_title_that_only_the_front_matter_has_stands_first_in_the_text(tmp_path: Path) -> None:
    article = read_text(
        tmp_path, "bai.md", "---\ntiêu đề: Hội nghị tổng kết\nngày: 18/10/2019\n---\n\nHội nghị có 120 đại biểu dự."
    )
    assert article.title == "Hội nghị tổng kết"
    assert article.text.startswith("Hội nghị tổng kết\n\nHội nghị có 120")
    assert article.published == date(2019, 10, 18)


def test_plain_text_in_a_markdown_file_is_read_as_it_stands(tmp_path: Path) -> None:
    article = read_text(
        tmp_path, "bai.md", "Đảng bộ xã Mường Hum tổng kết năm\n\n18/10/2019\n\nĐảng bộ xã có 14 chi bộ, 274 đảng viên."
    )
    assert (article.title, article.published) == ("Đảng bộ xã Mường Hum tổng kết năm", date(2019, 10, 18))
