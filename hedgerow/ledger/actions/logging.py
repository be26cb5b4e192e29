"""What saving the log form does: groups that were named for the first time, the entry, and the next step, all or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.todo import actions as todo
from hedgerow.kernel import clock
from hedgerow.ledger.actions.recording import correct, record, recorded_already
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import Chosen, Logged, NextStep
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Origin

TO_COMPLETE = timedelta(days=7)


def log(*, by: User, logged: Logged, instead_of: Entry | None = None) -> Entry:
    """Record what a log form says; with `instead_of`, as a correction of that entry. Sent twice, it is done once.

    Raises InputError with a sentence where it cannot be recorded; then nothing of it is.
    """
    try:
        with transaction.atomic():
            return recorded_already(logged.work.id) or _log(by, logged, instead_of)
    except IntegrityError:
        found = recorded_already(logged.work.id)  # the same form, sent twice at one moment
        if found is None:
            raise
        return found


def _log(by: User, logged: Logged, instead_of: Entry | None) -> Entry:
    groups = [*logged.chosen.here, *(group.pk for group in _named_first(by, logged.chosen))]
    names = ", ".join(filter(None, [logged.work.names, *logged.chosen.people]))
    work = replace(logged.work, groups=tuple(dict.fromkeys(groups)), names=names)
    entry = correct(by=by, entry=instead_of, work=work) if instead_of else record(by=by, work=work)
    if logged.next_step:
        _todo(by, logged.next_step, entry, work.groups)
    return entry


def _named_first(by: User, chosen: Chosen) -> Iterator[Organisation]:
    """Groups taken from a register in one click, and those of which only a name is known, to be completed."""
    for org_id in chosen.register:
        yield organisations.add_from_register(by=by, org_id=org_id)
    for name in chosen.new:
        group = organisations.create(by=by, name=name, origin=Origin.LOG)
        what = _("Complete what we know of %(name)s") % {"name": name}
        todo.add(by=by, what=what[:200], due=clock.today() + TO_COMPLETE, owner=by, ref=group.ref)
        yield group


def _todo(by: User, step: NextStep, entry: Entry, groups: Sequence[int]) -> None:
    """The next step, about the group; about the entry where there are several or none."""
    ref = Organisation(pk=groups[0]).ref if len(groups) == 1 else entry.own_ref
    owner = User.objects.filter(pk=step.owner).first() if step.owner else None
    todo.add(by=by, what=step.what, due=step.due, owner=owner, team=step.team, ref=ref)
