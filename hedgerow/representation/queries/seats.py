"""Reading seats, who holds them, and what is owed of reports."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core import signing
from django.db.models import Count, Exists, F, Max, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse

from hedgerow.engines.lifecycle.types import State
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.representation import rules
from hedgerow.representation.models import Holding, Meeting, Report, Seat
from hedgerow.representation.types import Shown

SALT = "representation.report"


@dataclass(frozen=True)
class Owed:
    """A report that a representative owes: of which meeting, by whom, until when."""

    meeting: Meeting
    holding: Holding
    due: date


def held_on(day: date, prefix: str = "") -> Q:
    """Holdings that run on a day."""
    return Q(**{f"{prefix}since__lte": day}) & (
        Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gt": day})
    )


def holders(day: date) -> QuerySet[Holding]:
    """Who holds seats on a day, with their group and themselves."""
    return (
        Holding.objects.filter(held_on(day))
        .select_related("contact", "organisation__merged_into")
        .order_by("since", "pk")
    )


def seats(*, words: str = "", body: int | None = None, show: str = Shown.ALL, today: date) -> QuerySet[Seat]:
    """Seats that are there, with `now` (their holders), `held` (how many) and `reported` (the day of the last report)."""
    found = Seat.objects.filter(state=State.LIVE).select_related("body__merged_into")
    if words:
        found = found.filter(Q(board__icontains=words) | Q(body__name__icontains=words) | Q(decides__icontains=words))
    if body:
        found = found.filter(Q(body=body) | Q(body__merged_into=body))
    return _shown(_with_now(found, today), show, today)


def _with_now(found: QuerySet[Seat], today: date) -> QuerySet[Seat]:
    return found.annotate(
        held=Count("holdings", filter=held_on(today, "holdings__"), distinct=True),
        reported=Max("meetings__on", filter=Q(meetings__reports__isnull=False)),
    ).prefetch_related(Prefetch("holdings", holders(today), to_attr="now"))


def _shown(found: QuerySet[Any], show: str, today: date) -> QuerySet[Any]:
    if show == Shown.VACANT:
        return found.filter(held__lt=F("places"))
    if show == Shown.ENDING:
        ending = Holding.objects.filter(held_on(today), seat=OuterRef("pk"), until__lte=today + rules.ENDING_WITHIN)
        return found.filter(Exists(ending))
    if show == Shown.SILENT:
        return found.filter(pk__in={one.meeting.seat_id for one in owed(today)})
    return found


def public_seats(*, words: str = "", body: int | None = None, show: str = Shown.ALL, today: date) -> QuerySet[Seat]:
    """Seats as everybody sees them, with the last public report of each as `reports_now`."""
    return seats(words=words, body=body, show=show, today=today).filter(public=True)


def seat_of(pk: int, today: date) -> Seat | None:
    """One seat, with who holds it."""
    return _with_now(Seat.objects.filter(pk=pk).select_related("body__merged_into", "owner"), today).first()


def of_body(body: Organisation, today: date) -> QuerySet[Seat]:
    """The public seats on a body's boards."""
    return public_seats(body=body.pk, today=today)


def held_by_group(organisation: Organisation, today: date) -> QuerySet[Holding]:
    """The seats that people of a group hold."""
    own = Q(organisation=organisation) | Q(organisation__merged_into=organisation)
    return holders(today).filter(own).select_related("seat__body", "contact", "organisation__merged_into")


def last_reports(seat_ids: Collection[int]) -> dict[int, Report]:
    """The newest public report of each seat, by seat."""
    rows = Report.objects.filter(meeting__seat__in=list(seat_ids), public=True).select_related("meeting")
    found: dict[int, Report] = {}
    for row in rows.order_by("meeting__seat", "-meeting__on", "-pk"):
        found.setdefault(row.meeting.seat_id, row)
    return found


def reports_on(seat: Seat, *, public: bool) -> QuerySet[Report]:
    """What was reported from a board, newest first."""
    rows = Report.objects.filter(meeting__seat=seat).select_related(
        "meeting", "holding__contact", "holding__organisation"
    )
    return rows.filter(public=True) if public else rows


def reports_written() -> QuerySet[Report]:
    """Every report, newest meeting first."""
    return Report.objects.select_related("meeting__seat", "holding__contact", "holding__organisation").order_by(
        "-meeting__on", "-pk"
    )


def owed(today: date, meetings: QuerySet[Meeting] | None = None) -> list[Owed]:
    """Reports that are owed of meetings that are over, oldest first: one of each who held the seat that day.

    Meetings longer ago than half a year are let rest.
    """
    since = date.fromordinal(today.toordinal() - 183)
    rows = (Meeting.objects if meetings is None else meetings).filter(
        on__lt=today, on__gte=since, seat__state=State.LIVE
    )
    listed = list(rows.select_related("seat__body", "seat__owner").order_by("on", "pk"))
    held = Holding.objects.filter(seat__in={row.seat_id for row in listed}).select_related("contact", "organisation")
    done = set(Report.objects.filter(meeting__in=[row.pk for row in listed]).values_list("meeting", "holding"))
    by_seat: dict[int, list[Holding]] = {}
    for one in held:
        by_seat.setdefault(one.seat_id, []).append(one)
    return [
        Owed(row, one, rules.report_due(row.on))
        for row in listed
        for one in by_seat.get(row.seat_id, [])
        if rules.is_held(one.since, one.until, row.on) and (row.pk, one.pk) not in done
    ]


def owed_on_seat(seat: Seat, today: date) -> list[Owed]:
    """Reports that are owed from one board."""
    return owed(today, Meeting.objects.filter(seat=seat))


def report_path(meeting: Meeting, holding: Holding) -> str:
    """The path of a representative's page for one meeting. Whoever has it may report in their place."""
    return reverse("representation:speak", args=[signing.dumps([meeting.pk, holding.pk], salt=SALT)])


def spoken_for(token: str) -> tuple[Meeting, Holding] | None:
    """The meeting and the representative of such a path; None where it is made up or too old."""
    try:
        meeting, holding = signing.loads(token, salt=SALT, max_age=rules.ASKED_FOR)
    except (signing.BadSignature, ValueError):
        return None
    met = Meeting.objects.filter(pk=meeting).select_related("seat__body").first()
    held = Holding.objects.filter(pk=holding).select_related("contact", "organisation").first()
    return (met, held) if met and held and met.seat_id == held.seat_id else None


def now_empty(today: date) -> QuerySet[Holding]:
    """Terms that are over, of which it is not written down yet that the place became empty."""
    rows = Holding.objects.filter(until__lte=today, vacancy_told=False, seat__state=State.LIVE)
    return rows.select_related("seat__body", "organisation").order_by("until", "pk")


def vacancies(seat: Seat, today: date | None = None) -> int:
    """How many places of a seat are empty."""
    return max(seat.places - holders(today or clock.today()).filter(seat=seat).count(), 0)
