"""Who speaks for groups on Mallowdale's boards over two years: eight seats, reports back, and elections."""

from __future__ import annotations

import random
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from hedgerow.accounts.models import User
from hedgerow.demo.names import FIRST, LAST
from hedgerow.engines.voting import actions as voting
from hedgerow.engines.voting.models import RollEntry
from hedgerow.engines.voting.queries import rolls
from hedgerow.kernel import clock
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind
from hedgerow.people import actions as people
from hedgerow.people.models import Contact
from hedgerow.representation import actions
from hedgerow.representation.models import Election, Seat
from hedgerow.representation.queries import holders
from hedgerow.representation.types import Ending, Mandate

COUNCIL, HEALTH = "Mallowdale Borough Council", "Mallowdale and Ribbledene Integrated Care Board"


@dataclass(frozen=True)
class Made:
    """A seat of the story: `every` so many days the board meets; `years` ago its holder came."""

    board: str
    health: bool
    decides: str
    chosen: Mandate
    places: int
    every: int
    years: float
    public: bool = True
    told: tuple[tuple[str, str], ...] = ()


SEATS = (
    Made(
        "Health and Wellbeing Board", False, "The joint strategy for health, and how the Better Care Fund is spent.",
        Mandate.ELECTED, 2, 91, 1.2,
        told=(
            ("The strategy names loneliness for the first time.", "Befriending groups can quote page 14 in their bids."),
            ("The Better Care Fund keeps £60,000 for small groups.", "Applications open in the spring. We help you write one."),
            ("Officers asked which groups reach men over 50.", "Tell us if you do: there is a list, and you should be on it."),
        ),
    ),
    Made(
        "Safeguarding Adults Partnership", False, "How agencies work together to keep adults at risk safe.",
        Mandate.ELECTED, 1, 91, 1.1,
        told=(
            ("A shorter referral form from May.", "Two pages instead of seven. We run a lunchtime on it."),
            ("The new thresholds go to consultation.", "Answer by the end of the month; we are writing one together."),
        ),
    ),
    Made(
        "Children and Families Board", False, "Early help, and where family hubs go.", Mandate.NETWORK, 1, 60, 1.6,
        told=(
            ("The third family hub goes to Netherfold.", "Rooms there are free for groups on Tuesdays and Fridays."),
            ("Play streets are in the plan, with £200 for each.", "Ask your ward councillor before Easter."),
            ("Holiday clubs: the grant comes late again.", "We said so, and it is in the minutes."),
        ),
    ),
    Made(
        "Place-Based Partnership", True, "Health money for Mallowdale, and who is asked to do what with it.",
        Mandate.ELECTED, 1, 60, 1.9,
        told=(
            ("Social prescribing is extended for two years.", "Link workers want to hear what you offer: update your page."),
            ("They agreed to pay expenses to people who advise.", "Ask for the form when you are invited."),
            ("Winter money is to go out in three weeks.", "Have a costed paragraph ready."),
        ),
    ),
    Made(
        "Community Safety Partnership", False, "Priorities against crime and anti-social behaviour.",
        Mandate.APPOINTED, 1, 91, 0.9,
        told=(("Street lighting on the canal path is funded.", "Running groups asked for it in March; say thank you."),),
    ),
    Made(
        "Shared Prosperity Panel", False, "Which local projects the shared prosperity money pays for.",
        Mandate.ELECTED, 1, 45, 1.4,
        told=(("Four of nine projects are led by groups.", "The next call is for skills."),),
    ),
    Made(
        "Planning Policy Forum", False, "What the local plan says of community buildings and green space.",
        Mandate.NETWORK, 1, 120, 1.0,
    ),
    Made(
        "Serious Violence Duty Group", False, "Confidential cases, and what is learnt from them.", Mandate.US, 1, 91, 0.7,
        public=False,
    ),
)  # fmt: skip
WORDS = (
    "I have run our lunch club for nine years and know what a late grant does to a rota. I would ask, each time, who is not in "
    "the room, and ring three small groups before every meeting.",
    "Most of us are three people and a kettle. I will say so, plainly, to people who write strategies, and I will tell you "
    "in two lines what they answered.",
    "I was a nurse here for thirty years and now chair a carers’ group. I read the papers, all of them, and I am not shy.",
    "Young people are talked about at this table and never sit at it. I am twenty-six and would like to change that.",
    "I speak for the edges of the borough, where the bus stops at six. I will bring evidence from every ward.",
)
BESIDES = (
    "I asked how carers are heard. They will write to us by the summer.",
    "Papers came two days before. I said that volunteers read in the evening; from now on it is a week.",
    "A new chair, who wants to visit two groups. I have offered the lunch club.",
)
NOTICE = (
    "We look for somebody who will read the papers, speak up, and report back in two lines. It takes about a day every two "
    "months; expenses are paid.\n\nYou need not have done it before: whoever sits there now shows you round."
)


