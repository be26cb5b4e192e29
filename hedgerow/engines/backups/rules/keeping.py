"""Names of backups, and which to keep."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime

NAME = re.compile(r"hedgerow-(\d{8}T\d{6}Z)\.(tar\.gz|backup)")
MOMENT = "%Y%m%dT%H%M%SZ"


def file_name(moment: datetime, *, encrypted: bool) -> str:
    """The name of a backup made at a moment; names sort by it."""
    return f"hedgerow-{moment.astimezone(UTC).strftime(MOMENT)}.{'backup' if encrypted else 'tar.gz'}"


def moment_of(name: str) -> datetime | None:
    """When a backup was made, by its name; None for any other file."""
    match = NAME.fullmatch(name)
    return datetime.strptime(match[1], MOMENT).replace(tzinfo=UTC) if match else None


def superfluous(names: Iterable[str], keep: int) -> list[str]:
    """The names of all backups but the newest `keep`."""
    known = sorted((name for name in names if moment_of(name)), key=lambda name: (moment_of(name), name), reverse=True)
    return known[max(keep, 1) :]
