"""How long it takes to find somebody among 100,000 contacts in 20,000 groups, and whether the right one is found.

    python -m benchmarks.people_search [--contacts 100000] [--groups 20000] [--searches 400] [--folder DIR] [--out FILE]

The search box's own query, with the hats that it shows. Searches are made of people who are there: their name, half of
it, their last name first, one letter wrong, a first name that thousands share, two letters, their e-mail address, their
telephone, their group, their first name and their group, and nobody's name. `found` is the share for which somebody is
among the first eight who has that name, address, number or group, or a name whose words begin as those typed. `processor`
is the processor's time alone: where the machine had other work it is nearer to the truth than the clock is.
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

from benchmarks.many_people import BEGINS, ENDS, opened, people
from benchmarks.telling import RESULTS, machine, spread, tell

TARGET_MS, SHOWN, SEED = 50, 8, 11
PLACES = (
    "Ash Beck Brook Cinder Dale Elm Foxhole Gorse Hazel Iron Kestrel Larkrise Moor Oak Pinfold Quarry Swift".split()
)
THINGS = "Choir,Food Bank,Youth Club,Allotment Society,Carers,Lunch Club,Bowling Club,Good Neighbours".split(",")


@dataclass(frozen=True)
class Sought:
    """Somebody who is there: to be found by any of this."""

    name: str
    email: str
    phone: str
    group: str


def misspelt(one: Sought, chance: random.Random) -> str:
    first, last = one.name.split()[0], one.name.split()[-1]
    at = chance.randrange(1, len(last))
    return f"{first} {last[:at]}{chance.choice('aeioulnrst')}{last[at + 1 :]}"


KINDS: dict[str, Callable[[Sought, random.Random], str]] = {
    "name": lambda one, _: one.name,
    "half a name": lambda one, _: f"{one.name.split()[0]} {one.name.split()[-1][:4]}",
    "last name first": lambda one, _: " ".join(reversed(one.name.split())),
    "misspelt": misspelt,
    "a common first name": lambda one, _: one.name.split()[0],
    "two letters": lambda one, _: one.name[:2],
    "e-mail address": lambda one, _: one.email,
    "telephone": lambda one, _: one.phone,
    "group": lambda one, _: one.group,
    "first name and group": lambda one, _: f"{one.name.split()[0]} {one.group}",
    "nobody": lambda one, chance: f"Xq{chance.choice('bcd')}zz {one.name.split()[-1][:3]}wqy",
}


def rarer(name: str, chance: random.Random) -> str:
    """Half of all people keep a last name that hundreds have; the others have one of tens of thousands."""
    if chance.random() < 0.5:
        return name
    middle = "".join(chance.sample("aeioulmnrst", 2))
    return f"{name}{middle}{chance.choice(ENDS)}" + (f"-{chance.choice(BEGINS)}ley" if chance.random() < 0.1 else "")


def fill(contacts: int, groups: int, chance: random.Random) -> list[Sought]:
    """People with one role each, half the groups' names shared by several; returns some of the people."""
    from hedgerow.organisations.actions import index as index_groups
    from hedgerow.organisations.models import Organisation
    from hedgerow.people.actions import index
    from hedgerow.people.models import Contact, Role

    names = [
        f"{chance.choice(PLACES)} {chance.choice(PLACES)} {chance.choice(THINGS)} {n % 400}" for n in range(groups)
    ]
    held = Organisation.objects.bulk_create([Organisation(name=name) for name in names], batch_size=2000)
    index_groups([group.pk for group in held])
    given = [{**fact, "name": rarer(fact["name"], chance)} for fact in people(contacts)]
    rows = Contact.objects.bulk_create([Contact(**fact) for fact in given], batch_size=2000)
    index([row.pk for row in rows])
    where = [chance.choice(held) for _ in rows]
    Role.objects.bulk_create(
        [Role(contact=row, organisation=group, kind="member") for row, group in zip(rows, where, strict=True)],
        batch_size=2000,
    )
    some = chance.sample(range(len(rows)), min(2000, len(rows)))
    return [Sought(rows[n].name, rows[n].email, rows[n].phone, where[n].name) for n in some]


def run(make: Callable[[Sought, random.Random], str], sought: list[Sought]) -> tuple[list[float], list[float], float]:
    """Milliseconds of each search by the clock and of the processor, and the share that found somebody like the one it
    was made of."""
    from hedgerow.people import queries

    chance, clock, cpu, hits = random.Random(SEED), [], [], 0
    for one in sought:
        words = make(one, chance)
        began, busy = time.perf_counter(), time.process_time()
        found = queries.find(words, SHOWN, among=queries.with_hats(queries.live()))
        clock.append((time.perf_counter() - began) * 1000)
        cpu.append((time.process_time() - busy) * 1000)
        hits += any(is_like(row, one, words) for row in found)
    return clock, cpu, round(hits / max(len(sought), 1), 3)


def is_like(row: Any, one: Sought, words: str) -> bool:
    """Whether it is the person who was sought, a namesake, somebody of the same address, number or group, or one whose
    names begin as the words typed do."""
    theirs, named = {hat.organisation.name for hat in row.hats}, row.name.lower().split()
    begun = all(any(name.startswith(word) for name in named) for word in words.lower().split())
    same = row.name == one.name or row.phone == one.phone or bool(one.email and row.email == one.email)
    return same or begun or one.group in theirs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--contacts", type=int, default=100_000)
    parser.add_argument("--groups", type=int, default=20_000)
    parser.add_argument("--searches", type=int, default=400, help="of each kind")
    parser.add_argument("--folder", type=Path, help="on which disk (the system's folder for temporary files)")
    parser.add_argument("--out", type=Path, default=RESULTS / "people_search.jsonl")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        opened(Path(folder))
        began = time.perf_counter()
        sought = fill(given.contacts, given.groups, random.Random(SEED))
        tell({"benchmark": "people_search", "kind": "filling", "seconds": round(time.perf_counter() - began, 1)}, None)
        everything: list[float] = []
        busy: list[float] = []
        for kind, make in KINDS.items():
            some = [one for one in sought if one.email or kind != "e-mail address"][: given.searches]
            times, cpu, found = run(make, some)
            everything += times
            busy += cpu
            told = {"benchmark": "people_search", "kind": kind, "found": found, **spread(times)}
            tell({**told, "processor": spread(cpu)}, given.out)
    told = {"benchmark": "people_search", "kind": "all", "contacts": given.contacts, **spread(everything)}
    tell({**told, "processor": spread(busy), "target_ms": TARGET_MS, **machine()}, given.out)


if __name__ == "__main__":
    main()
