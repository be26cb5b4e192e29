"""What development shows of one group: what it asked us, and how far that is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy

from hedgerow.development.models import Case
from hedgerow.development.presenters.cases import asked, late_on
from hedgerow.development.queries import cases_of
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import GroupLine, GroupOffer, GroupStep

MOST = 5
LONG = 80


def team(group: int) -> Sequence[GroupLine]:
    """The open cases of a group, late ones first, for our team."""
    today = clock.today()
    cases = sorted(_open(group), key=lambda case: late_on(case, today) is None)
    return [_line(case, reverse("development:case", args=[case.pk])) for case in cases[:MOST]]


def own(group: int) -> Sequence[GroupLine]:
    """What the group asked and is not done, as it reads it."""
    return [_line(case, reverse("development:help", args=[group])) for case in _open(group)[:MOST]]


def steps(_group: int, _today: date) -> Sequence[GroupStep]:
    """Nothing is owed by whoever asks for help."""
    return ()


def _open(group: int) -> list[Case]:
    return [case for case in cases_of(Organisation(pk=group))[: 2 * MOST] if not case.is_closed]


def _line(case: Case, url: str) -> GroupLine:
    told = asked([case])[0]
    return GroupLine(
        Truncator(" ".join(case.words.split())).chars(LONG), url, told.words, told.tone, case.asked_at.date()
    )


GROUPS = (
    GroupOffer(
        "development.cases",
        gettext_lazy("Help asked for"),
        "hands",
        team,
        own,
        steps,
        lambda group: reverse("development:help", args=[group]),
    ),
)
