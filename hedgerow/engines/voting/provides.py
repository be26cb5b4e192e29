"""What votes offer: closing when their time is over, names for refs, and letting rolls go."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.privacy.types import Eraser, Finder, RetentionRule
from hedgerow.engines.registry import NightlyJob, RefOffer
from hedgerow.engines.schedule.types import RegularJob
from hedgerow.engines.voting import actions, queries
from hedgerow.engines.voting.models import Poll, RollEntry
from hedgerow.kernel import clock

YEAR = 365


def titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Titles of votes."""
    return {str(pk): title for pk, title in Poll.objects.filter(pk__in=list(ids)).values_list("pk", "title")}


def of_closed(before: date) -> Collection[int]:
    """Lines of the rolls of votes that closed before a day, and still bear a name or an address."""
    rows = RollEntry.objects.filter(poll__closed_at__date__lt=before).exclude(name="", email="")
    return list(rows.order_by("pk").values_list("pk", flat=True))


def close_due() -> str:
    """All day: close what is over."""
    closed = actions.close_due(clock.today())
    return "" if closed.startswith("0 ") else closed


REFS = (RefOffer("voting.poll", titles, lambda pk: reverse("voting:outcome", args=[pk])),)
REGULAR = (RegularJob("voting.close", 60, close_due),)
NIGHTLY = (NightlyJob("voting.remind", actions.remind_due),)
ERASERS = (Eraser("voting.RollEntry", actions.erase, goes=False),)
FINDERS = (Finder("voting.RollEntry", queries.of_person),)
RETENTION = (
    RetentionRule(
        kind="voting.rolls",
        title=_("Names on the rolls of votes"),
        does=_("Names and addresses are removed; how many voted, and the ballots, stay."),
        after=2 * YEAR,
        ground=_("So that an outcome can be complained about, and looked into."),
        find=of_closed,
        act=actions.erase,
    ),
)
