"""Certificates as a PDF that a screen reader follows (PDF/UA-1)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from hedgerow.development.models.training import Course
from hedgerow.engines.bookings.models import Booking, Sitting
from hedgerow.kernel import clock
from hedgerow.people.queries.wording import us
from hedgerow.shell.documents import pdf

TEMPLATE = Path(__file__).with_name("training_certificate.typ")
LONG = 400


def certificates(course: Course | None, sitting: Sitting, people: Sequence[Booking]) -> bytes:
    """One page for each of some people, who came to a date."""
    day = sitting.starts_at.astimezone(clock.LONDON)
    minutes = int(sitting.length.total_seconds() // 60)
    title = course.title if course else sitting.title
    said = {
        "title": _("Certificate: %(title)s") % {"title": title},
        "from": us(),
        "heading": _("Certificate of attendance"),
        "says": _("This says that"),
        "took": _("took part in"),
        "course": title,
        "when": _("on %(day)s, %(hours)s") % {"day": f"{day.day} {day:%B %Y}", "hours": _hours(minutes)},
        "covers": Truncator(" ".join((course.covers if course else "").split())).chars(LONG),
        "trainer": _("Trainer: %(name)s") % {"name": course.trainer} if course and course.trainer else "",
        "people": [{"name": one.name, "group": one.group_name} for one in people],
    }
    return pdf(TEMPLATE, said)


def _hours(minutes: int) -> str:
    """How long it took, as people say it."""
    if minutes % 60 == 0:
        return _("one hour") if minutes == 60 else _("%(n)s hours") % {"n": minutes // 60}
    if minutes < 60:
        return _("%(n)s minutes") % {"n": minutes}
    return _("%(h)s h %(m)s min") % {"h": minutes // 60, "m": minutes % 60}
