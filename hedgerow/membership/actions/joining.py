"""A group becomes a member."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.charter.queries import word_for
from hedgerow.engines.audit.actions import record
from hedgerow.kernel import clock
from hedgerow.kernel.money import MOST_PENCE
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Audience, Work
from hedgerow.membership import rules
from hedgerow.membership.models import Kind, Spell, Term
from hedgerow.membership.permissions import check_keep
from hedgerow.membership.queries import as_now, is_member
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind as OrganisationKind
from hedgerow.people.models import Contact
from hedgerow.spine.errors import InputError

ACTIVITY = "partnership-building"


@transaction.atomic
def join(
    *,
    by: User,
    organisation: Organisation,
    kind: Kind,
    fee_pence: int | None = None,
    contact: Contact | None = None,
    listed: bool = False,
) -> Spell:
    """A group is a member from today. Without a fee, it is the one suggested for its income.

    Raises InputError where it is a member already, or is closed; then nothing is written. Of two at one moment, one does.
    """
    check_keep(by)
    group = held_group(organisation)
    if is_member(group.pk):
        raise InputError(_("%(name)s is a member already.") % {"name": group.name})
    today = clock.today()
    spell = _begin(group, kind, today, listed, contact)
    fee = agreed_fee(spell, group, fee_pence)
    Term.objects.create(
        spell=spell, starts_on=today, ends_on=spell.runs_to, fee_pence=fee, agreed_at=clock.now(), agreed_by=by.pk
    )
    record(by=by, did="membership.joined", ref=group.ref, fields=["kind"])
    told: dict[str, Any] = {"act": "member.joined", "ref": str(spell.ref), "audience": Audience.GROUP}
    ledger.record(by=by, work=Work(word_for(ACTIVITY, today), today, groups=[group.pk], **told))
    return spell


def agreed_fee(spell: Spell, group: Organisation, pence: int | None) -> int:
    """The fee of a term: what was agreed, or what is suggested. Raises InputError for less than nothing."""
    fee = rules.fee(spell.kind.fees, group.band) if pence is None else pence
    if fee < 0 or fee > MOST_PENCE:
        raise InputError(_("A fee is an amount of money, or nothing."))
    return fee


def held_group(organisation: Organisation) -> Organisation:
    """The group as it is now, held until the transaction ends. Raises InputError for what can be no member."""
    pk = as_now(organisation).pk
    group: Organisation = Organisation.objects.select_for_update(of=("self",)).in_bulk([pk])[pk]
    if group.closed_on is not None and group.closed_on <= clock.today():
        raise InputError(_("%(name)s is closed.") % {"name": group.name})
    if group.kind == OrganisationKind.LIO:
        raise InputError(_("That is our own organisation."))
    return group


def _begin(group: Organisation, kind: Kind, today: date, listed: bool, contact: Contact | None) -> Spell:
    facts = {"since": today, "runs_to": rules.last_day(today, kind.months), "recorded_at": clock.now()}
    try:
        with transaction.atomic():
            return Spell.objects.create(organisation=group, kind=kind, listed=listed, contact=contact, **facts)
    except IntegrityError:  # somebody else did so at this moment
        raise InputError(_("%(name)s is a member already.") % {"name": group.name}) from None
