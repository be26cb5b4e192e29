"""What residents of Mallowdale say: questions with their ideas, and the projects of two budgets. All of it is made up."""

from __future__ import annotations

from dataclasses import dataclass

from hedgerow.participation.types import Decision

YES, PARTLY, NO = Decision.YES, Decision.PARTLY, Decision.NO


@dataclass(frozen=True)
class Wish:
    """An idea, how many liked it, and what became of it and why. `refused`: why it was not shown. `waits`: not looked at
    yet."""

    title: str
    liked: int = 0
    decision: Decision = Decision.NONE
    reason: str = ""
    text: str = ""
    ward: str = ""
    email: str = ""
    refused: str = ""
    waits: bool = False


@dataclass(frozen=True)
class Asked:
    """A question: how many days ago it was opened, and for how long. Without a summary it is open."""

    question: str
    about: str
    can_change: str
    cannot_change: str
    decided_by: str
    ago: int
    days: int
    wishes: tuple[Wish, ...]
    ward: str = ""
    summary: str = ""


@dataclass(frozen=True)
class Project:
    """A project: its cost in pounds, and the share of voters that it draws (0 to 1). `refused`: why it was left off."""

    title: str
    about: str
    pounds: int
    pull: float
    ward: str = ""
    by_group: bool = True
    email: str = ""
    refused: str = ""


@dataclass(frozen=True)
class Shared:
    """A budget in pounds: how many days ago it was announced, and how many people vote."""

    title: str
    about: str
    pounds: int
    most: int
    most_each: int | None
    ago: int
    voters: int
    projects: tuple[Project, ...]


