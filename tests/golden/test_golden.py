"""What is read in the bundled articles changes only on purpose."""

from pathlib import Path

import pytest

from tests.golden import ARTICLES, FOLDER, golden_text


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_an_article_is_read_as_before(article: Path) -> None:
    """A wanted change is made by `make golden`, and its diff read before it is committed."""
    assert golden_text(article) == (FOLDER / f"{article.stem}.golden").read_text(encoding="utf-8")
