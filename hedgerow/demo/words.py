"""What things are called in Mallowdale. Any likeness to a real group is chance."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    """A kind of group: how such groups are named, what they do, and the Charity Commission's codes for it."""

    name: str
    patterns: tuple[str, ...]
    does: str
    what: tuple[int, ...]
    who: tuple[int, ...]
    weight: int


THEMES = (
    Theme(
        "Food",
        ("{place} Community Larder", "{place} Pantry", "The {thing} Kitchen", "{place} Lunch Club"),
        "We share good food with neighbours who are short of it, and eat together every week.",
        (105,),
        (207,),
        7,
    ),
    Theme(
        "Young people",
        (
            "{place} Youth Club",
            "The {thing} Project for Young People",
            "{place} Scouts and Explorers",
            "{place} Play Scheme",
            "{thing} Young Carers",
        ),
        "Somewhere warm for young people to be, with people who listen and things to do.",
        (102, 116),
        (201,),
        11,
    ),
    Theme(
        "Older people",
        ("{place} Friendship Circle", "{thing} Good Neighbours", "{place} Over Sixties", "{place} Tea and Company"),
        "Company, lifts and a telephone call for older people who would otherwise be on their own.",
        (103, 116),
        (202,),
        9,
    ),
    Theme(
        "Arts",
        (
            "{place} Choir",
            "{thing} Players",
            "{place} Brass Band",
            "The {thing} Print Room",
            "{place} Carnival Committee",
        ),
        "Making music, theatre and pictures together, whoever you are.",
        (109,),
        (207,),
        9,
    ),
    Theme(
        "Sport",
        (
            "{place} Football Club",
            "{place} Bowling Club",
            "{place} Amateur Boxing Club",
            "{thing} Running Group",
            "{place} Cricket Club",
        ),
        "Sport for fun and for health, for beginners and old hands.",
        (110, 116),
        (201, 207),
        11,
    ),
    Theme(
        "Nature",
        ("Friends of {place} Park", "{thing} Allotment Society", "{place} Brook Wardens", "{thing} Community Orchard"),
        "We look after a green place, and everybody is welcome to bring gloves.",
        (112,),
        (207,),
        9,
    ),
    Theme(
        "Health",
        (
            "{thing} Stroke Club",
            "{place} Men’s Shed",
            "{place} Carers’ Circle",
            "The {thing} Listening Ear",
            "{place} Recovery Walks",
        ),
        "People with the same worry helping each other, with a cup of tea.",
        (103,),
        (203, 207),
        9,
    ),
    Theme(
        "Disability",
        ("{place} Access Group", "{thing} Deaf Club", "{thing} Wheels for All", "{place} Autism Families"),
        "Run by disabled people: things to do, and a voice when decisions are made.",
        (104, 115),
        (203,),
        6,
    ),
    Theme(
        "New neighbours",
        ("{place} Welcome", "{thing} Women’s Network", "{place} Language Café", "{thing} Cultural Association"),
        "Friendship, English and help with forms for people who have come from somewhere else.",
        (102, 115),
        (204,),
        7,
    ),
    Theme(
        "Advice",
        ("{place} Advice Centre", "{thing} Debt Advice", "{place} Tenants’ Voice"),
        "Free advice on money, housing and rights, face to face.",
        (105, 107),
        (207,),
        4,
    ),
    Theme(
        "Residents",
        (
            "{place} Residents’ Association",
            "{place} Community Centre",
            "{place} Village Hall",
            "{thing} Street Neighbours",
        ),
        "Neighbours looking after where they live.",
        (101, 113),
        (207,),
        10,
    ),
    Theme(
        "Faith",
        (
            "{place} Mosque Community Trust",
            "{place} Methodist Church Community Fund",
            "{thing} Gurdwara Langar",
            "St Fulk’s Hardship Fund, {place}",
        ),
        "Rooted in faith and open to all: meals, company and practical help.",
        (108, 105),
        (207,),
        5,
    ),
    Theme(
        "Animals",
        ("{thing} Cat Rescue", "{place} Hedgehog Friends"),
        "Care for animals that have nobody.",
        (111,),
        (206,),
        2,
    ),
    Theme(
        "Heritage",
        ("{place} History Society", "{thing} Mill Trust"),
        "Keeping what was here before us, and telling its story.",
        (109, 102),
        (207,),
        3,
    ),
)

THINGS = (
    "Bluebell",
    "Lantern",
    "Kingfisher",
    "Open Door",
    "Sparrow",
    "Cornerstone",
    "Bridge",
    "Saltbox",
    "Willow",
    "Acorn",
    "Patchwork",
    "Beacon",
    "Swift",
    "Clover",
    "Ferry",
    "Kestrel",
    "Rowan",
    "Harbour",
    "Tinder",
    "Marigold",
)
PLACES = (
    "Mallowdale",
    "Fulling Mill",
    "Copley Row",
    "Ottersgate",
    "Long Sedge",
    "Cinder Hill",
    "Whinfold",
    "Larkrise Road",
    "Amber Wharf",
    "Thistle Street",
    "Gorsey Lane",
    "Pinfold",
    "Saltergate",
    "Crake Hall",
    "Foxhole",
    "Barley Cross",
)
FORMS = (("unincorporated", 55), ("cio", 22), ("clg", 8), ("cic_guarantee", 7), ("trust", 4), ("casc", 2), ("cbs", 2))
FUNDERS = (
    ("GB-CHC-9990001", "The Hawthorn Trust", "Small groups", (50_000, 500_000)),
    ("GB-CHC-9990002", "Mallowdale Community Foundation", "Neighbourhood fund", (100_000, 1_000_000)),
    ("GB-LAE-MWD", "Mallowdale Council", "Voluntary sector grants", (50_000, 1_500_000)),
    ("GB-CHC-9990003", "Dogger Bank Wind Community Fund", "Warm places", (200_000, 2_500_000)),
    ("GB-CHC-9990004", "The Teasel Foundation", "Young people", (500_000, 4_000_000)),
)
PROJECTS = (
    "A warm room through the winter",
    "Instruments for beginners",
    "A ramp and a new door",
    "Trips for carers",
    "Running costs",
    "A worker two days a week",
    "Summer play",
    "New boots and balls",
    "Mending the roof",
    "Growing food together",
    "Training for volunteers",
)
SUPPLIERS = (
    "Grange & Pell Highways Ltd",
    "Northfold Care Homes Ltd",
    "Dale Fleet Services",
    "Sedge Software plc",
    "Ferry Road Nurseries Ltd",
    "Mallow Waste Ltd",
    "Larkrise Supported Living Ltd",
)
ASSETS = (
    ("libraries", "Library"),
    ("leisure_centres", "Leisure Centre"),
    ("food_banks", "Food Bank"),
    ("community_hubs", "Community Hub"),
)
KNOWLEDGE = (
    ("The bus stops at six: anything in the evening needs a lift scheme.", 365),
    ("The hall on the corner is empty on Tuesdays, and the caretaker is kind.", 180),
    ("People here do not call it by its ward name. Say the street.", 730),
    ("Two groups feed people on the same night, neither knows the other well.", 120),
    ("Letters are read here; e-mail is not. Put a card through the door.", 365),
    ("Many families arrived since the census. The figures above are too low.", 365),
)
