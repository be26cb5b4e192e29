"""How long 100,000 grants take to load and to profile: `python -m benchmarks.funders`.

Made-up grants of 300 funders to 40,000 recipients in twenty 360Giving packages, every tenth grant with a fault. *Load* is
the whole build of the open data from these files; *profile* reads it and sums up every funder, as the first page after a
build does. A group's evidence from ten funders is timed beside them. The target is of the clock on the wall, on a machine
with nothing else to do; the processor's own seconds stand beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.telling import RESULTS, machine, tell

SEED, TARGET_S, FUNDERS, RECIPIENTS, FILES = 1894, 20, 300, 40_000, 20
FIRST = date(2015, 1, 1)


def grant(number: int, chance: random.Random) -> dict[str, Any]:
    funder, recipient = chance.randrange(FUNDERS), chance.randrange(RECIPIENTS)
    made: dict[str, Any] = {
        "id": f"360G-bench-{number}",
        "title": f"Grant {number}",
        "description": "Running costs, and a worker two days a week for the neighbourhood",
        "currency": "GBP",
        "amountAwarded": round(chance.lognormvariate(9, 1.2)),
        "awardDate": (FIRST + timedelta(days=chance.randrange(4000))).isoformat(),
        "recipientOrganization": [
            {"id": f"GB-CHC-{1_000_000 + recipient}", "name": f"Neighbours of {recipient} Street"}
        ],
        "beneficiaryLocation": [{"name": "Somewhere", "geoCode": f"E080000{chance.randrange(1, 38):02}"}],
        "fundingOrganization": [{"id": f"GB-CHC-{200_000 + funder}", "name": f"The Fund Number {funder}"}],
        "grantProgramme": [{"title": chance.choice(("Small grants", "Main grants", "Capital"))}],
    }
    if number % 10 == 0:
        made["fromOpenCall"] = "Y"
    return made


def write(folder: Path, grants: int) -> None:
    """The packages, as twenty publishers would publish them."""
    chance = random.Random(SEED)
    for file in range(FILES):
        own = [grant(number, chance) for number in range(file, grants, FILES)]
        (folder / f"grants_{file:02}_2025-06.json").write_text(json.dumps({"grants": own}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--grants", type=int, default=100_000)
    parser.add_argument("--out", type=Path, default=RESULTS / "funders.jsonl")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tell(measured(Path(folder), given.grants), given.out)


def measured(folder: Path, grants: int) -> dict[str, Any]:
    os.environ["HEDGEROW_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hedgerow.config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from hedgerow.funders import queries
    from hedgerow.spine.build import build

    call_command("migrate", interactive=False, verbosity=0)
    source = folder / "source"
    source.mkdir()
    write(source, grants)
    clock, worked = time.perf_counter(), time.process_time()
    built = build(data=source, spine=folder / "spine")
    load = time.perf_counter() - clock
    clock = time.perf_counter()
    profiles = queries.profiles()
    profile, processor = time.perf_counter() - clock, time.process_time() - worked
    clock = time.perf_counter()
    some = [queries.funders()[key] for key in list(profiles)[:10]]
    queries.evidence_for(queries.like(2_000_000, frozenset({"103"})), some)
    evidence = time.perf_counter() - clock
    return {
        "benchmark": "funders",
        "grants": built.manifest.tables["grants"],
        "faults": built.manifest.tables["faults"],
        "funders": len(profiles),
        "load_s": round(load, 2),
        "profile_s": round(profile, 2),
        "processor_s": round(processor, 2),
        "evidence_of_10_s": round(evidence, 2),
        "target_s": TARGET_S,
        "met": load + profile < TARGET_S,
        **machine(),
    }


if __name__ == "__main__":
    main()