def tell(today: date) -> int:
    """Tell it, through the same actions that people use; how many seats there are."""
    dice = random.Random(41)
    by = User.objects.get(email="engagement@example.org")
    groups = list(
        Organisation.objects.filter(published=True, closed_on=None, merged_into=None, kind=Kind.GROUP).order_by("name")[
            3::11
        ]
    )
    bodies = [_body(by, name, today) for name in (COUNCIL, HEALTH)]
    seats = [_seat(by, made, bodies[made.health], groups[number:], today, dice) for number, made in enumerate(SEATS)]
    _running(by, seats[3], groups[34:38], today, dice)
    _called(by, seats[5], groups[38:40], today, dice)
    with _at(today):
        actions.note_empty(today)
    return len(seats)


def _at(day: date, hour: int = 11) -> AbstractContextManager[None]:
    return clock.pretend(datetime(day.year, day.month, day.day, hour, tzinfo=UTC))


def _body(by: User, name: str, today: date) -> Organisation:
    rows = Organisation.objects.filter(kind=Kind.PUBLIC_BODY, merged_into=None)
    found = rows.filter(name=name).first() or (
        rows.filter(name__icontains="council").first() if name == COUNCIL else None
    )
    with _at(today - timedelta(days=729)):
        return found or organisations.create(by=by, name=name, kind=Kind.PUBLIC_BODY)


def _person(by: User, dice: random.Random) -> Contact:
    first, last = dice.choice(FIRST), dice.choice(LAST)
    email = f"{first}.{last}@example.org".lower().replace(" ", "").replace("'", "")
    return people.add_contact(by=by, name=f"{first} {last}", email=email)


def _seat(
    by: User, made: Made, body: Organisation, groups: Sequence[Organisation], today: date, dice: random.Random
) -> Seat:
    began = today - timedelta(days=int(made.years * 365))
    with _at(began):
        seat = actions.add_seat(
            by=by, body=body, board=made.board, decides=made.decides, chosen=made.chosen, places=made.places,
            term_months=24 if made.chosen == Mandate.ELECTED else None, public=made.public, owner=by,
            meets="", title="Voice of the voluntary sector",
        )  # fmt: skip
        held = [
            actions.fill_seat(
                by=by, seat=seat, contact=_person(by, dice), organisation=group, mandate=made.chosen, since=began,
                named=dice.random() < 0.8 or place == 0,
            )
            for place, group in enumerate(groups[: made.places])
        ]  # fmt: skip
    if made.board == "Safeguarding Adults Partnership":
        _past(by, seat, groups[30:34], today, dice)
    _meetings(by, seat, made, today, dice)
    if made.board == "Planning Policy Forum":
        with _at(today - timedelta(days=34)):
            actions.end_holding(by=by, holding=held[0], on=today - timedelta(days=34), why=Ending.STOOD_DOWN)
    return seat


