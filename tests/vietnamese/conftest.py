from pathlib import Path

import pytest

ARTICLES = Path(__file__).parents[2] / "data" / "articles"


@pytest.fixture(scope="package")
def articles() -> list[str]:
    """The texts of the bundled articles."""
    return [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
