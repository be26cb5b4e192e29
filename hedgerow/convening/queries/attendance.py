"""Who came: from which group, how often, and who has never been."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hedgerow.convening.models import Meeting, Network
from hedgerow.convening.queries.networks import group_of, members
from hedgerow.convening.types import Came
from hedgerow.engines.bookings.models import Booking
from hedgerow.engines.bookings.types import Seat
from hedgerow.kernel import clock
from hedgerow.kernel.ids import key
from hedgerow.kernel.refs import parse
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import resolved_ids

GROUP = "organisations.organisation"


def groups_there(bookings: Iterable[Booking]) -> list[int]:
    """The ids of the groups that people came from, each once."""
    found = {_group(one.group_ref) for one in bookings}
    return sorted(pk for pk in found if pk)


def _group(ref: str) -> int:
    try:
        held = parse(ref)
    except ValueError:
        return 0
    return (key(held.id) or 0) if held.kind == GROUP else 0


def attendance(network: Network) -> tuple[list[Came], list[Came]]:
    """How often each member has been at meetings whose attendance is marked, while it belonged, the most often first;
    and groups that came as guests. Four queries, whatever their number."""
    days = _marked(network)
    there = _there(days)
    belong = members(network)
    rows = []
    for row in belong:
        group = group_of(row)
        since = row.since or clock.today()
        could = {pk for pk, day in days.items() if day >= since}
        went = there.pop(group.pk, set())
        last = max((days[pk] for pk in went), default=None)
        rows.append(Came(group.pk, group.name, len(went), len(could | went), last, row.observer))
    named = Organisation.objects.in_bulk(list(there))
    guests = [
        Came(pk, named[pk].name, len(went), len(days), max(days[one] for one in went))
        for pk, went in there.items()
        if pk in named
    ]
    return sorted(rows, key=_often), sorted(guests, key=_often)


def _often(row: Came) -> tuple[int, str]:
    return -row.times, row.name.casefold()


def _marked(network: Network) -> dict[int, date]:
    """The day of each meeting whose attendance is marked, by the id of its sitting."""
    rows = Meeting.objects.filter(network=network, marked_at__isnull=False)
    found = rows.values_list("sitting", "sitting__starts_at")
    return {pk: clock.day_of(at) for pk, at in found}


def _there(days: dict[int, date]) -> dict[int, set[int]]:
    """The sittings at which somebody of each group was, by the group as it is now."""
    rows = Booking.objects.filter(sitting__in=list(days), state=Seat.CAME).exclude(group_ref="")
    pairs = [(_group(ref), sitting) for ref, sitting in rows.values_list("group_ref", "sitting").distinct()]
    now = resolved_ids(pk for pk, _sitting in pairs if pk)
    found: dict[int, set[int]] = {}
    for pk, sitting in pairs:
        if pk:
            found.setdefault(now[pk], set()).add(sitting)
    return found
