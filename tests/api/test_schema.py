import json
from dataclasses import replace
from datetime import date

from api.schema import answer_to_json
from records.answer import Answer, Citation, Claim, Guarded, MadeWith, Status
from records.passage import SectionKind


def citation(n: int, published: date | None) -> Citation:
    return Citation(n, "a.txt", "id-1", "Tiêu đề", published, SectionKind.TEASER, "câu trích", 3, 12)


ANSWER = Answer(
    question="Bao nhiêu?",
    status=Status.CONFLICT,
    claims=(Claim("Có **134** đảng viên.", (1, 2)), Claim("Không rõ nguồn", ())),
    citations=(citation(1, date(2023, 1, 3)), citation(2, None)),
    related=(citation(1, None),),
    made_with=MadeWith("extractive", "e5", "abc"),
    latency_ms=31.4499,
)


def test_an_answer_has_exactly_the_published_keys_in_order() -> None:
    data = answer_to_json(ANSWER)
    assert list(data) == [
        "question", "status", "answer", "claims", "citations", "related", "note", "latency_ms", "made_with",
    ]  # fmt: skip
    assert list(data["citations"][0]) == [
        "n", "source", "article_id", "title", "published", "section", "quote", "start", "end",
    ]  # fmt: skip
    assert list(data["made_with"]) == ["writer", "embedder", "settings"]
    assert data["note"] is None


def test_an_answer_that_a_language_model_was_asked_for_tells_its_prompts_and_the_verdicts_on_its_claims() -> None:
    made = MadeWith("openai:qwen", "e5", "abc", "0123456789ab", Guarded(passed=3, rewritten=1, dropped=2))
    data = answer_to_json(replace(ANSWER, made_with=made, note="Mô hình dừng giữa chừng."))
    assert data["note"] == "Mô hình dừng giữa chừng."
    assert data["made_with"] == {
        "writer": "openai:qwen",
        "embedder": "e5",
        "settings": "abc",
        "prompts": "0123456789ab",
        "guarded": {"passed": 3, "rewritten": 1, "replaced": 0, "dropped": 2},
    }


def test_values_are_plain_json_and_dates_are_iso_or_null() -> None:
    data = json.loads(json.dumps(answer_to_json(ANSWER)))
    assert data["status"] == "conflict"
    assert data["answer"] == "Có **134** đảng viên [1][2].\nKhông rõ nguồn"
    assert data["claims"][0] == {"text": "Có **134** đảng viên.", "citations": [1, 2]}
    assert [item["published"] for item in data["citations"]] == ["2023-01-03", None]
    assert data["citations"][0]["section"] == "teaser"
    assert data["latency_ms"] == 31.4
