"""Who is told of concerns: a manager names them."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.kernel import clock
from hedgerow.people.actions.waiting import tell_waiting
from hedgerow.people.models import Reader, SafeguardingLead, Trace
from hedgerow.people.queries import confidential as queries
from hedgerow.people.types import Did
from hedgerow.spine.errors import InputError


@transaction.atomic
def name_lead(*, by: User, user: User) -> SafeguardingLead:
    """Let concerns go to somebody from now on, and those that nobody can read any more. What others can read stays
    theirs alone. Raises InputError for somebody who does not work here, or is lead already."""
    if not user.is_worker:
        raise InputError(_("Only somebody of our team can be a safeguarding lead."))
    if SafeguardingLead.objects.filter(user=user, until__isnull=True).exists():
        raise InputError(_("They are a safeguarding lead already."))
    lead = SafeguardingLead.objects.create(user=user)
    record(by=by, did="safeguarding_lead.named", ref=user.own_ref)
    _let_read_what_waits(by, user)
    return lead


def _let_read_what_waits(by: User, user: User) -> None:
    waiting = list(queries.waiting_without_reader())
    for row in waiting:
        Reader.objects.get_or_create(confidential=row, user=user, until=None)
        Trace.objects.create(confidential=row, by=by.pk, did=Did.ADDED, whom=user.pk)
    for row in waiting[:1]:
        tell_waiting(row, [user], by)


@transaction.atomic
def end_lead(*, by: User, lead: SafeguardingLead) -> None:
    """Let no further concerns go to somebody. What they are a reader of they still read, until a reader takes them off."""
    ended = SafeguardingLead.objects.filter(pk=lead.pk, until__isnull=True).update(until=clock.today())
    if ended:
        record(by=by, did="safeguarding_lead.ended", ref=lead.user.own_ref)