def _meetings(by: User, seat: Seat, made: Made, today: date, dice: random.Random) -> None:
    """The last few meetings with a brief and a report each, and the next one."""
    for place, said in enumerate(made.told):
        day = today - timedelta(days=made.every * (len(made.told) - place) - 20)
        with _at(day - timedelta(days=6)):
            meeting = actions.add_meeting(by=by, seat=seat, on=day)
            actions.brief(
                by=by, meeting=meeting, text="Ask what is new for small groups.\n\nThank them for the last answer."
            )
        with _at(day + timedelta(days=dice.randint(1, 9))):
            actions.ask_for_reports(clock.today())
            for number, one in enumerate(list(holders(day).filter(seat=seat))):
                happened = said[0] if number == 0 else BESIDES[place % len(BESIDES)]
                actions.report(
                    by=None, meeting=meeting, holding=one, happened=happened, matters="" if number else said[1]
                )
    with _at(today - timedelta(days=3)):
        actions.add_meeting(by=by, seat=seat, on=today + timedelta(days=made.every - 20))
        if made.board == "Community Safety Partnership":
            actions.add_meeting(by=by, seat=seat, on=today - timedelta(days=12))


def _call(by: User, seat: Seat, called: date, nominated: Sequence[Organisation], dice: random.Random) -> Election:
    roll = next(value for value, _title in rolls() if value.startswith("members"))
    until = datetime(called.year, called.month, called.day, 12, tzinfo=UTC) + timedelta(days=21)
    with _at(called):
        election = actions.call_election(
            by=by, seat=seat, roll=roll, notice=NOTICE, places=1, nominations_until=until, opens_at=until,
            closes_at=until + timedelta(days=14), takes_up=(until + timedelta(days=21)).date(),
        )  # fmt: skip
    for number, group in enumerate(nominated):
        with _at(min(called + timedelta(days=3 + number * 2), clock.today())):
            who = _person(by, dice)
            made = actions.nominate(
                by=by, election=election, organisation=group, name=who.name, email=who.email, words=WORDS[number % 5]
            )
            if len(nominated) > 2 or number == 0:
                actions.decide(by=by, nomination=made, accept=True)
    return election


def _vote(election: Election, share: float, dice: random.Random) -> None:
    assert election.poll is not None, "the vote is open"
    options = [option.id for option in election.poll.choices]
    weights = [5 - place for place in range(len(options))]
    for entry in RollEntry.objects.filter(poll=election.poll).order_by("voter"):
        if dice.random() < share:
            liked = dict(zip(options, weights, strict=False))
            order = sorted(options, key=lambda one: -(dice.random() ** (1 / liked[one])))
            voting.cast(poll=election.poll, voter=entry.voter, content=order[: dice.randint(1, len(order))])


def _past(by: User, seat: Seat, nominated: Sequence[Organisation], today: date, dice: random.Random) -> None:
    """An election a year ago, declared."""
    called = today - timedelta(days=380)
    election = _call(by, seat, called, nominated, dice)
    with _at(called + timedelta(days=22)):
        election = actions.open_vote(by=by, election=election)
    with _at(called + timedelta(days=30)):
        _vote(election, 0.7, dice)
    with _at(called + timedelta(days=36)):
        actions.declare(by=by, election=election)


def _running(by: User, seat: Seat, nominated: Sequence[Organisation], today: date, dice: random.Random) -> None:
    """The vote is open now, and half have voted."""
    election = _call(by, seat, today - timedelta(days=26), nominated, dice)
    with _at(today - timedelta(days=5), 13):
        election = actions.open_vote(by=by, election=election)
    with _at(today - timedelta(days=1)):
        _vote(election, 0.5, dice)


def _called(by: User, seat: Seat, nominated: Sequence[Organisation], today: date, dice: random.Random) -> None:
    """Groups are naming people now; one who was named waits to be looked at."""
    _call(by, seat, today - timedelta(days=9), nominated, dice)
