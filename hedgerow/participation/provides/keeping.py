"""What participation keeps of people, for how long, and what the night does."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.privacy.types import Eraser, Finder, Person, RetentionRule
from hedgerow.engines.registry import NightlyJob
from hedgerow.participation import actions
from hedgerow.participation.models import Idea, Project
from hedgerow.participation.types import Stage, Standing

DAYS = 30  # as raw rows and undo copies (design.md, "privacy"): long enough for a question about the answer
GIVEN_UP = timedelta(days=365)  # an answer that did not come in a year will not come


def old_ideas(before: date) -> list[int]:
    """Ideas that still have an address, though what was decided was told so long ago, or never was."""
    told = Q(conversation__answered_at__date__lt=before)
    never = Q(conversation__answered_at__isnull=True, conversation__answer_by__lt=before - GIVEN_UP)
    return list(Idea.objects.filter(told | never).exclude(email="").values_list("pk", flat=True))


def old_projects(before: date) -> list[int]:
    """Projects that still have an address, though they were refused or counted so long ago."""
    refused = Q(standing=Standing.OUT, checked_at__date__lt=before)
    decided = Q(budget__stage=Stage.DECIDED, budget__decided_at__date__lt=before)
    never = Q(budget__results_by__lt=before - GIVEN_UP)
    return list(Project.objects.filter(refused | decided | never).exclude(email="").values_list("pk", flat=True))


def ideas_of(person: Person) -> list[int]:
    """Ideas sent from somebody's addresses."""
    return _of(Idea, person)


def projects_of(person: Person) -> list[int]:
    """Projects proposed from somebody's addresses."""
    return _of(Project, person)


def _of(model: type[Idea] | type[Project], person: Person) -> list[int]:
    wanted = Q(pk__in=())
    for email in person.emails:
        wanted |= Q(email__iexact=email)
    return list(model._default_manager.filter(wanted).values_list("pk", flat=True))


NIGHTLY = (NightlyJob("participation.overdue", actions.note_overdue),)
FINDERS = (Finder("participation.Idea", ideas_of), Finder("participation.Project", projects_of))
ERASERS = (
    Eraser("participation.Idea", actions.forget_idea_addresses, goes=False),
    Eraser("participation.Project", actions.forget_project_addresses, goes=False),
)
RETENTION = (
    RetentionRule(
        kind="participation.addresses",
        title=_("Addresses left with an idea"),
        does=_("Removed 30 days after we told what became of it. The idea stays, as nobody’s."),
        after=DAYS,
        ground=_("Long enough for a question about the answer."),
        find=old_ideas,
        act=actions.forget_idea_addresses,
        always=True,
    ),
    RetentionRule(
        kind="participation.proposers",
        title=_("Addresses left with a project"),
        does=_("Removed 30 days after it was left off the ballot, or counted. The project stays."),
        after=DAYS,
        ground=_("Long enough for a question about the answer."),
        find=old_projects,
        act=actions.forget_project_addresses,
        always=True,
    ),
)
