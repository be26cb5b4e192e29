"""A group's projects in budgets that residents decide, and budgets that it could propose for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import GroupLine, GroupOffer, GroupStep
from hedgerow.participation.models import Project
from hedgerow.participation.queries.budgets import projects_of_group
from hedgerow.participation.types import Stage

MOST = 5


def team(pk: int) -> Sequence[GroupLine]:
    """Projects whose budget is not decided yet, for our team."""
    return [_line(one, reverse("participation:check_project", args=[one.pk])) for one in _undecided(pk)]


def own(pk: int) -> Sequence[GroupLine]:
    """The same, as the group opens them."""
    return [_line(one, reverse("participation:own_projects", args=[pk])) for one in _undecided(pk)]


def steps(_pk: int, _today: date) -> Sequence[GroupStep]:
    """Nothing waits for a group: proposing is its own choice."""
    return []


def _undecided(pk: int) -> list[Project]:
    found = projects_of_group(Organisation(pk=pk)).exclude(budget__stage=Stage.DECIDED)
    return list(found[:MOST])


def _line(project: Project, url: str) -> GroupLine:
    what = _("%(project)s, in “%(budget)s”") % {"project": project.title, "budget": project.budget.title}
    return GroupLine(what, url, project.get_standing_display(), "calm", project.budget.voting_until)


GROUPS = (
    GroupOffer(
        "participation",
        gettext_lazy("Projects for residents’ votes"),
        "voice",
        team,
        own,
        steps,
        lambda pk: reverse("participation:own_projects", args=[pk]),
    ),
)
