"""The documentation runs: its commands are executed, its tables are those of the code, its links lead somewhere."""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

import app
import eval.questions
from api.models import AskRequest
from settings import PROJECT
from tests import docs_text
from tests.conftest import ARTICLES, copy_of

MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")
APP = ".venv/bin/python app.py"
BUNDLED = "003_0e73fd041a2c510c.txt"


def blocks(language: str) -> list[tuple[Path, str]]:
    """The fenced blocks of a language, with the document each stands in."""
    fence = re.compile(rf"^```{language}\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    return [(path, block) for path in docs_text.FILES for block in fence.findall(path.read_text(encoding="utf-8"))]


def commands(*files: Path) -> list[str]:
    """Every shell line of the documentation, its comment cut off, continued lines joined."""
    lines = []
    for path, block in blocks("sh"):
        if path in files:
            lines += block.replace("\\\n", " ").splitlines()
    return [line for line in (re.sub(r"(^|\s+)#.*$", "", line).strip() for line in lines) if line]


def serves(line: str) -> bool:
    return line == APP or line.startswith(f"{APP} serve")


@pytest.fixture
def workplace(ingested: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what the examples name: articles of one's own, and the question files that the documents show."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(copy_of(ingested, tmp_path)))
    (tmp_path / "bai-viet").mkdir()
    text = "Hội nghị tổng kết\n\nNăm 2024, Đảng ủy xã Bình An kết nạp 17 đảng viên mới.\n"
    for name in ("bai-viet/tin-1.txt", "bai-viet/tin-2.md", "bao-cao.html"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    for _, block in blocks("jsonl"):
        file = "gold.jsonl" if '"expect"' in block else "questions.jsonl"
        (tmp_path / file).write_text(block, encoding="utf-8")
    # Of the bundled articles one, of its questions ten: all of them take half a minute and more of each command.
    (tmp_path / "bundled").mkdir()
    shutil.copy(ARTICLES / BUNDLED, tmp_path / "bundled")
    about = [row for row in eval.questions.GOLD.read_text(encoding="utf-8").splitlines(keepends=True) if BUNDLED in row]
    (tmp_path / "few.jsonl").write_text("".join(about[:10]), encoding="utf-8")
    monkeypatch.setattr(eval.questions, "GOLD", tmp_path / "few.jsonl")
    monkeypatch.setattr(eval.questions, "GOLD_ARTICLES", tmp_path / "bundled")
    return tmp_path


@pytest.mark.parametrize("path", docs_text.FILES, ids=lambda path: path.name)
def test_every_command_of_a_document_succeeds_in_its_order(
    workplace: Path, shared_model: None, capsys: pytest.CaptureFixture[str], path: Path
) -> None:
    for line in commands(path):
        if not line.startswith(APP):
            continue
        if serves(line):
            arguments = shlex.split(line.removeprefix(APP))
            assert app.parser().parse_args(arguments or ["serve"]).command == "serve"
            continue
        command, _, target = line.removeprefix(APP).partition(" > ")
        code = app.main(shlex.split(command))
        out, err = capsys.readouterr()
        assert code == 0, f"{line}\n{err}"
        assert out or err
        if target:
            assert all(json.loads(row) for row in out.splitlines())


def test_the_shell_lines_are_commands_that_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    for line in commands(*docs_text.FILES):
        first, *rest = shlex.split(line)
        if first == "make":
            assert set(rest) <= targets, line
        elif first == "curl":
            AskRequest.model_validate_json(rest[rest.index("-d") + 1])
        elif first.endswith("/python"):
            assert rest[0] == "app.py" or rest[0] in ("-m", "-X"), line
        else:
            assert first in ("git", "cd", "cp", "rm", ".venv/bin/pip"), line


@pytest.mark.parametrize(("path", "code"), blocks("python"), ids=lambda value: getattr(value, "name", ""))
def test_every_python_example_runs(workplace: Path, shared_model: None, path: Path, code: str) -> None:
    exec(compile(code, path.name, "exec"), {})


@pytest.mark.parametrize("path", docs_text.FILES, ids=lambda path: path.name)
def test_what_is_made_from_the_code_is_up_to_date(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert docs_text.filled(text) == text, "run: .venv/bin/python -m tests.docs_text"


def test_the_documentation_shows_what_is_made_from_the_code() -> None:
    everything = "".join(path.read_text(encoding="utf-8") for path in docs_text.FILES)
    made = re.findall(r"<!-- made: (\w+) -->\n(.*?)\n<!-- end -->", everything, re.DOTALL)
    assert sorted(name for name, _ in made) == ["bounds", "help", "settings", "weights"]
    assert all(text.count("\n") > 2 for _, text in made)


@pytest.mark.parametrize("path", docs_text.FILES, ids=lambda path: path.name)
def test_every_link_and_every_file_that_is_named_is_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    linked = [path.parent / target for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", text)]
    named = [PROJECT / name for name in re.findall(r"`((?:[\w.-]+/)+[\w.-]+\.(?:py|md|sql|txt|jsonl|toml))`", text)]
    assert [str(there) for there in (*linked, *named) if not there.exists()] == []


def test_every_make_target_named_in_the_documentation_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    everything = "".join(path.read_text(encoding="utf-8") for path in docs_text.FILES)
    assert set(re.findall(r"`make ([a-z-]+)`", everything)) <= targets


def test_every_direct_dependency_is_explained_and_no_other() -> None:
    text = (PROJECT / "docs" / "DEPENDENCIES.md").read_text(encoding="utf-8")
    lists = ((PROJECT / file).read_text(encoding="utf-8") for file in ("requirements.in", "requirements-dev.in"))
    names = {name for one in lists for name in re.findall(r"^([a-z][\w-]*)", one, re.MULTILINE)}
    told = set(re.findall(r"^\| ([a-z][\w-]*) \|", text, re.MULTILINE))
    assert told == names


def test_the_readme_opens_with_the_two_commands() -> None:
    first = re.search(r"```sh\n(.*?)```", (PROJECT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert first
    assert [line.split("#")[0].strip() for line in first[1].splitlines()] == ["make run", "make test"]


def test_the_bundled_articles_are_the_only_ones_and_are_named_in_the_notice() -> None:
    assert len(list((PROJECT / "data" / "articles").iterdir())) == 5
    assert "data/articles/" in (PROJECT / "NOTICE").read_text(encoding="utf-8")
