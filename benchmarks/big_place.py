"""Makes the fictional borough very large, once: 20,000 groups, 1,000,000 entries, to-dos, and a team of fifty.

    python -m benchmarks.big_place [--groups 20000] [--entries 1000000] [--folder DIR]

It is the demonstration with a few weeks of its story, and behind it two years of work written by `ledger.append`, so
that every hash and seal is real. Half of the work is for one group in fifty. A folder that holds it is used again.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from benchmarks import big_functions, big_round

FOLDER = Path(tempfile.gettempdir()) / "hedgerow-big-place"
SEED, DAYS, STORY_DAYS, AT_ONCE = 7, 730, 40, 5_000
#: entries of the last day, recorded after the nightly seal: the tail that every reading adds to the copy
UNSEALED = 1_000
STARTS = (
    "Ash Birch Cold Dun Elm Fern Gorse Hare Iron Kings Lark Moor Nettle Oak Park Quarry Rook Stone Thorn Wether".split()
)
ENDS = "bank borough bridge brook by combe croft dale den field ford gate ham hill holme hurst leigh stead ton wick".split()
T = TypeVar("T")


@dataclass(frozen=True)
class Size:
    """How large a place is."""

    groups: int = 20_000
    entries: int = 1_000_000


@dataclass(frozen=True)
class Known:
    """What entries are made of: ids and codes that are in the database."""

    groups: list[Any]
    activities: list[tuple[str, str]]
    payers: list[int]
    priorities: list[str]
    workers: list[int]
    areas: list[str]


def options(parser: argparse.ArgumentParser) -> None:
    """Options of every benchmark that uses the big place."""
    parser.add_argument("--groups", type=int, default=Size.groups)
    parser.add_argument("--entries", type=int, default=Size.entries)
    parser.add_argument("--folder", type=Path, help=f"where it is kept (default: {FOLDER}-GROUPS-ENTRIES)")


def opened(given: argparse.Namespace) -> Path:
    """Django on the big place, which is made first where the folder does not hold it."""
    size = Size(given.groups, given.entries)
    folder: Path = (given.folder or Path(f"{FOLDER}-{size.groups}-{size.entries}")).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    start_django(folder)
    if not (folder / "made").exists():
        make(folder, size)
    if not (folder / "round").exists():
        (folder / "round").write_text(json.dumps(run(lambda: big_round.add(random.Random(SEED)), folder), indent=1))
    return folder


def start_django(folder: Path) -> None:
    """The settings of a real site, on a folder of our own."""
    os.environ |= {"HEDGEROW_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "hedgerow.config.settings"}
    os.environ.setdefault("HEDGEROW_SECRET_KEY", "for benchmarks only")
    import django

    django.setup()


def day_of(folder: Path) -> date:
    """The day on which the big place was made: readings of the current quarter mean that one."""
    return date.fromisoformat(json.loads((folder / "made").read_text())["day"])


def pretended(folder: Path) -> AbstractContextManager[None]:
    """The afternoon of that day."""
    from hedgerow.kernel import clock

    return clock.pretend(datetime.combine(day_of(folder), clock_time(16), UTC))


def make(folder: Path, size: Size) -> None:
    """The place, its groups, its work, its seals, and what came after them."""
    from django.core.management import call_command
    from django.db import connection

    from hedgerow.demo import build as demo
    from hedgerow.kernel import clock
    from hedgerow.ledger import actions as ledger
    from hedgerow.organisations import actions as organisations
    from hedgerow.organisations.models import Organisation

    began, today = time.perf_counter(), clock.today()
    say = lambda line: print(f"  {time.perf_counter() - began:6.1f}  {line}", file=sys.stderr, flush=True)  # noqa: E731
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA synchronous=OFF")  # a benchmark that loses power is made again
    demo.build(folder, today, say, days=STORY_DAYS)
    chance = random.Random(SEED)
    add_people(chance)
    add_groups(size.groups, chance)
    say("groups")
    big_functions.add(list(Organisation.objects.values_list("pk", flat=True)), chance)
    say("funds, bids, cases, roles, members, bookings and readers")
    known = what_there_is()
    work = facts(size.entries, today, known, chance)
    for some in batched(islice(work, size.entries - UNSEALED), AT_ONCE):
        write(some, chance)
    say("entries")
    add_tasks(known, today, size.groups, chance)
    ledger.seal()
    say("sealed")
    write(tuple(work), chance)
    say(organisations.look_for_duplicates())
    (folder / "made").write_text(json.dumps({**asdict(size), "day": today.isoformat()}))


def batched(rows: Iterator[T], size: int) -> Iterator[tuple[T, ...]]:
    """Rows some at a time."""
    while some := tuple(islice(rows, size)):
        yield some


def add_people(chance: random.Random) -> None:
    """A team of fifty, and more payers than a page shows at a glance."""
    from hedgerow.accounts.models import Team, User
    from hedgerow.ledger.models import Payer

    teams = list(Team.objects.all())
    User.objects.bulk_create(
        User(email=f"colleague{one}@example.org", name=f"Colleague {one}", role="worker", team=chance.choice(teams))
        for one in range(50 - User.objects.count())
    )
    Payer.objects.bulk_create(Payer(name=f"Programme {one}", code=f"programme-{one}") for one in range(12))


def add_groups(count: int, chance: random.Random) -> None:
    """Groups in the manner of the demonstration, as many as are wanting, with their numbers, tags and finding words."""
    from hedgerow.organisations.actions import finding
    from hedgerow.organisations.models import Identifier, Organisation, Tag

    here = Organisation.objects.count()
    names = islice(made_names(chance), max(0, count - here))
    before = Organisation.objects.order_by("-pk").values_list("pk", flat=True)[0]
    for some in batched(names, 2_000):
        Organisation.objects.bulk_create(made_group(name, does, chance) for name, does, *_ in some)
    added = list(Organisation.objects.filter(pk__gt=before).order_by("pk").values_list("pk", flat=True))
    Identifier.objects.bulk_create(
        (Identifier(organisation_id=pk, org_id=f"GB-CHC-{8_000_000 + pk}", primary=True) for pk in added[::2]), 5_000
    )
    schemes = (("theme", (101, 105, 108, 109, 110, 112)), ("beneficiary", (201, 202, 203, 207)))
    tags = ((pk, scheme, code) for pk in added for scheme, codes in schemes for code in chance.sample(codes, 2))
    Tag.objects.bulk_create((Tag(organisation_id=pk, scheme=s, code=str(code)) for pk, s, code in tags), 5_000)
    check(added, chance)
    finding.index(added)


def made_names(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Names of groups and what they do, no name twice: some four hundred villages, each with its clubs."""
    from hedgerow.demo.words import THEMES, THINGS

    seen: set[str] = set()
    while True:
        theme = chance.choice(THEMES)
        place = f"{chance.choice(STARTS)}{chance.choice(ENDS)}"
        name = chance.choice(theme.patterns).format(place=place, thing=f"{place} {chance.choice(THINGS)}")
        if name not in seen:
            seen.add(name)
            yield name, theme.does


