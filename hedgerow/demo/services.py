"""What groups of Mallowdale do for people: sixty services with places, hours and prices. All made up."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction

from hedgerow.accounts.models import User
from hedgerow.demo.borough import AUTHORITY
from hedgerow.engines.finding.rules import plain_words
from hedgerow.engines.verification.actions import check, set_cadence
from hedgerow.engines.verification.types import How
from hedgerow.kernel import clock
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.types import Kind
from hedgerow.places.queries import areas
from hedgerow.places.types import AreaKind
from hedgerow.services import actions
from hedgerow.services.models import Missed, Service
from hedgerow.services.rules import parse_prices, parse_times
from hedgerow.services.types import Place, Said, Search, Taking

WORKER, REPRESENTATIVE = "worker@example.org", "rep@example.org"
OF_EACH = 4
TAKING = (Taking.YES, Taking.YES, Taking.YES, Taking.WAITING, Taking.NO, Taking.UNKNOWN)
SOUGHT = (("swimming lessons", 7), ("furniture", 5), ("childminder", 4), ("parrot rescue", 1))


@dataclass(frozen=True)
class Kindness:
    """A service that several groups give alike. `names`: words of the names of groups that might give it."""

    names: tuple[str, ...]
    title: str
    about: str
    who: str
    needs: tuple[str, ...]
    times: str
    price: str = ""
    ages: tuple[int | None, int | None] = (None, None)
    way: str = "drop_in"
    online: bool = False
    outreach: bool = False
    access: tuple[str, ...] = ("step_free", "toilet")


KINDNESSES = (
    Kindness(("Larder", "Pantry"), "Community larder",
             "Choose a week’s food for the price of a sandwich. Nobody asks why you came.", "Anybody who lives nearby.",
             ("food", "money"), "TU 10:00-12:30\nSA 09:30-11:00", "A bag of food | 3.50 | or what you have"),
    Kindness(("Kitchen", "Lunch Club"), "Hot lunch",
             "A hot meal at a long table. Come alone or with somebody; there is always a chair.", "Everybody.",
             ("food", "company"), "MO,WE,FR 12:00-14:00", "Lunch |  | pay what you can"),
    Kindness(("Advice",), "Benefits and debt advice",
             "Bring the letters you have not opened. We read them with you and ring whoever has to be rung.",
             "Anybody in the borough.", ("advice", "money", "housing"), "MO,TU,TH 09:30-12:30", way="either", online=True),
    Kindness(("Debt",), "Debt clinic by telephone",
             "An adviser works out with you what to pay first, and asks those you owe for time.", "Anybody in debt.",
             ("money",), "WE 17:00-19:30", way="ask", online=True),
    Kindness(("Youth Club", "Scouts"), "Youth club",
             "Table tennis, toast and talking; two workers are always in the room.", "Young people.",
             ("youth", "sport"), "WE 18:30-20:30", "Entry | 0.50 |", (11, 17)),
    Kindness(("Young Carers",), "Evening for young carers",
             "Two hours in which somebody else does the looking after. Pizza, a film, people who know.",
             "Children and young people who look after somebody at home.", ("caring", "youth"), "2TH 17:00-19:00",
             ages=(8, 18), way="either"),
    Kindness(("Friendship", "Tea and Company", "Over Sixties"), "Tea and company",
             "Tea, cake and talk; a lift there and back if you need one.", "Anybody over sixty.",
             ("company", "age", "travel"), "TU 14:00-16:00", "Tea and cake | 2 |", (60, None), outreach=True),
    Kindness(("Neighbours",), "A neighbour to call",
             "A bulb changed, a prescription fetched, a bin put out. One telephone number, one of twenty neighbours.",
             "Anybody who cannot manage it just now.", ("age", "disability", "company"), "MO,TU,WE,TH,FR 09:00-17:00",
             way="ask", outreach=True),
    Kindness(("Stroke", "Carers"), "Group for carers",
             "A morning with people who look after somebody too. A nurse comes once a month.", "Anybody who cares for somebody.",
             ("caring", "mind"), "1WE 10:30-12:30\n3WE 10:30-12:30"),
    Kindness(("Shed",), "Shed mornings", "Wood, bicycles and tea. Tools and somebody who knows how to use them.",
             "Adults; mostly men come.", ("company", "mind", "outdoors"), "MO,TH 09:30-12:30", "A morning | 2 |", (18, None)),
    Kindness(("Recovery",), "Recovery walk",
             "Five gentle miles with people who have given something up, or are about to.", "Adults in recovery.",
             ("addiction", "body", "outdoors"), "SU 10:00-12:30", ages=(18, None), access=("transport", "dogs")),
    Kindness(("Wheels", "Access"), "Accessible bus",
             "A bus with a lift, to the shops, the doctor or a friend. Book two days before.",
             "Anybody who cannot use an ordinary bus.", ("travel", "disability"), "MO,TU,WE,TH,FR 09:00-16:00",
             "Each way | 2.50 |", way="ask", outreach=True),
    Kindness(("Autism",), "Families’ Saturday",
             "A quiet hall, soft play and other parents. Brothers and sisters are welcome.",
             "Families with an autistic child.", ("children", "disability"), "2SA 10:00-12:00", "A family | 3 |",
             access=("step_free", "quiet", "children")),
    Kindness(("Welcome", "Language"), "Conversation café",
             "English over coffee, with a table for beginners. A crèche next door.", "Anybody who is new to English.",
             ("new_here", "work", "company"), "TU,TH 10:00-12:00", access=("step_free", "interpreter", "children")),
    Kindness(("Women",), "Women’s drop-in",
             "A safe room, a caseworker and a solicitor every second week.", "Women, whatever their papers.",
             ("safety", "advice"), "FR 10:00-13:00", ages=(16, None), way="either", access=("quiet", "interpreter")),
    Kindness(("Allotment", "Orchard"), "Growing together",
             "A plot of our own, seeds and somebody to show you. Take home what you pick.", "Everybody.",
             ("outdoors", "mind", "food"), "SA 10:00-13:00", access=("transport", "dogs")),
    Kindness(("Community Centre", "Village Hall"), "Warm room and computers",
             "Heating, tea, four computers and somebody patient beside them.", "Everybody.",
             ("online", "company", "money"), "MO,TU,WE,TH,FR 10:00-15:00"),
)  # fmt: skip


@transaction.atomic
def tell(today: date, seed: int = 1711) -> int:
    """Tell it through our team's and groups' own actions. Answers with how many services there are."""
    chance = random.Random(seed)
    by = User.objects.get(email=WORKER)
    held = Organisation.objects.filter(kind=Kind.GROUP, published=True, closed_on=None, merged_into=None)
    groups = list(held.exclude(access__isnull=False).exclude(postcode="").order_by("pk"))
    made = [_write(by, one, group, today, chance) for one, group in _pairs(groups, chance)]
    _own(by, today)
    _two_that_stopped(by, made, today)
    _sought(today)
    return Service.objects.count()


def _pairs(groups: list[Organisation], chance: random.Random) -> Iterator[tuple[Kindness, Organisation]]:
    for one in KINDNESSES:
        fitting = [group for group in groups if any(name in group.name for name in one.names)]
        for group in chance.sample(fitting, min(OF_EACH, len(fitting))):
            yield one, group


def _write(by: User, one: Kindness, group: Organisation, today: date, chance: random.Random) -> Service:
    began = today - timedelta(days=chance.randint(40, 700))
    with clock.pretend(_at(began, chance)):
        service = _add(by, one, group, chance)
    days = chance.choice((90, 180, 180, 365))
    last = today - timedelta(days=min((today - began).days, chance.randint(2, days + 20)))
    with clock.pretend(_at(last, chance)):
        check(by=None, ref=service.ref, how=chance.choice((How.LETTER, How.LETTER, How.ASKED)))
        set_cadence(by=by, ref=service.ref, every_days=days)
        if taking := chance.choice(TAKING):
            actions.say_taking(by=by, service=service, taking=taking, reply_days=chance.choice((0, 1, 2, 5, 10, None)))
    return service


def _at(day: date, chance: random.Random) -> datetime:
    return datetime.combine(day, time(chance.randint(9, 16), chance.randint(0, 59)), UTC)


def _add(by: User, one: Kindness, group: Organisation, chance: random.Random) -> Service:
    wards = list(areas(kind=AreaKind.WARD).values_list("code", flat=True))
    said = Said(
        places=(Place(f"{group.name.removeprefix('The ')} hall", "", group.postcode),),
        times=parse_times(one.times),
        prices=parse_prices(one.price),
        areas=(AUTHORITY,) if one.outreach else (chance.choice(wards),) if chance.random() < 0.2 else (),
        tags={
            "need": one.needs,
            "access": one.access,
            "language": chance.choice(((), ("ur",), ("pl", "ar"), ("bfi",))),
        },
    )
    made = actions.add_service(
        by=by,
        organisation=group,
        name=f"{one.title}, {group.name}"[:160] if chance.random() < 0.2 else one.title,
        said=said,
        description=one.about,
        eligibility=one.who,
        age_from=one.ages[0],
        age_to=one.ages[1],
        way=one.way,
        online=one.online,
        outreach=one.outreach,
        free=not one.price or None,
        phone=f"01632 960 {chance.randint(100, 999)}",
        email=f"{'.'.join(plain_words(group.name))[:40]}@example.org" if chance.random() < 0.7 else "",
        web="https://example.org/" + "-".join(plain_words(group.name)) if chance.random() < 0.5 else "",
    )
    return actions.show_service(by=by, service=made)


def _own(by: User, today: date) -> None:
    """The group whose representative anybody may sign in as has one that is shown, and one that waits to be checked."""
    user = User.objects.get(email=REPRESENTATIVE)
    access = Access.objects.filter(user=user, until__isnull=True).select_related("organisation").order_by("pk").first()
    if access is None:
        return
    group, chance = access.organisation, random.Random(1)
    with clock.pretend(_at(today - timedelta(days=130), chance)):
        first = _add(by, KINDNESSES[1], group, chance)
        set_cadence(by=by, ref=first.ref, every_days=90)
        actions.say_taking(by=user, service=first, taking=Taking.YES, reply_days=2)
    with clock.pretend(_at(today - timedelta(days=3), chance)):
        facts = {"name": "Cooking for one", "description": "Six Thursdays, six dinners, one pan."}
        actions.add_service(by=user, organisation=group, said=Said(times=parse_times("TH 17:00-19:00")), **facts)


def _two_that_stopped(by: User, made: list[Service], today: date) -> None:
    with clock.pretend(datetime.combine(today - timedelta(days=9), time(11), UTC)):
        actions.pause_service(by=by, service=made[3])
        actions.close_service(by=by, service=made[-2])


def _sought(today: date) -> None:
    """What people looked for in the last weeks, and nobody gives."""
    for words, times in SOUGHT:
        for number in range(times):
            with clock.pretend(datetime.combine(today - timedelta(days=1), time(9 + number), UTC)):
                actions.count_missed(wanted=Search(words=words), address=f"192.0.2.{number}")
    assert Missed.objects.exists()
    actions.write_down(today)
