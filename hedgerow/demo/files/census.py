"""A census of the borough, in the long files of a data lab: made up, with more need where a small area is more deprived."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hedgerow.demo.borough import RANKED, Borough, SmallArea
from hedgerow.demo.files.writing import write_csv

DAY = "2021-03-21"
SEED = 2021
PEOPLE_TO_A_HOME = 2.3


@dataclass(frozen=True)
class Topic:
    """One file: its column, what is counted, and each answer's weight in the most and in the least deprived area."""

    name: str
    column: str
    unit: str
    answers: Mapping[str, tuple[float, float]]


TOPICS = (
    Topic(
        "general_health",
        "general_health",
        "Persons",
        {
            "Very good health": (38, 52),
            "Good health": (33, 34),
            "Fair health": (18, 10),
            "Bad health": (8, 3),
            "Very bad health": (3, 1),
        },
    ),
    Topic(
        "disability",
        "disability_category",
        "Persons",
        {
            "Disabled under the Equality Act: Day-to-day activities limited a lot": (13, 5),
            "Disabled under the Equality Act: Day-to-day activities limited a little": (12, 9),
            "Not disabled under the Equality Act": (75, 86),
        },
    ),
    Topic(
        "unpaid_care",
        "unpaid_care_category",
        "Persons",
        {
            "Provides no unpaid care": (90, 91),
            "Provides 19 hours or less unpaid care a week": (4, 6),
            "Provides 20 hours or more unpaid care a week": (6, 3),
        },
    ),
    Topic(
        "household_tenure",
        "household_tenure",
        "Households",
        {
            "Owned: Owns outright": (17, 42),
            "Owned: Owns with a mortgage or loan": (19, 37),
            "Shared ownership: Shared ownership": (1, 1),
            "Social rented: Rents from council or Local Authority": (28, 4),
            "Social rented: Other social rented": (12, 3),
            "Private rented: Private landlord or letting agency": (23, 13),
        },
    ),
    Topic(
        "car_van_availability",
        "availability_category",
        "Households",
        {
            "No cars or vans in household": (44, 10),
            "1 car or van in household": (40, 40),
            "2 cars or vans in household": (13, 38),
            "3 or more cars or vans in household": (3, 12),
        },
    ),
    Topic(
        "population_english_proficiency",
        "english_proficiency",
        "Persons",
        {
            "Main language is English": (88, 95),
            "Main language is not English: Can speak English very well or well": (8, 4),
            "Main language is not English: Cannot speak English well": (3, 1),
            "Main language is not English: Cannot speak English": (1, 0),
        },
    ),
)


def write(folder: Path, borough: Borough) -> None:
    """Write a file for each topic into `folder`."""
    chance = random.Random(SEED)
    for topic in TOPICS:
        header = (
            "area_code",
            "area_name",
            "geography",
            "period",
            "indicator",
            topic.column,
            "measure",
            "unit",
            "value",
        )
        write_csv(folder / f"2021_{topic.name}_lsoa_mallowdale.csv", header, _rows(topic, borough, chance))


def _rows(topic: Topic, borough: Borough, chance: random.Random) -> Iterator[tuple[object, ...]]:
    for area in borough.areas:
        for answer, count in _counts(topic, area, chance).items():
            told = (area.code, area.name, "Lower-layer Super Output Area", DAY, "Made up", answer, "Count")
            yield (*told, topic.unit, count)


def _counts(topic: Topic, area: SmallArea, chance: random.Random) -> dict[str, int]:
    """How many give each answer, by how deprived the area is and a little by chance."""
    well_off = area.rank / RANKED
    everybody = sum(area.ages) / (PEOPLE_TO_A_HOME if topic.unit == "Households" else 1)
    weights = {
        answer: (most + (least - most) * well_off) * chance.uniform(0.85, 1.15)
        for answer, (most, least) in topic.answers.items()
    }
    whole = sum(weights.values())
    return {answer: round(everybody * weight / whole) for answer, weight in weights.items()}
