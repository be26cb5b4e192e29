"""Eight people recording work at one moment on SQLite: how many acts a second, and how long the last in the queue waits.

    python -m benchmarks.recording [--writers 8] [--each 500] [--folder DIR] [--out FILE]

Each writer is a process of its own. An act is one `ledger.actions.record` with its group, its note and its audit row, in
one transaction that is on the disk (synchronous=FULL) before it is answered. Afterwards everything is counted, sealed and
verified; a failure of any writer fails the benchmark.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.telling import RESULTS, machine, spread, tell

TARGET_A_SECOND = 300
GROUPS = 200

MAKE = """
import sys, django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from hedgerow.accounts.models import User
from hedgerow.charter import actions
from hedgerow.organisations.models import Organisation
actions.seed()
Organisation.objects.bulk_create(Organisation(name=f"Group {number}") for number in range(int(sys.argv[1])))
for number in range(int(sys.argv[2])):
    User.objects.create_user(f"worker{number}@example.org", name=f"Worker {number}", role="worker")
"""
WRITE = """
import json, random, sys, time, django; django.setup()
from hedgerow.accounts.models import User
from hedgerow.kernel import clock
from hedgerow.ledger import actions
from hedgerow.ledger.types import Work
number, each, groups, start = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
me, chance, waits = User.objects.get(email=f"worker{number}@example.org"), random.Random(number), []
time.sleep(max(0.0, start - time.time()))
for one in range(each):
    began = time.perf_counter()
    group = chance.randint(1, groups)
    actions.record(by=me, work=Work("one-to-one-advice", clock.today(), groups=(group,), minutes=one, note="rang"))
    waits.append((time.perf_counter() - began) * 1000)
print(json.dumps({"waits": waits, "ended": time.time()}))
"""
COUNT = """
import json, django; django.setup()
from hedgerow.engines.audit.models import Event
from hedgerow.ledger import actions
from hedgerow.ledger.models import Entry, Note
actions.seal()
found = actions.verify()
counted = [Entry.objects.count(), Note.objects.count(), Event.objects.filter(did="work.recorded").count()]
print(json.dumps({"counted": counted, "holds": found.holds, "sealed": found.sealed}))
"""


def started(folder: Path, code: str, *arguments: object) -> subprocess.Popen[str]:
    """A process of Hedgerow's own with its records in a folder."""
    env = {**os.environ, "HEDGEROW_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "hedgerow.config.settings"}
    env.pop("DATABASE_URL", None)
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, env=env, text=True, stdout=subprocess.PIPE)


def said(process: subprocess.Popen[str]) -> str:
    """What it printed. Stops the benchmark where it failed."""
    told = process.communicate()[0]
    if process.returncode:
        sys.exit(f"a process failed with {process.returncode}")
    return told


def measured(folder: Path, writers: int, each: int) -> dict[str, object]:
    """Write, and count what is there afterwards."""
    said(started(folder, MAKE, GROUPS, writers))
    start = time.time() + 4  # time enough for all to be ready
    told = [json.loads(said(one)) for one in [started(folder, WRITE, n, each, GROUPS, start) for n in range(writers)]]
    waits = sorted(wait for one in told for wait in one["waits"])
    seconds = max(one["ended"] for one in told) - start
    found = json.loads(said(started(folder, COUNT)))
    every = writers * each
    if found != {"counted": [every] * 3, "holds": True, "sealed": every}:
        sys.exit(f"{every} acts were acknowledged, and there are: {found}")
    p99 = round(waits[int(len(waits) * 0.99)], 1)
    return {"a_second": round(every / seconds), "p99_ms": p99, **spread(waits), "acts": every}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--each", type=int, default=500)
    parser.add_argument("--folder", type=Path, help="on which disk (the system's folder for temporary files)")
    parser.add_argument("--out", type=Path, default=RESULTS / "recording.jsonl")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        found = measured(Path(folder), given.writers, given.each)
    told = {"benchmark": "recording", "writers": given.writers, **found, "target_a_second": TARGET_A_SECOND}
    tell({**told, **machine()}, given.out)


if __name__ == "__main__":
    main()
