"""How long a page of Open Referral UK takes over 5,000 services, and the public list of them.

    python -m benchmarks.oruk [--services 5000] [--groups 2000] [--times 40] [--folder DIR] [--out FILE]

Whole requests through the server's own handler (middleware and all), each with another address, so that nothing is answered
from a copy. `processor` is the processor's time alone: where the machine had other work it is nearer to the truth.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from datetime import time as clock_time
from pathlib import Path

from benchmarks.asking import as_served
from benchmarks.many_people import opened
from benchmarks.people_search import PLACES, THINGS
from benchmarks.telling import RESULTS, machine, spread, tell

TARGET_MS, SEED = 100, 11
DOES = "Lunch Advice Walking Choir Youth Shed Larder English Carers Toddler Debt Garden Bus Counselling Chess".split()
KINDS = {
    "services": "/oruk/v3/services?page={page}",
    "services, 100 on a page": "/oruk/v3/services?per_page=100&page={page}",
    "services, 500 on a page": "/oruk/v3/services?per_page=500&page={few}",
    "services, nested": "/oruk/v3/services?full=true&page={page}",
    "services, ids alone": "/oruk/v3/services?minimal=true&n={page}",
    "services by words": "/oruk/v3/services?text={word}&n={page}",
    "services by day": "/oruk/v3/services?day=MO&page={page}",
    "services at places": "/oruk/v3/service_at_locations?page={page}",
    "groups": "/oruk/v3/organizations?page={page}",
    "find services": "/services/?page={page}",
    "find services by words": "/services/?q={word}&page={few}",
}


def fill(services: int, groups: int, chance: random.Random) -> None:
    """A place with a manager (without one, each page leads to the first run), and open services of many groups, each with
    a place, two days of hours and two needs."""
    from hedgerow.accounts.models import User
    from hedgerow.kernel import clock
    from hedgerow.organisations.models import Organisation
    from hedgerow.places.models import Place
    from hedgerow.services.actions.indexing import index
    from hedgerow.services.models import Hours, Service, Spot, Tag
    from hedgerow.services.types import Need

    User.objects.create(email="manager@example.org", name="Manager", role="manager")
    Place.objects.create(id=1, area_code="E08000009", area_name="Trafford", lio_name="Infrastructure")
    names = [f"{chance.choice(PLACES)} {chance.choice(PLACES)} {chance.choice(THINGS)} {n % 97}" for n in range(groups)]
    held = Organisation.objects.bulk_create([Organisation(name=name) for name in names], batch_size=2000)
    rows = Service.objects.bulk_create(
        [
            Service(
                organisation=chance.choice(held), name=f"{chance.choice(DOES)} {n % 50}", state="live",
                description="A meal, a talk and somebody who knows whom to ring. " * 4, opened_at=clock.now(),
                phone="01632 960 111", online=n % 10 == 0, taking="yes", taking_on=clock.today(),
            )
            for n in range(services)
        ],
        batch_size=1000,
    )  # fmt: skip
    where = [(-2.3 + chance.uniform(-0.2, 0.2), 53.45 + chance.uniform(-0.1, 0.1)) for _row in rows]
    spots = [Spot(service=row, name="Hall", lon=lon, lat=lat) for row, (lon, lat) in zip(rows, where, strict=True)]
    Spot.objects.bulk_create(spots, batch_size=2000)
    hours = [
        Hours(service=row, day=day, opens=clock_time(10), closes=clock_time(12))
        for row in rows
        for day in chance.sample(("MO", "TU", "WE", "TH", "FR"), 2)
    ]
    Hours.objects.bulk_create(hours, batch_size=2000)
    tags = [Tag(service=row, kind="need", code=code) for row in rows for code in chance.sample(Need.values, 2)]
    Tag.objects.bulk_create(tags, batch_size=2000)
    index([row.pk for row in rows])


def run(address: str, times: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each request by the clock and of the processor."""
    from django.test import Client

    client, chance, told, busy = Client(headers={"host": "localhost"}), random.Random(SEED), [], []
    client.get(address.format(page=1, few=1, word="lunch"))
    for page in range(1, times + 1):
        asked = address.format(page=page, few=1 + page % 10, word=f"{chance.choice(DOES)[:4]}")
        began, began_busy = time.perf_counter(), time.process_time()
        answer = client.get(asked)
        told.append((time.perf_counter() - began) * 1000)
        busy.append((time.process_time() - began_busy) * 1000)
        assert answer.status_code == 200, f"{answer.status_code} {asked}"
    return told, busy


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--services", type=int, default=5_000)
    parser.add_argument("--groups", type=int, default=2_000)
    parser.add_argument("--times", type=int, default=40, help="of each kind")
    parser.add_argument("--folder", type=Path, help="where it is kept, and used again (else it is made anew, a minute)")
    parser.add_argument("--out", type=Path, default=RESULTS / "oruk.jsonl")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as beside:
        folder = given.folder or Path(beside)
        folder.mkdir(parents=True, exist_ok=True)
        opened(folder)
        from django.core.management import call_command

        call_command("collectstatic", verbosity=0, interactive=False)
        as_served()
        if not (folder / "made").exists():
            fill(given.services, given.groups, random.Random(SEED))
            (folder / "made").write_text(f"{given.services}")
        for kind, address in KINDS.items():
            told, busy = run(address, given.times)
            result = {"benchmark": "oruk", "kind": kind, "services": given.services, **spread(told)}
            tell({**result, "processor": spread(busy), "target_ms": TARGET_MS, **machine()}, given.out)


if __name__ == "__main__":
    main()
