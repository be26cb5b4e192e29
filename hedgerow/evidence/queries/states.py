"""What there is on a day, read from the parts of the system that hold it: indicators name these readings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import F, Q, QuerySet, Sum

from hedgerow.agreements.queries.costs import budgets
from hedgerow.convening.models import Network
from hedgerow.development.models.training import TrainingFeedback
from hedgerow.engines.lifecycle.types import State as Stage
from hedgerow.evidence.types.indicators import Unit
from hedgerow.kernel import clock
from hedgerow.kernel.clock import Period
from hedgerow.membership import queries as membership
from hedgerow.newsletters.models import Subscriber
from hedgerow.newsletters.types import Confirmed
from hedgerow.programmes.models import Return
from hedgerow.representation.models import Seat
from hedgerow.representation.queries.seats import held_on
from hedgerow.volunteering.models import Placement, Role

WEEKS_STAYED = timedelta(weeks=13)
YEAR = timedelta(days=365)
FOUND_USEFUL = 3  # of 4


@dataclass(frozen=True)
class Reading:
    """A reading of a period: what it is of, what it came to (None: not known), and the page where it can be looked at."""

    unit: Unit
    read: Callable[[Period], int | None]
    page: str = ""


def members(period: Period) -> int:
    """Members on the last day."""
    return membership.members(period.end).count()


def live_roles(period: Period) -> int:
    """Roles open on the last day."""
    return Role.objects.filter(_open_until(period), opened_at__lt=_after(period)).count()


def involvers(period: Period) -> int:
    """Groups with a role open on any day of the year before the end; one merged into another counts as that one."""
    since = datetime.combine(period.end - YEAR, time.min, clock.LONDON)
    shown = Role.objects.filter(Q(closed_at__isnull=True) | Q(closed_at__gte=since), opened_at__lt=_after(period))
    rows = shown.order_by().values_list("organisation", "organisation__merged_into")
    return len({kept or pk for pk, kept in rows})


def retained(period: Period) -> int:
    """Volunteers whose thirteenth week fell in the period, and who had not ended before it."""
    began = Q(started_on__range=(period.start - WEEKS_STAYED, period.end - WEEKS_STAYED))
    stayed = Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on") + WEEKS_STAYED)
    return Placement.objects.filter(began, stayed).count()


def training_answered(period: Period) -> int:
    """People who said in the period how useful a training was to them."""
    return _said_of_training(period).count()


def training_useful(period: Period) -> int:
    """Those of them who found it useful: 3 or 4 of 4."""
    return _said_of_training(period).filter(useful__gte=FOUND_USEFUL).count()


def _said_of_training(period: Period) -> QuerySet[TrainingFeedback]:
    begins = datetime.combine(period.start, time.min, clock.LONDON)
    return TrainingFeedback.objects.filter(at__gte=begins, at__lt=_after(period))


def networks(period: Period) -> int:
    """Networks that ran on the last day."""
    running = Q(ended_on__isnull=True) | Q(ended_on__gt=period.end)
    return Network.objects.filter(running, began_on__lte=period.end).count()


def boards(period: Period) -> int:
    """Boards with a seat that somebody held on the last day; two seats on one board of one body are one board."""
    held = Seat.objects.filter(held_on(period.end, "holdings__")).exclude(state=Stage.DRAFT)
    rows = held.order_by().values_list("body", "body__merged_into", "board").distinct()
    return len({(kept or body, board.casefold()) for body, kept, board in rows})


def subscribers(period: Period) -> int:
    """Addresses that had agreed by the last day and get letters still."""
    return Subscriber.objects.filter(state=Confirmed.LIVE, confirmed_at__lt=_after(period)).count()


def money_returned(period: Period) -> int:
    """Pence of our own grants that came back in the period."""
    return Return.objects.filter(on__range=(period.start, period.end)).aggregate(n=Sum("pence"))["n"] or 0


def core_funding(period: Period) -> int | None:
    """Pence that our funding agreements pay for the days of the period; not known where none is written down."""
    parts = budgets(period)
    return sum(part.pence for part in parts) if parts else None


def _after(period: Period) -> datetime:
    """The moment at which a period is over."""
    return datetime.combine(period.end + timedelta(days=1), time.min, clock.LONDON)


def _open_until(period: Period) -> Q:
    return Q(closed_at__isnull=True) | Q(closed_at__gte=_after(period))


STATES: Mapping[str, Reading] = {
    "money_returned": Reading(Unit.POUNDS, money_returned, "programmes:running"),
    "core_funding": Reading(Unit.POUNDS, core_funding, "agreements:agreements"),
    "members": Reading(Unit.COUNT, members, "membership:members"),
    "live_roles": Reading(Unit.COUNT, live_roles, "volunteering:roles"),
    "involvers": Reading(Unit.COUNT, involvers, "volunteering:roles"),
    "retained": Reading(Unit.PEOPLE, retained, "volunteering:people"),
    "training_answered": Reading(Unit.PEOPLE, training_answered, "development:training"),
    "training_useful": Reading(Unit.PEOPLE, training_useful, "development:training"),
    "networks": Reading(Unit.COUNT, networks, "convening:networks"),
    "boards": Reading(Unit.COUNT, boards, "representation:seats"),
    "subscribers": Reading(Unit.PEOPLE, subscribers, "newsletters:subscribers"),
}
