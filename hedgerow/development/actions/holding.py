"""Holding a case while it is changed, so that two who do it at one moment come one after the other."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.development.models import Case
from hedgerow.development.permissions import check_work_on
from hedgerow.development.rules.cases import can_move
from hedgerow.development.types import CaseState
from hedgerow.engines.audit.actions import record
from hedgerow.spine.errors import InputError


def held(by: User, case: Case, *, seen: int | None = None) -> Case:
    """The case as it is now, held until the transaction ends. `seen`: the version that somebody looked at.

    Raises InputError where a colleague has changed it since.
    """
    check_work_on(by, case)
    rows = Case.objects.select_for_update(of=("self",))
    row: Case | None = (
        rows.select_related("organisation__merged_into", "worker", "next_task").filter(pk=case.pk).first()
    )
    if row is None:
        raise InputError(_("This case is not here any more."))
    if seen is not None and seen != row.version:
        raise InputError(_("A colleague did something here a moment ago. Look at it first; what you wrote is kept."))
    return row


def still_open(row: Case) -> Case:
    """The same case; raises InputError where it is closed."""
    if row.is_closed:
        raise InputError(_("This is closed already. Open it again first."))
    return row


def move(row: Case, to: CaseState) -> None:
    """Set its state, where it may go there. Raises InputError where it may not."""
    if row.state != to and not can_move(row.state, to):
        raise InputError(_("It cannot go from “%(state)s” there.") % {"state": row.get_state_display()})
    row.state = to


def keep(by: User | None, row: Case, did: str, **facts: Any) -> Case:
    """Save what changed, count the change, and note who did it."""
    for name, value in facts.items():
        setattr(row, name, value)
    row.version += 1
    row.save()
    record(by=by, did=did, ref=row.ref, fields=list(facts))
    return row
