"""Courses and their dates as pages and files read them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.development.models.training import Course
from hedgerow.development.queries import training as read
from hedgerow.development.rules.training import share_useful
from hedgerow.engines.bookings.models import Sitting
from hedgerow.engines.bookings.types import State
from hedgerow.engines.sharing.rules import message
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import Column, Kind, Table, TableView, present

WORDS = {4: gettext_lazy("very useful"), 3: gettext_lazy("useful"), 2: gettext_lazy("a little"), 1: gettext_lazy("not")}


def useful_words(mean: float | None) -> str:
    """The mean of answers from 1 to 4, as a list shows it."""
    return f"{mean:.1f}" if mean else ""


def when(sitting: Sitting) -> str:
    """Day and hour of a date."""
    start = sitting.starts_at.astimezone(clock.LONDON)
    return f"{start:%a} {start.day} {start:%b %Y}, {start:%H:%M}"


def room(sitting: Any) -> str:
    """How many of how many, and who waits. The sitting has `taken` and `waiting`."""
    told = (
        str(sitting.taken)
        if sitting.places is None
        else _("%(n)s of %(all)s") % {"n": sitting.taken, "all": sitting.places}
    )
    return told + (_(", %(n)s wait") % {"n": sitting.waiting} if sitting.waiting else "")


COURSES: Table[Any] = Table(
    name="courses",
    caption=gettext_lazy("Courses"),
    columns=(
        Column(
            "title", gettext_lazy("Course"), lambda row: row.title, sort="title", heading=True,
            url=lambda row: reverse("development:training_course", args=[row.pk]), note=lambda row: row.trainer,
        ),
        Column("next", gettext_lazy("Next date"), lambda row: _day(row.next_at), kind=Kind.DATE, sort="next_at"),
        Column("held", gettext_lazy("Held"), lambda row: row.held or 0, kind=Kind.NUMBER, sort="held"),
        Column("came", gettext_lazy("People trained"), lambda row: row.came or 0, kind=Kind.NUMBER, sort="came"),
        Column("useful", gettext_lazy("How useful, of 4"), lambda row: useful_words(row.useful), sort="useful"),
    ),
    first="title",
)  # fmt: skip

DATES: Table[Any] = Table(
    name="dates",
    caption=gettext_lazy("Dates"),
    columns=(
        Column(
            "when", gettext_lazy("When"), when, heading=True,
            url=lambda row: reverse("bookings:bookings", args=[row.pk]), note=lambda row: row.where,
        ),
        Column("booked", gettext_lazy("Booked"), room),
        Column("came", gettext_lazy("Came"), lambda row: row.came if row.marked_at else None, kind=Kind.NUMBER),
        Column("state", gettext_lazy("How it stands"), lambda row: state(row), tone=lambda row: tone(row)),
    ),
)  # fmt: skip


def state(sitting: Sitting) -> str:
    """A date in a word."""
    if sitting.state == State.CANCELLED:
        return _("cancelled")
    if not sitting.is_past(clock.now()):
        return _("to come")
    return _("held") if sitting.marked_at else _("say who came")


def tone(sitting: Sitting) -> str:
    """The colour of that word."""
    if sitting.state == State.CANCELLED:
        return ""
    if not sitting.is_past(clock.now()):
        return "calm"
    return "leaf" if sitting.marked_at else "warn"


def _day(moment: Any) -> Any:
    return clock.day_of(moment) if moment else None


def dates(course: Course, query: QueryDict) -> TableView:
    """The dates of a course, the newest first, a page at a time."""
    return present(DATES, numbered(read.dates_of(course), query, size=25), query, downloads=False)


def opinion(course: Course) -> dict[str, Any]:
    """What people said of a course."""
    found = read.answers(course)
    total = sum(found.values())
    share = share_useful(found)
    return {
        "answers": total,
        "share": f"{share:.0%}" if share is not None else "",
        "said": list(read.said(course)),
    }


def price(of: Course | Sitting) -> str:
    """What it costs, in words."""
    if not of.price_pence and not of.member_pence:
        return _("Free")
    if of.price_pence == of.member_pence:
        return pounds(of.price_pence)
    members = pounds(of.member_pence) if of.member_pence else _("free")
    return _("%(price)s, members %(members)s") % {"price": pounds(of.price_pence), "members": members}


def public(found: QuerySet[Course]) -> list[dict[str, Any]]:
    """The courses that we offer, with their next dates: two queries."""
    by_ref: dict[str, list[Any]] = {}
    for sitting in read.dates_to_come():
        by_ref.setdefault(sitting.ref, []).append(sitting)
    rows = [{"course": course, "dates": by_ref.get(str(course.ref), [])} for course in found]
    return sorted(
        rows, key=lambda row: (not row["dates"], row["dates"][0].starts_at if row["dates"] else 0, row["course"].title)
    )


def page(course: Course) -> dict[str, Any]:
    """A course as anybody reads it."""
    coming = list(read.dates_to_come(course))
    lines = [course.audience, *(when(one) for one in coming[:3]), price(course)]
    url = reverse("development:training_page", args=[course.pk])
    return {
        "course": course,
        "price": price(course),
        "dates": [{"sitting": one, "when": when(one), "full": is_full(one)} for one in coming],
        "message": message(course.title, lines, url),
    }


def is_full(sitting: Any) -> bool:
    """Whether whoever books now waits."""
    return sitting.places is not None and (sitting.taken >= sitting.places or bool(sitting.waiting))
