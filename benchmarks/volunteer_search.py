"""How long it takes to find a volunteer role among 5,000 open ones, by what, when and how far.

    python -m benchmarks.volunteer_search [--roles 5000] [--groups 2000] [--searches 200] [--folder DIR] [--out FILE]

The page's own search, and reading the 25 roles that it shows with group and tags. Searches are made of roles that are
there: a word of a title, half a word, one letter wrong, a group, a cause, evenings, near a place, all of it together, and
everything. `found` is the share for which the role sought is among all those found; what is near is checked against every
role's distance, one by one. `processor` is the processor's time alone: where the machine had other work it is nearer to the
truth than the clock is.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.many_people import opened
from benchmarks.people_search import PLACES, THINGS
from benchmarks.telling import RESULTS, machine, spread, tell

TARGET_MS, SHOWN, SEED = 50, 25, 11
DOES = "Cook Drive Listen Paint Plant Read Sing Teach Walk Welcome Mend Sort Coach Telephone Write Photograph".split()
WITH = "neighbours,children,older people,a choir,refugees,the garden,the shop,visitors,young carers,the accounts".split(
    ","
)


@dataclass(frozen=True)
class Sought:
    """A role that is there: to be found by any of this."""

    pk: int
    title: str
    group: str
    cause: str
    time: str
    lon: float
    lat: float


def misspelt(one: Sought, chance: random.Random) -> str:
    word = one.title.split()[0]
    at = chance.randrange(1, len(word))
    return f"{word[:at]}{chance.choice('aeioulnrst')}{word[at + 1 :]}"


KINDS: dict[str, Callable[[Sought, random.Random], dict[str, Any]]] = {
    "everything": lambda one, _: {},
    "a word": lambda one, _: {"words": one.title.split()[0]},
    "half a word": lambda one, _: {"words": one.title[:3]},
    "misspelt": lambda one, chance: {"words": misspelt(one, chance)},
    "title": lambda one, _: {"words": one.title},
    "group": lambda one, _: {"words": one.group},
    "cause": lambda one, _: {"cause": one.cause},
    "part of the day": lambda one, _: {"when": one.time.removeprefix("Monday").removeprefix("Saturday")},
    "near": lambda one, _: {"km": 2, "at": one},
    "near, wide": lambda one, _: {"km": 25, "at": one},
    "what, when and how far": lambda one, _: {"words": one.title.split()[0], "when": one.time, "km": 5, "at": one},
    "nothing like it": lambda one, chance: {"words": f"xq{chance.choice('bcd')}zzwqy"},
}


def fill(roles: int, groups: int, chance: random.Random) -> list[Sought]:
    """Open roles of many groups within some twenty kilometres, a tenth of them from home."""
    from hedgerow.kernel import clock
    from hedgerow.organisations.models import Organisation
    from hedgerow.standards.volunteering import CAUSES
    from hedgerow.volunteering.actions.indexing import index
    from hedgerow.volunteering.models import Role, RoleTag

    names = [f"{chance.choice(PLACES)} {chance.choice(PLACES)} {chance.choice(THINGS)} {n % 97}" for n in range(groups)]
    held = Organisation.objects.bulk_create([Organisation(name=name) for name in names], batch_size=2000)
    rows = Role.objects.bulk_create(
        [
            Role(
                organisation=chance.choice(held), title=f"{chance.choice(DOES)} with {chance.choice(WITH)} {n % 50}",
                tasks="Come and see.", state="live", opened_at=clock.now(), from_home=n % 10 == 0, quiet=n % 12 == 0,
                lon=-2.3 + chance.uniform(-0.2, 0.2), lat=53.45 + chance.uniform(-0.1, 0.1),
            )
            for n in range(roles)
        ],
        batch_size=2000,
    )  # fmt: skip
    causes = [chance.choice(CAUSES).code for _row in rows]
    times = [chance.choice(("MondayMorning", "MondayEvening", "SaturdayAfternoon", "SaturdayMorning")) for _row in rows]
    tags = [RoleTag(role=row, kind="cause", code=code) for row, code in zip(rows, causes, strict=True)]
    tags += [RoleTag(role=row, kind="time", code=code) for row, code in zip(rows, times, strict=True)]
    RoleTag.objects.bulk_create(tags, batch_size=2000)
    index([row.pk for row in rows])
    return [
        Sought(row.pk, row.title, row.organisation.name, cause, when, row.lon or 0.0, row.lat or 0.0)
        for row, cause, when in zip(rows, causes, times, strict=True)
    ]


def run(
    make: Callable[[Sought, random.Random], dict[str, Any]], some: list[Sought], everything: list[Sought]
) -> tuple[list[float], list[float], float]:
    """Milliseconds of each search by the clock and of the processor, and the share that found the role it was made of."""
    from hedgerow.kernel.geography import Point
    from hedgerow.volunteering import queries
    from hedgerow.volunteering.types import Search

    chance, clock, cpu, hits = random.Random(SEED), [], [], 0
    for one in some:
        wanted = make(one, chance)
        near = wanted.pop("at", None)
        at = Point(near.lon, near.lat) if near else None
        began, busy = time.perf_counter(), time.process_time()
        found = queries.search(Search(**wanted), at)
        queries.shown(found[:SHOWN])
        clock.append((time.perf_counter() - began) * 1000)
        cpu.append((time.process_time() - busy) * 1000)
        hits += any(pk == one.pk for pk, _km in found)
        if at is not None and set(wanted) == {"km"}:
            check_distance({pk for pk, km in found if km is not None}, at, wanted["km"], everything)
    return clock, cpu, round(hits / max(len(some), 1), 3)


def check_distance(found: set[int], at: Any, km: int, everything: list[Sought]) -> None:
    """Every role within reach was found, and none beyond it."""
    from hedgerow.kernel.geography import Point, kilometres

    near = {one.pk for one in everything if kilometres(at, Point(one.lon, one.lat)) <= km}
    assert found == near, f"{len(found ^ near)} roles wrongly found or missed"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--roles", type=int, default=5_000)
    parser.add_argument("--groups", type=int, default=2_000)
    parser.add_argument("--searches", type=int, default=200, help="of each kind")
    parser.add_argument("--folder", type=Path, help="on which disk (the system's folder for temporary files)")
    parser.add_argument("--out", type=Path, default=RESULTS / "volunteer_search.jsonl")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        opened(Path(folder))
        sought = fill(given.roles, given.groups, random.Random(SEED))
        some = random.Random(SEED).sample(sought, min(given.searches, len(sought)))
        clocks: list[float] = []
        busy: list[float] = []
        for kind, make in KINDS.items():
            times, cpu, found = run(make, some, sought)
            clocks += times
            busy += cpu
            told = {"benchmark": "volunteer_search", "kind": kind, "found": found, **spread(times)}
            tell({**told, "processor": spread(cpu)}, given.out)
    told = {"benchmark": "volunteer_search", "kind": "all", "roles": given.roles, **spread(clocks)}
    tell({**told, "processor": spread(busy), "target_ms": TARGET_MS, **machine()}, given.out)


if __name__ == "__main__":
    main()
