"""Problems that public bodies stated, and what groups offered: one delivered over three quarters, one refused, one open."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta

from hedgerow.accounts.models import User
from hedgerow.bodies.actions import declare
from hedgerow.bodies.types import InterestKind
from hedgerow.charter.queries import priorities
from hedgerow.kernel import clock
from hedgerow.offers import actions
from hedgerow.offers.models import Offer, Problem
from hedgerow.offers.queries.finding import area_choices
from hedgerow.offers.rules.periods import later
from hedgerow.offers.types import Answer, How, Reason, Said, Shown, Word
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.types import Kind, Level

FIT = ("Good Neighbours", "Lunch Club", "Youth Club", "Project for Young People")
COUNCIL, HOSPITAL = "Mallowdale Council", "Mallowdale and Thorn Health Trust"
HOME = (
    ("Meet people at the ward, drive them home, put the kettle on and the heating up", 180, 1_260_000,
     "412 lifts home in two years; the ward sister’s letter says beds were free four hours sooner.", "documented"),
    ("Ring every day for a fortnight, and call in three times", 160, 840_000,
     "Of 96 people rung last winter, 11 went back into hospital within a month; on the ward as a whole it is one in six.",
     "corroborated"),
    ("A hot meal each day for the first week at home", 120, 960_000,
     "We have cooked for people at home since 2009, and are asked for more than we can do.", "asserted"),
)  # fmt: skip
TOLD = (
    ((41, 240, 31_000, "Nobody waited for transport past four o’clock on the two wards where we are.",
      "They carried my bag and found my cat. I would have sat there till Monday."),
     (38, 310, 20_500, "Two falls were found by telephone the same day.", ""),
     (27, 190, 23_000, "People eat in the first week, and are weighed by the nurse: nobody lost more than a pound.", "")),
    ((52, 300, 33_500, "A third ward asked for us.", ""),
     (47, 365, 21_000, "Seven people came to our lunch table afterwards, and stay.",
      "The telephone at ten past nine. I dress for it."),
     (33, 205, 24_500, "", "")),
    ((61, 340, 34_000, "The ward books us itself now, by noon of the day before.", ""),
     (55, 400, 22_000, "", ""),
     (39, 230, 26_000, "The kitchen runs on eleven volunteers; five were cooked for in spring.", "")),
)  # fmt: skip


def tell(today: date) -> int:
    """Tell it, through the same actions that people use; how many problems there are."""
    bodies = {one.name: one for one in Organisation.objects.filter(kind=Kind.PUBLIC_BODY, merged_into=None)}
    by, groups = User.objects.get(email="engagement@example.org"), _groups()
    _hospital(by, bodies[HOSPITAL], groups[:3], today)
    _refused(by, bodies[COUNCIL], groups[3:], today)
    _open(by, bodies[COUNCIL], today)
    return Problem.objects.count()


def _at(day: date) -> AbstractContextManager[None]:
    return clock.pretend(datetime(day.year, day.month, day.day, 10, 20, tzinfo=UTC))


def _groups() -> list[Organisation]:
    """The group whose people sign in, and those whose names say that they fit."""
    rep = Access.objects.filter(user__email="rep@example.org", level=Level.ADMINISTRATOR).order_by("-pk")
    rows = Organisation.objects.filter(kind=Kind.GROUP, published=True, closed_on=None, merged_into=None)
    first = [rows.get(pk=rep.values_list("organisation", flat=True)[0])]
    return [*first, *(rows.filter(name__contains=name).order_by("pk")[0] for name in FIT)]


def _wards(number: int) -> list[str]:
    return [code for code, _name in area_choices() if code.startswith("E05")][:number]


def _priority() -> list[str]:
    first = priorities().first()
    return [first.pk] if first else []


def _hospital(by: User, trust: Organisation, groups: Sequence[Organisation], today: date) -> None:
    """The health trust's problem, and three groups who did something about it for nine months."""
    began = later(date(today.year, today.month, 1), -10)
    with _at(began - timedelta(days=75)):
        problem = actions.state_problem(
            by=by, body=trust, title="People wait in hospital beds because nobody is at home to help",
            matter="About twenty people a week are well enough to go home and do not, because nobody is there in the first "
            "days: to bring them, to look in, to cook. They lose strength with every day on the ward, and beds are full.",
            for_whom="older people who live alone", people=300, areas=_wards(3), by_when=began, pence=3_000_000,
            themes=["103", "105"], beneficiaries=["202"], priorities=_priority(), shown=Shown.PUBLIC, owner=by,
        )  # fmt: skip
        actions.open_problem(by=by, problem=problem)
    with _at(began - timedelta(days=50)):
        offer = _built(by, problem, groups, (began, later(began, 9) - timedelta(days=1)))
    with _at(began - timedelta(days=40)):
        declare(
            by=by, ref=offer.ref, kind=InterestKind.PAID,
            words="We are paid £1,500 by the health trust to bring the groups together. We do none of the parts.",
        )  # fmt: skip
        actions.put(by=by, offer=offer, answer_by=began - timedelta(days=12))
    with _at(began - timedelta(days=15)):
        actions.answer(by=by, offer=offer, answer=Answer.ACCEPTED, how=How.MEETING,
                       words="We take up all three parts, from the winter money.")  # fmt: skip
    _delivered(by, offer)


