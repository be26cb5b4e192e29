"""Funds of Mallowdale as records: what they pay for, stages, local variants of national funds, help that is not money, a page
that has gone, and the list of a neighbouring place."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hedgerow.accounts.models import User
from hedgerow.demo.borough import AUTHORITY
from hedgerow.funding import actions
from hedgerow.funding.actions.feeds import list_in_file, read_list
from hedgerow.funding.actions.links import note_link
from hedgerow.funding.models import Fund
from hedgerow.funding.types import FundKind, Needs
from hedgerow.kernel import clock
from hedgerow.spine.fetching.asking import Found

HERE = frozenset({AUTHORITY})
#: of the funds that are there already: what each pays for, or what help it is
COVERS: dict[str, tuple[str, ...]] = {
    "Small sums for neighbours who do something together": ("equipment", "activities"),
    "Growing food where people live": ("equipment", "staff"),
    "Warm rooms and hot meals in winter": ("running", "equipment", "volunteers"),
    "Core costs of groups that help with money and housing": ("running", "staff"),
    "Sport for people who do not do sport": ("equipment", "activities", "training"),
    "Young people who decide for themselves": ("activities", "staff"),
    "Disabled people’s own groups": ("running", "staff", "activities"),
    "Repairs to halls and meeting places": ("buildings",),
    "First money for a group that has just begun": ("start", "running"),
    "Training for people on committees": ("training",),
    "Saving energy in community buildings": ("buildings", "equipment"),
}
HELPS = {"An architect for a day": "pro_bono", "Rooms for nothing on quiet evenings": "space"}
#: title, own title, who gives, what it is, summary, covers
NON_CASH = (
    ("Laptops that have been made new again", "Second Boot", "Mallowdale Repair Works", "kit",
     "Ten laptops a month, with a year’s help if one breaks.", "Collect them yourselves. One for every two volunteers."),
    ("Accounts looked over by somebody who knows", "Ledger Hour", "Thorn Accountants Together", "pro_bono",
     "An accountant reads your year’s accounts and signs them as independent examiner.", "Income up to £100,000 a year."),
    ("Somebody to think with, once a month", "Walking Mentors", "Mallowdale Business Circle", "training",
     "A person who runs a business walks and talks with you, for a year.", "No sector and no experience is asked for."),
    ("A van and its driver on Saturdays", "", "Spindle Street Removals", "kit",
     "For moving furniture, festival tents and food.", "Within fifteen miles. Two weeks’ notice."),
)  # fmt: skip


def tell(today: date) -> int:
    """Add them. Returns how many funds there are now."""
    by = User.objects.get(email="funding@example.org")
    _what_they_cover(by)
    national = _national(by, today)
    _variants(by, national, today)
    _non_cash(by, today)
    _gone_page(today)
    _neighbours(by, today)
    return Fund.objects.count()


def _at(day: date) -> datetime:
    return datetime.combine(day, time(10, 5), UTC)


def _what_they_cover(by: User) -> None:
    for fund in Fund.objects.filter(title__in=[*COVERS, *HELPS]):
        helps = [HELPS[fund.title]] if fund.title in HELPS else []
        actions.change_fund(by=by, fund=fund, costs=list(COVERS.get(fund.title, ())), helps=helps)


def _made(by: User, on: date, *, needs: Needs | None = None, **facts: Any) -> Fund:
    with clock.pretend(_at(on)):
        return actions.open_fund(by=by, fund=actions.add_fund(by=by, needs=needs, **facts))


def _national(by: User, today: date) -> Fund:
    """A national fund of two stages."""
    first, second = today + timedelta(days=52), today + timedelta(days=120)
    return _made(
        by, today - timedelta(days=26), title="Places where people meet, all over the country", payer="The Commonweal Fund",
        own_title="Open Doors", summary="Three years of support for places that anybody may walk into: halls, cafés, "
        "libraries of things.", covers="Running costs, one worker, and equipment. Nothing that was paid for already.",
        costs=["running", "staff", "equipment"], amount_min=1_000_000, amount_max=7_500_000, weeks_to_decide=14,
        how="Two stages. The first is short; one in three is asked to the second.",
        stages=[
            {"name": "Expression of interest", "on": first.isoformat(), "asks": "two pages, and last year’s accounts"},
            {"name": "Full bid", "on": second.isoformat(), "asks": "ten pages, a budget and a letter from your landlord"},
            {"name": "A visit", "on": None, "asks": "somebody comes to see you"},
        ],
        needs=Needs(income_most=50_000_000, months=12, committee=3, registered=True),
        link="https://commonweal.example/open-doors", source="Their own page, read by us",
    )  # fmt: skip


def _variants(by: User, national: Fund, today: date) -> None:
    """Two local variants: one with its own sum, one with its own people and dates."""
    _made(
        by, today - timedelta(days=20), title="Places where people meet in Mallowdale", payer="The Commonweal Fund",
        decider="A panel of Mallowdale Council and residents", national=national, needs=Needs(areas=HERE),
        amount_min=200_000, amount_max=2_500_000,
        twist="The council adds a quarter to every award here, so smaller sums can be asked for, and residents decide.",
        source="Letter of the council’s culture team",
    )  # fmt: skip
    _made(
        by, today - timedelta(days=12), title="First steps to a place where people meet", payer="The Commonweal Fund",
        national=national, needs=Needs(areas=HERE, income_most=5_000_000), ends_on=today + timedelta(days=96),
        amount_min=50_000, amount_max=300_000, costs=["start", "training"],
        twist="For groups here that have no place yet: money for a plan, visits and a trial month. One stage only.",
        source="Letter of the council’s culture team",
    )  # fmt: skip


def _non_cash(by: User, today: date) -> None:
    for number, (title, own, payer, help_, summary, covers) in enumerate(NON_CASH):
        _made(
            by, today - timedelta(days=70 - 9 * number), title=title, own_title=own, payer=payer, summary=summary,
            covers=covers, kind=FundKind.IN_KIND, helps=[help_], needs=Needs(areas=HERE), source="They told us",
        )  # fmt: skip


def _gone_page(today: date) -> None:
    """The page of one fund has been missed for three nights, and another for one."""
    gone = Found(False, "there is no such page there any more (404).")
    for title, nights in (("Old Town: shopfronts, lights and the square", 3), ("Instruments, stages and paint", 1)):
        fund = Fund.objects.filter(title=title).first()
        if fund is None:
            continue
        for ago in range(nights, 0, -1):
            with clock.pretend(_at(today - timedelta(days=ago - 1))):
                note_link(pk=fund.pk, link=fund.link, found=gone, today=today - timedelta(days=ago - 1))


def _neighbours(by: User, today: date) -> None:
    """The list of the next borough, read as drafts."""
    at = "https://saltmarsh.example/funds"

    def node(number: int, name: str, payer: str, most: int, **more: Any) -> dict[str, Any]:
        return {"@id": f"{at}/{number}/", "@type": "MonetaryGrant", "name": name, "funder": {"name": payer},
                "amount": {"currency": "GBP", "maxValue": most}, "license": "CC-BY-4.0",
                "checkedOn": (today - timedelta(days=11 * number)).isoformat(), **more}  # fmt: skip

    told = {
        "@id": f"{at}/feed.json?page=1",
        "publisher": {"name": "Saltmarsh Community Action"},
        "license": "CC-BY-4.0",
        "dataFeedElement": [
            node(
                1, "Footpaths, stiles and the people who mend them", "The Long Mile Trust", 4_000, costs=["equipment"]
            ),
            node(2, "Singing for people with bad lungs", "The Deep Breath Fund", 2_500, costs=["activities", "staff"]),
            node(3, "Boats, nets and skills of the estuary", "Saltmarsh Harbour Charity", 6_000),
            node(4, "Cooking with what is left over", "The Greenfinch Trust", 3_000, costs=["equipment", "volunteers"]),
        ],
    }
    with clock.pretend(_at(today - timedelta(days=2))):
        read_list(by=by, told=list_in_file(json.dumps(told).encode(), "saltmarsh-funds.json"))
