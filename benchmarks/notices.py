"""How long 10,000 notices take against 5,000 groups: `python -m benchmarks.notices`.

Made-up notices and groups, as alike to real ones as chance has them: themes and words of few kinds, most groups small. The
obvious way, one by one, is timed over a hundredth of the notices and multiplied. Times are of the processor.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

from benchmarks.telling import RESULTS, machine, tell
from hedgerow.notices.rules.matching import Index, judge
from hedgerow.notices.types import Fit, Profile, Wanted

THEMES = [str(code) for code in range(101, 118)]
PEOPLE = [str(code) for code in range(201, 208)]
WARDS = [f"E0500{n:04d}" for n in range(30)]
WORDS = [f"word{n:03d}" for n in range(400)]
BEST, SEED, TARGET_S = 200, 1894, 10


def some(chance: random.Random, among: list[str], most: int) -> frozenset[str]:
    return frozenset(chance.sample(among, chance.randint(0, most)))


def group(number: int, chance: random.Random) -> Profile:
    income = int(chance.lognormvariate(10, 2)) * 100 if chance.random() < 0.8 else None
    return Profile(
        number, some(chance, THEMES, 4), some(chance, PEOPLE, 3), some(chance, WARDS, 4) | {"E08000001"},
        some(chance, WORDS, 14), income, chance.choice((True, False, None)),
    )  # fmt: skip


def notice(number: int, chance: random.Random) -> Wanted:
    areas = some(chance, WARDS, 2) or frozenset({"E08000001"})
    yearly = int(chance.lognormvariate(11, 1.5)) * 100 if chance.random() < 0.8 else None
    return Wanted(number, some(chance, THEMES, 3), some(chance, PEOPLE, 1), areas, some(chance, WORDS, 8), yearly)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notices", type=int, default=10_000)
    parser.add_argument("--groups", type=int, default=5_000)
    parser.add_argument("--out", type=Path, default=RESULTS / "notices.jsonl")
    given = parser.parse_args()
    chance = random.Random(SEED)
    known = [group(number, chance) for number in range(given.groups)]
    asked = [notice(number, chance) for number in range(given.notices)]
    clock, worked = time.perf_counter(), time.process_time()
    index = Index(known)
    best = sum(len(index.find(one, BEST)) for one in asked)
    taken, processor = time.perf_counter() - clock, time.process_time() - worked
    worked = time.process_time()
    every = sum(len(index.find(one)) for one in asked)
    full = time.process_time() - worked
    told = {
        "benchmark": "notices",
        "notices": given.notices,
        "groups": given.groups,
        "kept": best,
        "fitting": every,
        "clock_s": round(taken, 2),
        "processor_s": round(processor, 2),
        "all_that_fit_processor_s": round(full, 2),
        "one_by_one_s": round(_one_by_one(index, asked, known), 0),
        "target_s": TARGET_S,
        "meets_target": processor < TARGET_S,
    }
    tell({**told, **machine()}, given.out)


def _one_by_one(index: Index, asked: list[Wanted], known: list[Profile]) -> float:
    """Seconds of the processor that the obvious way would take, from a hundredth of it, which must say the same."""
    few = asked[: max(1, len(asked) // 100)]
    worked = time.process_time()
    same = sum(judge(one, each).fit != Fit.NO for one in few for each in known)
    taken = time.process_time() - worked
    assert same == sum(len(index.find(one)) for one in few), "the quick way says something else than the rule"
    return taken * len(asked) / len(few)


if __name__ == "__main__":
    main()
