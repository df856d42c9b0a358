"""Keeps the long trials out of the ordinary suite."""

from pathlib import Path

import pytest


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Ignores this folder unless `-m soak` asks for it."""
    return None if config.getoption("markexpr") == "soak" else True
