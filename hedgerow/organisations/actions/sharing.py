"""What a group lets public bodies see of what we hold: given, and withdrawn, by the group alone."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import can_open
from hedgerow.engines.audit.actions import record
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.organisations.actions.access import hold
from hedgerow.organisations.models import Organisation, Sharing
from hedgerow.organisations.permissions import can_act_for, check_let_in
from hedgerow.organisations.types import Kind, Level, Shared
from hedgerow.spine.errors import InputError


@transaction.atomic
def share(*, by: User, organisation: Organisation, body: Organisation, what: Shared | str, how: str = "") -> Sharing:
    """Let a public body see one kind of what we hold about a group. What is shared already stays as it was agreed.

    The group's administrators do it themselves; our team does it for them and says in `how` who agreed, when, by which
    way. Raises InputError where that is missing, or the other is no public body.
    """
    held = hold(organisation)
    check_let_in(by, held)
    told = told_how(by, held, how)
    if body.kind != Kind.PUBLIC_BODY or body.merged_into_id is not None or body.pk == held.pk:
        raise InputError(_("Choose a public body from the list."))
    row = Sharing.objects.filter(organisation=held, body=body, what=Shared(what), until__isnull=True).first()
    if row is None:
        row = Sharing.objects.create(organisation=held, body=body, what=Shared(what), given_by=by.pk, how=told)
        record(by=by, did="sharing.given", ref=held.ref, fields=[row.what])
    return row


@transaction.atomic
def stop_sharing(*, by: User, sharing: Sharing, how: str = "") -> Sharing:
    """Withdraw it: the body's officers see it no more, from their next click. Raises InputError as `share` does."""
    held = hold(sharing.organisation)
    check_let_in(by, held)
    told = told_how(by, held, how)
    row = Sharing.objects.in_bulk([sharing.pk])[sharing.pk]
    if row.until is None:
        row.until, row.ended_by, row.ended_how = clock.now(), by.pk, told
        row.save(update_fields=["until", "ended_by", "ended_how"])
        record(by=by, did="sharing.withdrawn", ref=held.ref, fields=[row.what])
    return row


def told_how(by: User, organisation: Organisation, how: str) -> str:
    """How the group said so, where our team does it for them. Raises InputError where that is not told."""
    told = " ".join(how.split())[:200]
    if not told and can_open(by, Audience.WORKER) and not can_act_for(by, organisation, Level.ADMINISTRATOR):
        raise InputError(_("Say who agreed, when and how: “the chair, by telephone, 3 May”."))
    return told
