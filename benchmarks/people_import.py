"""How long it takes to bring 50,000 people in from a CSV file: the dry run, the import, and undoing it.

    python -m benchmarks.people_import [--rows 50000] [--folder DIR] [--out FILE]

Through the engine of imports as the pages call it: reading the file, every check, raw rows kept, words to find them by,
the audit trail, and looking for duplicates afterwards. The target is for the dry run and the import together. `cpu` is the
processor's time alone: where the machine had other work it is nearer to the truth than the clock is.
"""

from __future__ import annotations

import argparse
import csv
import io
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.many_people import opened, people
from benchmarks.telling import RESULTS, machine, tell

TARGET_SECONDS = 60


def file_of(rows: int) -> bytes:
    """A CSV file of so many people, with the headers of the template."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["Name", "E-mail address", "Telephone", "Postcode", "Agreed to news and events"])
    for number, fact in enumerate(people(rows)):
        writer.writerow([*fact.values(), "yes" if number % 2 else ""])
    return out.getvalue().encode()


def timed(do: Callable[[], Any]) -> tuple[tuple[float, float], Any]:
    """Seconds by the clock and of the processor, and what came of it."""
    start, busy = time.perf_counter(), time.process_time()
    done = do()
    return (round(time.perf_counter() - start, 1), round(time.process_time() - busy, 1)), done


def measured(rows: int) -> dict[str, object]:
    """Look, import and undo, and count."""
    from hedgerow.accounts.models import User
    from hedgerow.config.registry import gather
    from hedgerow.engines.imports import actions

    gather()
    by = User.objects.create_user("worker@example.org", name="Worker", role="worker")
    given: dict[str, Any] = {"by": by, "kind": "contacts", "file": "people.csv", "source": "made up"}
    data = file_of(rows)
    look, run = timed(lambda: actions.take(data=data, **given))
    counts = dict(run.counts)
    bring, _ = timed(lambda: actions.apply(by=by, run=run))
    undo, _ = timed(lambda: actions.undo(by=by, run=run))
    steps = {"dry_run": look, "import": bring, "undo": undo}
    clock = {f"{name}_s": seconds[0] for name, seconds in steps.items()}
    busy = {f"{name}_cpu_s": seconds[1] for name, seconds in steps.items()}
    return {**clock, **busy, "counts": counts}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--folder", type=Path, help="on which disk (the system's folder for temporary files)")
    parser.add_argument("--out", type=Path, default=RESULTS / "people_import.jsonl")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        opened(Path(folder))
        found = measured(given.rows)
    told = {"benchmark": "people_import", "rows": given.rows, **found, "target_s": TARGET_SECONDS}
    tell({**told, **machine()}, given.out)


if __name__ == "__main__":
    main()
