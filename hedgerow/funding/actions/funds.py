"""Writing funds down, changing them, opening and closing them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.engines.imports.actions import lock
from hedgerow.engines.lifecycle import actions as lifecycle
from hedgerow.engines.lifecycle.types import Closing, State
from hedgerow.engines.verification.actions import check
from hedgerow.engines.verification.types import How
from hedgerow.funding.models import Fund, FundCode
from hedgerow.funding.permissions import check_change_funds
from hedgerow.funding.rules.criteria import beyond_a_form, dump, found_by, from_needs, load
from hedgerow.funding.types import Needs
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError

#: what may be given of a fund besides what it asks for
COLUMNS = frozenset({
    "title", "own_title", "payer", "payer_id", "decider", "kind", "summary", "covers", "how", "amount_min",
    "amount_max", "opens_on", "ends_on", "weeks_to_decide", "link", "source", "licence",
})  # fmt: skip


@transaction.atomic
def add_fund(*, by: User | None, needs: Needs | None = None, typed: bool = True, **facts: Any) -> Fund:
    """A new fund, as a draft. `facts` are any of COLUMNS; `title` and `payer` are needed.

    What a person typed is locked: no import changes it later. Raises ValidationError, by fact, for what cannot be.
    """
    if by is not None:
        check_change_funds(by)
    fund = Fund(created_by=by.pk if by else None)
    given = _fill(fund, needs or Needs(), facts)
    fund.save()
    _index(fund)
    record(by=by, did="fund.added", ref=fund.ref, fields=given)
    if typed and by is not None:
        lock(by=by, ref=fund.ref, fields=given)
    return fund


@transaction.atomic
def change_fund(*, by: User | None, fund: Fund, needs: Needs | None = None, typed: bool = True, **facts: Any) -> Fund:
    """Change what is said of a fund: any of COLUMNS, and what it asks for. Raises ValidationError, by fact."""
    if by is not None:
        check_change_funds(by)
    held = Fund.objects.select_for_update().in_bulk([fund.pk])[fund.pk]
    changed = _fill(held, needs, facts)
    if not changed:
        return held
    held.updated_at = clock.now()
    held.save()
    _index(held)
    record(by=by, did="fund.changed", ref=held.ref, fields=changed)
    if typed and by is not None:
        lock(by=by, ref=held.ref, fields=changed)
    return held


def _fill(fund: Fund, needs: Needs | None, facts: Mapping[str, Any]) -> list[str]:
    """Set what is new, and return its names. Raises ValidationError."""
    unknown = facts.keys() - COLUMNS
    assert not unknown, f"not facts of a fund: {unknown}"
    values = {name: value.strip() if isinstance(value, str) else value for name, value in facts.items()}
    changed = [name for name, value in values.items() if getattr(fund, name) != value]
    for name in changed:
        setattr(fund, name, values[name])
    if needs is not None:
        changed += _fill_needs(fund, needs)
    fund.clean_fields(exclude={"criteria", "state", "closed_why"})
    _check_order(fund)
    return changed


def _fill_needs(fund: Fund, needs: Needs) -> list[str]:
    """What it asks for; criteria that a form cannot say stay."""
    criteria = (*from_needs(needs), *beyond_a_form(load(fund.criteria), needs))
    kept = dump(criteria)
    if fund.criteria == kept:
        return []
    fund.criteria, fund.income_most = kept, needs.income_most
    return ["criteria"]


def _check_order(fund: Fund) -> None:
    wrong: dict[str, Any] = {}
    if fund.amount_min is not None and fund.amount_max is not None and fund.amount_min > fund.amount_max:
        wrong["amount_max"] = _("The largest amount is smaller than the smallest.")
    if any(amount is not None and amount < 0 for amount in (fund.amount_min, fund.amount_max)):
        wrong["amount_min"] = _("An amount cannot be less than nothing.")
    if fund.opens_on is not None and fund.ends_on is not None and fund.opens_on > fund.ends_on:
        wrong["ends_on"] = _("It closes before it opens. Check the dates.")
    if wrong:
        raise ValidationError(wrong)


def _index(fund: Fund) -> None:
    """Keep the codes by which it is found."""
    wanted = found_by(load(fund.criteria))
    held = {(row.scheme, row.code): row.pk for row in FundCode.objects.filter(fund=fund)}
    FundCode.objects.filter(pk__in=[pk for key, pk in held.items() if key not in wanted]).delete()
    new = sorted(wanted - held.keys())
    FundCode.objects.bulk_create([FundCode(fund=fund, scheme=scheme, code=code) for scheme, code in new])


@transaction.atomic
def open_fund(*, by: User | None, fund: Fund, how: How = How.PAGE) -> Fund:
    """Show a fund to everybody; whoever opens it says that it is right today. Raises InputError where it is over."""
    if by is not None:
        check_change_funds(by)
    if fund.ends_on is not None and fund.ends_on < clock.today():
        raise InputError(_("Its closing date has passed. Give it a new one first."))
    if fund.state == State.CLOSED:
        fund = lifecycle.move(by=by, record=fund, ref=fund.ref, to=State.DRAFT)
    held = lifecycle.move(by=by, record=fund, ref=fund.ref, to=State.LIVE)
    held.live_since = clock.now()
    held.save(update_fields=["live_since"])
    check(by=by, ref=held.ref, how=how)
    return held


@transaction.atomic
def set_state(*, by: User, fund: Fund, to: State) -> Fund:
    """Open, pause or close a fund, or take a closed one up again as a draft. Raises InputError where it cannot be."""
    check_change_funds(by)
    if to == State.LIVE:
        return open_fund(by=by, fund=fund)
    return lifecycle.move(by=by, record=fund, ref=fund.ref, to=to)


def close_fund(*, by: User | None, fund: Fund, why: Closing = Closing.HAND) -> Fund:
    """Close a fund: nobody finds it among the open ones any more, and its bids go on."""
    return lifecycle.move(by=by, record=fund, ref=fund.ref, to=State.CLOSED, why=why)


def close_by_night(pk: str, why: Closing) -> Fund:
    """Close what is over."""
    return close_fund(by=None, fund=Fund.objects.in_bulk([int(pk)])[int(pk)], why=why)
