"""A group says that it could help with a problem: a to-do for our team, once."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit import actions as audit
from hedgerow.engines.todo import actions as todo
from hedgerow.engines.todo.models import Task
from hedgerow.engines.todo.rules import answer_by
from hedgerow.kernel import clock
from hedgerow.offers.models import Problem
from hedgerow.offers.permissions import is_shown_to
from hedgerow.offers.types import State
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError


def _what(problem: Problem, group: Organisation) -> str:
    told = {"group": group.name[:80], "title": problem.title[:80]}
    return _("Ring %(group)s: it could help with “%(title)s”") % told


def has_said(problem: Problem, group: Organisation) -> bool:
    """Whether the group has said so already."""
    return Task.objects.filter(ref=str(problem.ref), what=_what(problem, group)).exists()


@transaction.atomic
def could_help(*, by: User, problem: Problem, organisation: Organisation) -> None:
    """Write down that a group could help. Raises InputError where it is not shown the problem, or that is closed."""
    held = Problem.objects.select_for_update().in_bulk([problem.pk])[problem.pk]
    if held.state == State.CLOSED or not is_shown_to(held, organisation):
        raise InputError(_("This problem is not open any more."))
    if has_said(held, organisation):
        return
    due = answer_by(clock.today())
    todo.add(by=by, what=_what(held, organisation), due=due, owner=held.owner, ref=held.ref)
    audit.record(by=by, did="problem.help_offered", ref=held.ref, fields=["groups"])
