"""Articles, figures and documents over HTTP, from the five articles."""

from collections.abc import Iterator

import httpx
import pytest

from api.server import create_app
from rag.assistant import Assistant
from rag.export import article_to_json, document_to_json, figure_to_json
from rag.registers import DocumentFilter
from settings import Settings
from tests.ui.serving import served
from vectorstore.facts import FigureFilter

pytestmark = pytest.mark.enable_socket


@pytest.fixture(scope="module")
def client(assistant: Assistant) -> Iterator[httpx.Client]:
    with (
        served(create_app(assistant, Settings.load())) as address,
        httpx.Client(base_url=address, trust_env=False, timeout=60) as client,
    ):
        yield client


def test_articles_are_listed_in_pages_and_searched_without_diacritics(
    client: httpx.Client, assistant: Assistant
) -> None:
    all_ = client.get("/api/v1/articles").json()
    assert [one["article_id"] for one in all_["items"]] == [one.id for one in assistant.articles()]
    assert (all_["total"], all_["limit"], all_["offset"]) == (5, 100, 0)
    page = client.get("/api/v1/articles", params={"limit": 2, "offset": 3}).json()
    assert (page["items"], page["total"]) == (all_["items"][3:], 5)
    assert client.get("/api/v1/articles", params={"offset": 99}).json()["items"] == []
    found = client.get("/api/v1/articles", params={"search": "sa pa dang vien"}).json()
    assert {one["article_id"] for one in found["items"]} == assistant.articles_with("sa pa dang vien")
    assert 0 < found["total"] < 5


def test_an_article_is_shown_by_its_id_by_the_beginning_of_it_and_by_its_file(
    client: httpx.Client, assistant: Assistant
) -> None:
    one = assistant.articles()[0]
    for name in (one.id, one.id[:10], one.source):
        assert client.get(f"/api/v1/articles/{name}").json() == article_to_json(assistant.sheet(one.id))
    missing = client.get("/api/v1/articles/khong-co")
    assert (missing.status_code, missing.json()["code"]) == (404, "no_such_article")
    assert "app.py" not in missing.text


def test_figures_are_filtered_as_on_the_command_line(client: httpx.Client, assistant: Assistant) -> None:
    asked = {"place": "sa pa", "year": "2022", "unit": "dang vien", "search": "ket nap"}
    rows = assistant.figures(FigureFilter(place="sa pa", year=2022, unit="dang vien", search="ket nap"))
    assert rows
    told = client.get("/api/v1/figures", params=asked).json()
    assert told["items"] == [figure_to_json(row) for row in rows]
    assert told["total"] == len(rows)
    whole = client.get("/api/v1/figures", params={"limit": 1000}).json()
    part = client.get("/api/v1/figures", params={"limit": 7, "offset": 5}).json()
    assert part["items"] == whole["items"][5:12]
    assert part["total"] == whole["total"] == assistant.figure_count(FigureFilter())
    own = client.get("/api/v1/figures", params={"article_id": whole["items"][0]["article_id"]}).json()
    assert 0 < own["total"] < whole["total"]


def test_documents_are_filtered_as_on_the_command_line(client: httpx.Client, assistant: Assistant) -> None:
    rows = assistant.documents(DocumentFilter())
    told = client.get("/api/v1/documents", params={"limit": 3, "offset": 1}).json()
    assert told["items"] == [document_to_json(row) for row in rows[1:4]]
    assert told["total"] == len(rows)
    number = next(row.document.number for row in rows if row.document.number)
    found = client.get("/api/v1/documents", params={"number": number}).json()
    assert number in {one["number"] for one in found["items"]}
    assert found["total"] < len(rows)


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("articles?limit=0", "limit"),
        ("articles?limit=1001", "limit"),
        ("articles?offset=-1", "offset"),
        ("articles?offset=99999999999999999999", "offset"),
        ("articles?search=%3F%21", "search"),
        ("figures?year=22", "year"),
        ("figures?year=abc", "year"),
        ("figures?place=", "place"),
        ("figures?unit=" + "a" * 201, "unit"),
        ("documents?number=%00", "number"),
        ("documents?search=%ff", "search"),
    ],
)
def test_a_filter_that_cannot_be_used_is_refused_by_its_name(client: httpx.Client, path: str, field: str) -> None:
    refused = client.get(f"/api/v1/{path}")
    assert (refused.status_code, refused.json()["field"]) == (422, field)
    assert field in refused.json()["detail"]
    assert refused.headers["content-type"] == "application/problem+json"
