"""How long it takes to find who is in twice among 100,000 contacts: reading them, comparing them, keeping the pairs.

    python -m benchmarks.people_duplicates [--contacts 100000] [--folder DIR] [--out FILE]

Twice: the first time every pair is new, the second time all of them stand already, as on most nights.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from benchmarks.many_people import opened, people
from benchmarks.telling import RESULTS, machine, tell

TARGET_SECONDS = 60


def measured(contacts: int) -> dict[str, object]:
    """Fill the database, look twice, and count."""
    from hedgerow.people.actions.duplicates import look_for_same
    from hedgerow.people.models import Contact, ContactPair

    Contact.objects.bulk_create((Contact(**fact) for fact in people(contacts)), batch_size=2000)
    seconds = []
    for _ in range(2):
        start, busy = time.perf_counter(), time.process_time()
        look_for_same()
        seconds.append((round(time.perf_counter() - start, 1), round(time.process_time() - busy, 1)))
    first, again = seconds
    told = {"first_s": first[0], "again_s": again[0], "first_cpu_s": first[1], "again_cpu_s": again[1]}
    return {**told, "pairs": ContactPair.objects.count()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--contacts", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="on which disk (the system's folder for temporary files)")
    parser.add_argument("--out", type=Path, default=RESULTS / "people_duplicates.jsonl")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        opened(Path(folder))
        found = measured(given.contacts)
    told = {"benchmark": "people_duplicates", "contacts": given.contacts, **found, "target_s": TARGET_SECONDS}
    tell({**told, **machine()}, given.out)


if __name__ == "__main__":
    main()
