"""The gold questions themselves: every quote stands in its article, and the counts are those of their README."""

import re
from collections import Counter
from pathlib import Path

import pytest

from eval.questions import GOLD, Gold, read_gold
from ingest.read import read_article
from records.answer import Status
from settings import PROJECT

FILES = {"articles": GOLD, "news": GOLD.with_name("news.jsonl")}
ARTICLES = PROJECT / "data" / "articles"


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Source -> text, as ingested."""
    files = sorted(ARTICLES.glob("*.txt"))
    return {path.name: read_article(path, path.name, max_bytes=2**24).text for path in files}


def test_every_quote_stands_verbatim_in_its_article(texts: dict[str, str]) -> None:
    wrong = [
        (gold.item.id, quote)
        for gold in read_gold(FILES["articles"])
        for source, quote in gold.evidence
        if quote not in texts[source]
    ]
    assert wrong == []


@pytest.mark.parametrize("path", FILES.values(), ids=FILES)
def test_ids_are_unique(path: Path) -> None:
    ids = Counter(gold.item.id for gold in read_gold(path))
    assert [name for name, times in ids.items() if times > 1] == []


@pytest.mark.parametrize("path", FILES.values(), ids=FILES)
def test_what_can_be_answered_says_what_is_expected_and_where_it_stands(path: Path) -> None:
    def complete(gold: Gold) -> bool:
        if gold.statuses == (Status.NOT_FOUND,):
            return not gold.evidence
        return all(group and all(group) for group in gold.expect) and bool(gold.evidence or not gold.expect)

    assert [gold.item.id for gold in read_gold(path) if not complete(gold) and gold.category != "smalltalk"] == []


@pytest.mark.parametrize("path", FILES.values(), ids=FILES)
def test_nothing_expected_is_forbidden(path: Path) -> None:
    wrong = [
        gold.item.id
        for gold in read_gold(path)
        for group in gold.expect
        if any(variant in gold.forbid for variant in group)
    ]
    assert wrong == []


@pytest.mark.parametrize(("name", "column"), [("articles", 1), ("news", 3)])
def test_the_counts_are_those_of_the_readme(name: str, column: int) -> None:
    told = {}
    for line in (GOLD.parent / "README.md").read_text(encoding="utf-8").splitlines():
        if re.match(r"\|[ *\w]+\|[\d *|]+\|$", line):
            cells = [cell.strip(" *") for cell in line.split("|")[1:-1]]
            told[cells[0]] = (int(cells[column] or 0), int(cells[column + 1] or 0))
    golds = read_gold(FILES[name])
    counted = Counter(gold.category for gold in golds)
    apart = Counter(gold.category for gold in golds if gold.held_out)
    total = told.pop("total")
    assert {category: counts for category, counts in told.items() if counts[0]} == {
        category: (counted[category], apart[category]) for category in counted
    }
    assert total == (len(golds), apart.total())
