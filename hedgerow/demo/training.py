"""Two years of training in Mallowdale: courses, their dates, who booked, who came and what they said; some to come."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import F

from hedgerow.accounts.models import User
from hedgerow.development.actions import training
from hedgerow.development.models.training import Course
from hedgerow.engines.bookings import actions as bookings
from hedgerow.engines.bookings import queries
from hedgerow.engines.bookings.models import Booking, Sitting
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.mail.types import State
from hedgerow.kernel import clock
from hedgerow.people.models import Role
from hedgerow.places.models import Area

KIND = "development.training"
DAYS = 730
FULL_IN = 9  # days: the date of which every place is taken
HALL, MILL, LIBRARY = "The Old Fulling Mill, upstairs", "Mallowdale Library", "Thorn Street Hall"


@dataclass(frozen=True)
class Taught:
    """A course, how long it takes, how many have room, and what it costs those who are no members, in pounds."""

    title: str
    covers: str
    audience: str
    trainer: str
    minutes: int
    places: int
    pounds: int = 0
    activity: str = "training"
    online: bool = False


COURSES = (
    Taught("The books in an evening", "A cash book, receipts, and a page that shows the committee where you stand.",
           "treasurers, new and nervous", "Maud Ellery", 120, 10, 15),
    Taught("A first bid that gets read", "What a funder looks for, in the order they look. Bring a form you are stuck on.",
           "anybody who writes bids", "Priya Nandakumar", 150, 12, 20, "fundraising-training"),
    Taught("Safe and kind: safeguarding for small groups", "Who to tell, what to write down, and a policy by the end.",
           "whoever works with children or adults at risk", "Joan Pettifer", 180, 14, 20),
    Taught("What a trustee signs up to", "Six duties in plain words, and what happens when things go wrong.",
           "trustees and committee members", "Maud Ellery", 90, 20, 0, online=True),
    Taught("Volunteers who stay", "Welcome, expenses, thank-yous, and the talk when it does not work out.",
           "volunteer organisers", "Ines Caldwell", 120, 10, 10),
    Taught("First aid at your event", "What to do until the ambulance comes. Practical, on the floor.",
           "anybody who runs events", "Gil Sutton", 240, 8, 35),
)  # fmt: skip
SAID = (
    "I wish somebody had told me this three years ago.",
    "More time for our own forms, please.",
    "Clear, kind, and a good cup of tea.",
    "The room was cold.",
    "Could there be one on a Saturday?",
)
NEEDS = ("Step-free access, please.", "Large print handouts.", "I lip-read: a seat at the front.")


def tell(today: date, seed: int = 1894) -> int:
    """Tell it all through the actions of our team and of the public. Answers with how many dates there are."""
    chance = random.Random(seed)
    worker = User.objects.get(email="worker@example.org")
    people = list(
        Role.objects.filter(until__isnull=True)
        .exclude(contact__email="")
        .select_related("contact", "organisation")[:240]
    )
    postcode = _postcode()
    made = [_course(worker, one, today) for one in COURSES]
    days = [*(today - timedelta(days=DAYS - 40 - 31 * n) for n in range(22)), today - timedelta(days=4)]
    coming = [today + timedelta(days=n) for n in (1, 9, 17, 31, 45)]
    for number, day in enumerate([*days, *coming]):
        taught, course = COURSES[number % len(COURSES)], made[number % len(COURSES)]
        with transaction.atomic():
            _date(worker, taught, course, _at(day, 18 if number % 3 else 10), people, postcode, today, chance)
    Outgoing.objects.filter(state=State.WAITING, about__startswith="bookings.sitting:").update(
        state=State.KEPT, sent_at=F("made_at")
    )
    return len(days) + len(coming)


def _course(worker: User, one: Taught, today: date) -> Course:
    with clock.pretend(_at(today - timedelta(days=DAYS - 5), 9)):
        return training.add_course(
            by=worker,
            title=one.title,
            covers=one.covers,
            audience=one.audience,
            trainer=one.trainer,
            activity=one.activity,
            minutes=one.minutes,
            places=one.places,
            price_pence=one.pounds * 100,
            member_pence=0,
        )


def _date(
    worker: User,
    taught: Taught,
    course: Course,
    starts: datetime,
    people: Sequence[Role],
    postcode: str,
    today: date,
    chance: random.Random,
) -> None:
    """One date: set five weeks before, booked by and by, held, marked the same evening, answered the next day."""
    known = min(starts - timedelta(days=35), _at(today, 8) - timedelta(days=3))
    with clock.pretend(known):
        sitting = bookings.make_sitting(
            by=worker,
            ref=course.ref,
            kind=KIND,
            title=course.title,
            about=course.covers,
            starts_at=starts,
            ends_at=starts + timedelta(minutes=taught.minutes),
            where="" if taught.online else chance.choice((HALL, MILL, LIBRARY)),
            postcode="" if taught.online else postcode,
            online="https://meet.example.org/mallowdale" if taught.online else "",
            places=taught.places,
            price_pence=course.price_pence,
            member_pence=course.member_pence,
        )
    past = clock.day_of(starts) < today
    wanted = chance.randint(4, taught.places + (3 if chance.random() < 0.4 else 0))
    if (starts.date() - today).days == FULL_IN:
        wanted = taught.places + 3
    elif not past:
        wanted = wanted * 2 // 3
    for role in chance.sample(people, min(len(people), wanted)):
        with clock.pretend(min(known + timedelta(hours=chance.randint(2, 600)), starts - timedelta(hours=2))):
            _book(sitting, role, chance)
    # One date of last week waits for somebody to say who came.
    if past and (today - starts.date()).days > 10:
        _afterwards(worker, sitting, chance)


def _book(sitting: Sitting, role: Role, chance: random.Random) -> None:
    contact = role.contact
    if queries.live_of(sitting, contact.email) is not None:
        return
    booking = bookings.book(
        by=None,
        sitting=sitting,
        name=contact.name,
        email=contact.email,
        group=role.organisation.ref,
        group_name=role.organisation.name,
        needs=chance.choice(NEEDS) if chance.random() < 0.06 else "",
    )
    if chance.random() < 0.08:
        bookings.cancel(by=None, booking=booking)


def _afterwards(worker: User, sitting: Sitting, chance: random.Random) -> None:
    with clock.pretend(sitting.ends_at + timedelta(minutes=20)):
        came = {one.pk: chance.random() < 0.86 for one in queries.coming_to(sitting)}
        bookings.mark(by=worker, sitting=sitting, came=came)
    with clock.pretend(sitting.ends_at + timedelta(hours=20)):
        for booking in queries.came_from(sitting).select_related("sitting"):
            _answer(booking, chance)


def _answer(booking: Booking, chance: random.Random) -> None:
    if chance.random() < 0.45:
        words = chance.choice(SAID) if chance.random() < 0.3 else ""
        useful = chance.choices((4, 3, 2, 1), (5, 4, 1, 0.3))[0]
        training.say_how_useful(booking=booking, useful=useful, words=words)


def _postcode() -> str:
    """A postcode of the place."""
    from hedgerow.places.queries import spine

    held = spine()
    rows = (
        held.rows("select postcode from postcodes order by postcode limit 1") if held and Area.objects.exists() else []
    )
    return str(rows[0]["postcode"]) if rows else ""


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), clock.LONDON)
