"""Reading sets: passages and questions as the file has them, and where the right sentence stands."""

import json
from pathlib import Path

import pytest

from eval.reading import Asked, measure, rank, read_set, spread
from rag.assistant import Assistant
from tests.conftest import model_at_hand
from vectorstore.embedder import SentenceEmbedder

TEA = "Bản Hua Lưa trồng chè shan từ năm 1998. Chè được sao bằng bếp củi.\nMỗi hộ có 40 gốc chè."
SALT = "Muối Bạch Long được phơi trên cát. Diêm dân ra đồng từ sáng sớm."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    def question(text: str, context: str, answer: str) -> dict[str, object]:
        return {"question": text, "id": text, "answers": [{"text": answer, "answer_start": context.find(answer)}]}

    tea = [question("Mỗi hộ có bao nhiêu gốc chè?", TEA, "40"), question("Chè sao bằng gì?", TEA, "bếp củi")]
    salt = [question("Muối Bạch Long phơi trên gì?", SALT, "cát"), question("Không có?", SALT, "xi măng")]
    data = [{"paragraphs": [{"context": TEA, "qas": tea}]}, {"paragraphs": [{"context": SALT, "qas": salt}]}]
    path = tmp_path / "bo.json"
    path.write_text(json.dumps({"data": data}, ensure_ascii=False), encoding="utf-8")
    return path


def test_a_question_knows_where_its_answer_stands_and_one_without_answer_is_left_out(file: Path) -> None:
    passages, asked = read_set(file)
    assert len(passages) == 2
    assert [one.passage for one in asked] == [0, 0, 1]
    assert all(passages[one.passage][one.start :].startswith(one.answer) for one in asked)


def test_questions_are_spread_over_the_file() -> None:
    asked = [Asked(str(n), 0, 0, "") for n in range(10)]
    assert [one.text for one in spread(asked, 5)] == ["0", "2", "4", "6", "8"]
    assert spread(asked, 50) == tuple(asked)


def test_the_right_sentence_is_found_among_all_passages(
    file: Path, bundled_model: SentenceEmbedder, tmp_path: Path
) -> None:
    with model_at_hand(bundled_model):
        assert measure(file, 10) == (3, {1: 1.0, 3: 1.0})
        passages, asked = read_set(file)
        page = tmp_path / "0001.txt"
        page.write_text(SALT, encoding="utf-8")
        with Assistant.open(data_dir=tmp_path / "kho") as assistant:
            assistant.ingest([page])
            (readings,) = assistant.readings(asked[0].text)
        assert rank(asked[0], passages[0], readings) is None