def made_group(name: str, does: str, chance: random.Random) -> Any:
    from hedgerow.organisations.models import Organisation
    from hedgerow.organisations.rules import band_of

    code, ward, lon, lat = chance.choice(postcodes())
    income = int(chance.lognormvariate(8.5, 1.6)) * 100 if chance.random() < 0.7 else None
    return Organisation(
        name=name, description=does, published=chance.random() < 0.8, lsoa=code, ward=ward, lon=lon, lat=lat,
        income_pence=income, band=band_of(income), authority=borough_code(), volunteers=chance.randrange(40),
    )  # fmt: skip


_held: list[tuple[str, str, float, float]] = []


def postcodes() -> list[tuple[str, str, float, float]]:
    """Small area, ward and point of each postcode of the borough."""
    from hedgerow.demo import borough

    if not _held:
        _held.extend((one.area.code, one.area.ward, one.lon, one.lat) for one in borough.make().postcodes)
    return _held


def borough_code() -> str:
    from hedgerow.demo.borough import AUTHORITY

    return AUTHORITY


def check(added: list[int], chance: random.Random) -> None:
    """When each was last checked: a third are due to be checked again."""
    from hedgerow.engines.verification.models import Verification
    from hedgerow.kernel import clock

    now = clock.now()
    days = {pk: chance.randrange(550) for pk in added}
    Verification.objects.bulk_create(
        (
            Verification(
                ref=f"organisations.organisation:{pk}", checked_at=now - timedelta(days=ago), how="person",
                due_on=clock.today() + timedelta(days=365 - ago),
            )
            for pk, ago in days.items()
        ), 2_000,
    )  # fmt: skip


def what_there_is() -> Known:
    from hedgerow.accounts.models import User
    from hedgerow.charter.models import Activity, Priority
    from hedgerow.ledger.models import Payer
    from hedgerow.organisations.models import Organisation
    from hedgerow.places.models import Area

    return Known(
        groups=list(Organisation.objects.filter(kind="group").order_by("pk").values_list("pk", "lsoa", "band")),
        activities=list(Activity.objects.order_by("pk").values_list("code", "function")),
        payers=list(Payer.objects.order_by("pk").values_list("pk", flat=True)),
        priorities=list(Priority.objects.order_by("pk").values_list("code", flat=True)),
        workers=list(User.objects.order_by("pk").values_list("pk", flat=True)),
        areas=list(Area.objects.filter(kind="lsoa").order_by("code").values_list("code", flat=True)),
    )


