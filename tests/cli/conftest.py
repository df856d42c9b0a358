from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import app
from tests.conftest import copy_of


@dataclass(frozen=True)
class Ran:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one sentence on the error stream."""
        (line,) = self.err.splitlines()
        assert line.startswith("Lỗi: ")
        assert line.endswith((".", "--help"))
        return line.removeprefix("Lỗi: ")


Run = Callable[..., Ran]


@pytest.fixture
def run(shared_model: None, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line in this process."""

    def main(*arguments: object) -> Ran:
        capsys.readouterr()
        code = app.main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Ran(code, out, err)

    return main


@pytest.fixture(scope="package")
def five(ingested: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the five articles, for reading."""
    return copy_of(ingested, tmp_path_factory.mktemp("five"))


@pytest.fixture
def own_five(ingested: Path, tmp_path: Path) -> Path:
    """A data folder with the five articles, for one test to change."""
    return copy_of(ingested, tmp_path)
