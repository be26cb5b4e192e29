"""How long a reading of the record of work takes, by each dimension: DuckDB over the copy in columns and the tail.

    python -m benchmarks.evidence [--rounds 5] [--groups 20000] [--entries 1000000] [--folder DIR] [--out FILE]

These are the readings alone, never cached; the pages around them are in `pages`. The place is made first where it is
not there: see `big_place`.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks import big_place
from benchmarks.telling import RESULTS, machine, spread, tell

TARGETS = {"quarter": 300, "all time": 1500}


def readings() -> Iterator[tuple[str, str, Callable[[], object]]]:
    """Dimension, period and the reading itself."""
    from django.core.cache import cache

    from hedgerow.evidence import queries
    from hedgerow.evidence.types import Dimension, Question
    from hedgerow.kernel import clock

    def read(question: Question) -> object:
        cache.clear()
        return queries.read(question)

    quarter = clock.quarter(clock.today())
    for by in Dimension:
        for name, period in (("quarter", quarter), ("all time", None)):
            yield by.value, name, partial(read, Question(by, period))


def timed(run: Callable[[], object], rounds: int) -> dict[str, float]:
    """Milliseconds of several runs, after one that warms up, and of the processor, both cores together."""
    taken, busy = [], []
    for _ in range(rounds + 1):
        began, worked = time.perf_counter(), time.process_time()
        run()
        taken.append((time.perf_counter() - began) * 1000)
        busy.append((time.process_time() - worked) * 1000)
    return {**spread(taken[1:]), "cpu_median_ms": spread(busy[1:])["median_ms"]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    big_place.options(parser)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path, default=RESULTS / "evidence.jsonl")
    given = parser.parse_args()
    with big_place.pretended(big_place.opened(given)):
        for by, period, run in readings():
            found = {"by": by, "period": period, **timed(run, given.rounds), "target_ms": TARGETS[period]}
            size = {"groups": given.groups, "entries": given.entries}
            tell({"benchmark": "evidence", **found, **size, **machine()}, given.out)


if __name__ == "__main__":
    main()
