"""How long a search in the register takes, and whether it finds what it should.

    python -m benchmarks.search [--spine DIR] [--searches 2000] [--out FILE]

Searches are made of two or three words of real names in the index: as they are, with the last word unfinished, with
one letter wrong. `found` is the share for which the organisation it was made from is among the first ten.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.spine_register import machine, tell
from hedgerow.spine import search, store
from hedgerow.spine.names import fold

Made = Callable[[random.Random, list[str]], str]


def as_it_is(chance: random.Random, words: list[str]) -> str:
    return " ".join(words)


def unfinished(chance: random.Random, words: list[str]) -> str:
    return " ".join([*words[:-1], words[-1][: max(3, len(words[-1]) - 2)]])


def misspelt(chance: random.Random, words: list[str]) -> str:
    """One letter of the longest word replaced."""
    longest = max(words, key=len)
    at = chance.randrange(1, len(longest))
    wrong = longest[:at] + chance.choice("aeioulnrst") + longest[at + 1 :]
    return " ".join(wrong if word == longest else word for word in words)


KINDS: dict[str, Made] = {"as it is": as_it_is, "unfinished": unfinished, "misspelt": misspelt}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spine", type=Path, default=Path(tempfile.gettempdir()) / "hedgerow-register" / "spine")
    parser.add_argument("--searches", type=int, default=2000)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    names = store.open_spine(given.spine).rows(
        "SELECT org_id, name, authority FROM register WHERE hash(org_id) % 97 = 0 ORDER BY hash(name) LIMIT ?",
        given.searches,
    )
    search.find(given.spine, "community trust")
    everything: list[float] = []
    for kind, made in KINDS.items():
        times, found = run(given.spine, names, made)
        everything += times
        tell({"benchmark": "search", "kind": kind, "searches": len(times), "found": found, **spread(times)}, given.out)
    tell(
        {"benchmark": "search", "kind": "all", "searches": len(everything), **spread(everything), **machine()},
        given.out,
    )


def run(spine: Path, names: list[dict[str, str]], made: Made) -> tuple[list[float], float]:
    """Milliseconds of each search, and the share that found its organisation among the first ten."""
    chance = random.Random(11)
    times, hits = [], 0
    for row in names:
        words = made(chance, fold(row["name"]).split()[: chance.choice((2, 3))])
        began = time.perf_counter()
        found = search.find(spine, words, limit=10, authority=row["authority"] if chance.random() < 0.5 else None)
        times.append((time.perf_counter() - began) * 1000)
        hits += any(fold(hit.matched_name) == fold(row["name"]) or hit.org_id == row["org_id"] for hit in found)
    return times, round(hits / max(len(names), 1), 3)


def spread(times: list[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {
        "median_ms": round(statistics.median(ordered), 2),
        "p95_ms": round(ordered[int(len(ordered) * 0.95)], 2),
        "p99_ms": round(ordered[int(len(ordered) * 0.99)], 2),
        "most_ms": round(ordered[-1], 2),
    }


if __name__ == "__main__":
    main()
