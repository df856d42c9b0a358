"""Rewrites the golden files."""

from tests.golden import ARTICLES, FOLDER, golden_text

for article in ARTICLES:
    (FOLDER / f"{article.stem}.golden").write_text(golden_text(article), encoding="utf-8")
