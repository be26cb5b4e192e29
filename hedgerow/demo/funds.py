"""The funds that groups in Mallowdale find. Any likeness to a real fund is chance."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hedgerow.funding.types import FundKind, Holding, Needs

DOCUMENT, BANK, ACCOUNTS, SAFE, EQUAL, INSURED = (
    Holding.GOVERNING_DOCUMENT, Holding.BANK_ACCOUNT, Holding.ACCOUNTS, Holding.SAFEGUARDING, Holding.EQUALITY,
    Holding.INSURANCE,
)  # fmt: skip
SMALL = frozenset({"unincorporated", "cio", "trust", "clg", "cic_guarantee", "cbs", "casc"})
CHARITIES = frozenset({"cio", "trust", "clg"})
COMPANIES = frozenset({"cic_guarantee", "cic_shares", "clg", "cbs", "cooperative"})


@dataclass(frozen=True)
class Made:
    """A made-up fund. Amounts are pounds. `closes` are days from today, None for one that is always open; `opened` days
    ago. `wards` are names, as are those that it `prefers`; money is `needs.income_most` in pence."""

    title: str
    payer: str
    summary: str
    amounts: tuple[int | None, int | None]
    closes: int | None = None
    opened: int = 300
    wards: tuple[str, ...] = ()
    prefers: tuple[str, ...] = ()
    here: bool = False
    needs: Needs = field(default_factory=Needs)
    facts: dict[str, Any] = field(default_factory=dict)


def codes(*given: int) -> frozenset[str]:
    """Codes of themes, or of people."""
    return frozenset(map(str, given))


FUNDS = (
    Made("Small sums for neighbours who do something together", "Mallowdale Council",
         "A street party, a tool library, a bench: the council’s ward members give small sums to neighbours.",
         (100, 500), 44, 420, here=True, needs=Needs(committee=2),
         facts={"own_title": "Ward Purse", "decider": "The three members of each ward", "weeks_to_decide": 4,
                "how": "One page, by e-mail or on paper. Your ward member rings you back."}),
    Made("Growing food where people live", "The Greenfinch Trust",
         "Seeds, tools, beds and polytunnels for groups that grow food and share it.",
         (500, 5_000), 19, 260,
         needs=Needs(income_most=10_000_000, themes=codes(105, 112, 113), committee=3, has=frozenset({DOCUMENT, BANK})),
         facts={"own_title": "Grounded", "weeks_to_decide": 8, "covers": "Equipment, plants, a worker’s hours. No land."}),
    Made("Warm rooms and hot meals in winter", "Thorn Valley Community Foundation",
         "For places that open their doors to people who are cold, and feed them.",
         (250, 3_000), 33, 60, here=True, needs=Needs(committee=3, has=frozenset({BANK, SAFE}), themes=codes(105, 101, 113)),
         facts={"own_title": "Winter Welcome", "decider": "A panel of people who use such rooms", "weeks_to_decide": 5}),
    Made("Core costs of groups that help with money and housing", "The Larkspur Foundation",
         "Two or three years of core costs for advice that is free and face to face.",
         (10_000, 60_000), 96, 150, needs=Needs(income_least=5_000_000, income_most=100_000_000, months=24, registered=True,
         themes=codes(105, 107, 101), has=frozenset({DOCUMENT, ACCOUNTS})), facts={"weeks_to_decide": 20}),
    Made("Sport for people who do not do sport", "Moving Mallowdale",
         "Taster sessions, kit to borrow, and people trained to welcome beginners.",
         (300, 10_000), None, 500, here=True, needs=Needs(themes=codes(110, 103), has=frozenset({BANK, SAFE, INSURED})),
         facts={"own_title": "First Steps", "weeks_to_decide": 6}),
    Made("Young people who decide for themselves", "The Halfpenny Bridge Trust",
         "Projects that young people choose, plan and run, with an adult somewhere near.",
         (1_000, 8_000), 12, 200, needs=Needs(beneficiaries=codes(201), committee=3, has=frozenset({SAFE, BANK, DOCUMENT})),
         facts={"weeks_to_decide": 10}),
    Made("Instruments, stages and paint", "The Copper Kettle Fund",
         "For amateur music, theatre and art that anybody may join.",
         (200, 2_500), 150, 340, needs=Needs(themes=codes(109), income_most=15_000_000)),
    Made("Company for older people", "The Evensong Charity",
         "Outings, lunches, a minibus now and then: company for people over sixty.",
         (500, 4_000), None, 640, needs=Needs(beneficiaries=codes(202), has=frozenset({SAFE}))),
    Made("Disabled people’s own groups", "The Level Ground Fund",
         "For groups run by disabled people: running costs, support workers, campaigning.",
         (2_000, 25_000), 70, 180, needs=Needs(beneficiaries=codes(203), committee=3, months=12,
         has=frozenset({DOCUMENT, BANK, ACCOUNTS}))),
    Made("New neighbours: English, friendship and help with forms", "Thorn Valley Community Foundation",
         "For groups that welcome people who have come from elsewhere.",
         (500, 6_000), 27, 120, here=True, needs=Needs(beneficiaries=codes(204, 207), has=frozenset({BANK, EQUAL})),
         facts={"own_title": "Open Door", "weeks_to_decide": 8}),
    Made("Repairs to halls and meeting places", "The Rafters Trust",
         "Roofs, heating, ramps and kitchens of buildings that a community owns or leases.",
         (2_000, 40_000), 118, 280, needs=Needs(legal_forms=CHARITIES | {"cbs", "cic_guarantee"}, months=24,
         has=frozenset({DOCUMENT, ACCOUNTS, INSURED})), facts={"covers": "Building work with two quotations. No new buildings."}),
    Made("Brooks, banks and wet places", "Water for Thorn",
         "Work on streams and ponds by the people who live beside them.",
         (500, 10_000), 58, 90, wards=("Weirside", "Mill Lane & Fulling", "Spindle & Docks"),
         needs=Needs(themes=codes(112), has=frozenset({INSURED})), facts={"weeks_to_decide": 12}),
    Made("A loan to tide a social enterprise over", "Mallow Social Lending",
         "Money to pay back over up to five years, for companies that trade for the good of the place.",
         (5_000, 50_000), None, 700, here=True, needs=Needs(legal_forms=COMPANIES, months=24, income_least=2_000_000,
         has=frozenset({ACCOUNTS})), facts={"kind": FundKind.LOAN}),
    Made("An architect for a day", "Studio Alderhouse",
         "An architect looks at your building with you and draws what could be.",
         (None, None), None, 210, here=True,
         facts={"kind": FundKind.IN_KIND, "covers": "One day of one person. No plans for consent."}),
    Made("Rooms for nothing on quiet evenings", "Mallowdale Libraries",
         "Any library after seven, for groups that cannot pay for a room.",
         (None, None), None, 380, here=True, needs=Needs(income_most=1_500_000), facts={"kind": FundKind.IN_KIND}),
    Made("Health that people make for each other", "Mallowdale and Thorn Health Trust",
         "Groups of people with the same worry, walking, talking, cooking.",
         (1_000, 12_000), 40, 100, here=True, needs=Needs(themes=codes(103, 105, 110), committee=3,
         has=frozenset({DOCUMENT, BANK, SAFE})), facts={"own_title": "Side by Side", "weeks_to_decide": 9}),
    Made("First money for a group that has just begun", "Mallowdale Voluntary Action",
         "Up to £300 so that a new group can open an account, meet and print a leaflet.",
         (50, 300), None, 720, here=True, needs=Needs(income_most=200_000, committee=3), facts={"weeks_to_decide": 2}),
    Made("Training for people on committees", "The Quorum Fund",
         "Course fees and travel for trustees and committee members.",
         (50, 600), 205, 330, needs=Needs(has=frozenset({DOCUMENT}), income_most=25_000_000)),
    Made("Carers who need a break", "The Evensong Charity",
         "Respite, outings and evenings off for people who look after somebody.",
         (500, 7_500), 64, 45, needs=Needs(beneficiaries=codes(207, 203, 202), months=12, has=frozenset({SAFE, BANK}))),
    Made("Old Town: shopfronts, lights and the square", "Old Town Pride",
         "What makes the middle of the town worth walking to.",
         (250, 2_000), 8, 130, wards=("Old Town",), needs=Needs(committee=2)),
    Made("Quarry Hill decides", "Big Hill Partnership",
         "Residents of Quarry Hill choose what is funded there, at two meetings a year.",
         (100, 10_000), 75, 400, wards=("Quarry Hill",), needs=Needs(committee=3), facts={"decider": "Residents, by a vote"}),
    Made("Saving energy in community buildings", "Thornlight Energy Fund",
         "A survey first, then lights, insulation or panels.",
         (1_000, 20_000), 130, 75, needs=Needs(months=12, has=frozenset({DOCUMENT, ACCOUNTS}), legal_forms=SMALL)),
    Made("Debt and welfare advice, winter round", "The Larkspur Foundation",
         "Extra hours of advice in the hard months.", (2_000, 10_000), -40, 190, needs=Needs(registered=True, months=12)),
    Made("Play schemes in the long holidays", "Thorn Valley Community Foundation",
         "Summer weeks for children who would otherwise be indoors.", (500, 5_000), -110, 320, here=True,
         needs=Needs(beneficiaries=codes(201), has=frozenset({SAFE, INSURED}))),
    Made("Celebrations of where people come from", "The Copper Kettle Fund",
         "Food, music and stories at a festival that everybody may join.", (200, 1_500), -15, 150, needs=Needs(committee=2)),
    Made("Mending and sharing instead of buying", "Second Thread",
         "Repair cafés, libraries of things, and swaps.", (250, 3_500), 83, 0, needs=Needs(themes=codes(112, 113))),
)  # fmt: skip
PURPOSES = (
    "A year of room hire", "Raised beds and a shed", "A worker for two days a week", "New kit", "Thursday lunches",
    "Summer outings", "Training for six helpers", "A ramp and wider doors", "Printing and a website", "The winter room",
    "Heating that works", "A festival in June", "Instruments to lend", "Safeguarding training", "A van for collections",
)  # fmt: skip
FEEDBACK_YES = (
    "They liked that the people it is for had written half of it.",
    "They asked for a short report with pictures in a year.",
    "Awarded in full. The panel visited, and stayed for lunch.",
    "Less than we asked for: no running costs in this round.",
)
FEEDBACK_NO = (
    "Four times as many bids as money. They would look at it again in the next round.",
    "The budget did not add up: room hire stands there twice.",
    "They wanted to see accounts for a whole year.",
    "Too much like something they fund two streets away. Could the two groups bid together?",
)
AGAINST = (
    "The closing date is too near for a good bid, and there is a better fund in spring.",
    "It asks for two years of accounts; come back in a year.",
)
