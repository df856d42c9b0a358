"""The shapes of articles, figures and documents over HTTP; `rag.export` and `api.rest.registers` make them."""

from datetime import date

from pydantic import Field

from api.models import Told
from records.fact import FigureKind, FoundIn
from records.passage import SectionKind

_SOURCE = "dai-hoi-xa-binh-an.txt"
_ID = "5f0c2a9be1d47736"


class ArticleOut(Told):
    """An article without its text."""

    article_id: str = Field(description="Mã bài.", examples=[_ID])
    source: str = Field(description="Tên tệp.", examples=[_SOURCE])
    title: str = Field(description="Tiêu đề.")
    place: str | None = Field(description="Nơi viết bài, null khi không ghi.")
    published: date | None = Field(description="Ngày đăng, null khi không ghi.")
    sentences: int = Field(description="Số câu.")
    figures: int = Field(description="Số con số nêu trong bài.")
    documents: int = Field(description="Số văn bản được nhắc đến.")


class _Page(Told):
    total: int = Field(description="Có tất cả bao nhiêu mục hợp với bộ lọc.")
    limit: int = Field(description="Nhiều nhất bao nhiêu mục trong lần này.")
    offset: int = Field(description="Bỏ qua bao nhiêu mục đầu.")


class ArticlesOut(_Page):
    """A page of articles."""

    items: list[ArticleOut]


class PeriodOut(Told):
    """The period of a figure."""

    written: str = Field(description="Thời gian như bài viết ghi.")
    first: date | None
    last: date | None
    relative: bool = Field(description="true khi bài viết nói tương đối (“năm nay”).")
    found_in: FoundIn = Field(description="Thời gian lấy từ đâu.")


class PlaceOut(Told):
    """The place of a figure."""

    name: str
    found_in: FoundIn = Field(description="Nơi lấy từ đâu.")


class _Stated(Told):
    written: str = Field(description="Nguyên văn; article.text[start:end].")
    source: str = Field(description="Tên tệp của bài.")
    article_id: str = Field(description="Mã bài.")
    title: str = Field(description="Tiêu đề bài.")
    published: date | None = Field(description="Ngày đăng.")
    section: SectionKind = Field(description="Phần của bài.")
    sentence: str = Field(description="Câu nguồn.")
    start: int
    end: int


class FigureOut(_Stated):
    """A figure that an article states."""

    kind: FigureKind = Field(description="count, percent, ratio hay range.")
    value: int | float = Field(description="Giá trị.")
    second: int | float | None = Field(description="Giá trị thứ hai của tỷ lệ a/b hay khoảng a-b.")
    percent: bool
    bound: str = Field(description="“>” hơn, “<” dưới, “~” khoảng, hoặc rỗng.")
    unit: str = Field(description="Đếm cái gì.")
    said: str = Field(description="Nói gì về con số.")
    subject: str = Field(description="Chủ thể.")
    period: PeriodOut | None
    place: PlaceOut | None


class FiguresOut(_Page):
    """A page of figures."""

    items: list[FigureOut]


class MentionOut(_Stated):
    """A mention of a document."""


class DocumentOut(Told):
    """A document that articles mention."""

    kind: str = Field(description="Loại văn bản.")
    number: str = Field(description="Số hiệu, rỗng khi không có.")
    name: str = Field(description="Tên.")
    issued: date | None = Field(description="Ngày ban hành.")
    issuer: str = Field(description="Cơ quan ban hành.")
    title: str = Field(description="Trích yếu.")
    place: str = Field(description="Nơi.")
    articles: int = Field(description="Bao nhiêu bài nhắc đến.")
    mentions: list[MentionOut] = Field(description="Mọi chỗ nhắc đến.")


class DocumentsOut(_Page):
    """A page of documents."""

    items: list[DocumentOut]


class SentenceOut(Told):
    """A sentence of an article."""

    text: str
    start: int
    end: int


class SectionOut(Told):
    """A section of an article."""

    kind: SectionKind
    start: int
    end: int
    sentences: list[SentenceOut]


class CountsOut(Told):
    """How much an article has."""

    sentences: int
    chunks: int
    figures: int
    documents: int


class SheetOut(Told):
    """An article in full."""

    article_id: str = Field(description="Mã bài.")
    source: str = Field(description="Tên tệp.")
    title: str = Field(description="Tiêu đề.")
    place: str | None
    published: date | None
    byline: str | None = Field(description="Dòng tác giả, ngày tháng.")
    counts: CountsOut
    sections: list[SectionOut]
    figures: list[FigureOut]
    documents: list[DocumentOut]
