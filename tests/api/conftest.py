"""Servers over real stores."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.live import Live, live
from tests.conftest import copy_of


@pytest.fixture
def changeable(shared_model: None, ingested: Path, tmp_path: Path) -> Iterator[Live]:
    """A server over the five articles, in a folder of its own."""
    with live(copy_of(ingested, tmp_path)) as running:
        yield running
