"""What the networks of Mallowdale talk about: their purposes, meetings, decisions, actions and votes. All of it is made up."""

from __future__ import annotations

from dataclasses import dataclass

from hedgerow.convening.types import Joining, Seen


@dataclass(frozen=True)
class Talk:
    """One thing on an agenda: what was said, and what came of it. `action`: what, and who ("group", "worker" or words)."""

    title: str
    said: str
    decided: str = ""
    how: str = ""
    dissent: str = ""
    action: tuple[str, str] | None = None
    lead: str = ""
    about: str = ""


@dataclass(frozen=True)
class Made:
    """A network: how many groups belong, every how many days it meets, and what it talks about, the oldest first."""

    name: str
    purpose: str
    meets: str
    where: str
    every: int
    size: int
    convener: str
    talks: tuple[Talk, ...]
    terms: str = ""
    seen: Seen = Seen.OPEN
    joining: Joining = Joining.OPEN
    quorum: int | None = None
    observers: tuple[str, ...] = ()
    likely: tuple[str, ...] = ()  # what the names of groups say that belong there


TERMS = """Every group that works on this here may belong. Each has one vote, and names a delegate and a deputy.

We look for agreement first. Where there is none, we vote, and write down who saw it otherwise and why.

Public bodies come as observers. What is said in confidence stays in the room."""

FOOD = Made(
    "Mallowdale Food Network",
    "For everybody who grows, cooks, shares or saves food here. We learn from each other, buy together what none of us can"
    " afford alone, and speak with one voice about land and hunger.",
    "Every second month, on a Thursday morning",
    "The Old Fulling Mill, Mallowdale",
    61,
    14,
    "worker",
    (
        Talk("A shared store", "Five groups rent cold storage, each too much of it. The mill has a room that stands empty.",
             "Ask the mill for its cold room on behalf of all of us.", "By consent", action=("Write to the mill", "worker")),
        Talk("Surplus from the market", "The traders would give what is left on Saturdays if somebody came at one prompt.",
             action=("Draw up a rota for Saturdays", "group")),
        Talk("Land by the brook", "The council means to sell the strip by the brook. Two of us have asked to grow there."),
        Talk("Hunger in the holidays", "Nine of eleven groups fed more children this summer than last.",
             "Collect the same five figures each month, so that we can say it with one voice.", "12 for, none against",
             action=("Make the one-page form for the five figures", "worker")),
        Talk("Compost", "The tip charges for green waste now. A heap at the allotments would take all of ours.",
             action=("Ask the allotment society about a heap", "group")),
        Talk("A van", "Everybody borrows the same van, and it is dying. A shared one costs about nine thousand pounds.",
             "Ask every member by a vote whether we buy a van together.", "By consent",
             "The smallest two would rather hire one by the day."),
        Talk("Training", "Three groups need level 2 food hygiene by the spring.", action=("Find one trainer for all", "worker")),
        Talk("The van, after the vote", "The van is bought. It lives at the mill, and whoever drives it writes it down.",
             action=("Keep the diary of the van", "group")),
        Talk("Winter", "Warm rooms want soup. Six groups can cook on different days.",
             "One list of warm rooms with food, on paper and on the page of the council.", "By consent"),
        Talk("What the council asked us", "They want to know what a food plan should say. Fresh before cheap, said most.",
             action=("Send our answer to the council", "worker")),
        Talk("Growing in schools", "Two schools have beds and nobody to look after them in August.",
             action=("Match two groups with the two schools", "group")),
        Talk("Land by the brook, again", "It goes to the cabinet next month. We want to say first what we agree on.",
             "Put it to a vote of all members what we ask for first.", "By consent",
             action=("Ask for three minutes to speak", "group")),
    ),
    TERMS,
    quorum=6,
    observers=("Mallowdale Council",),
    likely=("Food", "Garden", "Allotment", "Kitchen", "Orchard", "Table", "Larder", "Pantry", "Lunch", "Wardens", "Hedgehog"),
)  # fmt: skip

YOUTH = Made(
    "Youth Alliance",
    "Groups that work with people under 25: so that nobody falls between two clubs, and so that young people are heard.",
    "Every term, after school",
    "Brook Hall",
    110,
    11,
    "engagement",
    (
        Talk("Who is open when", "Nobody knows what is open on Fridays. We laid our timetables side by side.",
             "One timetable for all of us, kept by whoever changes.", "By consent",
             action=("Put the timetables together", "worker")),
        Talk("Young carers", "Seven of us know young carers, and none of us asks.",
             "Ask the same question at every sign-up.", "By consent", action=("Word the question with young carers", "group")),
        Talk("Trips", "A coach for three clubs costs what a minibus costs for one."),
        Talk("Safeguarding training", "The course is full until spring. The alliance could book its own.",
             action=("Book a course for the alliance", "worker")),
        Talk("What young people said", "Sixty answers. Somewhere warm and late, without having to do anything.",
             "Try one late evening at Brook Hall for a term.", "8 for, 2 against", "Two clubs fear for their own Fridays."),
        Talk("The late evening", "Thirty came, most of whom none of us knew.", action=("Ask for money to go on", "group")),
    ),
    TERMS,
    observers=("Mallowdale Council",),
    likely=("Youth", "Scouts", "Young", "School", "Play", "Cadets", "Football", "Junior"),
)  # fmt: skip

