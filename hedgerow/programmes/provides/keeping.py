"""What our own grants keep of people, and for how long."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from hedgerow.engines.privacy.types import Eraser, Finder, Person, RetentionRule
from hedgerow.programmes.actions import forgetting
from hedgerow.programmes.models import Application
from hedgerow.programmes.types import ApplicationState

AFTER = 365  # days: long enough for a group to ask why, and for the next round to learn from it


def old_unsent(before: date) -> list[int]:
    """Applications that were never sent, of rounds that closed so long ago."""
    rows = Application.objects.exclude(state=ApplicationState.SENT).filter(round__closes_on__lt=before)
    return list(rows.exclude(answers={}).values_list("pk", flat=True))


def old_addresses(before: date) -> list[int]:
    """Applications of rounds that were to be decided so long ago and still hold an address."""
    rows = Application.objects.filter(round__decision_by__lt=before).exclude(email="")
    return list(rows.values_list("pk", flat=True))


def of_person(person: Person) -> list[int]:
    """Applications that somebody's address stands on."""
    found: set[int] = set()
    for email in person.emails:
        found |= set(Application.objects.filter(email__iexact=email).values_list("pk", flat=True))
    return sorted(found)


FINDERS = (Finder("programmes.Application", of_person),)
ERASERS = (Eraser("programmes.Application", forgetting.forget_addresses, goes=False),)
RETENTION = (
    RetentionRule(
        kind="programmes.unsent",
        title=_("Applications that were never sent"),
        does=_("What was typed is removed a year after the round closed. That one was begun stays."),
        after=AFTER,
        ground=_("Long enough to use it for the next round."),
        find=old_unsent,
        act=forgetting.forget_answers,
        always=True,
    ),
    RetentionRule(
        kind="programmes.addresses",
        title=_("Addresses on applications"),
        does=_("Removed a year after everybody was told. The application stays, as the group’s."),
        after=AFTER,
        ground=_("Long enough for a question about the answer."),
        find=old_addresses,
        act=forgetting.forget_addresses,
        always=True,
    ),
)
