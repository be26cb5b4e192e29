"""What each step of a bid writes into the record of work, and how that is put right.

What is only between the group and us (that it thought of a bid, sent one in, was refused) is for our team alone, so that
a body to which a group shows its work cannot tell a refusal from a bid without an award. Money counts where we helped.
What is paid is part of what was awarded, and is not counted again.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db.models import Q

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import can_open
from hedgerow.charter.models import Activity
from hedgerow.charter.types import Function
from hedgerow.funding.models import Bid, Step
from hedgerow.funding.types import StepKind
from hedgerow.kernel.audience import Audience as Whom
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import Audience, Money, MoneyKind, Work

ACTIVITIES = {
    StepKind.CONSIDERED: "fund-search",
    StepKind.ADVISED_AGAINST: "eligibility-check",
}
MONEY = {StepKind.SUBMITTED: MoneyKind.APPLIED, StepKind.AWARDED: MoneyKind.SECURED}
SHOWN = frozenset({StepKind.AWARDED, StepKind.PAID})


def activity(wanted: str, on: date) -> str:
    """The word for an act: the usual one while this place uses it, else its first word for funding that it does."""
    in_use = Q(retired_on__isnull=True) | Q(retired_on__gt=on)
    words = list(Activity.objects.filter(in_use, function=Function.FUNDING).values_list("code", flat=True))
    return wanted if wanted in words or not words else words[0]


def work_of(bid: Bid, step: Step, minutes: int | None = None) -> Work:
    """A step as an act."""
    kind = StepKind(step.kind)
    counts = kind in MONEY and bid.helped and step.pence
    return Work(
        activity=activity(ACTIVITIES.get(kind, "bid-support"), step.on),
        act=f"bid.{kind}",
        on=step.on,
        groups=[bid.organisation_id],
        minutes=minutes,
        money=Money(step.pence, MONEY[kind]) if counts and step.pence else None,
        ref=str(bid.ref),
        audience=Audience.GROUP if kind in SHOWN else Audience.STAFF,
        id=step.key,
    )


def tell(*, by: User, bid: Bid, step: Step, minutes: int | None = None) -> Entry:
    """Write the entry of a step. Our own time is written by our own team alone."""
    return ledger.record(by=by, work=work_of(bid, step, minutes if can_open(by, Whom.WORKER) else None))


def untell(*, by: User, step: Step) -> None:
    """Reverse the entry of a step, unless somebody has done so by hand."""
    entry = _standing(step)
    if entry is not None:
        ledger.reverse(by=by, entry=entry)


def tell_anew(*, by: User, bid: Bid) -> None:
    """Correct the entries whose money is another now: the amount was changed, or that we helped."""
    for step in bid.steps.filter(undone_at__isnull=True, kind__in=list(MONEY)):
        step.pence = bid.asked if step.kind == StepKind.SUBMITTED else bid.got
        entry = _standing(step)
        work = replace(work_of(bid, step, entry.minutes if entry else None), id=None)
        if entry is not None and (entry.pence or None) != (work.money.pence if work.money else None):
            step.entry = ledger.correct(by=by, entry=entry, work=work).pk
        step.save(update_fields=["pence", "entry"])


def _standing(step: Step) -> Entry | None:
    return Entry.objects.counting().filter(pk=step.entry).first() if step.entry else None
