"""What backups offer: one each night, and a look at how old the newest is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from hedgerow.engines.backups import actions, queries
from hedgerow.engines.doctor.types import Check, Finding, fault, note, well
from hedgerow.engines.registry import NightlyJob
from hedgerow.kernel import clock

OLD = timedelta(hours=50)  # two nights


def look() -> Iterator[Finding]:
    """Whether backups are made, encrypted and recent."""
    where = queries.folder()
    if where is None:
        yield note(
            "no backup is made by night", "set HEDGEROW_BACKUP_DIR to a folder on another disk: how-to/backup.md"
        )
        return
    newest = queries.newest(where) if where.is_dir() else None
    if newest is None:
        yield fault(f"there is no backup in {where}", "run `hedgerow backup`, and see that `hedgerow worker` runs")
    elif clock.now() - newest > OLD:
        yield fault(
            f"the newest backup is of {newest:%d %B %Y}", "run `hedgerow backup`, and see that `hedgerow worker` runs"
        )
    else:
        yield well(f"the newest backup is of {newest:%d %B %Y, %H:%M} UTC")
    if not queries.passphrase():
        yield note("backups are not encrypted", "set HEDGEROW_BACKUP_KEY, and keep the key where the backups are not")


NIGHTLY = (NightlyJob("backups.make", actions.nightly),)
DOCTOR = (Check("backups", look),)
