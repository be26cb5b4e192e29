"""How long a count by preference takes: 10,000 ballots that put 20 people in order, for 5 seats.

    python -m benchmarks.stv [--ballots 10000] [--candidates 20] [--seats 5] [--counts 20] [--out FILE]

The ballots are drawn with some people better liked than others, and nearly all are different, which is the worst case:
ballots that say the same are counted as one bundle. `read_ms` is reading them from a .blt file. `processor` is the
processor's time alone: where the machine had other work it is nearer to the truth than the clock is.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

from benchmarks.telling import RESULTS, machine, spread, tell
from hedgerow.ballots import blt, stv
from hedgerow.ballots.types import Election, Paper

TARGET_MS, SEED = 1000, 17


def election(ballots: int, candidates: int, seats: int) -> Election:
    """Ballots that rank between three and all of the candidates, the first ones more often first."""
    dice = random.Random(SEED)
    papers = []
    for _ in range(ballots):
        order = sorted(range(candidates), key=lambda one: -(dice.random() ** (1 / (candidates - one))))
        papers.append(Paper(1, tuple(order[: dice.randint(3, candidates)])))
    return Election(seats, tuple(f"Candidate {one + 1}" for one in range(candidates)), tuple(papers))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ballots", type=int, default=10_000)
    parser.add_argument("--candidates", type=int, default=20)
    parser.add_argument("--seats", type=int, default=5)
    parser.add_argument("--counts", type=int, default=20)
    parser.add_argument("--out", type=Path, default=RESULTS / "stv.jsonl")
    given = parser.parse_args()
    held = election(given.ballots, given.candidates, given.seats)
    clock, processor, stages = [], [], 0
    for _ in range(given.counts):
        began, worked = time.perf_counter(), time.process_time()
        stages = len(stv.count(held).stages)
        clock.append((time.perf_counter() - began) * 1000)
        processor.append((time.process_time() - worked) * 1000)
    text = blt.write(held)
    worked = time.process_time()
    blt.read(text)
    told = {
        "benchmark": "stv",
        "ballots": given.ballots,
        "different": len({paper.ranking for paper in held.papers}),
        "candidates": given.candidates,
        "seats": given.seats,
        "stages": stages,
        "clock": spread(clock),
        "processor": spread(processor),
        "read_ms": round((time.process_time() - worked) * 1000, 1),
        "target_ms": TARGET_MS,
        "meets_target": spread(processor)["p95_ms"] < TARGET_MS,
    }
    tell({**told, **machine()}, given.out)


if __name__ == "__main__":
    main()
