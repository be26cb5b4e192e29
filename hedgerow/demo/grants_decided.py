"""Mallowdale's own grants after the deadline: a round that is finished, and one in which somebody has an interest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from hedgerow.accounts.models import User
from hedgerow.demo.grants import WANTED, apply, at, make_round
from hedgerow.kernel import clock, ids
from hedgerow.organisations.models import Access
from hedgerow.places.models import Area
from hedgerow.places.types import AreaKind
from hedgerow.programmes import actions
from hedgerow.programmes.actions import assessing, deciding, offering, paying, publishing, reporting
from hedgerow.programmes.models import Application, Decision, Payment, Programme, Report, Round
from hedgerow.programmes.types import Ruling
from hedgerow.programmes.types.deciding import Told


@dataclass(frozen=True)
class Ending:
    """What became of one application: awarded pounds (None: not funded), what the group was told, what it told us later, people
    who took part, and pounds that were not spent."""

    pounds: int | None
    feedback: str
    told: str = ""
    people: int = 0
    left: int = 0


ENDINGS = (
    Ending(1120, "A warm room where none is open: just what this is for.", "Open on 19 Thursdays, with soup.", 34),
    Ending(
        900, "We fund the mechanic; tools can be borrowed from the bicycle kitchen.",
        "Nine young people kept the bicycles that they mended.", 41, 120,
    ),
    Ending(None, "We liked it, and could not see who would teach after the first term. Say so, and apply again."),
    Ending(600, "Chosen by the people who live there.", "Nine trees and a bench; all nine are alive.", 60),
    Ending(1900, "The clinic’s letter showed how much it is needed.", "Twenty pairs came, and seventeen still do.", 46),
)  # fmt: skip


def tell(today: date) -> int:
    """A round of last year, from the last day to the last report, whose awards are published; and who assesses the one that has
    closed. Answers with how many awards there are."""
    by, programme = User.objects.get(email="funding@example.org"), Programme.objects.get(name="Warm and Welcome")
    writers = Access.objects.filter(user__email__startswith="writer").select_related("user", "organisation")
    wards = list(Area.objects.filter(kind=AreaKind.WARD).order_by("code").values_list("code", flat=True))
    with transaction.atomic():
        score(by, Round.objects.get(programme=programme, title="Autumn"))
        closes = today - timedelta(days=400)
        held = make_round(by, programme, "Spring of last year", closes - timedelta(days=40), closes)
        known = list(writers.order_by("organisation")[: len(ENDINGS)])
        for number, access in enumerate(known):
            ward = wards[number % len(wards)]
            apply(access.user, access.organisation, held, WANTED[number], ward, closes - timedelta(days=number + 1))
        _decide(by, held)
        _follow(by, held, {access.organisation_id: access.user for access in known})
    return Decision.objects.filter(outcome="awarded").count()


def _decide(by: User, held: Round) -> None:
    with clock.pretend(held.closes_at + timedelta(hours=10)):
        actions.assess_round(by=by, held=held)
    with clock.pretend(_noon(held.decision_by - timedelta(days=6))):
        rows = Application.objects.filter(round=held, state="sent").select_related("round", "organisation")
        for one, ending in zip(rows.order_by("pk"), ENDINGS, strict=True):
            pence = ending.pounds * 100 if ending.pounds else None
            ruling = Ruling(pence, "As the panel agreed at its meeting.", ending.feedback)
            deciding.decide(by=by, application=one, ruling=ruling, seen="")
        deciding.tell_everybody(by=by, held=held)


def _follow(by: User, held: Round, writers: dict[int, User]) -> None:
    awards = Decision.objects.filter(application__round=held, outcome="awarded").select_related("application")
    endings = {one.pounds: one for one in ENDINGS}
    for number, award in enumerate(awards.order_by("pk"), start=1):
        user, ending = writers[award.application.organisation_id], endings[(award.pence or 0) // 100]
        with clock.pretend(_noon(held.decision_by - timedelta(days=2))):
            offering.accept(by=user, decision=award, signed=f"{user.name}, treasurer", shares_led_by=True)
        payment = Payment.objects.get(decision=award)
        with clock.pretend(_noon(payment.due_on)):
            paying.pay(by=by, payment=payment, on=payment.due_on, reference=f"WW-{number:03}")
        report = Report.objects.get(decision=award)
        with clock.pretend(_noon(min(report.due_on, clock.today()) - timedelta(days=5))):
            spent = (ending.pounds or 0) - ending.left
            told = Told(ending.told, people=ending.people, spent=spent * 100)
            reporting.send_report(by=user, report=report, told=told)
            reporting.mark_read(by=by, report=report)
            if ending.left:
                paying.give_back(
                    by=by, decision=award, pence=ending.left * 100, on=clock.today(), key=ids.new_id(),
                    why="The tools were lent",
                )  # fmt: skip
    with clock.pretend(_noon(min(held.decision_by + timedelta(days=330), clock.today() - timedelta(days=1)))):
        reporting.finish_round(by=by, held=held)
        manager = User.objects.get(email="manager@example.org")
        publishing.set_publisher(
            by=manager, name="Mallowdale Voluntary Action", org_id="GB-CHC-9900001", prefix="360G-mallowdale"
        )
        publishing.publish(by=by, held=held)


#: what assessors wrote, by application, assessor and what is scored
SAID = {
    (1, 0, 0): "Nobody else does this on that side of the river.",
    (1, 2, 1): "Who looks after the key is not said.",
    (2, 1, 0): "They counted who they turned away, month by month.",
    (2, 2, 3): "Half of the sum is rent that they would pay anyway.",
    (4, 0, 2): "Most who come live within a mile.",
}


def _noon(day: date) -> datetime:
    return at(min(day, clock.today()), 12)


def score(by: User, held: Round) -> None:
    """Three assess a round; one of them has an interest in the first application, and two see another differently."""
    with clock.pretend(held.closes_at + timedelta(days=2)):
        rows = list(Application.objects.filter(round=held, state="sent").select_related("round").order_by("pk"))
        colleague = User.objects.get(email="worker@example.org")
        people = [assessing.ask(by=by, held=held, user=user).user for user in (by, colleague)]
        outside = assessing.ask_outsider(by=by, held=held, email="panel@example.org", name="Rosa Entwistle")
        assessing.declare(by=people[0], held=held, interests={})
        assessing.declare(by=people[1], held=held, interests={rows[0].pk: "My brother chairs it."})
        assessing.declare(by=outside.user, held=held, interests={})
        keys = [one["key"] for one in held.guide]
        for number, one in enumerate(rows):
            for place, user in enumerate([*people, outside.user]):
                if (number == 0 and place == 1) or (number == len(rows) - 1 and place == 2):
                    continue  # kept from them; not scored yet
                apart = {0: 5, 2: 1}.get(place) if number == 1 else None
                marks = {
                    key: (apart or min(5, 2 + number % 3 + (place + turn) % 2), SAID.get((number, place, turn), ""))
                    for turn, key in enumerate(keys)
                }
                assessing.score(by=user, application=one, marks=marks)
