"""What groups in Mallowdale raise in two years, and what came of it: the words of the story."""

from __future__ import annotations

from dataclasses import dataclass

COUNCIL, HEALTH = "Mallowdale Council", "Mallowdale and Ribbledene Integrated Care Board"


@dataclass(frozen=True)
class Told:
    """One chain. Days are counted back from today; an empty part is a link that is not there yet.

    `said`: (how shown, in which words) of each group. `answer`: (days ago, outcome, words). `change`: (days ago, what, strength,
    how we know, our part, others, dissent).
    """

    sentence: str
    about: str
    raised: int
    health: bool
    seen: str
    said: tuple[tuple[str, str], ...]
    position: str = ""
    agreed: int = 0
    network: str = ""
    signs: int = 0
    against: str = ""
    ask: str = ""
    kind: str = "letter"
    through: str = ""
    department: str = ""
    put: int = 0
    within: int = 28
    answer: tuple[int, str, str] | None = None
    change: tuple[int, str, str, str, str, str, str] | None = None
    rests: str = ""


CHAINS = (
    Told(
        "Rooms in libraries cost more than small groups can raise",
        "Hire went from £4 to £14 an hour. Groups that met in a library for years meet in kitchens now, or not at all.",
        690, False, "public",
        (
            ("named", "We moved to my front room. Nine of us fit, and there were twenty-six."),
            ("named", "Two hours a week is £1,456 a year. That is more than all we have."),
            ("counted", "We stopped the winter programme."),
            ("counted", "The caretaker lets us in. Please do not say who we are."),
            ("counted", "Our members are over eighty. They will not come by bus to another place."),
            ("team", "We owe the library for three months."),
        ),
        "Rooms that the public owns should be within reach of the smallest groups. We ask for a rate of £5 an hour for groups "
        "with less than £10,000 a year, set for three years, and booked by telephone as well as on line.",
        600, "Mallowdale Food Network", 4, "Our hall depends on hire: a library at £5 takes our bookings from us.",
        "Set the hire of library rooms at £5 an hour for groups with an income under £10,000 a year, for three years.",
        "deputation", "", "Libraries and Communities", 560, 42,
        (525, "partly", "Cabinet will pilot a community rate of £5 an hour in two libraries for twelve months, and report back."),
        (
            190, "All five libraries let rooms at £5 an hour to groups with less than £10,000 a year: it is council policy.",
            "documented", "Cabinet minute 14, and the table of fees on the council’s site.",
            "Nine groups kept a diary of what they paid; four spoke at cabinet; we added it up.",
            "The head of libraries, who wanted it before we asked, and two ward councillors.",
            "One village hall says that it lost two bookings to the library since.",
        ),
    ),
    Told(
        "A carer’s assessment takes longer than the caring can wait",
        "Carers’ groups count between eleven and thirty weeks.",
        560, True, "public",
        (
            ("named", "Thirty weeks. Her husband had died by then."),
            ("counted", "We fill in the forms with people, unpaid, because nobody else does."),
            ("counted", "Nobody says where you are in the queue."),
            ("counted", "Half of ours gave up."),
        ),
        "A carer should know within ten working days who has their assessment and when it is.",
        500, "Health and Wellbeing Forum", 3, "",
        "Write to each carer within ten working days of asking, with a name and a date.",
        "seat", "Place-Based Partnership", "Adult care pathway", 470, 60,
        (430, "yes", "Agreed by the Partnership on the evidence of carers’ groups. A named worker and a date, from April."),
        (
            330, "Carers get a letter with a name and a date; seven groups in ten say it now comes within a fortnight.",
            "corroborated", "We asked eleven carers’ groups in a telephone round; eight answered.",
            "Groups brought the counts; our representative put them on the agenda twice.", "The new manager of the team.", "",
        ),
    ),
    Told(
        "Buses stop before evening classes end",
        "The last bus from the college leaves at 20:40.",
        430, False, "public",
        (
            ("named", "We end at nine because the room is free at seven."),
            ("named", "Volunteers drive people home. It is not insured."),
            ("named", "Young women will not walk it."),
        ),
        "An evening does not end at twenty to nine. One later bus on four nights would keep eleven classes going.",
        380, "Youth Alliance", 2, "",
        "Run one bus after 21:15 on the 14 and the 22, Monday to Thursday.",
        "letter", "", "Transport", 350, 28,
        (318, "no", "The operator decides this commercially and the borough has no budget to subsidise evening journeys."),
    ),
    Told(
        "Grants are paid in arrears, which small groups cannot bridge",
        "",
        240, False, "public",
        (
            ("named", "I put the hall’s deposit on my own card."),
            ("counted", "We turned £2,000 down because we could not spend it first."),
            ("counted", "Four months from the receipt to the money."),
            ("counted", "The treasurer resigned over it."),
        ),
        "Small grants should be paid when they are awarded.",
        180, "Mallowdale Food Network", 3, "Those who audit us ask for receipts first. We can live with arrears.",
        "Pay grants under £5,000 in full on award, from the next financial year.",
        "letter", "", "Communities and Grants", 96, 42,
    ),
    Told(
        "Safeguarding training is offered on weekday mornings only",
        "Volunteers who work cannot come.",
        150, False, "public",
        (
            ("named", "Our coaches are at work. Eleven of fourteen are waiting."),
            ("counted", "We pay for our own, on line, and it is not accepted."),
            ("counted", "The next evening date is in March."),
        ),
        "Of every three dates, one should be in the evening or at a weekend.",
        100, "Youth Alliance", 2, "",
        "Offer one date in three in the evening or at a weekend, beginning this winter.",
        "seat", "Safeguarding Adults Partnership", "", 24, 42,
    ),
    Told(
        "Nobody answers the telephone at the allotments office",
        "",
        330, False, "groups", (("counted", "Since the move to the depot it rings out."), ("named", "Six weeks for a key.")),
        rests="The office is to be closed in spring; what follows it is asked about with the parks strategy.",
    ),
    Told(
        "Food parcels are asked for by people who are in work",
        "Three food projects see more families in work than out of it.",
        75, False, "groups",
        (
            ("named", "Four in ten of our visitors have a payslip."),
            ("counted", "They come after six, when we are shut."),
            ("team", "A council employee comes every week. Nobody must know."),
        ),
        "Food projects ask employers here, and first of all public ones, to pay a wage on which a week’s food can be bought.",
        30, "Mallowdale Food Network", 1,
    ),
    Told(
        "Referrals come to befriending groups without a word about risk",
        "",
        12, True, "team",
        (("team", "We were sent to a house with a dog that had bitten somebody. Do not name us: they pay us."),
         ("counted", "The form has no line for it.")),
    ),
)  # fmt: skip

#: (body is the health body, title, what it means, days until it closes; what we said, days ago)
CONSULTATIONS = (
    (False, "Parks and green spaces strategy", "It decides who may use a park for what, and who pays.", 40, "", 0),
    (False, "Fees and charges for next year", "Hire of rooms, pitches and halls.", 16, "", 0),
    (True, "Winter plan", "Who is asked to do what when hospitals are full.", -35,
     "Tell groups by October what they will be paid for, not in January.", 42),
    (False, "Fees and charges for this year", "Hire of rooms, pitches and halls.", -340,
     "Keep the community rate in libraries, and extend it to all five.", 350),
)  # fmt: skip
