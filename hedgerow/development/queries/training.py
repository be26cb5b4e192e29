"""Reading courses, their dates, and what people said of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Avg, CharField, Count, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from hedgerow.development.models.training import Course, TrainingFeedback
from hedgerow.engines.bookings import queries as bookings
from hedgerow.engines.bookings.models import Booking, Sitting
from hedgerow.engines.bookings.types import Seat, State
from hedgerow.engines.privacy.types import Person
from hedgerow.kernel.refs import parse
from hedgerow.ledger.models import Entry
from hedgerow.ledger.queries import counting
from hedgerow.organisations.queries import resolved_ids

KIND = "development.training"
#: the ref of a course, in the database
REF = Concat(Value("development.course:"), Cast("pk", CharField()))


def courses(*, words: str = "", ended: bool = False) -> QuerySet[Course]:
    """Courses that we offer, or that we no longer do; by title."""
    found = Course.objects.filter(ended_on__isnull=not ended)
    if words:
        found = found.filter(Q(title__icontains=words) | Q(covers__icontains=words) | Q(trainer__icontains=words))
    return found.order_by("title", "pk")


def with_dates(found: QuerySet[Course], now: datetime) -> QuerySet[Course]:
    """The same with `next_at`, `dates` to come, `held` dates, `came` people and `useful` (the mean) at each."""
    own = Sitting.objects.filter(kind=KIND, ref=OuterRef("own")).exclude(state=State.CANCELLED).order_by()
    came = Booking.objects.filter(state=Seat.CAME, sitting__kind=KIND, sitting__ref=OuterRef("own")).order_by()
    said = TrainingFeedback.objects.filter(sitting__ref=OuterRef("own")).order_by()
    return found.annotate(own=REF).annotate(
        next_at=Subquery(own.filter(ends_at__gt=now).values("ref").annotate(n=Min("starts_at")).values("n")),
        dates=Subquery(own.filter(ends_at__gt=now).values("ref").annotate(n=Count("pk")).values("n")),
        held=Subquery(own.filter(marked_at__isnull=False).values("ref").annotate(n=Count("pk")).values("n")),
        came=Subquery(came.values("sitting__ref").annotate(n=Count("pk")).values("n")),
        useful=Subquery(said.values("sitting__ref").annotate(n=Avg("useful")).values("n")),
    )


def course_of(sitting: Sitting) -> Course | None:
    """The course of a date."""
    return Course.objects.filter(pk=parse(sitting.ref).id).first()


def dates_to_come(course: Course | None = None) -> QuerySet[Sitting]:
    """Dates that anybody may book, the next first, with how full each is: of one course, or of all."""
    found = bookings.coming(kind=KIND)
    return bookings.with_places(found.filter(ref=str(course.ref)) if course else found)


def dates_of(course: Course) -> QuerySet[Sitting]:
    """Every date of a course, the newest first, with how full each is and how many came."""
    found = bookings.sittings_of(course.ref).filter(kind=KIND)
    return bookings.with_places(found).annotate(came=Count("bookings", filter=Q(bookings__state=Seat.CAME)))


def entries_of(sitting: Sitting) -> list[Entry]:
    """What is in the record of work of a date and counts."""
    return list(counting().filter(ref=str(sitting.own_ref)))


def groups_of(found: Iterable[Booking]) -> list[int]:
    """The groups that people came from, each once, as they are recorded now."""
    refs = [parse(one.group_ref) for one in found if one.group_ref]
    ids = {int(ref.id) for ref in refs if ref.kind == "organisations.organisation"}
    return sorted(set(resolved_ids(ids).values()))


def answers(course: Course) -> Counter[int]:
    """How many said each of 1 to 4 about all dates of a course."""
    rows = TrainingFeedback.objects.filter(sitting__ref=str(course.ref)).order_by().values_list("useful")
    return Counter(dict(rows.annotate(n=Count("pk"))))


def said(course: Course, most: int = 20) -> QuerySet[TrainingFeedback]:
    """What people wrote about a course, the newest first."""
    rows = TrainingFeedback.objects.filter(sitting__ref=str(course.ref)).exclude(words="")
    return rows.select_related("sitting")[:most]


def feedback_of(booking: Booking) -> TrainingFeedback | None:
    """What somebody has said."""
    return TrainingFeedback.objects.filter(booking=booking).first()


def certified(sitting: Sitting) -> QuerySet[Booking]:
    """Those who came and whose name we still have."""
    return bookings.came_from(sitting).exclude(name="")


def trained(token: str) -> Booking | None:
    """The booking of a link, where its holder came to a training; None for any other."""
    booking = bookings.by_token(token)
    there = booking is not None and booking.state == Seat.CAME and booking.sitting.kind == KIND
    return booking if there and booking is not None and booking.name else None


def feedback_by(person: Person) -> Sequence[int]:
    """What somebody said, for their own record and for erasure."""
    booked = bookings.of_person(person)
    return list(TrainingFeedback.objects.filter(booking__in=booked).values_list("pk", flat=True)) if booked else []


def course_titles(pks: Sequence[str]) -> dict[str, str]:
    """Titles of courses by id."""
    rows = Course.objects.filter(pk__in=pks).values_list("pk", "title")
    return {str(pk): title for pk, title in rows}
