"""What was asked of Mallowdale's groups and promised to them: the words of the story."""

from __future__ import annotations

from dataclasses import dataclass

from hedgerow.bridge.types import Kept, PartKind, Side, Source

COUNCIL, HOSPITAL, POLICE = "Mallowdale Council", "Mallowdale and Thorn Health Trust", "Thornshire Police"

#: each body's departments, what they do, and who worked there: name, title, patch, days ago they came, and left (0: not)
STAFF = {
    COUNCIL: (
        ("Communities and culture", "Grants, halls, libraries and events.", (
            ("Ines Calloway", "Community partnerships lead", "", 700, 0),
            ("Tom Hurlstone", "Halls officer", "East of the river", 720, 95),
        )),
        ("Adult social care", "Care at home, carers, and the day centres.", (
            ("Bryony Adeyemi", "Commissioner, prevention", "", 500, 0),
            ("Kit Marsden", "Commissioning officer", "", 690, 200),
        )),
        ("Streets and parks", "Green spaces, play streets and benches.", (("Dev Ruddock", "Parks officer", "North", 610, 0),)),
    ),
    HOSPITAL: (
        ("Discharge and flow", "Getting people home in time.", (("Marguerite Shaw", "Discharge lead", "", 400, 0),)),
        ("Patient experience", "Hearing patients and carers.", (
            ("Alun Pryce", "Engagement officer", "", 650, 20),
            ("Sade Whitlock", "Engagement manager", "", 300, 0),
        )),
    ),
    POLICE: (
        ("Neighbourhood policing", "Local teams, and the board for hate crime.", (
            ("Sergeant Joan Biddle", "Neighbourhood sergeant", "Town centre", 540, 0),
        )),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Asking:
    """A question: how many days ago it opened, for how many days, and how many after that it was to be said what came of it.

    `said` days after it closed the body said so; None: it has not. `texts` are what groups said to the first part.
    """

    body: str
    department: str
    officer: str
    title: str
    decides: str
    parts: tuple[tuple[str, PartKind, tuple[str, ...]], ...]
    ago: int
    days: int
    after: int
    said: int | None
    answers: int
    texts: tuple[str, ...]
    heard: str = ""
    did: str = ""
    why_not: str = ""
    pay: int | None = None
    public: bool = True
    state: str = "open"


ASKED = (
    Asking(
        COUNCIL, "Communities and culture", "Ines Calloway",
        "What keeps your group from using the council’s halls?",
        "Cabinet sets hall fees and hours for next year in the autumn, with this in front of it.",
        (("What keeps you from using them?", PartKind.TEXT, ()),
         ("What would help most?", PartKind.CHOICE, ("Lower evening fees", "Longer hours", "Storage", "Step-free ways in"))),
        640, 35, 42, 30, 22,
        ("£38 an hour in the evening, and we meet for three.", "Nobody answers the booking line after four.",
         "We have nowhere to leave forty chairs and a kettle.", "The lift in Netherfold is broken since spring."),
        "Evening fees are the first barrier, then storage. Small groups pay more for the hall than for everything else together.",
        "Evening fees fall by a third for groups with less than £10,000 a year, from April. Three halls get lockers.",
        "We cannot repair the lift at Netherfold within this year’s money; it is first on the list for next year.",
    ),
    Asking(
        HOSPITAL, "Patient experience", "Alun Pryce",
        "How do carers hear that somebody is coming home from hospital?",
        "The trust rewrites its discharge letter, and who is rung, before winter.",
        (("What happened the last time?", PartKind.TEXT, ()),
         ("How many carers do you know of who were not told?", PartKind.NUMBER, ())),
        520, 28, 49, 44, 17,
        ("A taxi at eleven at night, and the house cold.", "The letter went to an address from 2011.",
         "They rang the daughter in Leeds, not the neighbour with the key."),
        "Carers are told last, and often by the person themselves. Seventeen groups know of more than sixty times.",
        "The ward rings the named carer by noon on the day before. The letter has a number that is answered until eight.",
        pay=4000,
    ),
    Asking(
        COUNCIL, "Adult social care", "Kit Marsden",
        "Which day activities would people miss if the centre on Weir Street closed?",
        "The committee decides on the day centres in May.",
        (("What would people miss?", PartKind.TEXT, ()), ("How many of your people go there?", PartKind.NUMBER, ())),
        400, 30, 45, 97, 14,
        ("Lunch. It is the one hot meal of the week for nine of ours.", "The bus that stops at the door.",
         "Being known by name."),
        "Lunch and the bus matter more than the building. Fourteen groups send about 120 people.",
        "The centre stays open three days a week. Lunch moves to the church hall on the other two.",
        "A fifth day is not affordable: we looked at it twice.",
    ),
    Asking(
        POLICE, "Neighbourhood policing", "Sergeant Joan Biddle",
        "Where do your people not feel safe after dark, and when?",
        "The neighbourhood teams set next year’s patrols with it in October.",
        (("Where, and when?", PartKind.TEXT, ()),
         ("Would you come to a walk with the sergeant?", PartKind.CHOICE, ("Yes", "No", "Perhaps"))),
        235, 28, 40, 33, 19,
        ("The underpass by the mill, from six.", "The bus stop at Fellgate when the lamp is out.",
         "Outside our own door, when the club next to us lets out."),
        "The underpass and two bus stops were named again and again.",
        "Lamps are mended at both stops; the sergeant walks the underpass on Fridays, and two groups came along.",
    ),
    Asking(
        COUNCIL, "Adult social care", "Kit Marsden",
        "What would make it easier for small groups to bid for care and prevention contracts?",
        "The council writes its commissioning strategy for three years.",
        (("What stops you?", PartKind.TEXT, ()),
         ("What helps most?", PartKind.CHOICE, ("Smaller lots", "More time", "Simpler forms", "Paid earlier")),
         ("How large a contract could you deliver, in pounds a year?", PartKind.NUMBER, ())),
        130, 28, 50, None, 21,
        ("Forty pages for £4,000.", "We cannot wait ninety days for money.", "The turnover rule: twice the contract.",
         "Three weeks in August to write it."),
        pay=5000,
    ),
    Asking(
        HOSPITAL, "Discharge and flow", "Marguerite Shaw",
        "What could your group do for people in their first week at home?",
        "The trust plans money for the winter, and wants to know what is there before it buys.",
        (("What could you do?", PartKind.TEXT, ()), ("For how many people a week?", PartKind.NUMBER, ()),
         ("From when?", PartKind.CHOICE, ("At once", "Within a month", "Later"))),
        9, 26, 35, None, 8,
        ("Ring every day, and go round if nobody answers.", "A bag of shopping and the heating on.",
         "Two volunteers who drive, on weekdays."),
    ),
    Asking(
        COUNCIL, "Streets and parks", "Dev Ruddock",
        "Which green places could groups look after, and what would they need?",
        "The parks service decides in spring which places it hands over, with money for tools.",
        (("Which place, and what would you need?", PartKind.TEXT, ()),),
        2, 30, 40, None, 0, (), state="with_us",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Promised:
    """A promise: days ago made, days to its due day, what became of it how many days after it was made."""

    by: Side
    to: Side
    body: str
    officer: str
    words: str
    source: Source
    where: str
    ago: int
    due: int | None
    state: Kept = Kept.OPEN
    after: int = 0
    happened: str = ""
    evidence: str = ""
    proposed: str = ""
    public: bool = True


PROMISES = (
    Promised(Side.BODY, Side.SECTOR, COUNCIL, "Ines Calloway", "Evening fees fall by a third for the smallest groups from April.",
             Source.ANSWER, "What came of the question about halls", 560, 200, Kept.KEPT, 190,
             "The new price list came out on 28 March.", "Price list of the halls, page 2"),
    Promised(Side.BODY, Side.SECTOR, COUNCIL, "Tom Hurlstone", "Lockers in three halls by the summer.",
             Source.ANSWER, "What came of the question about halls", 560, 270, Kept.PARTLY, 300,
             "Two halls have them. The third waits for a wall.", "Seen by us on a visit"),
    Promised(Side.BODY, Side.SECTOR, COUNCIL, "Tom Hurlstone", "The lift at Netherfold works again.",
             Source.MINUTE, "Communities committee, item 6", 520, 470),
    Promised(Side.BODY, Side.SECTOR, COUNCIL, "Kit Marsden", "Every group is paid within ten days of its invoice.",
             Source.LETTER, "Letter of the director", 600, 90, Kept.BROKEN, 240,
             "Eleven groups waited more than two months.", "Our own survey of twenty groups"),
    Promised(Side.BODY, Side.SECTOR, COUNCIL, "Bryony Adeyemi", "A member of a small group sits on each panel that scores bids.",
             Source.MEETING, "Prevention board", 300, 250, Kept.KEPT, 210, "Two panels have sat so.", "Minutes of both panels"),
    Promised(Side.BODY, Side.US, COUNCIL, "Ines Calloway", "Core funding is settled six months before it ends.",
             Source.LETTER, "Letter of the chief executive", 180, 210),
    Promised(Side.BODY, Side.SECTOR, HOSPITAL, "Sade Whitlock", "The ward rings the named carer by noon the day before.",
             Source.ANSWER, "What came of the question about carers", 440, 120, Kept.KEPT, 130,
             "An audit of forty discharges found it done in 37.", "Trust audit, March"),
    Promised(Side.BODY, Side.SECTOR, HOSPITAL, "Alun Pryce", "Expenses of people who advise are paid on the day.",
             Source.MEETING, "Patient experience group", 260, 220,
             proposed="A float is kept at the desk since last month, and forms are there."),
    Promised(Side.BODY, Side.SECTOR, POLICE, "Sergeant Joan Biddle", "Both lamps are mended before the clocks change.",
             Source.MEETING, "Walk with the sergeant", 190, 60, Kept.KEPT, 40, "Both burn.", "Groups told us"),
    Promised(Side.SECTOR, Side.BODY, COUNCIL, "", "Nine groups keep a warm room open on a weekday through the winter.",
             Source.MEETING, "Cost of living network", 330, 150, Kept.KEPT, 150,
             "Ten did. One of them on Saturdays too.", "Sign-in sheets of the ten"),
    Promised(Side.US, Side.SECTOR, "", "", "We publish every bid that was refused, with its reasons, as figures.",
             Source.STATEMENT, "Annual meeting", 410, 330, Kept.KEPT, 300, "It stands on our page of figures.", ""),
    Promised(Side.US, Side.BODY, HOSPITAL, "", "A list of groups that can help in the first week at home, checked each quarter.",
             Source.LETTER, "Our letter to the trust", 70, 50, public=False),
)  # fmt: skip
