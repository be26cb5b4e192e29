"""How long the money map takes at 100,000 grants in one place with 20,000 groups: `python -m benchmarks.flows`.

Made-up grants of ten years to a place of twenty wards, four fifths of them placed in one, and made-up groups with themes,
every fifth with an award. *First* is a page with nothing kept, as after the open data was built anew; the night's job does
that once. *Then* is the p95 of later requests. The open data is written straight as tables, since loading it is what
`benchmarks.funders` measures.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.telling import RESULTS, machine, spread, tell

SEED, TARGET_MS, ROUNDS, WARDS, PLACE = 1894, 150, 12, 20, "E99000001"
CODES = [f"E0599{number:04}" for number in range(WARDS)]
THEMES = [str(code) for code in range(101, 118)]
BASES = ("beneficiary", "recipient", "head_office")
PAGES = ("/money-map/", "/money-map/?theme=103", "/money-map/wards.geojson", "/money-map/themes/", "/money-map/who/",
         f"/money-map/{CODES[3]}/")  # fmt: skip


def write(folder: Path, grants: int, groups: int) -> None:
    """The open data: areas, people, what groups do, and grants."""
    import pyarrow as pa
    from pyarrow import parquet

    from hedgerow.spine import publish
    from hedgerow.spine.manifest import Manifest

    chance = random.Random(SEED)
    today = datetime.now(UTC).date()
    rows = {
        "grants": [
            (f"360G-bench-{number}", f"Grant {number}", "The Fund", f"Group {to}", f"GB-CHC-{to}", f"GB-CHC-{to}",
             round(chance.lognormvariate(9, 1.2)) * 100, "GBP", today - timedelta(days=chance.randrange(3_650)),
             chance.choice(BASES), chance.choice(CODES) if chance.random() < 0.8 else None, PLACE, False)
            for number, to in ((number, 1_000_000 + chance.randrange(groups // 5)) for number in range(grants))
        ],
        "register_classes": [
            (f"GB-CHC-{1_000_000 + number}", "ccew_what", code)
            for number in range(groups) for code in chance.sample(THEMES, chance.randint(1, 3))
        ],
        "profiles": [(code, "population", 10_000.0) for code in CODES],
    }  # fmt: skip
    columns = {
        "grants": "grant_id title funder_name recipient_name org_id recipient_key pence currency award_date area_basis ward "
        "authority to_individual",
        "register_classes": "org_id scheme code",
        "profiles": "area measure value",
    }
    with publish.only_build(folder), publish.draft(folder) as draft:
        for name, found in rows.items():
            held = pa.table(dict(zip(columns[name].split(), map(list, zip(*found, strict=True)), strict=True)))
            parquet.write_table(held, draft / f"{name}.parquet")
        counts = {name: len(found) for name, found in rows.items()}
        publish.publish(folder, draft, Manifest("bench", datetime.now(UTC), (), counts))


def people(groups: int) -> None:
    """The place and its groups, straight into the database."""
    from hedgerow.organisations.models import Identifier, Organisation, Tag
    from hedgerow.organisations.types import TagScheme
    from hedgerow.places.models import Area, Place

    chance = random.Random(SEED)
    Place.objects.create(id=1, area_code=PLACE, area_name="Benchmark", lio_name="Benchmark")
    Area.objects.create(code=PLACE, name="Benchmark", kind="authority")
    Area.objects.bulk_create(Area(code=code, name=f"Ward {code[-2:]}", kind="ward") for code in CODES)
    made = Organisation.objects.bulk_create(
        [Organisation(name=f"Group {number}", ward=chance.choice(CODES)) for number in range(groups)], 1_000
    )
    ids = [Identifier(organisation=one, org_id=f"GB-CHC-{1_000_000 + number}") for number, one in enumerate(made)]
    Identifier.objects.bulk_create(ids, 1_000)
    tags = [Tag(organisation=one, scheme=TagScheme.THEME, code=chance.choice(THEMES)) for one in made]
    Tag.objects.bulk_create(tags, 1_000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--grants", type=int, default=100_000)
    parser.add_argument("--groups", type=int, default=20_000)
    parser.add_argument("--out", type=Path, default=RESULTS / "flows.jsonl")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tell(measured(Path(folder), given.grants, given.groups), given.out)


def measured(folder: Path, grants: int, groups: int) -> dict[str, Any]:
    os.environ["HEDGEROW_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hedgerow.config.settings")
    import django

    django.setup()
    from django.core.cache import cache
    from django.core.management import call_command
    from django.test import Client

    from hedgerow.accounts.models import User
    from hedgerow.flows.provides import make_ready

    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    User.objects.create_user("worker@example.org", "mallow-and-thyme", role="manager", name="Bench")
    people(groups)
    write(folder / "spine", grants, groups)
    client = Client(headers={"host": "localhost"})
    first: dict[str, float] = {}
    then: dict[str, dict[str, float]] = {}
    for page in PAGES:
        cache.clear()
        first[page] = one(client, page)
        then[page] = spread(one(client, page) for _round in range(ROUNDS))
    cache.clear()
    clock = time.perf_counter()
    make_ready(datetime.now(UTC).date())
    return {
        "benchmark": "flows",
        "grants": grants,
        "groups": groups,
        "night_s": round(time.perf_counter() - clock, 2),
        "first_ms": {page: round(value) for page, value in first.items()},
        "then": then,
        "target_ms": TARGET_MS,
        "met": all(value["p95_ms"] < TARGET_MS for value in then.values()),
        **machine(),
    }


def one(client: Any, page: str) -> float:
    """Milliseconds of the clock for one request."""
    began = time.perf_counter()
    answer = client.get(page)
    assert answer.status_code == 200, (page, answer.status_code)
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
