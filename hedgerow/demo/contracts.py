"""What the public bodies of Mallowdale bought in two years, as words and figures to write a file of notices from."""

from __future__ import annotations

from dataclasses import dataclass

COUNCIL, HEALTH, HOMES = "council", "health", "homes"


@dataclass(frozen=True)
class Bought:
    """A notice: days ago it came out (less than nothing: to come), days it was open, pounds, years, CPV code, wards by number."""

    ago: int
    title: str
    pounds: int
    code: str
    words: str
    buyer: str = COUNCIL
    vcse: bool = True
    open: int = 28
    years: int = 1
    wards: tuple[int, ...] = ()
    lots: tuple[tuple[str, int], ...] = ()
    end: str = "award"


CODES = {
    "85312000": "Social work services without accommodation",
    "85311100": "Welfare services for the elderly",
    "85312310": "Guidance services",
    "80530000": "Vocational training services",
    "85323000": "Community health services",
    "92000000": "Recreational, cultural and sporting services",
    "77310000": "Planting and maintenance services of green areas",
    "60130000": "Special-purpose road passenger-transport services",
    "85312110": "Child daycare services",
    "45233161": "Footpath construction work",
    "72000000": "IT services",
    "90900000": "Cleaning and sanitation services",
    "98133100": "Civic betterment and community facility support services",
    "55520000": "Catering services",
}
BOUGHT: tuple[Bought, ...] = (
    Bought(
        700, "Advice on debt and benefits", 96_000, "85312310", "Free advice, in person, for people in debt.", years=2
    ),
    Bought(690, "Resurfacing of footpaths, package 1", 240_000, "45233161", "Footpaths in three wards.", vcse=False),
    Bought(
        655,
        "Holiday clubs for children, summer",
        24_000,
        "85312110",
        "Play and a meal for children in the holidays.",
        wards=(1, 4),
    ),
    Bought(
        640, "Falls prevention classes for older people", 30_000, "85323000", "Classes of strength and balance.", HEALTH
    ),
    Bought(610, "Licences for office software", 410_000, "72000000", "Renewal of licences.", vcse=False),
    Bought(
        590,
        "Community transport to clinics",
        45_000,
        "60130000",
        "Rides to clinics for people who cannot take the bus.",
        HEALTH,
        end="none",
    ),
    Bought(
        560,
        "Care of small parks with volunteers",
        18_000,
        "77310000",
        "Planting and tending with people who live there.",
        wards=(2,),
    ),
    Bought(
        530,
        "Befriending for older people",
        36_000,
        "85311100",
        "Visits and calls for older people who live alone.",
        years=2,
    ),
    Bought(500, "Cleaning of council offices", 380_000, "90900000", "Daily cleaning.", vcse=False, years=3),
    Bought(
        470,
        "Training for people out of work",
        60_000,
        "80530000",
        "Training and a mentor for people out of work.",
        end="none",
    ),
    Bought(
        440, "Arts in the market hall", 15_000, "92000000", "A programme of arts and music, a year long.", wards=(3,)
    ),
    Bought(
        410,
        "Peer support for carers",
        28_000,
        "85312000",
        "Groups where carers meet, in every part of the borough.",
        HEALTH,
    ),
    Bought(380, "Repairs to lifts in six blocks", 190_000, "45233161", "Lifts in blocks of flats.", HOMES, vcse=False),
    Bought(
        350,
        "A warm welcome: community hubs in winter",
        50_000,
        "98133100",
        "Warm rooms with soup and advice.",
        lots=(("North", 25_000), ("South", 25_000)),
    ),
    Bought(
        330,
        "Holiday clubs for children, spring",
        20_000,
        "85312110",
        "Play and a meal for children in the holidays.",
        wards=(1, 4, 6),
    ),
    Bought(300, "Health champions", 40_000, "85323000", "Residents who talk with neighbours about health.", HEALTH),
    Bought(270, "School meals pilot", 120_000, "55520000", "Hot meals in four schools.", vcse=False, end="cancelled"),
    Bought(
        250,
        "Digital skills for older people",
        16_000,
        "80530000",
        "Lessons in small groups, and a person to call.",
        wards=(5, 8),
        end="none",
    ),
    Bought(
        220, "Sport for young people after school", 32_000, "92000000", "Coaching in parks and halls for young people."
    ),
    Bought(
        190,
        "Support for tenants in arrears",
        48_000,
        "85312310",
        "A person to sit with tenants before it is too late.",
        HOMES,
        years=2,
    ),
    Bought(160, "Planting of street trees", 22_000, "77310000", "Trees, and neighbours to water them.", end="none"),
    Bought(
        130, "Mental health drop-in", 70_000, "85323000", "A place to come to without appointment.", HEALTH, years=2
    ),
    Bought(110, "Network equipment", 150_000, "72000000", "Switches and routers.", vcse=False),
    Bought(
        85,
        "Home from hospital: the first six weeks",
        90_000,
        "85311100",
        "Shopping, a visit and a call for older people who come home from hospital.",
        HEALTH,
        open=35,
        lots=(("Visits", 60_000), ("Shopping and lifts", 30_000)),
    ),
    Bought(60, "Play in parks, school holidays", 26_000, "85312110", "Staff and kit for play in six parks.", open=30),
    Bought(
        24,
        "Lunch clubs for older people",
        34_000,
        "85312000",
        "A warm meal and company, three days a week.",
        open=45,
        wards=(3, 7),
    ),
    Bought(
        18,
        "Community gardens for health",
        21_000,
        "77310000",
        "Gardens where people who are unwell work with others.",
        HEALTH,
        open=42,
    ),
    Bought(
        15,
        "Advice on debt and benefits",
        105_000,
        "85312310",
        "Free advice, in person and on the telephone.",
        open=40,
        years=2,
    ),
    Bought(
        10,
        "Youth work in the evenings",
        64_000,
        "92000000",
        "Four evenings a week with young people, in lots by ward.",
        open=35,
        lots=(("Old Town", 16_000), ("Quarry Hill", 16_000), ("Northfold", 16_000), ("Weirside", 16_000)),
    ),
    Bought(
        6,
        "Interpreting at community meetings",
        9_000,
        "85312000",
        "Interpreters for refugees and others at meetings.",
        open=30,
    ),
    Bought(4, "Replacement of windows, two schools", 310_000, "45233161", "Windows.", open=30, vcse=False),
)
EARLY = (
    (
        "A community kitchen in the old library",
        "The kitchen is there. We look for groups that would cook with people who live around it, and for them.",
        4_000_000,
        120,
        (3,),
        ("105", "113"),
        True,
        "Come to the old library on the first Tuesday of the month, ten to noon.",
    ),
    (
        "Help for people who care for somebody with dementia",
        "Short breaks and somebody to talk to. We have not decided how, and would hear first what works.",
        9_000_000,
        200,
        (),
        ("101", "103"),
        None,
        "",
    ),
    (
        "Tree planting along the river",
        "Planting and two years of care along the Weir, with schools.",
        1_800_000,
        75,
        (4,),
        ("112",),
        True,
        "Write to partner@example.org: we walk the river with whoever comes.",
    ),
)
