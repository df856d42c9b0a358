"""Articles added and removed over HTTP, in a real store."""

from pathlib import Path

import httpx
import pytest

from tests.api.live import Live, live
from tests.conftest import ARTICLES, copy_of
from vectorstore.lock import writer_lock

pytestmark = pytest.mark.enable_socket

TEXT = "Ngày 3/5/2024, Đảng bộ xã Mường Hoa kết nạp 57 đảng viên mới, vượt chỉ tiêu của năm."
QUESTION = "Đảng bộ xã Mường Hoa kết nạp bao nhiêu đảng viên mới?"
Files = list[tuple[str, tuple[str, bytes]]]


def files(*given: tuple[str, bytes]) -> Files:
    return [("files", one) for one in given]


def add(on: Live, *given: tuple[str, bytes], query: str = "") -> httpx.Response:
    return on.client.post(f"/api/v1/articles{query}", files=files(*given))


def kept(on: Live) -> set[str]:
    return {path.name for path in (on.folder / "articles").glob("*")}


def test_an_article_is_added_asked_about_replaced_and_removed(changeable: Live) -> None:
    added = changeable.client.post("/api/v1/articles", json={"name": "muong-hoa.txt", "text": TEXT})
    assert added.status_code == 201
    (result,) = added.json()["results"]
    assert (result["source"], result["outcome"], result["reason"]) == ("muong-hoa.txt", "added", None)
    answer = changeable.client.post("/api/v1/ask", json={"question": QUESTION}).json()
    assert "**57**" in answer["answer"]
    assert answer["citations"][0]["article_id"] == result["article_id"]

    again = add(changeable, ("muong-hoa.txt", TEXT.encode()))
    assert (again.status_code, again.json()["results"][0]["outcome"]) == (200, "unchanged")

    other = TEXT.replace("57", "61").encode()
    clash = add(changeable, ("MUONG-HOA.txt", other), ("khac.txt", b"An o"))
    assert (clash.status_code, clash.json()["code"]) == (409, "name_clash")
    assert "“muong-hoa.txt”" in clash.json()["detail"] and "?replace=true" in clash.json()["detail"]
    assert kept(changeable) == {"muong-hoa.txt"}  # nothing of the request was taken

    replaced = add(changeable, ("muong-hoa.txt", other), query="?replace=true")
    assert (replaced.status_code, replaced.json()["results"][0]["outcome"]) == (201, "updated")
    assert "**61**" in changeable.client.post("/api/v1/ask", json={"question": QUESTION}).json()["answer"]

    id_ = replaced.json()["results"][0]["article_id"]
    removed = changeable.client.delete(f"/api/v1/articles/{id_}")
    assert (removed.status_code, removed.json()["results"][0]["outcome"]) == (200, "removed")
    assert kept(changeable) == set()
    gone = changeable.client.delete(f"/api/v1/articles/{id_}")
    assert (gone.status_code, gone.json()["code"]) == (404, "no_such_article")
    assert changeable.client.get("/api/v1/articles").json()["total"] == 5


def test_only_a_whole_id_removes_an_article(changeable: Live) -> None:
    one = changeable.assistant.articles()[0]
    for name in (one.id[:-1], one.source, "%20", "..%2f.."):
        assert changeable.client.delete(f"/api/v1/articles/{name}").status_code == 404
    assert len(changeable.assistant.articles()) == 5


def test_each_file_is_reported_on_its_own(changeable: Live) -> None:
    some = add(changeable, ("tot.txt", TEXT.encode()), ("trong.txt", b""), ("anh.png", b"\x89PNG\r\n\x1a\n\0\0"))
    assert some.status_code == 207
    assert [(one["source"], one["outcome"]) for one in some.json()["results"]] == [
        ("tot.txt", "added"),
        ("trong.txt", "failed"),
        ("anh.png", "failed"),
    ]
    assert all(one["reason"] for one in some.json()["results"][1:])
    none = add(changeable, ("trong.txt", b""))
    assert (none.status_code, none.json()["code"]) == (422, "unreadable_file")
    assert none.json()["results"][0]["outcome"] == "failed"
    assert none.headers["content-type"] == "application/problem+json"


