"""The words of Mallowdale's agreement, and what its council and NHS have published. All of it is made up."""

from __future__ import annotations

from dataclasses import dataclass

from hedgerow.charter.types import Side

DEFINITION = """\
Infrastructure in Mallowdale is whatever makes it easier for people here to do something together for each other: somebody to \
ask, somewhere to meet, money that can be reached, a voice that is heard, and others to learn from.

It is for groups first, above all for small ones with nobody paid. Communities have it through them. The council and the NHS \
have it too: they learn what is needed, and whom to trust with it.

No one organisation is the infrastructure. It is done by whoever does it well, and this agreement says who that is. Mallowdale \
Voluntary Action holds it together, keeps the record, and tells the truth about both."""

#: side, who promises, to whom, what, how it is seen
PROMISES: tuple[tuple[Side, str, str, str, str], ...] = (
    (Side.US, "us", "every group", "To answer within five working days, and to say so when we cannot help.",
     "Counted from the record, and published each quarter."),
    (Side.US, "us", "every group", "To say openly when we have an interest of our own in a contract, a grant or a panel.",
     "The public list of our own interests."),
    (Side.US, "us", "the council and the NHS", "To bring what groups are finding, with who said it and who was not asked.",
     "Each position says how many groups stand behind it, and who disagreed."),
    (Side.GROUPS, "Groups that sign", "each other", "To send people on to whoever can help them best, not to whoever is first.",
     "Referrals between groups, counted twice a year."),
    (Side.GROUPS, "Groups that sign", "the council and the NHS", "To say what we can do and what we cannot, with what it costs.",
     "Offers that were delivered as they were made."),
    (Side.COUNCIL, "council", "groups and charities",
     "To ask the sector once, not department by department, and to say what came of it within three months.",
     "The list of questions, with the day of each answer."),
    (Side.COUNCIL, "council", "groups and charities", "To give twelve weeks’ notice before money for groups ends or changes.",
     "Dates of decisions beside dates of letters."),
    (Side.COUNCIL, "council", "small groups", "To split contracts into lots that a small group can bid for, or say why not.",
     "Notices marked as suitable, and the reasons for those that are not."),
    (Side.NHS, "nhs", "groups and charities",
     "To keep two seats for groups on the partnership board, and to send papers a week before.",
     "Papers by their date; reports back by those who sit there."),
    (Side.NHS, "nhs", "people who advise", "To pay expenses, and for time where somebody’s experience is what was asked for.",
     "What was paid, once a year."),
)  # fmt: skip
NEW_PROMISES: tuple[tuple[Side, str, str, str, str], ...] = (
    (Side.COUNCIL, "council", "us", "To fund core work for three years at a time, and to decide six months before it ends.",
     "Months of funding ahead, counted from the agreements."),
    (Side.NHS, "nhs", "groups and charities", "To pay small groups within ten days.", "Days from invoice to payment."),
)  # fmt: skip


@dataclass(frozen=True)
class Published:
    """A priority as a body published it, so many days ago; one with a number that is there already says it anew."""

    side: Side
    number: str
    words: str
    source: str
    ago: int
    links: tuple[str, ...] = ()


WARM, ALONE, YOUNG, GREEN = (
    "Warm, fed and out of debt", "Nobody on their own", "A good start for young people", "Green and lived-in places",
)  # fmt: skip
PLAN, NEW_PLAN, STRATEGY = "Council Plan", "Council Plan, first review", "Joint Forward Plan"
PRIORITIES = (
    Published(Side.COUNCIL, "1", "Residents have enough to live on, and know where to turn before a crisis.", PLAN, 690, (WARM,)),
    Published(Side.COUNCIL, "2", "Every child is ready for school, and the young have somewhere to go.", PLAN, 690, (YOUNG,)),
    Published(Side.COUNCIL, "3", "Cleaner, greener neighbourhoods that people are proud of.", PLAN, 690, (GREEN,)),
    Published(Side.COUNCIL, "4", "A council that listens.", PLAN, 690),
    Published(Side.COUNCIL, "4", "Decisions taken closer to the people they touch.", NEW_PLAN, 300, (ALONE, GREEN)),
    Published(Side.NHS, "1", "Fewer people reach hospital for being lonely, cold or hungry.", STRATEGY, 560, (WARM, ALONE)),
    Published(Side.NHS, "2", "Good mental health from the start, with help before it is urgent.", STRATEGY, 560, (YOUNG,)),
    Published(Side.NHS, "3", "People go home from hospital on the day they are well enough.", STRATEGY, 560, (ALONE,)),
)  # fmt: skip
