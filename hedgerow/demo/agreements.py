"""What pays for Mallowdale Voluntary Action, what it promised for it, and two years of its accounts."""

from __future__ import annotations

import csv
import io
import random
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from hedgerow.accounts.models import User
from hedgerow.agreements import actions
from hedgerow.agreements.models import Agreement, CostLine
from hedgerow.agreements.types import Every, Terms
from hedgerow.engines.imports import actions as imports
from hedgerow.kernel import clock
from hedgerow.kernel.clock import financial_year
from hedgerow.ledger.models import Payer
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind

#: what is spent each month: words, pounds, function ("" for what all share), and how much it varies
MONTHLY = (
    ("Rent of the Old Fulling Mill", 900, "", 0),
    ("Director and office, pay", 4_800, "", 0),
    ("Light, heat and telephones", 260, "", 60),
    ("Insurance, payroll and bookkeeping", 310, "", 0),
    ("Development workers, pay", 4_300, "development", 0),
    ("Funding adviser, pay", 2_600, "funding", 0),
    ("Volunteering co-ordinator, pay", 2_700, "volunteering", 0),
    ("Engagement worker, pay", 2_300, "convening", 0),
    ("Policy work, pay", 900, "advocacy", 0),
)
NOW_AND_THEN = (
    ("Trainer for a day", 350, "development"),
    ("Hall for a network meeting", 85, "convening"),
    ("Printing for the volunteers’ fair", 140, "volunteering"),
    ("Subscription to a directory of funds", 240, "funding"),
    ("Travel to a hearing", 38, "advocacy"),
    ("Room hire returned", -45, "convening"),
)
#: indicator, how much (pounds secured in pence), for what time, and the funder's own words
CORE = (
    ("groups-supported", 120, Every.YEAR, "advise no fewer than 120 different groups a year"),
    ("one-to-one-sessions", 60, Every.QUARTER, "sixty sessions of one-to-one advice in each quarter"),
    ("pounds-secured", 15_000_000, Every.YEAR, "£150,000 a year brought in for groups of the borough"),
    ("people-trained", 80, Every.YEAR, "train eighty people"),
)
NHS = (
    ("volunteers-placed", 40, Every.YEAR, "forty residents found a role that suits them"),
    ("groups-micro", 30, Every.YEAR, "reach thirty of the smallest groups"),
)
LOTTERY = (
    ("groups-new", 25, Every.YEAR, "twenty-five groups that nobody had helped before"),
    ("plans-agreed", 12, Every.YEAR, "twelve groups with a plan they made themselves"),
    ("volunteer-enquiries", 100, Every.YEAR, "a hundred people who ask how they can help"),
)


def tell(today: date) -> int:
    """Tell it; says how many agreements there are. The record of work must have been told before."""
    manager, worker = (User.objects.get(email=f"{name}@example.org") for name in ("manager", "worker"))
    bodies = {body.name.casefold(): body for body in Organisation.objects.filter(kind=Kind.PUBLIC_BODY)}
    year = financial_year(today)
    with transaction.atomic():
        _agreements(manager, worker, bodies, year.start)
        _came(manager, today)
    _accounts(manager, today)
    return Agreement.objects.count()


def _body(bodies: dict[str, Organisation], *words: str) -> int | None:
    found = next((body for name, body in bodies.items() if any(word in name for word in words)), None)
    return found.pk if found else None


