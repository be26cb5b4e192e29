"""What people of Mallowdale asked for help with: their words, what was done, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from hedgerow.development.types import Reason


@dataclass(frozen=True)
class Story:
    """A case: what was asked, its topic, what was done (with its minutes), and how it ended.

    `answer` is what came of it; with `reason`, why we could not help.
    """

    words: str
    topic: str
    done: tuple[tuple[str, int], ...]
    answer: str
    reason: str = ""


STORIES = (
    Story(
        "Four of us feed about thirty people every Thursday. Do we have to be a charity to get money?",
        "governance",
        (
            ("Rang them. They need a constitution and an account, not a number.", 25),
            ("Went through the model constitution with the four of them.", 70),
        ),
        "They have adopted a constitution and opened an account with two signatories.",
    ),
    Story(
        "The landlord wants us out of the hall by June and we do not know what our rights are.",
        "one-to-one-advice",
        (
            ("Read the lease with them on the telephone.", 40),
            ("Found them a solicitor who looks at it for nothing.", 20),
        ),
        "They stay for another two years, at the same rent.",
    ),
    Story(
        "Our treasurer has moved away and nobody knows the password of the bank.",
        "money-and-payroll",
        (("Rang. Told them what the bank wants to see.", 15), ("Helped with the form for new signatories.", 35)),
        "Three signatories, and a page that says how it is done.",
    ),
    Story(
        "A school asks to see our safeguarding policy and we have none.",
        "policies-and-safeguarding",
        (("Sent the model, and a list of what must be changed.", 10), ("Read their draft and wrote beside it.", 45)),
        "The policy is agreed, and two people have been trained.",
    ),
    Story(
        "We have fallen out on the committee and two people no longer speak.",
        "governance",
        (("Met the chair.", 60), ("Met the two, one after the other, then together.", 110)),
        "They have agreed who does what. One of them leaves at the annual meeting, in peace.",
    ),
    Story(
        "We would like to employ somebody for ten hours a week and have never done it.",
        "money-and-payroll",
        (("Went through what it means: pay, pension, insurance.", 50), ("Introduced them to the payroll service.", 15)),
        "She began on the first of the month. The payroll service does the rest.",
    ),
    Story(
        "How do we find trustees who are not all over seventy?",
        "governance",
        (("Talked about what the board lacks.", 40), ("Wrote a notice with them, and put it in the newsletter.", 30)),
        "Two new trustees, one of them twenty-six.",
    ),
    Story(
        "There are only three of us left. Should we close?",
        "closing-well",
        (("Met them and listened.", 75), ("Went through what happens to the money and the minutes.", 45)),
        "They closed well: the money went to the choir, and the minutes to the archive.",
    ),
    Story(
        "Could somebody look at our accounts before the annual meeting?",
        "money-and-payroll",
        (("Found an independent examiner for them.", 15),),
        "The accounts were examined in time.",
    ),
    Story(
        "We want to be a CIO and the form asks for things that we do not understand.",
        "governance",
        (("Went through the form line by line.", 80), ("Read the constitution once more before it went.", 30)),
        "They are registered.",
    ),
    Story(
        "Is there a free course on writing a budget?",
        "training",
        (("Told them of the course in spring.", 5),),
        "Two of them are booked on it.",
    ),
    Story(
        "Our van needs a new engine. Can you pay for it?",
        "fund-search",
        (("Rang. We have no money for vans, and told them of two funds.", 10),),
        "We give no grants for vehicles. Two funds that might are in our letter to you.",
        Reason.NOT_OURS,
    ),
    Story(
        "We are a club just across the river. Could you help us with a constitution?",
        "governance",
        (),
        "You lie in the next borough. Their voluntary action does this too, and we have told them of you.",
        Reason.OUTSIDE,
    ),
    Story(
        "My neighbour’s tree takes all the light from my garden.",
        "one-to-one-advice",
        (),
        "We help groups. The advice centre helps with neighbours, and its number is below.",
        Reason.NO_GROUP,
    ),
    Story(
        "Could somebody come every week to do our books?",
        "money-and-payroll",
        (("Rang. Nobody of us has so much time.", 10),),
        "Nobody of us can come weekly. The book-keeper whom three other groups share has room for one more.",
        Reason.NO_TIME,
    ),
)
#: what is in hand today: words, what was done, the next step, and whether it waits for them
IN_HAND = (
    (
        "We have been left £6,000 in a will and do not know what to do first.",
        "Rang the executor with them.",
        "Look at their constitution for gifts",
        False,
    ),
    (
        "The youth club needs somebody who can do a risk assessment for the canoe day.",
        "Sent the one-page form.",
        "Read what they have filled in",
        True,
    ),
    (
        "Two groups on our street do the same. Should we become one?",
        "Met both committees for an hour.",
        "Write down what each would bring",
        False,
    ),
    (
        "Our annual return is late and the register shows it in red.",
        "Went through what is missing.",
        "Ring to see whether it has gone",
        True,
    ),
    (
        "We want to hold a raffle. Is there a law?",
        "Said which raffles need a licence.",
        "Send the page on lotteries",
        False,
    ),
)
#: what nobody has taken yet, as strangers write it
NEW = (
    (
        "Six of us have started to look after the old orchard. We have no name, no money and a lot of apples.",
        "Hanna Reed, 01632 960 118, evenings",
    ),
    (
        "I run a knitting circle in the library. The library says that we need insurance now.",
        "Moss Tanner, moss.tanner@example.net",
    ),
    (
        "Where can a new group of Kurdish families meet on Sundays?",
        "Dilan, dilan@example.net, or a text to 07700 900 118",
    ),
)
