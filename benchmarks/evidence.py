"""How long a reading takes with 20,000 groups and 1,000,000 entries.

    python benchmarks/evidence.py [--entries 1000000] [--groups 20000] [--data DIR] [--json]

Makes a database of its own in DIR (a temporary folder by default; a folder that is kept is used again), seals it, and
times the readings and the page: the current quarter, cached and not, and all time.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

SEED, YEARS, ROUNDS = 7, 2, 5


def batched(rows: Iterator[Any], size: int) -> Iterator[tuple[Any, ...]]:
    """Rows some at a time."""
    while some := tuple(islice(rows, size)):
        yield some


def start_django(data: Path) -> None:
    """Settings that use the benchmark's own folder."""
    os.environ["HEDGEROW_DATA"] = str(data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "hedgerow.config.settings"
    os.environ.setdefault("HEDGEROW_SECRET_KEY", "for benchmarks only")
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    import django
    from django.conf import settings

    django.setup()
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"


def prepare(data: Path, groups: int, entries: int) -> None:
    """A fictional place with as many groups and entries as asked for, sealed."""
    from django.core.management import call_command

    from hedgerow.charter import actions as charter
    from hedgerow.demo import borough, files
    from hedgerow.demo import groups as people
    from hedgerow.ledger import actions as ledger
    from hedgerow.places import actions as places
    from hedgerow.spine import build as spine

    call_command("migrate", verbosity=0)
    today = date.today()  # noqa: DTZ011 - a benchmark of this machine
    land = borough.make()
    files.write(data / "source", land, people.make(land, today), today)
    spine.build(data=data / "source", spine=data / "spine")
    places.open_place(by=None, area_code=borough.AUTHORITY)
    charter.seed(by=None)
    fill(groups, entries, today)
    ledger.seal()


def fill(groups: int, entries: int, today: date) -> None:
    """Rows written straight into the tables: actions would take hours, and are not what is measured."""
    from hedgerow.accounts.models import User
    from hedgerow.charter.models import Activity, Priority
    from hedgerow.ledger.models import Payer
    from hedgerow.organisations.models import Organisation
    from hedgerow.organisations.types import Band
    from hedgerow.places.models import Area, AreaParent

    chance = random.Random(SEED)
    User.objects.create_user("bench@example.org", name="Bench", role="manager")
    wards = dict(AreaParent.objects.filter(parent__kind="ward").values_list("child__code", "parent__code"))
    lsoas = [code for code in Area.objects.filter(kind="lsoa").values_list("code", flat=True) if code in wards]
    bands = [band.value for band in Band]
    rows = (
        Organisation(
            name=f"Group {number} of {chance.choice(['Friends', 'Club', 'Hub', 'Trust'])}",
            lsoa=(lsoa := chance.choice(lsoas)), ward=wards[lsoa], band=chance.choice(bands), published=True,
        )
        for number in range(groups)
    )  # fmt: skip
    for some in batched(rows, 2000):
        Organisation.objects.bulk_create(some)
    Payer.objects.bulk_create(Payer(name=f"Payer {one}", code=f"payer-{one}") for one in range(8))
    Priority.objects.bulk_create(Priority(code=f"priority-{one}", name=f"Priority {one}") for one in range(6))
    known = {
        "groups": list(Organisation.objects.values_list("pk", "lsoa", "band")),
        "activities": list(Activity.objects.values_list("code", "function")),
        "payers": list(Payer.objects.values_list("pk", flat=True)),
        "priorities": list(Priority.objects.values_list("code", flat=True)),
    }
    for some in batched(made(entries, today, known, chance), 5000):
        write(some)


def made(entries: int, today: date, known: dict[str, list[Any]], chance: random.Random) -> Iterator[dict[str, Any]]:
    """Entries spread over two years, most of them for one group, some for many."""
    from hedgerow.kernel import ids

    first = today - timedelta(days=365 * YEARS)
    for number in range(entries):
        on = first + timedelta(days=number * 365 * YEARS // entries)
        activity, function = chance.choice(known["activities"])
        money = chance.random() < 0.1
        at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
        yield {
            "id": ids.from_milliseconds(int(at.timestamp() * 1000) + number % 86_400),
            "on": on, "at": at, "function": function, "activity": activity,
            "minutes": chance.randrange(5, 180), "people": chance.choice([None, 3, 12]),
            "pence": chance.randrange(10_000, 2_000_000) if money else None, "kind": "secured" if money else "",
            "payer": chance.choice(known["payers"]),
            "groups": chance.sample(known["groups"], chance.choice([1, 1, 1, 1, 2, 3, 0])),
            "priorities": chance.sample(known["priorities"], chance.choice([0, 1, 1, 2])),
            "hash": f"{number:064x}",
        }  # fmt: skip


def write(some: tuple[dict[str, Any], ...]) -> None:
    """One batch into the three tables of the ledger."""
    from django.db import connection, transaction

    from hedgerow.ledger.models import Entry, EntryGroup, EntryPriority

    with transaction.atomic():
        Entry.objects.bulk_create(
            Entry(
                id=one["id"], on=one["on"], function=one["function"], activity_id=one["activity"],
                minutes=one["minutes"], people=one["people"], pence=one["pence"], pence_kind=one["kind"],
                payer_id=one["payer"], recorded_by=1, recorded_at=one["at"], hash=one["hash"],
            )
            for one in some
        )  # fmt: skip
        EntryGroup.objects.bulk_create(
            EntryGroup(entry_id=one["id"], organisation_id=pk, area=lsoa, band=band)
            for one in some
            for pk, lsoa, band in one["groups"]
        )
        EntryPriority.objects.bulk_create(
            EntryPriority(entry_id=one["id"], priority_id=code) for one in some for code in one["priorities"]
        )
    connection.queries_log.clear()


def measure() -> dict[str, float]:
    """Milliseconds: the median of several runs of each, uncached but where the name says cached."""
    from django.core.cache import cache
    from django.test import Client

    from hedgerow.accounts.models import User
    from hedgerow.evidence import queries
    from hedgerow.evidence.types import Dimension, Question
    from hedgerow.kernel import clock

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(email="bench@example.org"))
    quarter = clock.quarter(clock.today())
    found: dict[str, float] = {}
    for by in Dimension:
        for name, period in (("quarter", quarter), ("all", None)):
            found[f"reading {name} by {by}"] = timed(lambda: queries.read(Question(by, period)), cache.clear)  # noqa: B023
    page = lambda query: (lambda: client.get(f"/evidence/{query}"))  # noqa: E731
    found["page quarter, uncached"] = timed(page(""), cache.clear)
    found["page quarter, cached"] = timed(page(""))
    found["page quarter by ward, uncached"] = timed(page("?by=ward"), cache.clear)
    found["page all time by ward, uncached"] = timed(page("?by=ward&period=all"), cache.clear)
    found["page all time, uncached"] = timed(page("?period=all"), cache.clear)
    found["entries behind a number, quarter"] = timed(lambda: client.get("/evidence/entries/?cell=funding"), cache.clear)
    return found


def timed(run: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """The median of several runs in milliseconds, after one that warms up."""
    taken = []
    for _ in range(ROUNDS + 1):
        before()
        start = time.perf_counter()
        run()
        taken.append((time.perf_counter() - start) * 1000)
    return round(statistics.median(taken[1:]), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--groups", type=int, default=20_000)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        data = (asked.data or Path(temporary)).resolve()
        start_django(data)
        if not (data / "made").exists():
            data.mkdir(parents=True, exist_ok=True)
            prepare(data, asked.groups, asked.entries)
            (data / "made").write_text(f"{asked.groups} groups, {asked.entries} entries\n")
        found = measure()
    print(json.dumps(found, indent=1) if asked.json else "\n".join(f"{ms:>9.1f} ms  {name}" for name, ms in found.items()))


if __name__ == "__main__":
    main()
