"""A group's plan: what it means to do, who, by when, and what is done."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import can_open
from hedgerow.development.actions.checks import tell
from hedgerow.development.models import HealthCheck, PlanAction
from hedgerow.development.permissions import check_check
from hedgerow.engines.audit.actions import record
from hedgerow.engines.todo import actions as todo
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError

THEIRS = "their-own"  # the team of to-dos that a group does itself: nobody of ours is in it


def add_action(
    *,
    by: User,
    organisation: Organisation,
    what: str,
    due: date | None = None,
    who: str = "",
    worker: User | None = None,
    check: HealthCheck | None = None,
    question: str = "",
) -> PlanAction:
    """Something to do, by somebody of the group (`who`, in words) or one of our team. It is a to-do either way.

    Of one question one action is open: asked again, it comes back as it is, with the newer check. Raises InputError where nothing
    is said, or the worker is none of ours.
    """
    check_check(by, organisation)
    if worker is not None and not can_open(worker, Audience.WORKER):
        raise InputError(_("Choose somebody of our team."))
    try:
        with transaction.atomic():
            if going := _open_of(organisation, question, check):
                return going
            task = todo.add(
                by=by, what=what, due=due, owner=worker, team="" if worker else THEIRS, ref=organisation.ref
            )
            made = PlanAction.objects.create(
                organisation=organisation,
                check_of=check,
                question=question,
                who="" if worker else " ".join(who.split())[:120],
                task=task,
            )
            record(by=by, did="plan.added", ref=made.ref, fields=["what", "who", "due"])
            return made
    except IntegrityError:
        found = PlanAction.objects.filter(check_of=check, question=question).exclude(question="").first()
        if found is None:
            raise
        return found


def _open_of(organisation: Organisation, question: str, check: HealthCheck | None) -> PlanAction | None:
    """The action of an earlier check that is still open, as one of this check; None where there is none."""
    if not question or check is None:
        return None
    rows = PlanAction.objects.select_for_update(of=("self",)).select_related("task", "organisation")
    held = rows.filter(organisation=organisation, question=question, task__done_at__isnull=True).first()
    if held is not None and held.check_of_id != check.pk:
        held.check_of = check
        held.save(update_fields=["check_of"])
    return held


def tick(*, by: User, action: PlanAction) -> None:
    """It is done; ticked twice, it was done the first time."""
    check_check(by, action.organisation)
    todo.finish(by=by, task=action.task)


def untick(*, by: User, action: PlanAction) -> None:
    """It is not done after all."""
    check_check(by, action.organisation)
    todo.reopen(by=by, task=action.task)


@transaction.atomic
def remove(*, by: User, action: PlanAction) -> None:
    """It is not wanted any more. Raises InputError where it is done: then it stands."""
    check_check(by, action.organisation)
    if action.task.done_at is not None:
        raise InputError(_("This is done, and stays in the plan."))
    record(by=by, did="plan.removed", ref=action.ref)
    action.task.delete()


@transaction.atomic
def agree(*, by: User, check: HealthCheck) -> HealthCheck:
    """The group means to do what stands in its plan: one entry, once for each check.

    Raises InputError where nothing stands in it, or the check is not finished.
    """
    held = HealthCheck.objects.select_for_update(of=("self",)).select_related("organisation").filter(pk=check.pk)[0]
    check_check(by, held.organisation)
    if held.agreed_on is not None:
        return held
    if held.finished_at is None or not held.plan.exists():
        raise InputError(_("Put something in the plan first."))
    held.agreed_on, held.agreed_by = clock.today(), by.pk
    held.save(update_fields=["agreed_on", "agreed_by"])
    record(by=by, did="plan.agreed", ref=held.ref, fields=["agreed_on"])
    tell(by, held, "plan.agreed", "development-plan")
    return held
