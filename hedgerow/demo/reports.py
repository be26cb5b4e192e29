"""Reports of the last three quarters as they were issued; in the first of them something was corrected afterwards."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from hedgerow.accounts.models import User
from hedgerow.evidence import actions
from hedgerow.evidence.models import Issued
from hedgerow.evidence.queries.reports import Asked
from hedgerow.evidence.types.reports import Reader
from hedgerow.kernel import clock
from hedgerow.kernel.clock import Period, quarter
from hedgerow.ledger import actions as ledger
from hedgerow.ledger import queries
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import Audience, EntryKind, Money, MoneyKind, Where, Work

QUARTERS = 3
AFTER = timedelta(days=12)  # how long after its end a quarter's report is issued
LATER = timedelta(days=30)
CORRECTED = 5


@transaction.atomic
def tell(today: date) -> int:
    """Issue them in order, and then correct; how many there are."""
    manager = User.objects.get(email="manager@example.org")
    periods: list[Period] = []
    day = today
    for _ in range(QUARTERS):
        periods.insert(0, quarter(quarter(day).start - timedelta(days=1)))
        day = periods[0].start
    for period in periods:
        with clock.pretend(_noon(min(period.end + AFTER, today))):
            actions.issue(by=manager, what=Asked(period, Reader.BOARD))
    with clock.pretend(_noon(min(periods[0].end + AFTER + LATER, today))):
        _correct(manager, periods[0])
    return Issued.objects.count()


def _correct(manager: User, period: Period) -> None:
    """Somebody went through the sheets of the quarter again: awards had been written down a little too high."""
    found = queries.counting().filter(kind=EntryKind.WORK, on__range=(period.start, period.end), pence_kind="secured")
    for entry in found.prefetch_related("group_links", "priority_links").order_by("on", "id")[:CORRECTED]:
        ledger.correct(by=manager, entry=entry, work=_lower(entry))


def _lower(entry: Entry) -> Work:
    """The same work with a tenth less money."""
    return Work(
        activity=str(entry.activity_id),
        on=entry.on,
        act=entry.act,
        groups=[link.organisation_id for link in entry.group_links.all()],
        minutes=entry.minutes,
        people=entry.people,
        money=Money((entry.pence or 10) * 9 // 10, MoneyKind.SECURED),
        where=Where(entry.area, entry.area_basis),  # type: ignore[arg-type]
        priorities=[link.priority_id for link in entry.priority_links.all()],
        payer=entry.payer_id,
        public_body=entry.public_body_id,
        audience=Audience(entry.audience),
    )


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
