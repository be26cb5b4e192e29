"""Renewing a membership, and noting that its fee came."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.charter.queries import word_for
from hedgerow.engines.audit.actions import record
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Audience, Work
from hedgerow.membership import rules
from hedgerow.membership.actions import telling
from hedgerow.membership.actions.joining import ACTIVITY, agreed_fee
from hedgerow.membership.models import Spell, Term
from hedgerow.membership.permissions import check_join_for, check_keep
from hedgerow.membership.queries import current
from hedgerow.people.models import Contact
from hedgerow.spine.errors import InputError


@transaction.atomic
def renew(*, by: User | None, spell: Spell, runs_to: date, fee_pence: int | None = None) -> Spell:
    """Another term, from the day after `runs_to`, which is the last day that whoever renews was shown.

    Where it has been renewed past that day already, nothing is done: a letter's button, a colleague and the group may all
    press. `by` None: by the button of the letter. Raises InputError where the membership has ended, or the day is far off.
    """
    held = held_spell(spell)
    group = current(held)
    if by is not None:
        check_join_for(by, group)
    if held.runs_to != runs_to:
        return held
    if not rules.may_renew(runs_to, clock.today()):
        raise InputError(_("It is early for that: it runs to %(day)s.") % {"day": f"{runs_to:%d.%m.%Y}"})
    starts = runs_to + rules.DAY
    held.runs_to = rules.last_day(starts, held.kind.months)
    fee = agreed_fee(held, group, fee_pence)
    held.save(update_fields=["runs_to"])
    Term.objects.create(
        spell=held, starts_on=starts, ends_on=held.runs_to, fee_pence=fee, agreed_at=clock.now(),
        agreed_by=by.pk if by else None,
    )  # fmt: skip
    record(by=by, did="membership.renewed", ref=group.ref, fields=["runs_to"])
    work = Work(
        word_for(ACTIVITY, clock.today()),
        clock.today(),
        act="member.renewed",
        groups=[group.pk],
        ref=str(held.ref),
        audience=Audience.GROUP,
    )
    ledger.record(by=by, work=work)
    telling.renewed(held)
    return held


def held_spell(spell: Spell) -> Spell:
    """The membership, held until the transaction ends. Raises InputError where it has ended."""
    rows = Spell.objects.select_for_update(of=("self",))
    related = rows.select_related("kind", "contact", "organisation__merged_into__merged_into")
    held: Spell = related.in_bulk([spell.pk])[spell.pk]
    if held.until is not None:
        raise InputError(_("This membership has ended. They can apply again."))
    return held


@transaction.atomic
def mark_paid(*, by: User, term: Term, on: date | None) -> Term:
    """The fee of a term came on a day; None takes that back."""
    check_keep(by)
    held = Term.objects.select_for_update().in_bulk([term.pk])[term.pk]
    if on is not None and on > clock.today():
        raise InputError(_("That day is still to come."))
    if held.paid_on != on:
        held.paid_on = on
        held.save(update_fields=["paid_on"])
        record(by=by, did="membership.paid", ref=term.spell.ref, fields=["paid_on"])
    return held


@transaction.atomic
def change(*, by: User, spell: Spell, listed: bool, contact: Contact | None = None) -> Spell:
    """Whether it stands in the public list, and whom we write to (None: the group's own address). The group says the
    first itself."""
    held = held_spell(spell)
    check_join_for(by, current(held))
    given = {"listed": listed, "contact": contact if by.is_worker else held.contact}
    changed = [name for name, value in given.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, given[name])
    if changed:
        held.save(update_fields=changed)
        record(by=by, did="membership.changed", ref=current(held).ref, fields=changed)
    return held
