"""Reading a file of notices: looked at first, then read in whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, timedelta
from pathlib import PurePath

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.engines.imports.types import Licence
from hedgerow.kernel import clock
from hedgerow.notices.actions.keeping import keep
from hedgerow.notices.actions.matching import match
from hedgerow.notices.models import Reading
from hedgerow.notices.permissions import check_read_in
from hedgerow.notices.queries.looking import Planned, looked, plan
from hedgerow.notices.rules.drafts import dump, load
from hedgerow.notices.rules.packages import read
from hedgerow.notices.types import Fault, ReadingState
from hedgerow.notices.types.notices import Looked
from hedgerow.spine.errors import InputError

DRAFTS_KEPT = timedelta(days=30)


@transaction.atomic
def look(*, by: User | None, file: str, data: bytes, source: str, licence: str = Licence.OGL) -> Reading:
    """Look at a file: what would be new, what changed, what is faulty. Nothing else happens yet.

    Raises InputError where the file as a whole cannot be read; PermissionDenied. `by` None: a command.
    """
    if by is not None:
        check_read_in(by)
    name = PurePath(file).name[:200] or "notices.json"
    if not source.strip():
        raise InputError(_("Say where the file is from."))
    releases, faults = read(data, file=name)
    planned, wrong = plan(releases)
    found = looked(releases, planned, [*faults, *wrong])
    reading = Reading.objects.create(
        file=name, sha256=hashlib.sha256(data).hexdigest(), source=source.strip()[:200], licence=Licence(licence),
        counts=_counts(found), faults=_rows(found.faults), drafts=[dump(release) for release in releases],
        looked_by=by.pk if by else None,
    )  # fmt: skip
    record(by=by, did="reading.looked", ref=reading.ref)
    return reading


def _counts(found: Looked) -> dict[str, int]:
    counts = asdict(replace(found, faults=()))
    return {**{name: value for name, value in counts.items() if name != "faults"}, "faulty": _faulty(found.faults)}


def _faulty(faults: Sequence[Fault]) -> int:
    return len({fault.number for fault in faults if fault.number}) + sum(not fault.number for fault in faults)


def _rows(faults: Sequence[Fault]) -> list[list[object]]:
    return [[fault.number, fault.ocid, fault.field, str(fault.message)] for fault in faults]


def apply(*, by: User | None, reading: Reading) -> Reading:
    """Read in what was looked at: everything that is sound, together or not at all. Done twice, it is done once.

    Raises InputError where it was put aside, or somebody reads the same notices at this moment; PermissionDenied.
    """
    if by is not None:
        check_read_in(by)
    try:
        done, notices = _apply(by, reading)
    except IntegrityError:
        raise InputError(_("Somebody is reading in the same notices at this moment. Try again in a minute.")) from None
    match(notices=notices)
    return done


@transaction.atomic
def _apply(by: User | None, reading: Reading) -> tuple[Reading, list[int]]:
    held = Reading.objects.select_for_update().get(pk=reading.pk)
    if held.state == ReadingState.APPLIED:
        return held, []
    if held.state == ReadingState.LEFT:
        raise InputError(_("This file was put aside. Choose it again."))
    planned, _wrong = plan([load(one) for one in held.drafts])
    kept = keep(by=by, reading=held, planned=[one for one in planned if one.does_something])
    _finish(held, planned)
    record(by=by, did="reading.applied", ref=held.ref)
    return held, kept


def _finish(held: Reading, planned: Sequence[Planned]) -> None:
    """What was done is counted as it was, which may differ from what the look said; the drafts go."""
    doing = [one for one in planned if one.does_something]
    added = sum(one.notice is None for one in doing)
    held.counts = {**held.counts, "added": added, "changed": len(doing) - added, "same": len(planned) - len(doing)}
    held.state, held.applied_at, held.drafts = ReadingState.APPLIED, clock.now(), []
    held.save(update_fields=["counts", "state", "applied_at", "drafts"])


@transaction.atomic
def leave(*, by: User | None, reading: Reading) -> Reading:
    """Put a file aside that was only looked at. Nothing of it is kept but that it was looked at."""
    if by is not None:
        check_read_in(by)
    held = Reading.objects.select_for_update().get(pk=reading.pk)
    if held.state == ReadingState.LOOKED:
        held.state, held.drafts = ReadingState.LEFT, []
        held.save(update_fields=["state", "drafts"])
        record(by=by, did="reading.left", ref=held.ref)
    return held


def leave_old(today: date) -> str:
    """Nightly: put aside what was looked at a month ago and never read in."""
    old = Reading.objects.filter(state=ReadingState.LOOKED, looked_at__lt=clock.now() - DRAFTS_KEPT)
    count = 0
    for reading in old:
        leave(by=None, reading=reading)
        count += 1
    return f"{count} put aside"
