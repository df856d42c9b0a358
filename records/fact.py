"""What an article states: figures, and the documents it mentions. Every one is a slice of the article's text."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class FigureKind(StrEnum):
    """How a figure is written."""

    COUNT = "count"
    PERCENT = "percent"
    RATIO = "ratio"  # 19/20
    RANGE = "range"  # 96-98%


class FoundIn(StrEnum):
    """Where a figure's period or place is written: the nearest that names one."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    BEFORE = "before"  # a sentence before it in its paragraph, or the sub-heading above it
    ARTICLE = "article"  # the title, the lead, the date line; what the whole article is about


@dataclass(frozen=True, slots=True)
class FactPeriod:
    """When a figure holds. `written` is the article's wording.

    `first` and `last` are its first and last day; None when the article does not let them be known ("3 năm qua" in an
    article without a date). `relative` holds for what was, or would have to be, counted from the day of publication.
    """

    written: str
    first: date | None
    last: date | None
    relative: bool
    found_in: FoundIn


@dataclass(frozen=True, slots=True)
class FactPlace:
    """Where a figure holds: a place as the article writes it ("thị xã Sa Pa")."""

    name: str
    found_in: FoundIn


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at article.text[start:end].

    `value` is exact; `second` is the lower part of a ratio or the upper end of a range. `bound` is "", ">", "<" or "~".
    `unit` is what is counted or measured ("đảng viên", "đồng", "%"), `said` what is said of it ("kết nạp", "tăng"),
    `subject` of whom, in its sentence or the one before; each as written, "" where none is named.
    """

    article_id: str
    sentence_id: str
    start: int
    end: int
    kind: FigureKind
    value: Decimal
    second: Decimal | None
    percent: bool
    bound: str
    unit: str
    said: str
    subject: str
    period: FactPeriod | None
    place: FactPlace | None


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A mention of an official document at article.text[start:end].

    `kind` is in lower case ("nghị quyết"). `number` is normalised ("02-NQ/TU", "67/2014/NĐ-CP", "02"), "" for a
    document known by `name` alone ("Đại hội XIII của Đảng"). `issued` is the day it is dated, `issuer` the body that
    issued it and `title` its title in quotes, each where this mention writes it; `place` is the province of the body
    that issued it, where it is a local one and the article tells which; `home` the province that the article speaks
    of, "" where it speaks of none or of several.
    """

    article_id: str
    sentence_id: str
    start: int
    end: int
    kind: str
    number: str
    name: str
    issued: date | None
    issuer: str
    title: str
    place: str
    home: str
