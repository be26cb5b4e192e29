"""Feeds of Open Referral UK as rows, and HTML as words."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.standards import oruk

V3: dict[str, Any] = {
    "id": "ac148810-d857-441c-9679-408f346de14b",
    "name": "Lunch <b>club</b>",
    "description": "<p>A hot meal &amp; company</p><script>alert(1)</script>",
    "url": "https://table.example/lunch",
    "status": "active",
    "minimum_age": 60.0,
    "organization": {"name": "The Long Table", "description": "Soup.", "email": "ada.home@example.org"},
    "schedules": [{"byday": "MO,WE", "opens_at": "12:00:00", "closes_at": "14:00:00", "freq": "WEEKLY"}],
    "cost_options": [{"option": "Lunch", "amount": 3.5, "amount_description": "or what you can"}],
    "languages": [{"id": "x", "code": "ur"}],
    "service_areas": [{"uri": "http://statistics.data.gov.uk/id/statistical-geography/E05000001"}],
    "contacts": [{"name": "Ann Persona", "phones": [{"number": "01632 960 111"}]}],
    "service_at_locations": [
        {
            "location": {
                "location_type": "physical",
                "name": "Ash Hall",
                "addresses": [{"attention": "Ann Persona", "address_1": "4 Mill Lane", "postal_code": "M32 0DF"}],
                "accessibility": [{"description": "Step-free"}],
            }
        },
        {"location": {"location_type": "virtual", "name": "Zoom"}},
    ],
}


def test_a_record_of_3_0_is_read_and_the_people_in_it_are_not() -> None:
    said = oruk.row(V3)
    assert said == {
        "id": V3["id"], "name": "Lunch club", "description": "A hot meal & company", "web": "https://table.example/lunch",
        "status": "active", "age_from": "60", "organisation": "The Long Table", "organisation_about": "Soup.",
        "times": "MO,WE 12:00-14:00", "prices": "Lunch | 3.5 | or what you can", "languages": "ur", "areas": "E05000001",
        "phone": "01632 960 111", "places": "Ash Hall | 4 Mill Lane | M32 0DF", "access_words": "Step-free",
        "online": "yes",
    }  # fmt: skip
    assert "Persona" not in json.dumps(said)
    assert "ada.home" not in json.dumps(said)


@pytest.mark.parametrize(
    ("text", "standard"),
    [
        (json.dumps({"contents": [V3], "total_items": 1}), "3.0"),
        (json.dumps({"content": [{"id": "1", "name": "x"}]}), "1.0"),
        (json.dumps([{"id": "1", "name": "x", "pc_targetAudience": []}]), "1.0"),
        (json.dumps(V3), "3.0"),
    ],
)
def test_which_standard_a_feed_keeps_to(text: str, standard: str) -> None:
    found = oruk.document(text)
    assert found is not None
    assert (found.standard, len(found.services)) == (standard, 1)


@pytest.mark.parametrize("text", ["", "{", "3", "[1, 2]", '{"a": 1}', "[]", "[" * 100_000, '{"contents": "x"}'])
def test_what_is_no_feed_is_none(text: str) -> None:
    assert oruk.document(text) is None


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(
    st.sampled_from([*V3, "phones", "location", "addresses", "x"]), inner), max_leaves=20))  # fmt: skip
def test_a_record_of_any_shape_is_read_without_failing(shape: Any) -> None:
    said = oruk.row({**V3, "name": shape, "contacts": shape, "service_at_locations": shape, "organization": shape})
    assert all(isinstance(text, str) and text for text in said.values())


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.found.append(tag)


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<script>", "</script>", "<img src=x onerror=y>", "words ", "&amp;", "<br>"])
    )
)
def test_no_tag_is_left_of_html(parts: list[str]) -> None:
    tags = Tags()
    tags.feed(oruk.plain("".join(parts)))
    assert tags.found == []


def test_the_feed_of_bristol(shared_data: Path) -> None:
    """819 real records: HTML in their text, one without a name, eight that say nothing of what they do."""
    text = (shared_data / "services/bristol_open_referral_uk_v1.json").read_text("utf-8")
    found = oruk.document(text)
    assert found is not None
    assert (found.standard, len(found.services)) == ("1.0", 819)
    rows = [oruk.row(one) for one in found.services]
    lacking = {name: sum(name not in row for row in rows) for name in ("name", "description", "organisation", "places")}
    assert lacking == {"name": 1, "description": 8, "organisation": 7, "places": 819}
    assert not any("<p" in row.get("description", "") or "&nbsp;" in row.get("description", "") for row in rows)
