"""Mallowdale's own grants: a programme with a round that is being assessed and one that is open."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.funding.types import Needs
from hedgerow.kernel import clock
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.queries import live
from hedgerow.organisations.types import Kind, Level
from hedgerow.places.models import Area
from hedgerow.places.types import AreaKind
from hedgerow.programmes import actions
from hedgerow.programmes.models import Application, Programme, Round
from hedgerow.programmes.types import Sent, Terms


@dataclass(frozen=True)
class Wanted:
    """What one group asks for: in a line, what would be done, how it is known to be needed, for whom, and the costs."""

    title: str
    what: str
    need: str
    who: str
    costs: tuple[tuple[str, int], ...]

    @property
    def pence(self) -> int:
        return sum(pounds for _what, pounds in self.costs) * 100


WANTED = (
    Wanted(
        "A warm room on Thursdays", "We open the hall from ten to three, with soup, cards and somebody to talk to.",
        "Twelve people asked for it at our door last winter, and the library closes on Thursdays.",
        "About thirty people, most of them over seventy and living alone.",
        (("Heating for twenty weeks", 640), ("Soup and bread", 420), ("Leaflets", 60)),
    ),
    Wanted(
        "Bicycles mended by young people", "A mechanic shows ten young people how to mend bicycles, which they then keep.",
        "The youth worker has a list of nineteen who want to join, and the nearest shop is six miles away.",
        "Ten young people from 14 to 18, and the sixty neighbours whose bicycles they mend.",
        (("A mechanic, ten evenings", 900), ("Tools", 350), ("Parts", 250)),
    ),
    Wanted(
        "English over a meal", "People who are new here cook together once a week, and learn the words for it.",
        "The health visitor sends us two families a month; the college has a year’s wait.",
        "Fifteen women who came here in the last three years, with their small children.",
        (("Food", 480), ("A teacher, twenty weeks", 1000), ("A crèche worker", 400)),
    ),
    Wanted(
        "A bench and fruit trees on the green", "Volunteers plant nine fruit trees and set up a bench made by the wood workshop.",
        "At the open day, 41 of 60 people chose it from five ideas.",
        "Everybody who crosses the green; the school plants with us.",
        (("Trees and stakes", 380), ("Wood", 220)),
    ),
    Wanted(
        "A choir for people with dementia and those who care for them", "Two hours of singing and tea, every second week.",
        "The memory clinic asked us to go on when its own group ended.",
        "Twenty pairs, and six volunteers who fetch those who cannot come alone.",
        (("A leader, twenty afternoons", 1200), ("The hall", 400), ("Minibus", 300)),
    ),
    Wanted(
        "Boots and shirts for a girls’ team", "A second team for girls who cannot pay for their kit.",
        "Eight girls stopped coming when they were asked for the money.",
        "Sixteen girls from 9 to 12.",
        (("Boots", 480), ("Shirts", 240), ("A place in the league", 90)),
    ),
)  # fmt: skip


def tell(today: date, seed: int = 1927) -> int:
    """Tell it through the actions of groups and of our team. Answers with how many applications there are."""
    by, chance = User.objects.get(email="funding@example.org"), random.Random(seed)
    wards = list(Area.objects.filter(kind=AreaKind.WARD).order_by("code").values_list("code", flat=True))
    with transaction.atomic():
        with clock.pretend(at(today - timedelta(days=460))):
            programme = actions.add_programme(
                by=by, name="Warm and Welcome", contact="grants@example.org", payer="Mallowdale Council",
                about="Small sums for groups that bring people together. The council gives the money; we run it.",
            )  # fmt: skip
        groups = _groups(by, today, len(WANTED) * 2)
        assessed = make_round(by, programme, "Autumn", today - timedelta(days=80), today - timedelta(days=25))
        for number, (group, user) in enumerate(groups[: len(WANTED)]):
            apply(
                user,
                group,
                assessed,
                WANTED[number],
                chance.choice(wards),
                assessed.closes_on - timedelta(days=number * 3),
            )
        with clock.pretend(assessed.closes_at + timedelta(hours=9)):
            actions.assess_round(by=by, held=assessed)
        running = make_round(by, programme, "Winter", today - timedelta(days=12), today + timedelta(days=23))
        for number, (group, user) in enumerate(groups[len(WANTED) :][:3]):
            day = today - timedelta(days=3 * number + 1)
            apply(user, group, running, WANTED[(number + 2) % len(WANTED)], chance.choice(wards), day)
        _begin(running, today)
    return Application.objects.count()


def at(day: date, hour: int = 11) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=clock.LONDON)


def make_round(by: User, programme: Programme, title: str, opens: date, closes: date) -> Round:
    told = Terms(
        title=title, about="For rooms, meals, workshops and anything else that brings people together this year.",
        opens_on=opens, closes_on=closes, decision_by=closes + timedelta(days=42), pot=500_000, least=20_000, most=200_000,
    )  # fmt: skip
    with clock.pretend(at(opens, 9)):
        made = actions.add_round(by=by, programme=programme, terms=told)
        actions.set_criteria(by=by, held=made, needs=Needs(income_most=25_000_000))
        return actions.open_round(by=by, held=made)


def _groups(by: User, today: date, count: int) -> list[tuple[Organisation, User]]:
    """Groups with somebody who writes for them; not those whose people sign in to look round."""
    busy = Access.objects.values("organisation")
    rows = live().filter(kind=Kind.GROUP, closed_on__isnull=True, income_pence__lt=20_000_000).exclude(pk__in=busy)
    found = []
    for number, group in enumerate(rows.order_by("pk")[:count], start=1):
        user = User.objects.create_user(f"writer{number}@example.org", name=f"Writer {number}", role=LioRole.NONE)
        with clock.pretend(at(today - timedelta(days=470))):
            organisations.grant_access(by=by, user=user, organisation=group, level=Level.EDITOR)
        found.append((group, user))
    return found


def apply(user: User, group: Organisation, held: Round, wanted: Wanted, ward: str, day: date) -> None:
    answers = {
        "what": wanted.what, "need": wanted.need, "who": wanted.who, "match": "no",
        "costs": [[what, str(pounds)] for what, pounds in wanted.costs],
    }  # fmt: skip
    starts = held.decision_by + timedelta(days=20)
    sent = Sent(wanted.title, wanted.pence, (ward,), starts, starts + timedelta(days=240), answers)
    with clock.pretend(at(day)):
        made = actions.begin(by=user, held=held, organisation=group)
        made = actions.save(by=user, application=made, sent=sent)
        actions.send(by=user, application=made)


def _begin(held: Round, today: date) -> None:
    """The group of whoever signs in to look round has begun."""
    access = (
        Access.objects.filter(user__email="rep@example.org").select_related("user", "organisation").order_by("pk")[0]
    )
    with clock.pretend(at(today - timedelta(days=2))):
        made = actions.begin(by=access.user, held=held, organisation=access.organisation)
        half = Sent(
            "A shed for the tools", 45_000, (), None, None, {"what": "We put up a shed, so that the tools stay dry."}
        )
        actions.save(by=access.user, application=made, sent=half)
