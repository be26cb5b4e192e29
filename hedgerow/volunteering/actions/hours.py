"""Volunteers write down the time they gave; the group confirms it, and then it counts."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit import actions as audit
from hedgerow.kernel import clock
from hedgerow.kernel.ids import new_id
from hedgerow.spine.errors import InputError
from hedgerow.volunteering import rules
from hedgerow.volunteering.actions import letters
from hedgerow.volunteering.actions.recording import TIME, tell
from hedgerow.volunteering.models import Hours, Placement
from hedgerow.volunteering.models.placements import DAY
from hedgerow.volunteering.permissions import check_see_placement
from hedgerow.volunteering.types import HoursState, Logged


def log(*, placement: Placement, logged: Logged, key: UUID | None = None) -> Hours:
    """A volunteer writes down time they gave. What has the same key is kept once.

    Raises InputError for a day on which they were not there or that is to come, or for no time or more than a day.
    """
    if not 0 < logged.minutes <= DAY:
        raise InputError(_("Write down how long it was, up to 24 hours."))
    today = clock.today()
    if not rules.can_be_hours(logged.on, placement.started_on, placement.ended_on, today):
        raise InputError(_("Choose a day since you began, and not in the future."))
    kept = key or new_id()
    try:
        with transaction.atomic():
            return Hours.objects.create(
                key=kept,
                placement=placement,
                on=logged.on,
                minutes=logged.minutes,
                words=logged.words.strip()[:200],
            )
    except IntegrityError:
        found = Hours.objects.filter(key=kept, placement=placement).first()
        if found is None:
            raise
        return found


@transaction.atomic
def take_back(*, hours: Hours) -> None:
    """The volunteer takes back what is not confirmed yet. Raises InputError where it is."""
    held = Hours.objects.select_for_update().in_bulk([hours.pk])[hours.pk]
    if held.state == HoursState.CONFIRMED:
        raise InputError(_("The group has confirmed this. Ask them if it is wrong."))
    held.delete()


@transaction.atomic
def confirm(*, by: User, hours: Hours) -> Hours:
    """It is so: the time counts. Raises InputError where somebody has looked at it already."""
    held = _decide(by, hours, HoursState.CONFIRMED)
    role = held.placement.role
    tell(by=by, act="hours.confirmed", activity=TIME, ref=held.ref, role=role, given=held.minutes)
    return held


@transaction.atomic
def refuse(*, by: User, hours: Hours, why: str) -> Hours:
    """It is not so: the volunteer reads why. Raises InputError without a reason, or where it was looked at already."""
    if not why.strip():
        raise InputError(_("Say what is not right: they will read it."))
    held = _decide(by, hours, HoursState.REFUSED)
    letters.hours_refused(held.placement, str(held.pk), why.strip()[:1000])
    return held


def _decide(by: User, hours: Hours, state: HoursState) -> Hours:
    rows = Hours.objects.select_for_update(of=("self",))
    rows = rows.select_related("placement__role__organisation", "placement__application")
    held = rows.in_bulk([hours.pk])[hours.pk]
    check_see_placement(by, held.placement)
    if held.state != HoursState.LOGGED:
        raise InputError(_("Somebody has looked at this already."))
    held.state, held.decided_at, held.decided_by = state, clock.now(), by.pk
    held.save(update_fields=["state", "decided_at", "decided_by"])
    audit.record(by=by, did=f"hours.{state}", ref=held.ref, fields=["state"])
    return held


def ask_for_hours(today: date) -> str:
    """Nightly: on the first of a month, each volunteer with an address gets a letter with a way to write down the last."""
    if today.day != 1:
        return "not the first of the month"
    rows = Placement.objects.filter(ended_on__isnull=True, started_on__lt=today, application__erased_at__isnull=True)
    rows = rows.exclude(application__email="").select_related("application", "role__organisation")
    asked = list(rows)
    for placement in asked:
        with transaction.atomic():
            letters.log_hours(placement, f"{today:%Y-%m}")
    return f"{len(asked)} volunteers asked for their hours"
