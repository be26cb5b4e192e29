"""Volunteers begin and end; a role whose places are taken closes."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit import actions as audit
from hedgerow.engines.lifecycle.actions import move
from hedgerow.engines.lifecycle.types import Closing, State
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError
from hedgerow.volunteering import queries, rules
from hedgerow.volunteering.actions import letters
from hedgerow.volunteering.actions.holding import hold_role
from hedgerow.volunteering.actions.recording import MATCH, tell
from hedgerow.volunteering.models import Application, Placement
from hedgerow.volunteering.permissions import check_see_placement
from hedgerow.volunteering.types import Ending, Stage


def place(*, by: User, application: Application, on: date | None = None) -> Placement:
    """Join a person and a role; the application is held by the caller. The role closes when all its places are taken.

    Raises InputError where they were not accepted, have begun already, or the day is in the future.
    """
    day = on or clock.today()
    if application.stage != Stage.ACCEPTED or application.role is None:
        raise InputError(_("Say first that they are welcome."))
    if day > clock.today():
        raise InputError(_("The day lies in the future. Write it down when they have begun."))
    role = hold_role(application.role)
    if Placement.objects.filter(application=application).exists():
        raise InputError(_("They have begun already."))
    made = Placement.objects.create(application=application, role=role, started_on=day, made_by=by.pk)
    audit.record(by=by, did="placement.started", ref=made.ref, fields=["started_on"])
    tell(by=by, act="placement.started", activity=MATCH, ref=made.ref, role=role, people=1)
    letters.log_hours(made, "first")
    if role.state in (State.LIVE, State.PAUSED) and rules.is_full(role.places, queries.taken(role)):
        move(by=by, record=role, ref=role.ref, to=State.CLOSED, why=Closing.FULL)
    return made


@transaction.atomic
def end_placement(
    *, by: User, placement: Placement, why: Ending | str, words: str = "", on: date | None = None
) -> Placement:
    """A group or our team writes down that it ended, and why. Raises InputError where they said so already."""
    held = _held(placement)
    check_see_placement(by, held)
    if held.why:
        raise InputError(_("That it ended is written down already."))
    held.why, held.words = Ending(why), words.strip()[:1000]
    return _end(by, held, on)


@transaction.atomic
def end_own(*, placement: Placement, why: Ending | str) -> Placement:
    """The volunteer says that they stopped, and why. Raises InputError where they said so already."""
    held = _held(placement)
    if held.own_why:
        raise InputError(_("You have told us already. Thank you."))
    held.own_why = Ending(why)
    return _end(None, held, None)


def _end(by: User | None, held: Placement, on: date | None) -> Placement:
    """Counted once, whichever side says it first; what the other side says later is added."""
    day = on or clock.today()
    if held.ended_on is None:
        if day < held.started_on:
            raise InputError(_("It cannot have ended before it began."))
        held.ended_on = day
        tell(by=by, act="placement.ended", activity=MATCH, ref=held.ref, role=held.role, people=1)
    held.save()
    audit.record(by=by, did="placement.ended", ref=held.ref, fields=["ended_on"])
    return held


def _held(placement: Placement) -> Placement:
    rows = Placement.objects.select_for_update(of=("self",)).select_related("role__organisation", "application")
    return rows.in_bulk([placement.pk])[placement.pk]
