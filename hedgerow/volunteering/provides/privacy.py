"""How people who applied are found and forgotten, and how long they are kept."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hedgerow.engines.privacy.types import Eraser, Finder, Person, RetentionRule
from hedgerow.volunteering.actions import forget
from hedgerow.volunteering.actions.forgetting import forget_hours, forget_placements, old
from hedgerow.volunteering.models import Hours
from hedgerow.volunteering.queries.applications import of_person, placements_by

DAYS = 180


def placements_of(person: Person) -> list[int]:
    """Where somebody helped."""
    return placements_by(of_person(person))


def hours_of(person: Person) -> list[int]:
    """The time somebody gave."""
    return list(Hours.objects.filter(placement__in=placements_of(person)).values_list("pk", flat=True))


FINDERS = (
    Finder("volunteering.Application", of_person),
    Finder("volunteering.Placement", placements_of),
    Finder("volunteering.Hours", hours_of),
)
ERASERS = (
    Eraser("volunteering.Application", forget, goes=False),
    Eraser("volunteering.Placement", forget_placements, goes=False),
    Eraser("volunteering.Hours", forget_hours, goes=False),
)
RETENTION = (
    RetentionRule(
        kind="volunteering.applications",
        title=_("People who offered to help"),
        does=_("Name, address, telephone and what was written are removed. That somebody offered, and helped, stays."),
        after=DAYS,
        ground=_("Six months after it was decided or ended: long enough for a reference or a question."),
        find=old,
        act=forget,
        always=True,
    ),
)
