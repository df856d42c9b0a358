"""Prompt files: each holds exactly the placeholders its use needs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import prompts
from errors import PromptError

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


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_every_prompt_is_short_vietnamese_text_that_is_used(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert 0 < len(text.strip()) < 400
    words = re.sub(r"\{\w+\}", "", text)
    assert not any(map(str.isalpha, words)) or any(char > "\x7f" for char in words)
    code = "".join(file.read_text(encoding="utf-8") for file in (FOLDER.parent / "rag").rglob("*.py"))
    statuses = {"conflict", "ambiguous"}  # loaded by the name of their status
    assert f'"{path.stem}"' in code or path.stem in statuses
