"""What volunteers do in Mallowdale: thirty roles, in the words of the groups that posted them. All made up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Post:
    """A role. `names`: words of the names of groups that might post it. `ago`: opened so many days ago; `shut`: closed so
    many days ago, None where it is open. `wanted`: how many people offered."""

    title: str
    tasks: str
    gets: str
    cause: str
    names: tuple[str, ...]
    ago: int
    wanted: int
    time: str = "2 hours a week"
    when: tuple[str, ...] = ()
    shut: int | None = None
    places: int | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def on(days: str, part: str) -> tuple[str, ...]:
    """Times of the week: on("Tuesday Friday", "Morning")."""
    return tuple(f"{day}{part}" for day in days.split())


DBS, ID = "DBSCheck", "IDCheck"
EASY = ("PublicTransportAccess", "BuildingAccessibilityFeatures", "CareProfessionals")
ONCE, ANY = {"rhythm": "one_off"}, {"rhythm": "flexible"}
POSTS = (
    Post("Cook with us on Fridays",
         "Chop, stir and serve a hot lunch for forty, in a team of five. Dina runs the kitchen and shows you everything.",
         "Lunch, a food hygiene certificate after three months, and good company.",
         "AntiPoverty", ("Lunch Club", "Kitchen"), 610, 9, "4 hours a week", on("Friday", "Morning"),
         tags={"skill": ("AbilityToWorkCooperatively",), "accessibility": EASY}),
    Post("Driver for the larder van",
         "Collect what three shops give us, and bring it to the larder before it opens.",
         "A route you can do in your sleep, and first pick of the bread.",
         "AntiPoverty", ("Larder", "Pantry"), 480, 5, "3 hours a week", on("Monday Thursday", "Morning"), shut=120,
         places=2, tags={"skill": ("Driving",), "requirement": ("IDCheck",)}),
    Post("Welcome people at the larder",
         "Say hello, find a chair, listen. You need not know the answers: we know who does.",
         "Half a day of training in listening, and a team that looks after each other.",
         "AntiPoverty", ("Larder", "Pantry"), 90, 6, "2 hours a week", on("Tuesday Saturday", "Morning"),
         tags={"skill": ("ActiveListening", "EmpathyAndCompassion"), "accessibility": EASY}),
    Post("Youth club helper",
         "Table tennis, toast and talking. Two workers are always in the room.",
         "Training in youth work, expenses, and a reference.",
         "YouthAndChildren", ("Youth Club",), 560, 7, "One evening a week", on("Wednesday", "Evening"),
         tags={"requirement": ("DBSCheck", "IDCheck"), "skill": ("PatienceAndUnderstanding",)}),
    Post("Help run the summer play scheme",
         "Games, dens and water fights in the park for two weeks in August.",
         "Lunch every day, and a thank-you trip to the sea.",
         "YouthAndChildren", ("Play Scheme",), 470, 6, "Mornings for two weeks",
         on("Monday Tuesday Wednesday Thursday Friday", "Morning"), shut=430, more=ONCE,
         tags={"requirement": ("DBSCheck",)}),
    Post("Telephone a neighbour",
         "Ring the same two people once a week, and tell us if something is wrong.",
         "Somebody to ring yourself when a call was hard.",
         "OlderPeople", ("Good Neighbours", "Friendship Circle", "Tea and Company"), 520, 8, "1 hour a week",
         more={"from_home": True, **ANY}, tags={"skill": ("ActiveListening",), "requirement": ("IDCheck",)}),
    Post("Drive somebody to their appointment",
         "A lift to the hospital and back, in your own car, when it suits you.",
         "45p a mile, and stories you will not hear elsewhere.",
         "OlderPeople", ("Good Neighbours", "Over Sixties"), 300, 4, "As you like", more={"expenses": "travel", **ANY},
         tags={"skill": ("Driving",), "requirement": ("DBSCheck", "IDCheck")}),
    Post("Pour the tea",
         "Set out, pour, wash up, and sit down with everybody in between.",
         "Cake.",
         "OlderPeople", ("Tea and Company", "Friendship Circle", "Over Sixties"), 40, 3, "2 hours a week",
         on("Thursday", "Afternoon"), more={"least_age": 16}, tags={"accessibility": EASY}),
    Post("Page-turner and librarian for the choir",
         "Keep the music in order, and turn pages at four concerts a year.",
         "Sing along if you like.",
         "ArtsAndCulture", ("Choir", "Brass Band"), 380, 2, "2 hours a week", on("Monday", "Evening"), shut=350, places=1),
    Post("Build a set",
         "Saw, paint and prop up a village that falls down every night.",
         "A seat for you and a friend at the first night.",
         "ArtsAndCulture", ("Players",), 130, 4, "Three weekends", on("Saturday Sunday", "Afternoon"), shut=85, more=ONCE,
         tags={"skill": ("UseOfBasicEquipment",), "requirement": ("Gloves",)}),
    Post("Marshal at the carnival",
         "Walk beside a float, smile, and keep small feet away from the wheels.",
         "A hi-vis vest, a packed lunch and the best view.",
         "Community", ("Carnival",), 200, 11, "One day", on("Saturday", "Afternoon"), shut=150, places=12, more=ONCE,
         tags={"requirement": ("HighVisibilityVest",)}),
    Post("Coach the under-nines",
         "Two of you, twenty of them. Fun first; the league is far away.",
         "Your first coaching badge is paid for.",
         "SportOutdoorActivities", ("Football", "Cricket", "Boxing"), 640, 5, "3 hours a week", on("Saturday", "Morning"),
         tags={"requirement": ("DBSCheck",), "skill": ("LeadingSmallGroupsOrTasks",)}),
    Post("Run at the back",
         "Be the friendly face at the end of the beginners’ run, so that nobody is last.",
         "Fresh air on a Tuesday.",
         "SportOutdoorActivities", ("Running",), 75, 4, "1 hour a week", on("Tuesday", "Evening")),
    Post("Saturday gang in the park",
         "Clear paths, plant bulbs, pull balsam. Tools and tea are ours.",
         "Strong arms, and names for the birds you hear.",
         "Environment", ("Friends of",), 690, 10, "Every second Saturday", on("Saturday", "Morning"),
         more={"least_age": 14},
         tags={"requirement": ("SturgyFootwear", "OutdoorWorkAbility"), "accessibility": ("PublicTransportAccess",)}),
    Post("Water the orchard",
         "Two cans a tree, twice a week, from June to September.",
         "Plums.",
         "Environment", ("Orchard", "Allotment"), 170, 5, "1 hour, twice a week", shut=55, places=4, more=ANY),
    Post("Count what lives in the brook",
         "Kick, net, count and write it down, once a month, with a guide.",
         "You learn thirty animals with too many legs.",
         "Environment", ("Brook Wardens",), 410, 4, "Half a day a month", on("Sunday", "Morning"),
         tags={"skill": ("SimpleDataEntryAndReporting",)}),
    Post("Listen, one to one",
         "Sit with somebody for an hour a week. We train you for six evenings first.",
         "A certificate in listening skills, and supervision every month.",
         "MentalHealth", ("Listening Ear",), 360, 6, "2 hours a week", on("Monday Wednesday", "Evening"),
         tags={"requirement": ("DBSCheck",), "skill": ("ActiveListening", "RespectForProfessionalBoundaries")}),
    Post("Mend and make in the shed",
         "Bring a skill or learn one. The kettle is in the corner.",
         "Tools to use, and people to talk to while you do.",
         "MensGroups", ("Shed",), 260, 5, "As you like", on("Tuesday Thursday", "Morning"), more=ANY,
         tags={"accessibility": ("PhysicalAccessibility", "CareProfessionals")}),
    Post("Walk with somebody in recovery",
         "A slow hour along the canal, side by side.",
         "Training, and a good pair of boots at cost.",
         "SubstanceAbuse", ("Recovery",), 60, 3, "2 hours a week", on("Thursday", "Morning")),
    Post("Side-by-side cycling pilot",
         "Pedal, steer and ring the bell while somebody who cannot see the road enjoys the wind.",
         "A morning’s training on our tandems.",
         "Disability", ("Wheels for All",), 330, 4, "3 hours a week", on("Sunday", "Morning"),
         tags={"accessibility": ("BuildingAccessibilityFeatures", "ServiceAnimals")}),
    Post("Note-taker at our meetings",
         "Write down what is said so that deaf members can read it as it happens.",
         "Travel paid, and sign language lessons.",
         "SensoryImpairment", ("Deaf Club", "Access Group"), 220, 2, "One evening a month", on("Tuesday", "Evening"),
         shut=30, more={"expenses": "travel"}, tags={"skill": ("RelayAccurateInformation",)}),
    Post("English conversation partner",
         "Talk about the weather, buses and children with three people who want to.",
         "Three languages’ worth of cooking.",
         "EducationLanguages", ("Language Café", "Welcome", "Cultural"), 590, 9, "2 hours a week",
         on("Wednesday Saturday", "Morning"),
         tags={"skill": ("CulturalSensitivity", "ClearSpokenCommunication"), "accessibility": EASY}),
    Post("Go with somebody to the office",
         "Sit beside somebody at the council or the doctor’s, so that they are not alone.",
         "A day’s training and somebody to ring.",
         "RefugeesAsylumSeekers", ("Welcome", "Women’s Network"), 110, 4, "When it suits", more=ANY,
         tags={"requirement": ("IDCheck",)}),
    Post("Reception at the advice centre",
         "Answer the door and the telephone, and book people in.",
         "Full training: many of our volunteers go on to paid work.",
         "AntiPoverty", ("Advice",), 450, 5, "One day a week", on("Monday Tuesday Wednesday Thursday", "Morning"),
         tags={"skill": ("BasicITSkills", "CalmnessUnderPressure")}),
    Post("Treasurer for a small, cheerful committee",
         "Keep the cash book, bring one page to six meetings a year. Saoirse at Voluntary Action shows you how.",
         "You will understand money better than most.",
         "Community", ("Tenants", "Choir", "Club"), 25, 2, "3 hours a month", places=1, more={"from_home": True, **ANY},
         tags={"skill": ("BasicRecordKeeping", "ReliabilityAndTrustworthiness")}),
    Post("Look after our web page",
         "Put up dates, photographs and the odd thank-you.",
         "From home, in your slippers.",
         "Community", ("Bowling", "Players", "Print Room"), 140, 3, "1 hour a week", more={"from_home": True, **ANY},
         tags={"skill": ("BasicITSkills", "ResponsibleHandlingOfSocialMedia")}),
    Post("Befriend a young carer",
         "A burger and a film once a fortnight with somebody who looks after their mum.",
         "Training, expenses, and a group of befrienders to lean on.",
         "YouthAndChildren", ("Young Carers",), 240, 4, "3 hours a fortnight", more={"expenses": "all", **ANY},
         tags={"requirement": ("DBSCheck",), "skill": ("PatienceAndUnderstanding",)}),
    Post("Play an instrument on the ward",
         "An hour of tunes for people with memories older than you.",
         "The best audience in Mallowdale.",
         "Health", ("Brass Band", "Stroke Club"), 50, 0, "1 hour a month", on("Sunday", "Afternoon"), shut=8),
    Post("Sort and price at the jumble sale",
         "Three hours of treasure and tat.",
         "First pick.",
         "Community", ("Scouts", "Carnival", "Club"), 15, 3, "One morning", on("Saturday", "Morning"), places=8, more=ONCE),
    Post("Teach somebody to use their phone",
         "Patiently, one small thing at a time, over tea.",
         "Gratitude out of proportion.",
         "OlderPeople", ("Over Sixties", "Carers"), 9, 2, "2 hours a week", on("Friday", "Afternoon"),
         tags={"skill": ("ConfidentSmartphoneUse", "PatienceAndUnderstanding"),
               "accessibility": ("DigitalAccessibility", "PublicTransportAccess")}),
)  # fmt: skip
