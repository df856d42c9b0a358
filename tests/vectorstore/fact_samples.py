"""Articles with figures and documents of every kind, made by hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from records.article import Article
from records.fact import DocumentRef, FactPeriod, FactPlace, Figure, FigureKind, FoundIn
from records.passage import SectionKind
from tests.vectorstore.samples import make_article, open_store, put, split
from vectorstore.store import Store

SA_PA = FactPlace("thị xã Sa Pa", FoundIn.SENTENCE)
IN_2021 = FactPeriod("năm 2021", date(2021, 1, 1), date(2021, 12, 31), False, FoundIn.CLAUSE)
IN_2022 = FactPeriod("năm 2022", date(2022, 1, 1), date(2022, 12, 31), False, FoundIn.CLAUSE)
OF_ARTICLE = replace(IN_2022, found_in=FoundIn.ARTICLE)
HALF_YEAR = FactPeriod("6 tháng qua", date(2016, 1, 1), date(2016, 6, 30), True, FoundIn.BEFORE)
SINCE_2015 = FactPeriod("từ năm 2015 đến nay", date(2015, 1, 1), None, True, FoundIn.SENTENCE)
UNKNOWN = FactPeriod("3 năm qua", None, None, True, FoundIn.SENTENCE)

PARTY = replace(
    make_article(
        "a.txt",
        "Năm 2021, Đảng bộ thị xã Sa Pa kết nạp 125 đảng viên; năm 2022 hơn 134 đảng viên, đạt 104,2% kế hoạch.",
        "Nghị quyết số 02-NQ/TU ngày 21/01/2021 của Tỉnh uỷ và Kết luận số 21-KL/TW nêu tỷ lệ 96-98%.",
        (SectionKind.CAPTION, "Chi bộ Hoà Bình có 19/20 đảng viên dự."),
        title="Sa Pa phát triển đảng viên",
    ),
    place="Lào Cai",
    published=date(2023, 1, 3),
)
FUND = make_article(
    "tin/b.txt",
    "Quỹ giảm -3,5 triệu đồng theo NQ 05-NQ/TU, Kết luận 21-KL/TW và Luật Đất đai.",
    "=HYPERLINK(1) là 7 chữ lạ.",
    "Từ năm 2015 đến nay có 40 bản, 3 năm qua thêm 12 bản.",
    title="Tin khác",
)


def figure(article: Article, written: str, value: str, unit: str, **more: Any) -> Figure:
    """A figure where its wording first stands in an article, a count unless more is said."""
    fields = {"kind": FigureKind.COUNT, "second": None, "percent": False, "bound": "", "said": "", "subject": ""}
    nowhere = {"period": None, "place": None}
    return Figure(**(_at(article, written) | {"value": Decimal(value), "unit": unit} | fields | nowhere | more))


def document(article: Article, written: str, kind: str, number: str, **more: Any) -> DocumentRef:
    """A mention of a document where its wording first stands in an article."""
    fields = {"name": "", "issued": None, "issuer": "", "title": "", "place": "", "home": ""}
    return DocumentRef(**(_at(article, written) | {"kind": kind, "number": number} | fields | more))


def _at(article: Article, written: str) -> dict[str, Any]:
    start = article.text.index(written)
    sentence = next(one for one in split(article)[0] if one.start <= start < one.end)
    return {"article_id": article.id, "sentence_id": sentence.id, "start": start, "end": start + len(written)}


def party_figures() -> list[Figure]:
    later = {"said": "kết nạp", "subject": "Đảng bộ thị xã Sa Pa", "period": IN_2022, "place": SA_PA}
    ratio = {"kind": FigureKind.RATIO, "second": Decimal(20), "period": OF_ARTICLE}
    return [
        figure(PARTY, "125", "125", "đảng viên", said="kết nạp", period=IN_2021, place=SA_PA),
        figure(PARTY, "134", "134", "đảng viên", bound=">", **later),
        figure(PARTY, "104,2%", "104.2", "%", kind=FigureKind.PERCENT, percent=True, said="đạt"),
        figure(PARTY, "96-98%", "96", "%", kind=FigureKind.RANGE, second=Decimal(98), percent=True),
        figure(PARTY, "19/20", "19", "đảng viên", place=FactPlace("Chi bộ Hoà Bình", FoundIn.CLAUSE), **ratio),
    ]


def fund_figures() -> list[Figure]:
    return [
        figure(FUND, "-3,5 triệu", "-3500000", "đồng", period=HALF_YEAR),
        figure(FUND, "7 chữ", "7", "chữ lạ"),
        figure(FUND, "40", "40", "bản", period=SINCE_2015),
        figure(FUND, "12", "12", "bản", period=UNKNOWN),
    ]


def party_documents() -> list[DocumentRef]:
    told = {"issued": date(2021, 1, 21), "issuer": "Tỉnh uỷ"}
    return [
        document(PARTY, "Nghị quyết số 02-NQ/TU", "nghị quyết", "02-NQ/TU", **told),
        document(PARTY, "Kết luận số 21-KL/TW", "kết luận", "21-KL/TW"),
    ]


def fund_documents() -> list[DocumentRef]:
    return [
        document(FUND, "NQ 05-NQ/TU", "nghị quyết", "05-NQ/TU"),
        document(FUND, "Kết luận 21-KL/TW", "kết luận", "21-KL/TW"),
        document(FUND, "Luật Đất đai", "luật", "", name="Đất đai"),
    ]


def fill(store: Store) -> None:
    with store.writing() as writer:
        put(writer, PARTY, figures=party_figures(), documents=party_documents())
        put(writer, FUND, figures=fund_figures(), documents=fund_documents())


def filled(folder: Path) -> Path:
    """A closed data folder with both articles, made with an embedding model of its own."""
    with open_store(folder) as store:
        fill(store)
    return folder


def many(folder: Path, count: int) -> Path:
    """A closed data folder with one article of so many figures."""
    article = make_article("nhieu.txt", *(f"Xã thứ {n} trồng {n} ha rừng." for n in range(count)))
    sentences: Sequence[Any] = split(article)[0]
    unit = {"value": Decimal(1), "unit": "ha", "period": None, "place": None}
    fields = {"kind": FigureKind.COUNT, "second": None, "percent": False, "bound": "", "said": "", "subject": ""}
    figures = [
        Figure(article_id=article.id, sentence_id=one.id, start=one.start, end=one.start + 2, **unit, **fields)
        for one in sentences
    ]
    with open_store(folder) as store, store.writing() as writer:
        put(writer, article, figures=figures)
    return folder
