"""Who asks for help, works on cases, and takes a group's health check."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.development.models import Case, Course
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience
from hedgerow.kernel.deeds import May
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for


def can_ask_for(somebody: Somebody, organisation: Organisation) -> bool:
    """Who asks for help for a group: its own people, and our team when they ring or write."""
    return can_open(somebody, Audience.WORKER) or can_act_for(somebody, organisation)


def check_ask_for(somebody: Somebody, organisation: Organisation) -> None:
    """Raise PermissionDenied unless `can_ask_for`."""
    if not can_ask_for(somebody, organisation):
        raise PermissionDenied


def can_work_on(somebody: Somebody, _case: Case) -> bool:
    """Every one of our team may work on any case: so nobody waits because a colleague is away."""
    return can_open(somebody, Audience.WORKER)


def check_work_on(somebody: Somebody, case: Case) -> None:
    """Raise PermissionDenied unless `can_work_on`."""
    if not can_work_on(somebody, case):
        raise PermissionDenied


def can_check(somebody: Somebody, organisation: Organisation) -> bool:
    """Who takes a group's health check and ticks its plan: its own people, and our team with them."""
    live = organisation.merged_into_id is None
    return live and (can_open(somebody, Audience.WORKER) or can_act_for(somebody, organisation))


def check_check(somebody: Somebody, organisation: Organisation) -> None:
    """Raise PermissionDenied unless `can_check`."""
    if not can_check(somebody, organisation):
        raise PermissionDenied


def can_keep(somebody: Somebody, _course: Course) -> bool:
    """Every one of our team keeps courses and their dates, and says who came."""
    return can_open(somebody, Audience.WORKER)


GROUP = "organisations.organisation"
PERMISSIONS = (
    May(
        _("Ask for help for a group"),
        GROUP_HATS | TEAM_HATS,
        can_ask_for,
        GROUP,
        _("Our team writes down what was said by telephone or on paper."),
    ),
    May(_("Work on any case"), TEAM_HATS, can_work_on, "development.case"),
    May(_("Keep courses and their dates, and say who came"), TEAM_HATS, can_keep, "development.course"),
    May(
        _("Take a group’s health check, and tick its plan"),
        GROUP_HATS | TEAM_HATS,
        can_check,
        GROUP,
        _("Our team does it with the group."),
    ),
)