HEALTH = Made(
    "Health and Wellbeing Forum",
    "Where groups and the health service meet: what people need, what is planned, and what we promise each other.",
    "Four times a year",
    "Thorn Health Centre, meeting room",
    91,
    12,
    "engagement",
    (
        Talk("What the trust plans", "Fewer beds, more at home. Who visits people at home asked who pays for it."),
        Talk("Social prescribing", "People are sent to groups that hear of it when they stand at the door.",
             "Nobody is sent to a group that has not said yes.", "By consent",
             action=("Write down how a group says yes", "worker")),
        Talk("Waiting", "Eleven weeks for a first talk. Three groups bridge it, unpaid.",
             action=("Count who waits with us, for a month", "group")),
        Talk("Getting there", "The bus to the health centre ends at six.",
             "Ask the trust and the bus company to a table.", "By consent", action=("Invite the bus company", "worker")),
        Talk("One form", "Every service has its own form. We filled in nine and put them on the wall.",
             "One form of a page, tried by four services.", "By consent", "One service will not give up its own."),
        Talk("What became of it", "Two of the nine forms are gone. The late bus runs on Tuesdays.",
             action=("Thank whoever made it happen", "group")),
        Talk("The coming year", "Loneliness first, then teeth.", "Two working groups: being alone, and teeth.", "By consent"),
    ),
    TERMS,
    quorum=5,
    observers=("Mallowdale Council", "Mallowdale and Thorn Health Trust"),
    likely=("Carers", "Listening", "Wheels", "Access", "Health", "Memory", "Stroke", "Mind", "Running", "Older"),
)  # fmt: skip

CHAIRS = Made(
    "Chairs’ Circle",
    "For people who chair a group here: to say what one cannot say at home, and to hear how others do it.",
    "Twice a year, over a meal",
    "The Long Barn",
    170,
    9,
    "worker",
    (
        Talk("When the treasurer leaves", "Three of us are without. Two will share one.",
             action=("Bring the two together", "worker")),
        Talk("Disagreement", "What helps: a rule agreed on a good day."),
        Talk("Handing over", "Nobody plans it. We try it with a letter to whoever comes next.",
             "Each writes that letter until the next meal.", "By consent"),
    ),
    "What is said here stays here. There are no observers.",
    Seen.CLOSED,
    Joining.OPEN,
)  # fmt: skip

SAFE = Made(
    "Forum against Violence towards Women and Girls",
    "Groups that stand beside women and girls: to see that nobody who asks for help is sent on twice.",
    "Every third month, at a place that members know",
    "",
    92,
    6,
    "engagement",
    (
        Talk("Doors", "Who takes somebody in on a Friday night. The list is shorter than a year ago.",
             "One number that somebody always answers, shared by four groups.", "By consent",
             action=("Draw up who answers when", "group")),
        Talk("Courts", "Waiting for a date does harm. We write down what it does.",
             action=("Collect what waiting does, without names", "worker")),
        Talk("Interpreters", "A child should never have to interpret.", "None of us lets a child interpret.", "By consent"),
        Talk("Money", "The fund for crises is spent by October each year."),
        Talk("Schools", "Two schools ask for somebody to come.", action=("Answer the two schools", "group")),
    ),
    "By invitation. Nobody says outside who belongs, where we meet or what was said.",
    Seen.HIDDEN,
    Joining.INVITED,
    likely=("Women", "Refuge", "Advice", "Listening", "Family"),
)  # fmt: skip

NETWORKS = (FOOD, YOUTH, HEALTH, CHAIRS, SAFE)
WHY = "We began with a lunch for older neighbours, and half of them ask about the surgery. We would like to know who to ask."
CAME_OF_IT = (
    "Done, and it was easier than we thought.",
    "They said yes.",
    "It took two letters.",
    "Done together with others.",
)
LATER = (
    Talk(
        "What comes next", "", lead="Idris Marlowe", about="What should we have done by next year? Bring one wish each."
    ),
    Talk("Who else should be here", "", about="Whom do we miss? Names, please."),
)
