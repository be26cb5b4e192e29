"""Who lives in an area, by the census: its lines add up what they say, and a page without a census says so."""

from __future__ import annotations

import pytest

from hedgerow.pages.presenters.census import LINES, percent, share
from hedgerow.places.models import Place
from tests.pages.conftest import Read

OFFICIAL = {
    "health": ["Very good health", "Good health", "Fair health", "Bad health", "Very bad health"],
    "disability": [
        "Disabled under the Equality Act: Day-to-day activities limited a lot",
        "Disabled under the Equality Act: Day-to-day activities limited a little",
        "Not disabled under the Equality Act: No long term physical or mental health conditions",
    ],
    "unpaid_care": [
        "Provides no unpaid care",
        "Provides 19 hours or less unpaid care a week",
        "Provides 50 or more hours unpaid care a week",
    ],
    "tenure": [
        "Owned: Owns outright",
        "Shared ownership: Shared ownership",
        "Social rented: Other social rented",
        "Private rented: Other private rented",
        "Lives rent free",
    ],
    "cars": ["No cars or vans in household", "1 car or van in household"],
    "english": [
        "Main language is English (English or Welsh in Wales)",
        "Main language is not English (English or Welsh in Wales): Can speak English well",
        "Main language is not English (English or Welsh in Wales): Cannot speak English",
    ],
    "ethnic_group": [
        "Asian, Asian British or Asian Welsh: Indian",
        "Black, Black British, Black Welsh, Caribbean or African: African",
        "Mixed or Multiple ethnic groups: White and Asian",
        "White: English, Welsh, Scottish, Northern Irish or British",
        "White: Irish",
        "Other ethnic group: Arab",
    ],
}
#: how many of the categories above each line adds up
COUNTS = [2, 2, 2, 2, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1]


def test_each_line_adds_up_the_categories_that_it_names() -> None:
    lines = [line for some in LINES.values() for line in some]
    found = [share(dict.fromkeys(OFFICIAL[topic], 1), pattern) for topic, _name, pattern in lines]
    wanted = [count / len(OFFICIAL[topic]) for count, (topic, _name, _pattern) in zip(COUNTS, lines, strict=True)]
    assert found == wanted


def test_nobody_counted_is_no_share() -> None:
    assert share({}, "Owned") is None
    assert share({"Owned: Owns outright": 0}, "Owned") is None


@pytest.mark.parametrize(("part", "words"), [(0.254, "25%"), (0.0467, "4.7%"), (0.0, "0.0%"), (0.0999, "10.0%")])
def test_small_shares_have_a_decimal(part: float, words: str) -> None:
    assert percent(part) == words


@pytest.mark.django_db
def test_a_page_without_a_census_says_so(place: Place, text: Read) -> None:
    assert "Nothing from the census is held for it." in text(f"/places/{place.area_code}/")