def _built(by: User, problem: Problem, groups: Sequence[Organisation], days: tuple[date, date]) -> Offer:
    offer = actions.begin_offer(
        by=by, problem=problem, lead=groups[0], owner=by,
        summary="Three groups bring people home, stay in touch for a fortnight and cook for the first week: one telephone "
        "number for the ward, answered seven days a week.",
        needs="One named nurse on each ward who rings by noon, and a desk by the discharge lounge.",
        risks="Volunteers are short in August. A winter with flu would ask more of us than we offer.",
    )  # fmt: skip
    for group, (what, people, pence, evidence, strength) in zip(groups, HOME, strict=False):
        actions.add_part(
            by=by, offer=offer, organisation=group, what=what, people=people, pence=pence, since=days[0], until=days[1],
            evidence=evidence, strength=strength,
        )  # fmt: skip
    actions.ask_groups(by=by, offer=offer)
    for part in offer.parts.all():
        actions.say(by=by, part=part, word=Word.AGREED, version=part.version, how=How.PHONE, spoke_with="their chair")
    return offer


def _delivered(by: User, offer: Offer) -> None:
    for period, told in zip(offer.periods.all(), TOLD, strict=False):
        for number, report in enumerate(period.reports.order_by("part")):
            people, hours, spent, changed, quote = told[number]
            with _at(period.ends + timedelta(days=4 + 3 * number)):
                actions.report(
                    by=None, report=report, version=0,
                    said=Said(people, hours * 60, spent * 10, changed, quote, bool(quote)),
                )  # fmt: skip
        with _at(period.ends + timedelta(days=17)):
            actions.close_period(by=by, period=period)
    with _at(min(period.ends + timedelta(days=24), clock.today())):
        actions.deliver(
            by=by, offer=offer, pathway="resources", strength="corroborated",
            changed="On the three wards people now go home on the day that they are well enough: the wait for help at home fell "
            "from four days to one. The health trust says so too, and has put the service into next year’s plan.",
            dissent="Two wards without the service saw shorter waits too, in a mild winter.",
        )  # fmt: skip


def _refused(by: User, council: Organisation, groups: Sequence[Organisation], today: date) -> None:
    """The council's problem, and an offer that it did not take up."""
    began = today - timedelta(days=150)
    with _at(began):
        problem = actions.state_problem(
            by=by, body=council, title="Young people have nowhere to go after six o’clock",
            matter="Since the youth centre closed, complaints about the precinct have doubled, and young people tell us that "
            "there is nothing for them which costs nothing.",
            for_whom="young people of 13 to 19", people=450, areas=_wards(2), themes=["102", "110"], beneficiaries=["201"],
            priorities=_priority(), shown=Shown.PUBLIC, owner=by,
        )  # fmt: skip
        actions.open_problem(by=by, problem=problem)
    with _at(began + timedelta(days=30)):
        offer = actions.begin_offer(
            by=by, problem=problem, lead=groups[0], owner=by, needs="Keys to the library, and somebody to lock up.",
            summary="Two groups open the library three evenings a week: food, music and somebody to talk to. We ourselves train "
            "the volunteers who help them.",
        )  # fmt: skip
        us = Organisation.objects.filter(kind=Kind.LIO, merged_into=None).order_by("pk")[0]
        declare(
            by=by, ref=offer.ref, kind=InterestKind.PAID,
            words="We would be paid £2,400 for a part of this offer: training the volunteers.",
        )  # fmt: skip
        for group, what, people, pence in (
            (us, "Find and train a dozen volunteers for the evenings, and their checks", 12, 240_000),
            (groups[0], "Three evenings a week in the library, with youth workers", 90, 2_150_000),
            (groups[1], "A studio on wheels, once a week, with young people as its crew", 40, 880_000),
        ):
            part = actions.add_part(by=by, offer=offer, organisation=group, what=what, people=people, pence=pence)
            actions.say(by=by, part=part, word=Word.AGREED, version=1, how=How.PHONE, spoke_with="their secretary")
        actions.put(by=by, offer=offer)
    with _at(began + timedelta(days=52)):
        actions.answer(
            by=by, offer=offer, answer=Answer.REFUSED, reason=Reason.MONEY, how=How.MEETING,
            words="The budget for young people was cut in February. We would look at it again for next year, and will say in "
            "October whether there is money.",
        )  # fmt: skip


def _open(by: User, council: Organisation, today: date) -> None:
    """One that waits for an offer."""
    with _at(today - timedelta(days=12)):
        problem = actions.state_problem(
            by=by, body=council, title="People who are new here wait four months for an English class",
            matter="The college has 140 people on its list. Meanwhile parents cannot speak to a teacher, nor to a doctor.",
            for_whom="people whose first language is not English", people=140, by_when=later(today, 5), pence=1_800_000,
            themes=["102"], beneficiaries=["204"], priorities=_priority(), shown=Shown.PUBLIC, owner=by,
        )  # fmt: skip
        actions.open_problem(by=by, problem=problem)
