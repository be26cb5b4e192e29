"""Who may do what with questions and budgets. Views say who may open them; these are about single records."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.engines.lifecycle.types import State
from hedgerow.kernel.audience import TEAM_HATS, Hat
from hedgerow.kernel.deeds import May
from hedgerow.participation.models import Budget, Conversation, Project
from hedgerow.participation.types import Stage, Standing


def check_team(somebody: Somebody) -> None:
    """Raise PermissionDenied unless somebody is of our team."""
    if not is_team(somebody):
        raise PermissionDenied


def questions_seen_by(somebody: Somebody) -> Q:
    """The questions that somebody may read: our team all, everybody else those that have been opened."""
    return Q() if is_team(somebody) else ~Q(state__in=(State.DRAFT, State.REVIEW))


def budgets_seen_by(somebody: Somebody) -> Q:
    """The budgets that somebody may read: our team all, everybody else those that have been announced."""
    return Q() if is_team(somebody) else ~Q(stage=Stage.DRAFT)


def projects_seen_by(somebody: Somebody) -> Q:
    """The projects that somebody may read: our team all, everybody else those that were checked and stand on a ballot."""
    return Q() if is_team(somebody) else Q(standing=Standing.IN)


def can_read_question(somebody: Somebody, question: Conversation) -> bool:
    """Whether somebody may read a question and its ideas."""
    return is_team(somebody) or question.state not in (State.DRAFT, State.REVIEW)


def can_read_budget(somebody: Somebody, budget: Budget) -> bool:
    """Whether somebody may read a budget."""
    return is_team(somebody) or budget.stage != Stage.DRAFT


def can_read_project(somebody: Somebody, project: Project) -> bool:
    """Whether somebody may read a project."""
    return is_team(somebody) or project.standing == Standing.IN


def can_run(somebody: Somebody, record: Conversation | Budget | Project) -> bool:
    """Whether somebody may ask residents, say what was decided, check projects, and publish a count."""
    return is_team(somebody)


QUESTION, BUDGET = "participation.conversation", "participation.budget"
PERMISSIONS = (
    May(_("Read a question to residents and the ideas that came"), frozenset(Hat), can_read_question, QUESTION),
    May(_("Ask residents a question, and tell them what was decided"), TEAM_HATS, can_run, QUESTION),
    May(_("Read a budget that residents decide"), frozenset(Hat), can_read_budget, BUDGET),
    May(_("Announce such a budget, check its projects, and publish its result"), TEAM_HATS, can_run, BUDGET),
)