LIBRARY = Asked(
    "What should the old branch library be?",
    "The library moved to the new building in spring. The old one on Weir Lane is sound, warm and empty. The council is "
    "ready to let it for a pound a year to whoever makes good use of it.",
    "What it is used for, who looks after it, and when it is open.",
    "It stays in public hands, and there is no money for building work beyond the roof.",
    "Mallowdale Council’s cabinet, on what residents say here",
    430,
    28,
    (
        Wish("A repair café and a library of tools", 41, YES, "It is the heart of the plan: four mornings a week.",
             "Bring what is broken, borrow what you need twice a year.", "Weirside", "resident-1@example.org"),
        Wish("A warm room with soup in winter", 36, YES, "Open every weekday from November to March.", ward="Old Town"),
        Wish("A place to practise for bands", 22, NO,
             "The walls are thin and people live next door. The youth centre has a room for it from May."),
        Wish("Somewhere for teenagers after school", 38, PARTLY,
             "Two evenings a week to begin with: we found two youth workers, not five.", "Not another table tennis table.",
             "Quarry Hill"),
        Wish("Keep a shelf of books", 19, YES, "A shelf where you take one and leave one, by the door."),
        Wish("A nursery", 14, NO, "It would need building work for which there is no money."),
        Wish("Small desks to rent by the day", 9, PARTLY, "Four desks upstairs; more if they are used."),
        Wish("A museum of the mills", 11, NO, "The county museum will not lend without a guard. It lends photographs."),
        Wish("English lessons", 17, YES, "The college gives them on Tuesday mornings.", ward="Spindle & Docks"),
        Wish("Sell it and mend the roads", 0,
             refused="It is about selling the building, and the question says that it stays in public hands."),
    ),
    summary="The old branch library becomes the Mending Rooms: a repair café and library of tools, a warm room in winter, and "
    "two evenings for young people. Three groups run it together, and the council lets it to them for five years. It opens "
    "in October.",
)  # fmt: skip
SAFER = Asked(
    "How could the walk to school be safer in Quarry Hill?",
    "Three hundred children cross Spoil Street each morning. There is £60,000 for it this year from the road safety fund.",
    "Crossings, kerbs, signs, where cars may stop, and who stands at the crossing.",
    "The bus keeps its route, because the hospital needs it.",
    "The council’s head of highways, with the two schools",
    205,
    21,
    (
        Wish("A crossing by the chip shop", 33, YES, "Built in the summer holidays.", ward="Quarry Hill",
             email="resident-2@example.org"),
        Wish("No cars on Spoil Street from half past eight to nine", 29, PARTLY,
             "On the stretch before the gate, for a year, to see how it goes."),
        Wish("A walking bus from Maple Rise", 18, YES, "Nine parents lead it; ring the school to join.", ward="Maple Rise"),
        Wish("Speed cameras", 15, NO, "The police place them, and only where people were badly hurt. We asked."),
        Wish("Paint the kerbs in the colours of the school", 12, YES, "The children drew them."),
        Wish("Move the bus stop", 7, NO, "The bus keeps its route and its stops, because the hospital needs them."),
        Wish("Later hours for the lollipop man", 21, YES, "Until a quarter past nine from now on."),
        Wish("A one-way street", 10, NO, "It would send the lorries past the nursery."),
    ),
    "Quarry Hill",
    "A crossing by the chip shop, no cars before the gate at half past eight for a year, a walking bus from Maple Rise, and "
    "the lollipop man for longer. That is £57,400 of the £60,000; what is left pays for counting the cars afterwards.",
)  # fmt: skip
MARKET = Asked(
    "What would bring you to the market square after five?",
    "The shops shut at five, and then the square is empty. The traders, the council and two groups want to try things on "
    "Thursday evenings from spring.",
    "What happens there, on which evenings, and who may use the stalls.",
    "No amplified music after nine: people live above the shops.",
    "The traders’ association and the council’s events team, in January",
    12,
    30,
    (
        Wish("Long tables and a supper that everybody brings", 24, text="Twice a month, with a roof if it rains."),
        Wish("A film on the wall of the bank", 31, ward="Old Town"),
        Wish("Somewhere to sit that is not a pub", 27, text="Benches with backs. My mother is 81 and would come."),
        Wish("Free parking after four", 12),
        Wish("A stall for anybody under 18 who makes something", 18, email="resident-3@example.org"),
        Wish("Light the lime trees", 22),
        Wish("A late bus back to Northfold", 15, ward="Northfold", text="The last one goes at ten past six."),
        Wish("Chess", 6, waits=True),
        Wish("A skate ramp by the steps", text="Wooden, so it can be moved on market days.", ward="Teasel Park", waits=True),
    ),
)  # fmt: skip
LAST_YEAR = Shared(
    "Streets that we share",
    "The housing company gives £40,000 for streets and small places in Mallowdale. Whatever is chosen must be finished "
    "within a year. Anybody who lives, works or goes to school here may vote.",
    40_000, 12_000, 5, 200, 403,
    (
        Project("A rain garden where the car park floods", "Take up forty bays, plant reeds and willow.", 11_800, 0.62,
                "Spindle & Docks"),
        Project("Benches every two hundred yards on Weir Lane", "Eight oak benches with backs.", 7_200, 0.55, "Weirside"),
        Project("A kitchen for the long table", "Two burners, a sink and a cupboard on wheels.", 6_400, 0.57, "Old Town"),
        Project("Mend the bandstand", "New floor, paint, and a ramp.", 12_000, 0.5, "Teasel Park"),
        Project("Fifty fruit trees along the school walk", "Planted with both schools; the scouts water them.", 4_500, 0.42,
                "Quarry Hill"),
        Project("A bike shed at the station", "Dry stands for twenty bikes.", 9_900, 0.35, "Old Town", by_group=False,
                email="resident-4@example.org"),
        Project("Story map of the mills", "Twelve tiles on the walls, told by people who worked there.", 3_800, 0.31),
        Project("Bat boxes and swift bricks", "Sixty of them, put up by the wildlife group.", 2_400, 0.33, "Hazel Bank"),
        Project("A mural under the viaduct", "Painted with the youth club.", 5_600, 0.28, "Blackthorn"),
        Project("Summer of street games", "Ten Sundays with the road shut and a box of balls.", 4_100, 0.24, "Dog Rose"),
        Project("Lights on the canal path", "Low lamps that bats do not mind.", 10_500, 0.36, "Weirside", by_group=False),
        Project("A fountain in the square", "With water to splash in.", 11_900, 0.2, "Old Town", by_group=False,
                email="resident-5@example.org",
                refused="The water company asks £6,000 a year to run it, and nobody is found who would pay that."),
    ),
)  # fmt: skip
GREEN = Shared(
    "Green Mallowdale",
    "£25,000 from the climate fund for whatever makes Mallowdale greener and can be done in a year. Groups and residents "
    "proposed; now everybody votes.",
    25_000, 8_000, None, 48, 64,
    (
        Project("Solar panels on the scout hut", "Twelve panels; what they earn pays for the camp.", 7_900, 0.5, "Maple Rise"),
        Project("A library of things", "Drills, tents and a carpet cleaner to borrow.", 5_200, 0.45, "Weirside"),
        Project("Allotment for people on the waiting list", "Twenty half plots behind the bowling green.", 6_800, 0.4,
                "Elderfield"),
        Project("Draught busters", "A van, two trainers and brushes for three hundred front doors.", 4_300, 0.36),
        Project("A hedge along the bypass", "Three hundred yards of hawthorn, hazel and dog rose.", 3_900, 0.48, "Sloe Common"),
        Project("Cargo bike for the food bank", "It carries what the car carries now.", 3_600, 0.42, "Old Town"),
        Project("Compost for a hundred gardens", "Bins, and somebody who shows how.", 2_500, 0.22, "Northfold", by_group=False,
                email="resident-6@example.org"),
    ),
)  # fmt: skip
