"""Four newsletters of Mallowdale Voluntary Action, and who gets them: an old list, sign-ups, people who stopped."""

from __future__ import annotations

import random
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from hedgerow.accounts.models import User
from hedgerow.demo.names import FIRST, LAST
from hedgerow.engines.imports import actions as imports
from hedgerow.kernel import clock
from hedgerow.newsletters import actions, queries
from hedgerow.newsletters.actions.posting import post
from hedgerow.newsletters.models import Issue, Subject, Subscriber

OLD, SIGNED_UP = 90, 140
SUBJECTS = (
    ("Funding", "New funds for groups, as soon as we know them."),
    ("Training and dates", "What is on, about once a month."),
    ("Volunteering", "Roles that want somebody."),
)
HOW = (
    "ticked the box on our paper form, spring 2023",
    "signed up at the volunteers’ fair in 2022",
    "asked for it by e-mail, 2023",
    "ticked the box when booking a course in 2024",
)
#: days ago, subject line, heading, words, and from which lists things are put in
LETTERS = (
    (
        640,
        "A fund for warm rooms, and who is new",
        "A winter together",
        "Forty groups kept a room warm last winter, and four thousand cups of tea were poured.\n\n"
        "This year there is money for it. Ask us before you fill in the form: we have read it twice so that you need not.",
        ("groups",),
        2,
    ),
    (
        430,
        "Your committee, without the headache",
        "Treasurers wanted, and helped",
        "Every third group that rings us has just lost its treasurer. We now meet on the first Tuesday of the month, with "
        "cake, to go through one page of accounts together.",
        ("groups",),
        1,
    ),
    (
        210,
        "What you told the council, and what it did",
        "We said, they did",
        "You told us that the 14 bus stops too early for evening groups. From June the last one leaves at half past ten.\n\n"
        "Thank you to the eleven groups who said so in writing.",
        ("groups",),
        2,
    ),
    (
        12,
        "New money, new roles, and a date for your diary",
        "Before the year ends",
        "Three things are worth ten minutes of yours before Christmas: a fund that closes soon, people who are looking for "
        "something to do, and our gathering in the Fulling Mill.",
        ("funds", "roles", "events"),
        3,
    ),
)
DRAFT = "January: what we are asking you"


@transaction.atomic
def tell(today: date) -> int:
    """Tell it in the order in which it happened, through the same actions that people use; how many get letters now."""
    dice = random.Random(41)
    by, manager = (User.objects.get(email=f"{name}@example.org") for name in ("worker", "manager"))
    with _at(today - timedelta(days=700)):
        subjects = _subjects(manager)
        people = _people(dice)
        _import(by, people[:OLD], subjects, dice)
    joining, last = people[OLD:], len(LETTERS)
    for number, (days, title, heading, words, lists, count) in enumerate(LETTERS):
        some = joining[number * len(joining) // last : (number + 1) * len(joining) // last]
        with _at(today - timedelta(days=days + 3)):
            _sign_up(some, subjects, dice)
        with _at(today - timedelta(days=days)):
            issue = _write(by, title, heading, words, lists, count, subjects)
            post(issue=actions.send(by=by, issue=issue))
            _stop(dice, 3)
    with _at(today - timedelta(days=2)):
        actions.ask(email="curious@example.org", subjects=subjects[:1], name="Una Threlfall")
        draft = actions.begin(by=by, title=DRAFT, subjects=subjects[:1])
        actions.add_words(by=by, issue=draft, text="Five questions, two minutes, one prize draw.", heading="Tell us")
    return queries.reach(draft).count


def _at(day: date) -> AbstractContextManager[None]:
    return clock.pretend(datetime(day.year, day.month, day.day, 10, tzinfo=UTC))


def _subjects(manager: User) -> list[Subject]:
    actions.seed()
    for place, (name, about) in enumerate(SUBJECTS, 1):
        actions.add_subject(by=manager, name=name, about=about, place=place)
    return list(queries.subjects())


def _people(dice: random.Random) -> list[tuple[str, str]]:
    """Names and addresses, each once."""
    found: dict[str, str] = {}
    while len(found) < OLD + SIGNED_UP:
        first, last = dice.choice(FIRST), dice.choice(LAST)
        plain = f"{first}.{last}".lower().replace(" ", "-").replace("'", "")
        found[f"{plain}@example.org"] = f"{first} {last}"
    return [(name, email) for email, name in found.items()]


def _import(by: User, people: list[tuple[str, str]], subjects: list[Subject], dice: random.Random) -> None:
    lines = ["Name,E-mail address,Subjects,How and when they agreed"]
    for name, email in people:
        wanted = "; ".join(subject.name for subject in subjects if subject is subjects[0] or dice.random() < 0.3)
        lines.append(f"{name},{email},{wanted},“{dice.choice(HOW)}”".replace("“", '"').replace("”", '"'))
    data = "\n".join(lines).encode()
    run = imports.check(
        by=by, kind="newsletter", file="mailing-list.csv", data=data, source="the mailing list of before"
    )
    imports.apply(by=by, run=run)


def _sign_up(people: list[tuple[str, str]], subjects: list[Subject], dice: random.Random) -> None:
    for _name, email in people:
        wanted = [subject for subject in subjects if dice.random() < 0.5] or subjects[:1]
        actions.confirm(email=email, subjects=wanted)


def _write(
    by: User, title: str, heading: str, words: str, lists: tuple[str, ...], count: int, subjects: list[Subject]
) -> Issue:
    """Our own words, then the first few things of some lists."""
    issue = actions.begin(by=by, title=title, subjects=subjects[:2])
    actions.add_words(by=by, issue=issue, text=words, heading=heading)
    offered = {one.kind: one for one in queries.lists(issue)}
    refs = [item.ref for kind in lists if kind in offered for item, _new in offered[kind].items[:count]]
    actions.add_items(by=by, issue=issue, refs=refs)
    return issue


def _stop(dice: random.Random, count: int) -> None:
    """After each letter a few have had enough."""
    emails = list(Subscriber.objects.order_by("email").values_list("email", flat=True))
    for email in dice.sample(emails, min(count, len(emails))):
        actions.stop(email=email)