def _agreements(manager: User, worker: User, bodies: dict[str, Organisation], begins: date) -> None:
    council, health = _body(bodies, "council"), _body(bodies, "health", "nhs", "care board")
    ended = begins - timedelta(days=1)
    years = {number: date(begins.year + number, 3, 31) for number in (1, 2)}
    core = {"funding": 1_200_000, "development": 3_600_000, "convening": 1_400_000, "advocacy": 800_000}
    _one(manager, "council-core", Terms(
        "Mallowdale Council: core grant", date(begins.year - 1, 4, 1), years[1], 18_000_000,
        "Help to groups of the borough, and a voice for them, as the local infrastructure organisation.",
        council, "VCS/2025/07", manager.pk, {name: 2 * pence for name, pence in core.items()},
    ), CORE, Every.QUARTER, Every.QUARTER)  # fmt: skip
    _one(manager, "health-partnership", Terms(
        "Health partnership", begins, years[2], 9_600_000,
        "People who help their neighbours to be well, and the groups that hold them.",
        health, "ICB-1188", worker.pk, {"volunteering": 6_000_000, "development": 2_000_000},
    ), NHS, Every.YEAR, Every.QUARTER)  # fmt: skip
    _one(manager, "reaching-neighbours", Terms(
        "Reaching Neighbours programme", date(begins.year - 1, 10, 1), date(begins.year + 2, 9, 30), 21_000_000,
        "Groups that are small, new, or were never helped before.",
        None, "0030451177", None, {"development": 12_000_000, "volunteering": 5_000_000},
    ), LOTTERY, Every.YEAR, Every.YEAR)  # fmt: skip
    _one(manager, "recovery", Terms(
        "Recovery fund", date(begins.year - 2, 7, 1), ended, 4_500_000,
        "Groups that were near to closing, brought through it.",
        council, "RF-22", manager.pk, {"funding": 2_000_000, "development": 2_000_000},
    ), (("bids-supported", 40, Every.WHOLE, "forty bids helped"),), Every.YEAR, Every.WHOLE)  # fmt: skip


def _one(
    by: User, code: str, terms: Terms, targets: tuple[tuple[str, int, Every, str], ...], pay: Every, report: Every
) -> None:
    """One of them, written down on its first day, with what was promised."""
    payer = Payer.objects.filter(code=code).first()
    with clock.pretend(datetime(terms.starts.year, terms.starts.month, terms.starts.day, 9, tzinfo=UTC)):
        made = actions.add(by=by, terms=terms, payer=payer, code="" if payer else code, pay=pay, report=report)
        for indicator, amount, every, words in targets:
            actions.add_target(by=by, agreement=made, indicator=indicator, amount=amount, every=every, words=words)


def _came(by: User, today: date) -> None:
    """What was due has come and gone, but for one payment and one report that are late."""
    for agreement in Agreement.objects.prefetch_related("payments", "reports"):
        paid = [one for one in agreement.payments.all() if one.due < today - timedelta(days=20)]
        late = agreement.code == "council-core"
        for payment in paid[:-1] if late else paid:
            on = payment.due + timedelta(days=11)
            actions.mark_paid(by=by, payment=payment, pence=payment.pence, on=on)
        sent = [one for one in agreement.reports.all() if one.due < today]
        for report in sent[:-1] if agreement.code == "health-partnership" else sent:
            actions.mark_sent(by=by, report=report, on=report.due - timedelta(days=2))


def _accounts(by: User, today: date) -> None:
    """Each quarter that is over, from the table that the bookkeeper sends."""
    dice, first = random.Random(41), date(today.year - 2, today.month, 1)
    months = [date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1) for n in range(24)]
    for number in range(0, 24, 6):
        part = months[number : number + 6]
        day = part[-1] + timedelta(days=45)
        if day > today:
            day = today
        with clock.pretend(datetime(day.year, day.month, day.day, 10, tzinfo=UTC)):
            name = f"accounts-{part[0]:%Y-%m}.csv"
            run = imports.check(
                by=by, kind="costs", file=name, data=_table(part, dice), source="Our bookkeeper", licence="own"
            )
            imports.apply(by=by, run=run)
    assert CostLine.objects.exists(), "the accounts are told"


def _table(months: list[date], dice: random.Random) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["Date", "Description", "Amount", "Department"])
    for month in months:
        for words, pounds, function, varies in MONTHLY:
            writer.writerow(
                [month.replace(day=dice.randint(1, 27)), words, pounds + dice.randint(-varies, varies), function]
            )
        for words, pounds, function in dice.sample(NOW_AND_THEN, 3):
            writer.writerow([month.replace(day=dice.randint(1, 27)), words, pounds, function])
    return out.getvalue().encode()
