"""Problems and offers for tests, made by the actions that people use."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hedgerow.accounts.models import User
from hedgerow.kernel import clock
from hedgerow.offers import actions
from hedgerow.offers.models import Offer, Part, Problem
from hedgerow.offers.types import Answer, Said, Word
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind

MATTER = "Twenty people a week wait in a hospital bed, because nobody is at home to help them in."


def group(name: str, **facts: Any) -> Organisation:
    """A group in the directory."""
    return Organisation.objects.create(name=name, published=True, **facts)


def body(name: str = "Thornmere Health Trust") -> Organisation:
    """A public body."""
    return Organisation.objects.create(name=name, kind=Kind.PUBLIC_BODY)


def a_problem(of: Organisation, *, by: User | None = None, opened: bool = True, **facts: Any) -> Problem:
    """A problem that a body stated; our team has looked at it, unless `opened` says otherwise."""
    told = {"title": "People wait in hospital beds", "matter": MATTER, "for_whom": "older people", **facts}
    made = actions.state_problem(by=by, body=of, **told)
    return actions.open_problem(by=by, problem=made) if opened else made


def an_offer(problem: Problem, lead: Organisation, *groups: Organisation, **facts: Any) -> Offer:
    """An offer with a part of each group, for 40 people at £4,000 each."""
    made = actions.begin_offer(by=None, problem=problem, lead=lead, summary="Somebody at the door, in a day.", **facts)
    for one in groups or (lead,):
        actions.add_part(by=None, offer=made, organisation=one, what="Bring people home", people=40, pence=400_000)
    return made


def agreed(part: Part) -> Part:
    """The group agrees to its part as it stands."""
    part.refresh_from_db()
    return actions.say(by=None, part=part, word=Word.AGREED, version=part.version)


def put(offer: Offer, **facts: Any) -> Offer:
    """Every group agrees, and the offer goes to the body."""
    actions.ask_groups(by=None, offer=offer)
    for part in Part.objects.filter(offer=offer):
        agreed(part)
    return actions.put(by=None, offer=offer, **facts)


def accepted(
    problem: Problem, lead: Organisation, *groups: Organisation, days: tuple[date, date] | None = None
) -> Offer:
    """An offer that the body accepted."""
    made = an_offer(problem, lead, *groups)
    if days:
        for part in made.parts.all():
            actions.change_part(by=None, part=part, since=days[0], until=days[1])
    return actions.answer(by=None, offer=put(made), answer=Answer.ACCEPTED)


def at(day: date) -> Any:
    """Pretend that it is noon of a day."""
    return clock.pretend(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))


def said(people: int | None = 12, **facts: Any) -> Said:
    """What a group reports."""
    return Said(people=people, **{"minutes": 600, "pence": 50_000, "changed": "They are at home.", **facts})


def an_offer_in_delivery(of: Organisation, lead: Organisation) -> Offer:
    """One that was accepted four months ago; its first quarter is closed, its second runs."""
    today = clock.today()
    began = today - timedelta(days=120)
    with at(began):
        offer = accepted(a_problem(of), lead, days=(began, today + timedelta(days=30)))
    first = offer.periods.order_by("starts")[0]
    with at(first.ends + timedelta(days=2)):
        actions.report(by=None, report=first.reports.all()[0], said=said(), version=0)
    with at(first.ends + timedelta(days=5)):
        actions.close_period(by=None, period=first)
    return offer
