"""Prompt files: each holds exactly the placeholders its use needs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import prompts
from errors import PromptError
from rag.llm import words

FOLDER = Path(prompts.__file__).parent


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder in place of the real one."""
    monkeypatch.setattr(prompts, "_FOLDER", tmp_path)
    prompts.load.cache_clear()
    yield tmp_path
    prompts.load.cache_clear()


def test_values_are_filled_in_as_they_stand(folder: Path) -> None:
    (folder / "said.txt").write_text("Bài “{title}” ghi: {claim}\n", encoding="utf-8")
    prompt = prompts.load("said", "title", "claim")
    assert prompt.fill(title="{claim}", claim="50% {x} {{y}}") == "Bài “{claim}” ghi: 50% {x} {{y}}"


@pytest.mark.parametrize(
    ("text", "placeholders"),
    [
        ("Đúng.", ("claim",)),
        ("Đúng. {claim} {title}", ("claim",)),
        ("Đúng. {Claim}", ("claim",)),
        ("Đúng. {}", ("claim",)),
        ("Đúng. {claim", ("claim",)),
        ("Đúng. {claim.__class__}", ("claim",)),
        ("Đúng. {claim[0]}", ("claim",)),
    ],
)
def test_other_placeholders_than_expected_are_refused(folder: Path, text: str, placeholders: tuple[str, ...]) -> None:
    (folder / "p.txt").write_text(text, encoding="utf-8")
    with pytest.raises(PromptError, match=r"p\.txt"):
        prompts.load("p", *placeholders)


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_missing_or_unreadable_file_is_named(folder: Path, content: bytes | None) -> None:
    if content is not None:
        (folder / "p.txt").write_bytes(content)
    with pytest.raises(PromptError, match=r"p\.txt"):
        prompts.load("p")


def test_the_digest_changes_with_the_text(folder: Path) -> None:
    (folder / "a.txt").write_text("Có.", encoding="utf-8")
    (folder / "b.txt").write_text("Không.", encoding="utf-8")
    first, second = prompts.load("a").digest, prompts.load("b").digest
    assert first != second and len(first) == len(second) == 12


def test_what_a_language_model_is_told_has_the_placeholders_that_are_filled(folder: Path) -> None:
    with pytest.raises(PromptError, match=r"answer_instructions\.txt"):
        words.check()
    for path in FOLDER.glob("*.txt"):
        (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    words.check()
    (folder / "rewrite_request.txt").write_text("{sources} {question} {claim}", encoding="utf-8")
    prompts.load.cache_clear()
    with pytest.raises(PromptError, match=r"rewrite_request\.txt"):
        words.check()


def test_the_digest_of_what_a_model_is_told_changes_with_each_of_its_files(folder: Path) -> None:
    for name in (*words.ANSWER, *words.REWRITE):
        text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    before = words.digest(words.ANSWER)
    for name in words.ANSWER:
        path = folder / f"{name}.txt"
        path.write_text(path.read_text(encoding="utf-8") + "Thêm.", encoding="utf-8")
        prompts.load.cache_clear()
        assert words.digest(words.ANSWER) != before
        before = words.digest(words.ANSWER)
    rewriting = words.digest(words.REWRITE)
    assert len(before) == 12 and rewriting != before


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_every_prompt_is_short_vietnamese_text_that_is_used(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    told = path.stem.endswith(
        ("_instructions", "_request")
    )  # to a language model, which reads a hundred tokens a second
    assert 0 < len(text.strip()) < (1200 if told else 400)
    words = re.sub(r"\{\w+\}", "", text)
    assert not any(map(str.isalpha, words)) or any(char > "\x7f" for char in words)
    code = "".join(file.read_text(encoding="utf-8") for file in (FOLDER.parent / "rag").rglob("*.py"))
    statuses = {"conflict", "ambiguous"}  # loaded by the name of their status
    assert f'"{path.stem}"' in code or path.stem in statuses
