"""What training offers to the engines and pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.development.actions import training as actions
from hedgerow.development.actions.training_letters import path
from hedgerow.development.models.training import Course
from hedgerow.development.queries import training as queries
from hedgerow.engines.audit.types import AuditWords
from hedgerow.engines.bookings.models import Booking, Sitting
from hedgerow.engines.bookings.types import Seat, SittingOffer
from hedgerow.engines.privacy.types import Eraser, Finder, Person
from hedgerow.engines.registry import Deed, Hit, RefOffer, SearchOffer
from hedgerow.kernel import clock
from hedgerow.kernel.ids import key
from hedgerow.kernel.refs import parse
from hedgerow.ledger.types import Act
from hedgerow.membership.queries import price_for
from hedgerow.organisations.models import Organisation

COURSE = "development.course"
MORNING = 10  # o'clock: where a new date begins until somebody says otherwise
USUALLY_IN = timedelta(days=21)


def manage_url(sitting: Sitting) -> str:
    """The course of a date."""
    return reverse("development:training_course", args=[parse(sitting.ref).id])


def price(sitting: Sitting, group: str) -> int:
    """What somebody of a group pays: members less, where there is a price for members."""
    ref = parse(group) if group else None
    pk = int(ref.id) if ref and ref.kind == "organisations.organisation" else None
    found = Organisation.objects.filter(pk=pk).first() if pk else None
    return price_for(found).of(sitting.member_pence, sitting.price_pence)


def after(sitting: Sitting, booking: Booking) -> Sequence[tuple[Any, str]]:
    """The certificate and the question, for those who came."""
    if booking.state != Seat.CAME:
        return ()
    return ((_("Your certificate, and one question"), path(booking)),)


def to_print(sitting: Sitting) -> Sequence[tuple[Any, str]]:
    """The certificates of everybody who came."""
    if sitting.marked_at is None or not queries.certified(sitting).exists():
        return ()
    return ((_("Certificates (PDF)"), reverse("development:certificates", args=[sitting.pk])),)


def begin(user: Somebody, ref: str) -> Mapping[str, Any] | None:
    """What a new date of a course begins with."""
    course = Course.objects.filter(pk=parse(ref).id).first() if is_team(user) and _is_course(ref) else None
    if course is None:
        return None
    day = (clock.now() + USUALLY_IN).astimezone(clock.LONDON)
    starts = day.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    return {
        "ref": str(course.ref),
        "title": course.title,
        "about": course.covers,
        "starts_at": starts,
        "ends_at": starts + timedelta(minutes=course.minutes),
        "places": course.places,
        "waiting_list": True,
        "public": True,
        "price_pence": course.price_pence,
        "member_pence": course.member_pence,
    }


def _is_course(ref: str) -> bool:
    try:
        return parse(ref).kind == COURSE and key(parse(ref).id) is not None
    except ValueError:
        return False


def find(somebody: Somebody, words: str, limit: int) -> list[Hit]:
    """Courses by what was typed."""
    found = queries.with_dates(queries.courses(words=words), clock.now())[:limit]
    name = "development:training_course" if is_team(somebody) else "development:training_page"
    return [Hit(row.title, reverse(name, args=[row.pk]), row.audience) for row in found]


def trainers(person: Person) -> list[int]:
    """Courses that name somebody as their trainer."""
    return list(Course.objects.filter(trainer__in=list(person.names)).values_list("pk", flat=True))


ACTS = (
    Act(actions.HELD, gettext_lazy("Training held")),
    Act(actions.FULL, gettext_lazy("People for whom a training had no place"), unmet=True),
)
SITTINGS = (
    SittingOffer(
        kind=queries.KIND,
        title=gettext_lazy("Training"),
        titles=gettext_lazy("Training"),
        manage_url=manage_url,
        may_manage=lambda user, _sitting: is_team(user),
        marked=actions.marked,
        price=price,
        after=after,
        begin=begin,
        home=lambda: (gettext_lazy("All our training"), reverse("development:training_public")),
        more=to_print,
    ),
)
REFS = (RefOffer(COURSE, queries.course_titles, lambda pk: reverse("development:training_course", args=[pk])),)
AUDIT = (
    AuditWords(
        COURSE,
        deeds={
            "course.added": gettext_lazy("A course was added"),
            "course.changed": gettext_lazy("A course was changed"),
            "course.ended": gettext_lazy("A course is no longer offered"),
            "course.offered_again": gettext_lazy("A course is offered again"),
        },
        fields={},
        readers=lambda user, _pk: is_team(user),
    ),
)
SEARCHES = (SearchOffer(gettext_lazy("Training"), find),)
ERASERS = (
    Eraser("development.TrainingFeedback", actions.erase_feedback, goes=False),
    Eraser("development.Course", actions.erase_trainer, goes=False),
)
FINDERS = (
    Finder("development.TrainingFeedback", queries.feedback_by),
    Finder("development.Course", trainers),
)
BOX = (
    Deed(
        gettext_lazy("Training: courses and their dates"),
        lambda: reverse("development:training"),
        is_team,
        gettext_lazy("course workshop date book"),
    ),
)
