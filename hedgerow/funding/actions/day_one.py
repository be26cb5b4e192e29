"""Funders who gave here become draft funds, once each; people take them up or dismiss them."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.engines.imports.types import Licence
from hedgerow.engines.lifecycle import actions as lifecycle
from hedgerow.engines.lifecycle.types import Closing, State
from hedgerow.funders.rules.naming import key_of
from hedgerow.funders.types import Profile
from hedgerow.funding.actions.funds import add_fund
from hedgerow.funding.models import Fund, FunderDraft
from hedgerow.funding.permissions import check_change_funds
from hedgerow.funding.queries.day_one import gave_here, givers, lately_here, payers, source_of
from hedgerow.funding.types.day_one import Settled
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError

MOST = 200  # a place with more has other worries than finding funders


@transaction.atomic
def propose_funders() -> int:
    """Write down, as a draft, each funder who gave here in three years. Returns how many are new.

    Safe to do again: a funder that was proposed before, whatever became of it, or whose fund somebody wrote down is left
    alone, and what stands in a draft is never changed.
    """
    known = gave_here()
    ids, names = payers()
    before = set(FunderDraft.objects.values_list("funder", flat=True))
    new = {
        key: one
        for key, one in known.items()
        if key not in before and one.funder_id.casefold() not in ids and key_of(one.name) not in names
    }
    rows = [FunderDraft(funder=one.key, fund=_draft(known[one.key])) for one in givers(new, lately_here(new))[:MOST]]
    FunderDraft.objects.bulk_create(rows)
    return len(rows)


def _draft(one: Profile) -> Fund:
    """What is known of a funder, and nothing that would have to be guessed."""
    source = _("%(source)s: awards up to %(day)s. Not checked whether it is open.") % {
        "source": source_of(one), "day": f"{one.last:%d/%m/%Y}" if one.last else "–"
    }  # fmt: skip
    return add_fund(
        by=None,
        typed=False,
        title=(_("Grants from %(funder)s") % {"funder": one.name})[:200],
        payer=one.name[:200],
        payer_id=one.funder_id[:60],
        source=source[:200],
        licence=Licence.UNKNOWN,
    )


@transaction.atomic
def take_up(*, by: User, draft: FunderDraft) -> Fund:
    """Make a proposed funder a fund of ours to be written down: it stays a draft until somebody opens it."""
    check_change_funds(by)
    held = _held(draft)
    fund = _fund(held)
    if held.settled == Settled.DISMISSED and fund.state == State.CLOSED:
        fund = lifecycle.move(by=by, record=fund, ref=fund.ref, to=State.DRAFT)
    _settle(by, held, Settled.TAKEN)
    record(by=by, did="fund.taken_up", ref=fund.ref)
    return fund


@transaction.atomic
def dismiss(*, by: User, draft: FunderDraft) -> Fund:
    """Leave a proposed funder out; it is not proposed again. Raises InputError where its fund is open by now."""
    check_change_funds(by)
    held = _held(draft)
    fund = _fund(held)
    if fund.state not in (State.DRAFT, State.CLOSED):
        raise InputError(_("This fund is open by now. Close it instead."))
    if fund.state == State.DRAFT:
        fund = lifecycle.move(by=by, record=fund, ref=fund.ref, to=State.CLOSED, why=Closing.HAND)
    _settle(by, held, Settled.DISMISSED)
    record(by=by, did="fund.dismissed", ref=fund.ref)
    return fund


def _held(draft: FunderDraft) -> FunderDraft:
    return FunderDraft.objects.select_for_update().get(pk=draft.pk)


def _fund(held: FunderDraft) -> Fund:
    if held.fund is None:
        raise InputError(_("This draft is not here any more."))
    return held.fund


def _settle(by: User, held: FunderDraft, settled: Settled) -> None:
    held.settled, held.settled_at, held.settled_by = settled, clock.now(), by.pk
    held.save(update_fields=["settled", "settled_at", "settled_by"])
