"""How often the sentence that answers is read first, on a reading set in SQuAD's form: `python -m eval.reading FILE`.

Each passage is ingested as an article of its own, and each question is asked of all of them.
"""

import argparse
import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rag.assistant import Assistant
from rag.read import Reading
from settings import Settings
from vietnamese.normalise import clean

RANKS = (1, 3)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the passage that answers it (its place in the file) and the answer's place in the passage."""

    text: str
    passage: int
    start: int
    answer: str


def read_set(path: Path) -> tuple[tuple[str, ...], tuple[Asked, ...]]:
    """The passages and the questions of a file; a question without an answer in its passage is left out."""
    passages: list[str] = []
    asked: list[Asked] = []
    for document in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in document["paragraphs"]:
            context = paragraph["context"]
            for question in paragraph["qas"]:
                answer = question["answers"][0] if question["answers"] else {"text": ""}
                text = " ".join(clean(answer["text"]).split())
                if text and answer["text"] in context:
                    start = len(" ".join(clean(f"{context[: answer['answer_start']]}.").split())) - 1
                    asked.append(Asked(question["question"], len(passages), start, text))
            passages.append(" ".join(clean(context).split()))
    return tuple(passages), tuple(asked)


def spread(asked: Sequence[Asked], limit: int) -> tuple[Asked, ...]:
    """So many of the questions, spread evenly over them."""
    count = min(limit, len(asked))
    return tuple(asked[at * len(asked) // count] for at in range(count))


def rank(asked: Asked, passage: str, readings: Sequence[Reading]) -> int | None:
    """The place (from 1) of the sentence that holds the answer; None where it was not read at all."""
    for place, reading in enumerate(readings, start=1):
        sentence = " ".join(reading.evidence.sentence.text.split())
        if reading.evidence.article.source != _name(asked.passage) or asked.answer not in sentence:
            continue
        at = passage.find(sentence)
        if at < 0 or at <= asked.start < at + len(sentence):
            return place
    return None


def measure(path: Path, limit: int) -> tuple[int, dict[int, float]]:
    """How many questions were asked, and the share whose sentence stands within each of RANKS."""
    passages, asked = read_set(path)
    chosen = spread(asked, limit)
    with tempfile.TemporaryDirectory(prefix="tro-ly-reading-") as folder:
        files = [Path(folder) / _name(at) for at in range(len(passages))]
        for file, passage in zip(files, passages, strict=True):
            file.write_text(f"{passage}\n", encoding="utf-8")
        with Assistant.open(Path(folder) / "kho", Settings.load(llm="")) as assistant:
            assistant.ingest(files)
            ranks = [
                rank(one, passages[one.passage], [r for part in assistant.readings(one.text) for r in part])
                for one in chosen
            ]
    return len(chosen), {most: sum(r is not None and r <= most for r in ranks) / len(chosen) for most in RANKS}


def _name(passage: int) -> str:
    return f"{passage:04d}.txt"


def main() -> None:
    """Prints the shares."""
    parser = argparse.ArgumentParser(prog="python -m eval.reading", description="Đo việc đọc câu trên một bộ hỏi đáp.")
    parser.add_argument("file", type=Path, help="tệp JSON theo dạng SQuAD")
    parser.add_argument("--limit", type=int, default=120, help="hỏi nhiều nhất chừng này câu, lấy đều cả tệp (120)")
    options = parser.parse_args()
    count, shares = measure(options.file, options.limit)
    print(f"{count} câu hỏi; câu đúng đứng đầu: {shares[1]:.1%}; trong ba câu đầu: {shares[3]:.1%}")


if __name__ == "__main__":
    main()
