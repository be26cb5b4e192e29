"""Casting a ballot: once for each voter; changed until the vote closes, and counted once."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.engines.audit import actions as audit
from hedgerow.engines.voting import rules
from hedgerow.engines.voting.actions.making import entry as new_entry
from hedgerow.engines.voting.models import Ballot, Poll, RollEntry
from hedgerow.engines.voting.types import Method, State, Voter
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.spine.errors import InputError


@transaction.atomic
def add_voter(*, poll: Poll, voter: Voter) -> RollEntry:
    """Add somebody to the roll of a vote that runs with an open roll; one who is on it stays as they are.

    Raises InputError where the roll is not open, or nobody can vote now.
    """
    held = _running(poll)
    if not held.open_roll:
        raise InputError(_("The roll of this vote is closed."))
    known = RollEntry.objects.filter(poll=held, voter=str(voter.ref)).first()
    if known is None:  # nobody else can add them meanwhile: the vote is locked
        known = new_entry(held, voter)
        known.save(force_insert=True)
    return known


@transaction.atomic
def cast(*, poll: Poll, voter: Ref | str, content: Sequence[str], by: AbstractBaseUser | None = None) -> str:
    """Cast or change one voter's ballot: the ids of options, best liked first. Answers with the receipt, which stays.

    `by` is who pressed, where they are signed in. The row of the vote is locked, so that nobody votes twice at one moment and
    nothing is cast while it closes. Raises InputError where the vote is not open, they are not on the roll, or the ballot
    says nothing that can be counted.
    """
    held = _running(poll)
    entry = RollEntry.objects.select_related("ballot").filter(poll=held, voter=str(voter)).first()
    if entry is None:
        raise InputError(_("This name is not on the roll of this vote."))
    said = list(content)
    if not rules.is_valid(held.method, said, [option.id for option in held.choices], held.most):
        raise InputError(_refusal(held))
    ballot = _write(held, entry, said)
    audit.record(by=by, did="poll.voted", ref=entry.own_ref)
    return ballot.receipt


def _running(poll: Poll) -> Poll:
    held = Poll.objects.select_for_update().in_bulk([poll.pk])[poll.pk]
    if not held.is_running:
        raise InputError(
            _("This vote has closed. What was cast before stands.")
            if held.state == State.CLOSED or held.closes_at <= clock.now()
            else _("This vote has not opened yet.")
        )
    return held


def _refusal(poll: Poll) -> str:
    if poll.method == Method.CHOICE:
        return _("Choose one.")
    if poll.method == Method.APPROVAL and poll.most:
        return _("Tick at least one, and at most %(most)s.") % {"most": poll.most}
    if poll.method == Method.APPROVAL:
        return _("Tick at least one.")
    return _("Give at least a 1, and each number to one only.")


def _write(poll: Poll, entry: RollEntry, content: list[str]) -> Ballot:
    ballot = entry.ballot
    if ballot is None:
        ballot = Ballot.objects.create(poll=poll, content=content, receipt=rules.receipt())
        entry.ballot, entry.voted_at = ballot, clock.now()
        entry.save(update_fields=["ballot", "voted_at"])
    elif ballot.content != content:
        ballot.content = content
        ballot.save(update_fields=["content"])
    return ballot
