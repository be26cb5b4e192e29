"""Courses, and what the record of work says when a date is over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.development.actions.training_letters import afterwards
from hedgerow.development.models.training import Course, TrainingFeedback
from hedgerow.development.queries import training as queries
from hedgerow.development.rules.training import USEFUL, faults
from hedgerow.engines.audit.actions import record as audit
from hedgerow.engines.bookings import queries as bookings
from hedgerow.engines.bookings.models import Booking, Sitting
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import AreaBasis, Audience, Where, Work
from hedgerow.places.queries import postcode
from hedgerow.spine.errors import InputError

HELD, FULL = "training.held", "training.full"
FACTS = frozenset(
    {"title", "covers", "audience", "trainer", "activity", "minutes", "places", "price_pence", "member_pence"}
)


@transaction.atomic
def add_course(*, by: User | None, title: str, **facts: Any) -> Course:
    """A new course; `facts` are FACTS. Raises ValidationError by field."""
    course = Course(made_by=by.pk if by else None)
    _put(course, {"title": title, **facts})
    course.save()
    audit(by=by, did="course.added", ref=course.ref)
    return course


@transaction.atomic
def change_course(*, by: User, course: Course, **facts: Any) -> Course:
    """Change what is said of a course. Dates that are set stay as they are. Raises ValidationError by field."""
    row = Course.objects.select_for_update().get(pk=course.pk)
    changed = [name for name, value in facts.items() if getattr(row, name) != value]
    _put(row, facts)
    if changed:
        row.save()
        audit(by=by, did="course.changed", ref=row.ref, fields=changed)
    return row


@transaction.atomic
def end_course(*, by: User, course: Course) -> Course:
    """Offer it no longer. Dates that are set go ahead."""
    row = Course.objects.select_for_update().get(pk=course.pk)
    if row.ended_on is None:
        row.ended_on = clock.today()
        row.save(update_fields=["ended_on"])
        audit(by=by, did="course.ended", ref=row.ref)
    return row


@transaction.atomic
def offer_course_again(*, by: User, course: Course) -> Course:
    """Offer it again."""
    row = Course.objects.select_for_update().get(pk=course.pk)
    if row.ended_on is not None:
        row.ended_on = None
        row.save(update_fields=["ended_on"])
        audit(by=by, did="course.offered_again", ref=row.ref)
    return row


@transaction.atomic
def marked(by: User | None, sitting: Sitting, came: Sequence[Booking], absent: Sequence[Booking]) -> None:
    """Write one entry for the date, and one for those who waited in vain; say it anew where marks change.

    Whoever came gets one letter, with their certificate and one question.
    """
    for entry in queries.entries_of(sitting):
        ledger.reverse(by=by, entry=entry)
    course = queries.course_of(sitting)
    activity = course.activity if course else "training"
    if came:
        said = _("%(came)s came, %(absent)s did not.") % {"came": len(came), "absent": len(absent)}
        ledger.record(by=by, work=_work(sitting, activity, HELD, came, note=f"{sitting.title}. {said}"))
    waited = list(bookings.never_seated(sitting))
    if waited:
        ledger.record(by=by, work=_work(sitting, activity, FULL, waited, unmet=True))
    for booking in came:
        afterwards(booking, sitting)


@transaction.atomic
def say_how_useful(*, booking: Booking, useful: int, words: str = "") -> TrainingFeedback:
    """Keep somebody's answer; a later one takes the place of the first. Raises InputError for what is none of 1 to 4."""
    if useful not in USEFUL:
        raise InputError(_("Please choose one of the four."))
    told = {"sitting": booking.sitting, "useful": useful, "words": words.strip()[:500], "at": clock.now()}
    row, _made = TrainingFeedback.objects.update_or_create(booking=booking, defaults=told)
    return row


def erase_feedback(keys: Sequence[Any]) -> None:
    """Take the words out; the answer stays counted."""
    TrainingFeedback.objects.filter(pk__in=keys).update(words="")


def erase_trainer(keys: Sequence[Any]) -> None:
    """Take the trainer's name out of courses."""
    Course.objects.filter(pk__in=keys).update(trainer="")


def _work(
    sitting: Sitting, activity: str, act: str, people: Sequence[Booking], *, unmet: bool = False, note: str = ""
) -> Work:
    found = postcode(sitting.postcode) if sitting.postcode else None
    where = Where(found.ward, AreaBasis.HAPPENED) if found and found.ward else Where()
    return Work(
        activity=activity,
        act=act,
        unmet=unmet,
        on=clock.day_of(sitting.starts_at),
        groups=queries.groups_of(people),
        people=len(people),
        where=where,
        ref=str(sitting.own_ref),
        audience=Audience.GROUP,
        note=note,
    )


def _put(course: Course, facts: dict[str, Any]) -> None:
    assert set(facts) <= FACTS, f"not facts of a course: {sorted(set(facts) - FACTS)}"
    wrong = {field: str(fault.label) for field, fault in faults(facts)}
    if wrong:
        raise ValidationError(wrong)
    for name, value in facts.items():
        setattr(course, name, value.strip() if isinstance(value, str) else value)
