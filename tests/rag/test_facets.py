"""What the figures can be filtered by, and the registers as the assistant gives them."""

from datetime import date

import pytest

from errors import UsageError
from rag.assistant import Assistant
from rag.facets import facets
from rag.registers import DocumentFilter
from vectorstore.facts import FigureFacets, FigureFilter


def test_every_facet_finds_figures(assistant: Assistant) -> None:
    found = assistant.facets()
    assert {"thị xã Sa Pa", "tỉnh Sơn La"} <= set(found.places)
    assert list(found.years) == sorted(found.years, reverse=True)
    assert "đảng viên" in found.units
    assert all(assistant.figures(FigureFilter(place=place)) for place in found.places)
    assert all(assistant.figures(FigureFilter(unit=unit)) for unit in found.units)
    assert all(assistant.figures(FigureFilter(year=year)) for year in found.years)


def test_spellings_of_one_place_are_one_and_a_province_is_not_its_city() -> None:
    places = {"TP.HCM": 2, "thành phố Hồ Chí Minh": 5, "tỉnh Sơn La": 3, "Sơn La": 1, "thành phố Sơn La": 2}
    found = facets(FigureFacets(places, {"Hội nghị": 1, "hội nghị": 4}, ()))
    assert found.places == ("thành phố Hồ Chí Minh", "tỉnh Sơn La", "thành phố Sơn La")
    assert found.units == ("hội nghị",)


def test_years_inside_of_a_century_are_left_out() -> None:
    periods = (date(1900, 1, 1), date(1999, 12, 31)), (date(2021, 1, 1), date(2023, 12, 31))
    assert facets(FigureFacets({}, {}, periods)).years == (2023, 2022, 2021)


def test_the_registers_agree_with_the_list_of_articles(assistant: Assistant) -> None:
    for summary in assistant.articles():
        sheet = assistant.sheet(summary.id)
        assert summary.figures == len(sheet.figures)
        assert len(sheet.documents) <= summary.documents <= sum(len(row.mentions) for row in sheet.documents)
    assert sum(one.figures for one in assistant.articles()) == len(assistant.figures(FigureFilter()))
    assert any(row.document.number == "02-NQ/TU" for row in assistant.documents(DocumentFilter(number="02")))
    with pytest.raises(UsageError):
        assistant.sheet("không có bài này")
