"""Exchanges to keep."""

from dataclasses import replace
from pathlib import Path

from records.answer import Answer, Claim, Guarded
from records.conversation import Exchange
from tests.ui.fake import FixedAssistant, article, cite

SOURCE = article("Năm 2022 kết nạp được 134 đảng viên.\nNăm 2021 kết nạp 125.")
ASSISTANT = FixedAssistant(
    SOURCE,
    claims=[
        Claim("| Năm | Số liệu |\n| --- | --- |", (), is_table=True),
        Claim("| 2022 | **134** đảng viên |", (1,), is_table=True),
    ],
    citations=[cite(SOURCE, "Năm 2022 kết nạp được 134 đảng viên.")],
)


def answer(question: str) -> Answer:
    made = ASSISTANT.ask("Kết nạp bao nhiêu?")
    by_model = replace(made.made_with, writer="openai:qwen", guarded=Guarded(passed=1, dropped=2))
    return replace(made, question=question, made_with=by_model, related=made.citations, note="Lưu ý này.")


def exchange(question: str = "Kết nạp bao nhiêu?") -> Exchange:
    return Exchange(question, answer(question))


def everything_in(folder: Path) -> bytes:
    """Every byte of every file of a folder."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
