"""An agreement with a funder, from its beginning to its end."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.agreements.actions.planning import plan
from hedgerow.agreements.models import Agreement, Budget
from hedgerow.agreements.permissions import check_keep
from hedgerow.agreements.rules.sharing import FUNCTIONS
from hedgerow.agreements.types import Every, Terms
from hedgerow.engines.audit.actions import record
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.models import Payer
from hedgerow.organisations.models import Organisation

FIELDS = ("pence", "purpose", "reference", "owner", "budgets")


@transaction.atomic
def add(
    *,
    by: User,
    terms: Terms,
    payer: Payer | None = None,
    code: str = "",
    pay: Every | str = "",
    report: Every | str = "",
) -> Agreement:
    """Write down an agreement, under a payer that time is recorded for already, or a new one.

    pay, report: how often they pay and want a report; the payments and reports due are then written down too. Raises
    ValidationError, by field, where the terms do not add up, or the payer has an agreement.
    """
    check_keep(by)
    _check(terms)
    if payer is not None and Agreement.objects.filter(payer=payer).exists():
        raise ValidationError({"payer": _("There is an agreement for this already.")})
    held = _payer(by, terms, payer, code)
    made = Agreement.objects.create(payer=held, created_by=by.pk, **_facts(terms))
    _set_budgets(made, terms)
    plan(made, terms, pay, report)
    record(by=by, did="agreement.added", ref=made.ref, fields=FIELDS)
    return made


@transaction.atomic
def change(*, by: User, agreement: Agreement, terms: Terms) -> Agreement:
    """Change what an agreement says. One that had ended early runs again, until its new last day.

    Raises ValidationError, by field, where the terms do not add up.
    """
    check_keep(by)
    _check(terms)
    row = held(agreement)
    _payer(by, terms, row.payer, "")
    ends_early = row.ended_on is not None and terms.ends == row.ended_on
    for name, value in _facts(terms).items():
        setattr(row, name, value)
    if not ends_early:
        row.ended_on, row.ended_why, row.planned_ends = None, "", None
    row.save()
    _set_budgets(row, terms)
    record(by=by, did="agreement.changed", ref=row.ref, fields=FIELDS)
    return row


@transaction.atomic
def end(*, by: User, agreement: Agreement, on: date, why: str) -> Agreement:
    """It ends before its time. Work recorded for it stays; none can be recorded for it after that day.

    Raises ValidationError where nothing is said, or the day is not within it.
    """
    check_keep(by)
    row = held(agreement)
    payer, told = row.payer, " ".join(why.split())
    if not told:
        raise ValidationError({"why": _("Say why, in a line.")})
    if payer.starts is None or payer.ends is None or not payer.starts <= on <= payer.ends:
        raise ValidationError({"on": _("Choose a day between its first and its last.")})
    row.ended_on, row.ended_why, row.planned_ends = on, told[:300], row.planned_ends or payer.ends
    row.save(update_fields=["ended_on", "ended_why", "planned_ends"])
    ledger.change_payer(
        by=by, payer=payer, name=payer.name, organisation=payer.organisation, starts=payer.starts, ends=on
    )
    record(by=by, did="agreement.ended", ref=row.ref, fields=["ended_on", "ended_why"])
    return row


def held(agreement: Agreement) -> Agreement:
    """The agreement as it is now, held until the transaction ends."""
    rows = Agreement.objects.select_for_update(of=("self",)).select_related("payer__organisation")
    return rows.filter(pk=agreement.pk).get()


def _check(terms: Terms) -> None:
    """Raises ValidationError, by field, with sentences."""
    wrong: dict[str, str] = {}
    if terms.ends < terms.starts:
        wrong["ends"] = _("This is before it starts.")
    if terms.pence <= 0:
        wrong["pence"] = _("Write how much it pays in all.")
    if any(pence < 0 or function not in FUNCTIONS for function, pence in terms.budgets.items()):
        wrong["budgets"] = _("A budget cannot be less than nothing.")
    over = sum(terms.budgets.values()) - terms.pence
    if over > 0:
        wrong["budgets"] = _("The budgets are %(over)s more than the whole.") % {"over": pounds(over)}
    if wrong:
        raise ValidationError(wrong)


def _payer(by: User, terms: Terms, payer: Payer | None, code: str) -> Payer:
    """The payer with the agreement's name, funder and days."""
    funder = Organisation.objects.filter(pk=terms.funder).first() if terms.funder else None
    name, starts, ends = terms.title, terms.starts, terms.ends
    if payer is None:
        return ledger.add_payer(by=by, code=code, name=name, organisation=funder, starts=starts, ends=ends)
    if (payer.name, payer.organisation, payer.starts, payer.ends) == (name, funder, starts, ends):
        return payer
    return ledger.change_payer(by=by, payer=payer, name=name, organisation=funder, starts=starts, ends=ends)


def _facts(terms: Terms) -> dict[str, object]:
    return {
        "pence": terms.pence,
        "purpose": terms.purpose.strip(),
        "reference": terms.reference.strip(),
        "owner_id": terms.owner,
    }


def _set_budgets(row: Agreement, terms: Terms) -> None:
    Budget.objects.filter(agreement=row).delete()
    wanted = {function: pence for function, pence in terms.budgets.items() if pence}
    Budget.objects.bulk_create(
        Budget(agreement=row, function=function, pence=pence) for function, pence in wanted.items()
    )


def today_or(on: date | None) -> date:
    """A day, today if none is said. Raises ValidationError for one that is yet to come."""
    day = on or clock.today()
    if day > clock.today():
        raise ValidationError({"on": _("This day is yet to come.")})
    return day
