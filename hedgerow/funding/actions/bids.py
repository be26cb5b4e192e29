"""Beginning a bid, moving it on, taking the last step back. Each step writes one entry into the record of work."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import can_open, check_open
from hedgerow.engines.audit.actions import record
from hedgerow.funding.actions import telling
from hedgerow.funding.actions.confirming import unconfirm
from hedgerow.funding.actions.open_once import save_open_once
from hedgerow.funding.models import Bid, Fund, Step
from hedgerow.funding.permissions import check_see_bids
from hedgerow.funding.rules.bids import decision_due, may_follow
from hedgerow.funding.types import OPEN_STAGES, Change, Stage, StepKind
from hedgerow.kernel import clock, ids
from hedgerow.kernel.audience import Audience
from hedgerow.kernel.money import MOST_PENCE
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError

FACTS = frozenset({
    "purpose", "to", "helped", "adviser", "asked", "submit_by", "decision_by", "feedback", "note", "source", "project",
})  # fmt: skip


def start(
    *,
    by: User,
    organisation: Organisation,
    fund: Fund | None = None,
    stage: StepKind = StepKind.CONSIDERED,
    on: date | None = None,
    key: UUID | None = None,
    **facts: Any,
) -> Bid:
    """A group thinks of applying (or, with `stage`, has begun to, or was advised not to). `facts` are any of FACTS.

    The same group, fund and purpose are begun once: whoever comes second is given the bid that is open. `helped` is so
    for our team, unless said otherwise. Raises InputError where it goes nowhere, PermissionDenied for strangers.
    """
    check_see_bids(by, organisation)
    _check_facts(facts)
    _check_project(organisation, facts)
    if fund is None and not facts.get("to", "").strip():
        raise InputError(_("Choose a fund, or say to whom it goes."))
    _check_advice(by, stage)
    if stage not in (StepKind.CONSIDERED, StepKind.PREPARING, StepKind.ADVISED_AGAINST):
        raise InputError(_("A bid begins by being considered."))
    try:
        with transaction.atomic():
            return _start(by, organisation, fund, Change(stage, Stage.CONSIDERED, on, key=key), facts)
    except IntegrityError:
        found = _open_one(organisation, fund, facts)
        if found is None:
            raise
        return found


def _start(by: User, organisation: Organisation, fund: Fund | None, change: Change, facts: dict[str, Any]) -> Bid:
    ours = can_open(by, Audience.WORKER)
    bid = Bid(
        **{"helped": ours, "adviser": by if ours else None, "submit_by": fund.ends_on if fund else None, **facts},
        organisation=organisation,
        fund=fund,
        stage=Stage(change.to),
        moved_on=change.on or clock.today(),
        made_by=by.pk,
    )
    bid.purpose, bid.to = bid.purpose.strip(), bid.to.strip()
    bid.clean_fields()
    bid.save(force_insert=True)
    record(by=by, did="bid.begun", ref=bid.ref, fields=["fund", "stage"])
    _log(by, bid, change, before="")
    return bid


def _open_one(organisation: Organisation, fund: Fund | None, facts: dict[str, Any]) -> Bid | None:
    """The open bid for the very same, begun by somebody else at this moment or before."""
    same = Bid.objects.filter(organisation=organisation, fund=fund, stage__in=OPEN_STAGES)
    return same.filter(purpose=facts.get("purpose", "").strip(), to=facts.get("to", "").strip()).first()


def move(*, by: User, bid: Bid, change: Change) -> Bid:
    """Something happened to a bid. What has the same key happened once, however often it is sent.

    Raises InputError where somebody moved it on meanwhile, where it cannot follow, or where money or a day is missing.
    """
    check_see_bids(by, bid.organisation)
    _check_advice(by, change.to)
    with transaction.atomic():
        held = _held(bid)
        if change.key and Step.objects.filter(key=change.key).exists():
            return held
        if held.stage != change.seen:
            raise InputError(_moved_on(held))
        if not may_follow(Stage(held.stage), change.to):
            raise InputError(_("What is %(stage)s cannot be that next.") % {"stage": held.get_stage_display()})
        before = held.stage
        FILL[change.to](held, change, _day(change))
        if change.to != StepKind.PAID:
            held.stage = Stage(change.to)
        held.moved_on = max(held.moved_on, _day(change))
        news = change.helped and not held.helped and can_open(by, Audience.WORKER)
        held.helped = held.helped or news
        save_open_once(held)
        record(by=by, did=f"bid.{change.to}", ref=held.ref, fields=["stage", *(["helped"] if news else [])])
        if news:
            telling.tell_anew(by=by, bid=held)
        _log(by, held, change, before=before)
        return held


def _check_advice(by: User, step: StepKind) -> None:
    """Only our team advises against a bid."""
    if step == StepKind.ADVISED_AGAINST:
        check_open(by, Audience.WORKER)


def _held(bid: Bid) -> Bid:
    rows = Bid.objects.select_for_update(of=("self",)).select_related("organisation", "fund")
    return rows.filter(pk=bid.pk)[0]


def _moved_on(held: Bid) -> str:
    return _("Somebody has moved this bid on meanwhile: it is %(stage)s now. Look at it again.") % {
        "stage": held.get_stage_display()
    }


def _day(change: Change) -> date:
    day = change.on or clock.today()
    if day > clock.today():
        raise InputError(_("The day is still to come. Write down what has happened when it has."))
    return day


def _amount(pence: int | None, missing: str) -> int:
    if pence is None:
        raise InputError(missing)
    if not 0 < pence <= MOST_PENCE:
        raise InputError(_("The amount must be more than nothing, and less than a trillion pounds."))
    return pence


def _nothing(held: Bid, change: Change, day: date) -> None:
    """Nothing but its stage."""


def _submitted(held: Bid, change: Change, day: date) -> None:
    asked = change.pence if change.pence is not None else held.asked
    held.asked = _amount(asked, _("Say how much is asked for."))
    held.submitted_on = day
    held.decision_by = decision_due(day, held.fund.weeks_to_decide if held.fund else None)


def _check_after(held: Bid, day: date) -> None:
    if held.submitted_on and day < held.submitted_on:
        raise InputError(_("It cannot have been decided before it was sent in. Check the day."))


def _awarded(held: Bid, change: Change, day: date) -> None:
    _check_after(held, day)
    held.got, held.decided_on = _amount(change.pence, _("Say how much was awarded.")), day
    held.feedback = change.words or held.feedback


def _refused(held: Bid, change: Change, day: date) -> None:
    _check_after(held, day)
    held.decided_on, held.feedback = day, change.words or held.feedback


def _withdrawn(held: Bid, change: Change, day: date) -> None:
    if held.submitted_on:
        _check_after(held, day)


def _paid(held: Bid, change: Change, day: date) -> None:
    pence, left = _amount(change.pence, _("Say how much was paid.")), (held.got or 0) - held.paid
    if pence > left:
        raise InputError(_("That is more than is still to come of this award."))
    held.paid += pence


FILL = {
    StepKind.CONSIDERED: _nothing,
    StepKind.PREPARING: _nothing,
    StepKind.ADVISED_AGAINST: _nothing,
    StepKind.SUBMITTED: _submitted,
    StepKind.AWARDED: _awarded,
    StepKind.REFUSED: _refused,
    StepKind.WITHDRAWN: _withdrawn,
    StepKind.PAID: _paid,
}


def _log(by: User, bid: Bid, change: Change, *, before: str) -> Step:
    """The step, and its entry under the same key."""
    step = Step(
        bid=bid,
        key=change.key or ids.new_id(),
        kind=change.to,
        before=before,
        on=change.on or clock.today(),
        pence=_pence_of(bid, change),
        words=change.words.strip(),
        by=by.pk,
    )
    step.entry = telling.tell(by=by, bid=bid, step=step, minutes=change.minutes).pk
    step.save(force_insert=True)
    return step


def _pence_of(bid: Bid, change: Change) -> int | None:
    return {StepKind.SUBMITTED: bid.asked, StepKind.AWARDED: bid.got, StepKind.PAID: change.pence}.get(change.to)


@transaction.atomic
def take_back(*, by: User, bid: Bid, seen: Stage) -> Bid | None:
    """The last step was a mistake: its entry is reversed, and the bid stands as before. None where it was the first.

    Raises InputError where somebody moved it on meanwhile.
    """
    check_see_bids(by, bid.organisation)
    held = _held(bid)
    if held.stage != seen:
        raise InputError(_moved_on(held))
    last = held.steps.filter(undone_at__isnull=True).order_by("-id")[0]
    telling.untell(by=by, step=last)
    record(by=by, did="bid.taken_back", ref=held.ref, fields=["stage"])
    if not last.before:
        held.delete()
        return None
    _put_back(held, last)
    last.undone_at = clock.now()
    last.save(update_fields=["undone_at"])
    return held


def _put_back(held: Bid, last: Step) -> None:
    if last.kind == StepKind.PAID:
        held.paid -= last.pence or 0
    else:
        held.stage = last.before
    if last.kind == StepKind.SUBMITTED:
        held.submitted_on, held.decision_by = None, None
    if last.kind in (StepKind.AWARDED, StepKind.REFUSED):
        held.got, held.decided_on, held.feedback = None, None, ""
        unconfirm(bid=held)
    save_open_once(held)


@transaction.atomic
def change_bid(*, by: User, bid: Bid, **facts: Any) -> Bid:
    """Change what is said of a bid: any of FACTS. Entries that say something else now are corrected.

    Raises ValidationError, by fact; InputError where the same bid is open already.
    """
    check_see_bids(by, bid.organisation)
    _check_facts(facts)
    held = _held(bid)
    _check_project(held.organisation, facts)
    values = {name: value.strip() if isinstance(value, str) else value for name, value in facts.items()}
    changed = [name for name, value in values.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, values[name])
    if held.submitted_on and held.asked is None:
        raise ValidationError({"asked": _("It has been sent in: say how much was asked for.")})
    held.clean_fields()
    save_open_once(held)
    if changed:
        record(by=by, did="bid.changed", ref=held.ref, fields=changed)
    if {"helped", "asked"} & set(changed):
        telling.tell_anew(by=by, bid=held)
    return held


def _check_facts(facts: dict[str, Any]) -> None:
    unknown = facts.keys() - FACTS
    assert not unknown, f"not facts of a bid: {unknown}"
    asked = facts.get("asked")
    if asked is not None and not 0 < asked <= MOST_PENCE:
        raise ValidationError({"asked": _("The amount must be more than nothing, and less than a trillion pounds.")})


def _check_project(organisation: Organisation, facts: dict[str, Any]) -> None:
    project = facts.get("project")
    if project is not None and project.organisation.now != organisation.now:
        raise ValidationError({"project": _("This project is another group’s.")})
