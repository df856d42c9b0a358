"""Prints precision and recall; with --errors also what was not read right, of the half that was open to look at."""

import sys

from tests.labelled.measure import Score, load, measure


def line(name: str, scores: list[Score]) -> str:
    """One row of the table."""
    cells = (f"{s.precision:6.3f} {s.recall:6.3f} {s.right + s.missed:5d}" for s in scores)
    return f"{name:14} " + "   ".join(cells)


rows = load()
dev = measure(row for row in rows if not row["held_out"])
held = measure(row for row in rows if row["held_out"])
print(f"{'':14} {'open':^19}   {'held out':^19}")
print(f"{'':14} {'prec.':>6} {'recall':>6} {'n':>5}   {'prec.':>6} {'recall':>6} {'n':>5}")
for name in dev:
    print(line(name, [dev[name], held[name]]))
if "--errors" in sys.argv:
    for name, score in dev.items():
        print(f"\n{name}")
        print("\n".join(score.examples))