def facts(entries: int, today: date, known: Known, chance: random.Random) -> Iterator[Any]:
    """Entries in the order in which they were recorded, the last of them today; one in fifty cancels an earlier one, one
    in a hundred says what changed because of it."""
    from hedgerow.ledger.types import EntryFacts, EntryKind

    lately: list[Any] = []
    for number in range(entries):
        on = today - timedelta(days=DAYS - 1 - number * DAYS // entries)
        at = datetime(on.year, on.month, on.day, 9, tzinfo=UTC) + timedelta(
            seconds=number % 25_000, microseconds=number
        )
        common = new_entry(number, at, on, known, chance)
        about = lately.pop(chance.randrange(len(lately))) if len(lately) > 200 else None
        if about and number % 50 == 0:
            same = {"function": about.function, "audience": about.audience, "reverses": about.id}
            yield EntryFacts(**common, kind=EntryKind.REVERSAL, **same)
        elif about and number % 100 == 1:
            same = {"function": about.function, "groups": about.groups, "priorities": about.priorities}
            claim = {"pathway": "trust", "strength": "corroborated", "about": about.id}
            yield EntryFacts(**common, kind=EntryKind.OUTCOME, **same, **claim)
        else:
            made = EntryFacts(**common, kind=EntryKind.WORK, **act(known, chance))
            lately.append(made)
            yield made


def new_entry(number: int, at: datetime, on: date, known: Known, chance: random.Random) -> dict[str, Any]:
    from hedgerow.kernel import ids

    key = ids.from_milliseconds(int(at.timestamp() * 1000))
    return {"id": key, "on": on, "recorded_at": at, "recorded_by": known.workers[number % len(known.workers)]}


def act(known: Known, chance: random.Random) -> dict[str, Any]:
    """What was done. Groups are chosen by the fourth power of chance, so that a few come all the time."""
    from hedgerow.ledger.types import GroupFact

    activity, function = known.activities[int(len(known.activities) * chance.random() ** 2)]
    many = chance.choices((0, 1, 2, 3, 12), (10, 70, 12, 6, 2))[0]
    chosen = {int(len(known.groups) * chance.random() ** 4) for _ in range(many)}
    money = chance.random() < 0.1
    area = chance.choice(known.areas) if chance.random() < 0.3 else ""
    return {
        "function": function,
        "activity": activity,
        "minutes": chance.randrange(5, 180),
        "people": chance.choice((None, 3, 12)),
        "pence": chance.randrange(10_000, 2_000_000) if money else None,
        "pence_kind": chance.choice(("applied", "secured")) if money else "",
        "payer": known.payers[int(len(known.payers) * chance.random() ** 2)],
        "audience": chance.choices(("staff", "group", "named", "public"), (80, 15, 3, 2))[0],
        "area": area,
        "area_basis": "happened" if area else "",
        "groups": frozenset(GroupFact(*known.groups[place * 37 % len(known.groups)]) for place in chosen),
        "priorities": frozenset(chance.sample(known.priorities, chance.choice((0, 1, 1, 2)))),
    }


def write(some: tuple[Any, ...], chance: random.Random) -> None:
    """One batch into the ledger, with a note beside every fifth entry."""
    from hedgerow.ledger import actions
    from hedgerow.ledger.models import Note

    actions.append(facts=some)
    text = "They asked how to find trustees, and will ring again when the committee has met."
    Note.objects.bulk_create(Note(entry_id=one.id, text=text) for one in some if chance.random() < 0.2)


def add_tasks(known: Known, today: date, count: int, chance: random.Random) -> None:
    """A next step for each group or so, most of them done."""
    from hedgerow.engines.todo.models import Task
    from hedgerow.kernel import clock

    def task(number: int) -> Task:
        due = today - timedelta(days=chance.randrange(-30, 700))
        done = clock.now() if due < today - timedelta(days=10) or chance.random() < 0.5 else None
        owner = chance.choice(known.workers) if chance.random() < 0.9 else None
        ref = f"organisations.organisation:{chance.choice(known.groups)[0]}"
        team = "" if owner else "development"
        return Task(what=f"Ring them about step {number}", due=due, owner_id=owner, team=team, ref=ref, done_at=done)

    Task.objects.bulk_create((task(number) for number in range(count)), 2_000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options(parser)
    print(opened(parser.parse_args()))


def run(measure: Callable[[], T], folder: Path) -> T:
    """Measure something on the day of the big place."""
    with pretended(folder):
        return measure()


if __name__ == "__main__":
    main()