def test_bundled_articles_may_be_sent_again_whole(changeable: Live) -> None:
    given = [(path.name, path.read_bytes()) for path in sorted(ARTICLES.iterdir())]
    assert {one["outcome"] for one in add(changeable, *given).json()["results"]} == {"unchanged"}


def test_while_somebody_else_writes_a_caller_is_told_to_come_again(changeable: Live) -> None:
    with writer_lock(changeable.folder, "nạp bài viết"):
        locked = add(changeable, ("moi.txt", TEXT.encode()))
        unremoved = changeable.client.delete(f"/api/v1/articles/{changeable.assistant.articles()[0].id}")
    for refused in (locked, unremoved):
        assert (refused.status_code, refused.json()["code"]) == (503, "locked")
        assert int(refused.headers["retry-after"]) > 0
    assert add(changeable, ("moi.txt", TEXT.encode())).status_code == 201


@pytest.mark.parametrize(
    ("kind", "body", "status", "code"),
    [
        ("application/json", b"{", 400, "invalid_json"),
        ("application/json", b"[" * 30_000, 400, "invalid_json"),
        ("application/json", b"[]", 422, "invalid_request"),
        ("application/json", b'{"name": "a.txt"}', 422, "invalid_request"),
        ("application/json", b'{"name": "a.txt", "text": 5}', 422, "invalid_request"),
        ("application/json", b'{"name": "a.txt", "text": "x", "path": "/etc"}', 422, "invalid_request"),
        ("application/json", b'{"name": "a.txt", "text": "\\ud800"}', 422, "invalid_request"),
        ("text/plain", b"An o", 415, "unsupported_media_type"),
        ("", b"", 415, "unsupported_media_type"),
        ("multipart/form-data", b"x", 400, "invalid_upload"),
        ("multipart/form-data; boundary=b", b"--b\r\nrubbish", 422, "invalid_request"),
        ("multipart/form-data; boundary=b", b"--b--\r\n", 422, "invalid_request"),
    ],
)
def test_what_is_no_article_is_refused(changeable: Live, kind: str, body: bytes, status: int, code: str) -> None:
    refused = changeable.client.post("/api/v1/articles", content=body, headers={"Content-Type": kind} if kind else {})
    assert (refused.status_code, refused.json()["code"]) == (status, code), refused.text


def test_sizes_and_numbers_of_files_are_limited(shared_model: None, ingested: Path, tmp_path: Path) -> None:
    with live(copy_of(ingested, tmp_path), max_file_mb=1) as on:
        large = add(on, ("lon.txt", b"a " * 600_000))
        assert (large.status_code, large.json()["code"]) == (422, "unreadable_file")
        assert "MB" in large.json()["detail"]
        many = add(on, *((f"{n}.txt", b"An o") for n in range(11)))
        assert (many.status_code, many.json()["code"]) == (400, "invalid_upload")
        huge = add(on, *((f"{n}.txt", b"a" * 2**20) for n in range(10)), ("them.txt", b"a" * 2**18))
        assert (huge.status_code, huge.json()["code"]) == (413, "too_large")
        text = on.client.post("/api/v1/articles", json={"name": "a.txt", "text": "a" * 3 * 2**20})
        assert text.status_code == 413
        elsewhere = on.client.post("/api/v1/ask", content=b"a" * 70_000)
        assert elsewhere.status_code == 413
        assert len(on.assistant.articles()) == 5


def test_a_name_from_outside_stays_in_the_folder(changeable: Live) -> None:
    added = changeable.client.post("/api/v1/articles", json={"name": "../../muong-hoa.txt", "text": TEXT})
    assert added.json()["results"][0]["source"] == "muong-hoa.txt"
    assert kept(changeable) == {"muong-hoa.txt"}
