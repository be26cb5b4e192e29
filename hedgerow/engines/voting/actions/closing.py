"""Closing a vote: count it, and cut the tie between voters and ballots."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.engines.audit import actions as audit
from hedgerow.engines.voting import queries, rules
from hedgerow.engines.voting.models import Ballot, Poll, RollEntry
from hedgerow.engines.voting.types import State
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError


@transaction.atomic
def close_poll(*, by: AbstractBaseUser | None, poll: Poll) -> Poll:
    """Close a vote and keep its outcome. One that is closed stays as it is; one before its time is closed by hand.

    Raises InputError where it never opened, or its roll is not the one that was frozen.
    """
    held = Poll.objects.select_for_update().in_bulk([poll.pk])[poll.pk]
    if held.state == State.CLOSED:
        return held
    if held.state != State.OPEN:
        raise InputError(_("This vote has not been opened."))
    if held.open_roll:
        held.roll_sha256 = rules.roll_hash(RollEntry.objects.filter(poll=held).values_list("voter", flat=True))
    elif not queries.roll_holds(held):
        raise InputError(_("The roll of this vote is not the one that was frozen. It must be looked into first."))
    if held.secret:
        _cut(held)
    held.state, held.closed_at, held.result = State.CLOSED, clock.now(), queries.outcome(held)
    held.save(update_fields=["state", "closed_at", "result", "roll_sha256"])
    audit.record(by=by, did="poll.closed", ref=held.own_ref, fields=["state", "result"])
    return held


def _cut(poll: Poll) -> None:
    """Forget whose each ballot was, and write the ballots down anew in an order by lot: a database remembers the old one."""
    held = list(poll.ballots.all())
    secrets.SystemRandom().shuffle(held)
    poll.roll.update(ballot=None)
    poll.ballots.all().delete()
    Ballot.objects.bulk_create([Ballot(poll=poll, content=one.content, receipt=one.receipt) for one in held], 500)


def count(poll: Poll) -> dict[str, Any]:
    """Count the ballots again: `queries.outcome`. Raises InputError while the vote is open: nobody looks before."""
    if poll.state != State.CLOSED:
        raise InputError(_("Nobody counts before the vote has closed."))
    return queries.outcome(poll)


def close_due(today: date) -> str:
    """Close what is over. One that cannot be closed stops no other."""
    closed = 0
    for poll in queries.due_to_close(clock.now()):
        try:
            close_poll(by=None, poll=poll)
            closed += 1
        except InputError:
            continue
    return f"{closed} votes closed"


def erase(keys: Sequence[Any]) -> None:
    """Lines of rolls lose name and address. The line stays: the roll was so long, and has the same fingerprint."""
    RollEntry.objects.filter(pk__in=keys).update(name="", email="")


@transaction.atomic
def retitle_option(*, poll: Poll, option: str, label: str) -> None:
    """Another label for an option, and no words: for the erasure of a person who stood. The count stays what it was."""
    held = Poll.objects.select_for_update().in_bulk([poll.pk])[poll.pk]
    held.options = [{**one, "label": label, "detail": ""} if one["id"] == option else one for one in held.options]
    counts = held.result.get("counts", ())
    if counts:
        held.result["counts"] = [{**one, "label": label} if one["id"] == option else one for one in counts]
    held.save(update_fields=["options", "result"])
