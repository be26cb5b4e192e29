"""Answering somebody who applied: being in touch, yes, not this time, and their own second thoughts. Each is done once."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit import actions as audit
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError
from hedgerow.volunteering.actions import letters
from hedgerow.volunteering.actions.answering import settle
from hedgerow.volunteering.actions.applications import hold, stop_clock
from hedgerow.volunteering.actions.placing import place
from hedgerow.volunteering.actions.recording import MATCH, tell
from hedgerow.volunteering.models import Application, Placement
from hedgerow.volunteering.permissions import check_answer
from hedgerow.volunteering.types import Desk, Kind, Stage


@transaction.atomic
def be_in_touch(*, by: User, application: Application, note: str = "") -> Application:
    """Somebody has spoken with them, or written: the clock stops. `note` is for colleagues who answer too."""
    held = _open(by, application)
    held.stage = Stage.TALKING
    held.note = note.strip()[:1000] or held.note
    return _save(by, held, "application.answered")


@transaction.atomic
def accept(*, by: User, application: Application) -> Application:
    """They are welcome, and are told. Raises InputError where somebody has decided already, or there is no role."""
    held = _open(by, application)
    if held.role is None:
        raise InputError(_("Choose a role for them first."))
    _decide(by, held, Stage.ACCEPTED)
    saved = _save(by, held, "application.accepted")
    letters.accepted(saved)
    return saved


@transaction.atomic
def decline(*, by: User, application: Application, reason: str) -> Application:
    """Not this time: they read `reason`. Raises InputError without one, or where somebody has decided already."""
    held = _open(by, application)
    told = reason.strip()[:1000]
    if not told:
        raise InputError(_("Say why, kindly: they will read it."))
    held.reason = told
    _decide(by, held, Stage.DECLINED)
    saved = _save(by, held, "application.declined")
    act, ours = "volunteer.not_placed", saved.desk == Desk.OURS
    tell(by=by, act=act, activity=MATCH, ref=saved.ref, role=saved.role, people=1, unmet=True, ours=ours)
    letters.declined(saved)
    return saved


@transaction.atomic
def start(*, by: User, application: Application, on: date | None = None) -> Placement:
    """They have begun. Raises InputError where they were not accepted, or have begun already."""
    held = hold(application)
    check_answer(by, held)
    return place(by=by, application=held, on=on)


@transaction.atomic
def withdraw(*, application: Application) -> Application:
    """They take it back themselves. What is decided stays as it was; nobody is told off."""
    held = hold(application)
    if not held.is_open and held.stage != Stage.ACCEPTED:
        return held
    if Placement.objects.filter(application=held).exists():
        return held
    held.stage, held.decided_at, held.decided_by = Stage.WITHDRAWN, clock.now(), None
    held.save(update_fields=["stage", "decided_at", "decided_by"])
    audit.record(by=None, did="application.withdrawn", ref=held.ref, fields=["stage"])
    if held.role is not None and held.desk == Desk.GROUP:
        settle(held.role.organisation_id, clock.today())
    return held


def _open(by: User, application: Application) -> Application:
    held = hold(application)
    check_answer(by, held)
    if not held.is_open:
        raise InputError(_("Somebody has decided already."))
    return held


def _decide(by: User, held: Application, stage: Stage) -> None:
    held.stage, held.decided_at, held.decided_by = stage, clock.now(), by.pk


def _save(by: User, held: Application, did: str) -> Application:
    stop_clock(by, held)
    held.save()
    audit.record(by=by, did=did, ref=held.ref, fields=["stage"])
    if held.kind == Kind.ROLE and held.desk == Desk.GROUP and held.role is not None:
        settle(held.role.organisation_id, clock.today())
    return held
