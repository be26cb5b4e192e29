"""Reading sittings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from hedgerow.engines import registry
from hedgerow.engines.bookings.models import Booking, Sitting, uid_of
from hedgerow.engines.bookings.rules.months import add_months
from hedgerow.engines.bookings.types import TAKING, Happening, Places, Seat, State
from hedgerow.engines.mail.rules import absolute, host
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref

KEPT_IN_FEEDS = timedelta(days=90)  # so that calendars still hold what was lately


def coming(*, public: bool = True, kind: str = "") -> QuerySet[Sitting]:
    """Sittings that are not over and not cancelled, the next first: those shown to everybody, or all."""
    found = Sitting.objects.filter(ends_at__gt=clock.now()).exclude(state=State.CANCELLED)
    found = found.filter(public=True) if public else found
    return (found.filter(kind=kind) if kind else found).order_by("starts_at", "pk")


def sittings_of(ref: Ref | str) -> QuerySet[Sitting]:
    """Every sitting of a record (a course, a meeting) or of what it is one of (a network), the newest first."""
    return Sitting.objects.filter(Q(ref=str(ref)) | Q(series=str(ref))).order_by("-starts_at", "-pk")


def narrowed(kind: str = "", first: date | None = None, *, free: bool = False) -> QuerySet[Sitting]:
    """What is to come and shown to everybody: of a kind, in the month that begins on `first`, only what is free."""
    found = coming(kind=kind)
    if first is not None:
        start = datetime.combine(first, time.min, clock.LONDON)
        end = datetime.combine(add_months(first, 1), time.min, clock.LONDON)
        found = found.filter(starts_at__gte=start, starts_at__lt=end)
    return found.filter(price_pence=0, member_pence=0) if free else found


def listed(show: str = "", *, kind: str = "", words: str = "") -> QuerySet[Sitting]:
    """Sittings as our team lists them. `show`: "" to come, "unmarked" over and nobody said who came, "past", "off"."""
    now = clock.now()
    if show == "unmarked":
        found = unmarked(now)
    elif show == "off":
        found = Sitting.objects.filter(state=State.CANCELLED)
    elif show == "past":
        found = Sitting.objects.filter(ends_at__lte=now).exclude(state=State.CANCELLED)
    else:
        found = coming(public=False)
    found = found.filter(kind=kind) if kind else found
    return found.filter(title__icontains=words) if words else found


def between(first: date, last: date) -> QuerySet[Sitting]:
    """What begins on the days from `first` to `last` and is shown to everybody, cancelled ones too."""
    start = datetime.combine(first, time.min, clock.LONDON)
    end = datetime.combine(last + timedelta(days=1), time.min, clock.LONDON)
    return Sitting.objects.filter(public=True, starts_at__gte=start, starts_at__lt=end).order_by("starts_at", "pk")


def on_day(day: date) -> QuerySet[Sitting]:
    """Everything that begins on a day and was not cancelled, shown to everybody or not, the first first."""
    start = datetime.combine(day, time.min, clock.LONDON)
    found = Sitting.objects.filter(starts_at__gte=start, starts_at__lt=start + timedelta(days=1))
    return found.exclude(state=State.CANCELLED).order_by("starts_at", "pk")


def followed(*, kind: str = "", ref: str = "") -> QuerySet[Sitting]:
    """What a calendar feed holds: public ones to come and of the last 90 days, cancelled ones too."""
    found = Sitting.objects.filter(public=True, ends_at__gt=clock.now() - KEPT_IN_FEEDS)
    found = found.filter(kind=kind) if kind else found
    return (found.filter(Q(ref=ref) | Q(series=ref)) if ref else found).order_by("starts_at", "pk")


def with_places(sittings: QuerySet[Sitting]) -> QuerySet[Sitting]:
    """The same with `taken` and `waiting` at each."""
    return sittings.annotate(
        taken=Count("bookings", filter=Q(bookings__state__in=TAKING)),
        waiting=Count("bookings", filter=Q(bookings__state=Seat.WAITING)),
    )


def places_of(sitting: Sitting) -> Places:
    """How full a sitting is."""
    held = Booking.objects.filter(sitting=sitting).aggregate(
        taken=Count("pk", filter=Q(state__in=TAKING)), waiting=Count("pk", filter=Q(state=Seat.WAITING))
    )
    return Places(sitting.places, held["taken"], held["waiting"])


def find_sitting(uid: UUID | str) -> Sitting | None:
    """The sitting of an address."""
    return Sitting.objects.filter(uid=uid).first()


def unmarked(now: datetime) -> QuerySet[Sitting]:
    """Those that are over and of which nobody has said who came, the oldest first."""
    over = Sitting.objects.filter(ends_at__lt=now, marked_at__isnull=True).exclude(state=State.CANCELLED)
    return over.order_by("starts_at", "pk")


def series_of(sittings: Iterable[Sitting]) -> dict[int, str]:
    """What each of some sittings is one of (a network), by the sitting's id, where it is another thing than the sitting's
    own record; one query for each kind. Nothing of those that are not shown to everybody."""
    asked = {row.pk: row.series for row in sittings if row.public and row.series and row.series != row.ref}
    known = registry.links(set(asked.values()))
    return {pk: known[ref].title for pk, ref in asked.items() if ref in known}


def name_all(sittings: Iterable[Sitting]) -> None:
    """Find out at once what each is one of, so that `whole_title` need not ask for each."""
    rows = list(sittings)
    of = series_of(rows)
    for row in rows:
        row.__dict__["of"] = of.get(row.pk, "")


def whole_title(sitting: Sitting) -> str:
    """The title with what it is one of: "Food network: Winter meeting"."""
    if "of" not in sitting.__dict__:
        name_all([sitting])
    of: str = sitting.__dict__["of"]
    return f"{of}: {sitting.title}" if of and of not in sitting.title else sitting.title


def happening(sitting: Sitting, *, category: str = "", online: bool = False) -> Happening:
    """A sitting as a calendar holds it. How to join online is told only to those who booked."""
    where = ", ".join(filter(None, (sitting.where, sitting.postcode)))
    url = absolute(reverse("bookings:sitting", args=[sitting.uid]))
    about = "\n\n".join(filter(None, (sitting.about, sitting.online if online else "", url)))
    return Happening(
        uid=uid_of(sitting, host()),
        sequence=sitting.sequence,
        title=whole_title(sitting),
        starts_at=sitting.starts_at,
        ends_at=sitting.ends_at,
        changed_at=sitting.changed_at,
        where=where,
        about=about,
        url=url,
        category=category,
        cancelled=sitting.state == State.CANCELLED,
    )


def titles(pks: Iterable[str]) -> dict[str, str]:
    """Title and day of sittings by id."""
    rows = Sitting.objects.filter(pk__in=list(pks)).values_list("pk", "title", "starts_at")
    return {str(pk): f"{title}, {at.astimezone(clock.LONDON):%d.%m.%Y}" for pk, title, at in rows}
