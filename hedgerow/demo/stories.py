"""What the team of Mallowdale does with its days: how often each activity, how long, with what said beside it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Colleague:
    """Somebody on the made-up team. `hands` are codes of activities with their weight in this person's days."""

    email: str
    name: str
    role: str
    team: str
    payer: str
    hands: dict[str, int]


PASSWORD = "mallow-and-thyme"  # noqa: S105 -- printed on purpose: there is nothing real behind it
TEAMS = (("development", "Development"), ("volunteering", "Volunteering"))
PAYERS = (
    ("council-core", "Mallowdale Council: core grant"),
    ("reaching-neighbours", "Reaching Neighbours programme"),
    ("health-partnership", "Health partnership"),
)
PRIORITIES = (
    ("Warm, fed and out of debt", "Getting households through the cost of living without losing what they have."),
    ("Nobody on their own", "Loneliness, above all of older people and of carers."),
    ("A good start for young people", "Things to do, people to trust, and help early with troubles of the mind."),
    ("Green and lived-in places", "Parks, brooks and streets that people look after together."),
)

COLLEAGUES = (
    Colleague(
        "manager@example.org",
        "Morwenna Teal",
        "manager",
        "development",
        "council-core",
        {
            "deputation": 4,
            "briefing": 4,
            "network-meeting": 3,
            "partnership-building": 5,
            "consultation-response": 2,
            "one-to-one-advice": 2,
            "alliance-support": 2,
        },
    ),
    Colleague(
        "worker@example.org",
        "Idris Marlowe",
        "worker",
        "development",
        "reaching-neighbours",
        {
            "one-to-one-advice": 26,
            "first-enquiry": 12,
            "governance": 8,
            "policies-and-safeguarding": 6,
            "health-check": 4,
            "development-plan": 4,
            "training": 2,
            "money-and-payroll": 4,
            "model-documents": 5,
            "closing-well": 1,
        },
    ),
    Colleague(
        "funding@example.org",
        "Saoirse Penhale",
        "worker",
        "development",
        "council-core",
        {
            "fund-search": 16,
            "eligibility-check": 12,
            "bid-support": 14,
            "funder-meeting": 2,
            "small-grants": 5,
            "one-to-one-advice": 6,
            "fundraising-training": 2,
            "collaborative-bid": 2,
        },
    ),
    Colleague(
        "volunteering@example.org",
        "Tunde Ashgrove",
        "worker",
        "volunteering",
        "council-core",
        {
            "brokerage": 22,
            "promoting-volunteering": 8,
            "role-development": 7,
            "supported-volunteering": 9,
            "involver-good-practice": 4,
            "employer-volunteering": 2,
            "recognition": 2,
            "community-conversation": 2,
        },
    ),
    Colleague(
        "engagement@example.org",
        "Pru Okonjo-Lund",
        "worker",
        "volunteering",
        "health-partnership",
        {
            "network-meeting": 7,
            "event": 3,
            "newsletter": 4,
            "issue-gathering": 9,
            "consultation-response": 3,
            "briefing": 3,
            "representatives": 4,
            "community-conversation": 5,
            "one-to-one-advice": 5,
        },
    ),
)

MINUTES = {
    "first-enquiry": (10, 40),
    "model-documents": (5, 30),
    "fund-search": (15, 60),
    "brokerage": (10, 45),
    "newsletter": (60, 180),
    "training": (120, 300),
    "fundraising-training": (120, 240),
    "network-meeting": (90, 180),
    "event": (120, 360),
}
PEOPLE = {
    "training": (6, 22),
    "fundraising-training": (6, 18),
    "network-meeting": (9, 34),
    "event": (25, 140),
    "community-conversation": (8, 45),
    "employer-volunteering": (6, 24),
    "recognition": (10, 60),
}
GATHERINGS = {
    "network-meeting": (6, 14),
    "event": (8, 20),
    "training": (4, 12),
    "fundraising-training": (4, 10),
    "funder-meeting": (3, 8),
    "collaborative-bid": (2, 4),
    "partnership-building": (2, 5),
}
PUBLIC_BODY = ("deputation", "briefing", "representatives", "consultation-response")

NOTES = {
    "one-to-one-advice": (
        "Talked through who signs what at the bank. They will put it to the committee.",
        "Worried about the lease. Sent them what to ask before signing.",
        "Two committee members leaving in spring; started a list of people to ask.",
    ),
    "first-enquiry": (
        "Three neighbours who want to start something for carers. Nothing on paper yet.",
        "Asked whether they need to register. Not yet, and said why.",
    ),
    "bid-support": (
        "Read the draft. Strong on who, thin on what changes. Sent notes.",
        "Budget did not add up by £240: found the double-counted van.",
    ),
    "brokerage": (
        "Matched for Thursday mornings; will ring in a month.",
        "Wanted something outdoors. Two choices sent.",
    ),
    "governance": ("Draft constitution gone over line by line. The quorum was larger than the committee.",),
    "issue-gathering": ("Same story as last week: rooms cost more than the grant for using them.",),
    "health-check": ("Money and people in good order; no reserves policy, nothing on lone working.",),
}
NEXT_STEPS = (
    "Ring to hear how the committee took it",
    "Send the model reserves policy",
    "Check the bank form arrived",
    "Book a health check",
    "Ask for last year’s accounts",
    "Find a second signatory",
    "Put in touch with the men’s shed",
    "Read the second draft",
)
OUTCOMES = (
    ("resources", "documented", "Award letter for the warm room came: open four days a week instead of two.", ""),
    ("resources", "corroborated", "Two groups now share one van and one insurance.", ""),
    (
        "policy",
        "documented",
        "The council’s room-hire policy names a community rate.",
        "The leisure trust says the rate was coming anyway.",
    ),
    ("trust", "asserted", "People from both ends of the street sit at one table.", ""),
    ("trust", "corroborated", "New committee elected by forty-one residents; last time it was six.", ""),
)
OFFERS = (
    ({"phone": "01632 960 456"}, "The old number rings out. This is the one on their poster."),
    ({"description": "We meet in the library now, Tuesdays at two. Everybody welcome."}, "They moved in September."),
    ({"website": "https://example.org/choir"}, "They have a page at last."),
)
