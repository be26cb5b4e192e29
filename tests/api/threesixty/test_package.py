"""What we publish holds to the official schema, names nobody, and is read by our own reader without a fault."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from hedgerow.api.threesixty.package import PERSON, grant, package, rows, titles
from hedgerow.programmes.types.publishing import Award, Dei, PublishedPlace, Publishing, Recipient
from hedgerow.spine import threesixty
from hedgerow.standards.threesixty import ORG_ID, PREFIX

OWN = Publishing("Elmbridge CVS", "GB-CHC-9900001", "360G-elmbridge", "https://cvs.example/awards.json")
GROUP = Recipient(7, "Ash Growers", "GB-CHC-9900002", charity="9900002", postcode="M33 2AB")
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def award(**told: Any) -> Award:
    facts: dict[str, Any] = {
        "number": 12, "title": "Beds", "description": "Raised beds.", "pence": 150_050, "asked": 200_000, "paid": 50_000,
        "awarded_on": date(2026, 3, 1), "recipient": GROUP, "programme": "Small grants", "modified": NOON,
        "places": (PublishedPlace("E05000001", "Ash ward"),), "starts": date(2026, 4, 1), "ends": date(2027, 3, 31),
    }  # fmt: skip
    return Award(**{**facts, **told})


@pytest.fixture(scope="module")
def schema(shared_data: Path) -> jsonschema.Draft202012Validator:
    """The official schema, its one reference answered from the folder beside it."""
    folder = shared_data / "schemas" / "360giving"
    whole = json.loads((folder / "360-giving-package-schema.json").read_text())
    each = json.loads((folder / "360-giving-schema.json").read_text())
    asked = whole["properties"]["grants"]["items"]["$ref"]
    registry: Registry[Any] = Registry().with_resource(asked, DRAFT202012.create_resource(each))
    days = jsonschema.FormatChecker(formats=())  # "oneOf" a moment and a day: without this every day is both
    days.checks("date-time", ValueError)(datetime_of)
    return jsonschema.Draft202012Validator(whole, registry=registry, format_checker=days)


def datetime_of(text: object) -> bool:
    """A moment with its zone, as RFC 3339 has it."""
    return datetime.fromisoformat(str(text)).tzinfo is not None


def test_a_package_holds_to_the_official_schema(schema: jsonschema.Draft202012Validator) -> None:
    person = Recipient(9, "Jo Planted", individual=True)
    many = [award(), award(number=13, recipient=Recipient(8, "Oak Friends")), award(number=14, recipient=person)]
    faults = [error.message for error in schema.iter_errors(package(many, OWN))]
    assert not faults
    assert [error.message for error in schema.iter_errors({"grants": [{"id": "x"}]})]


@settings(max_examples=30)
@given(
    st.builds(
        award,
        pence=st.integers(1, 10**9),
        asked=st.none() | st.integers(1, 10**9),
        title=st.text(min_size=1),
        places=st.lists(
            st.builds(PublishedPlace, st.sampled_from(["", "E05000001", "W06000001"]), st.text())
        ).map(tuple),
        starts=st.none() | st.dates(),
        dei=st.none() | st.builds(Dei, st.just(("women", "none")), st.booleans()),
    )
)  # fmt: skip
def test_any_award_holds_to_it(schema: jsonschema.Draft202012Validator, one: Award) -> None:
    assert not list(schema.iter_errors(package([one], OWN)))


def test_our_own_reader_finds_no_fault_in_json_or_table() -> None:
    one = award()
    found = threesixty.check(threesixty.from_json(grant(one, OWN)))
    assert found.faults == ()
    assert found.grant is not None
    assert (found.grant["amount"], found.grant["recipient_id"]) == (150_050, "GB-CHC-9900002")
    cells = dict(zip(titles(), map(str, rows([one], OWN)[0]), strict=True))
    read = threesixty.check(
        threesixty.from_titles({name: "" if cell == "None" else cell for name, cell in cells.items()})
    )
    assert read.faults == ()
    assert read.grant is not None
    assert (read.grant["amount"], read.grant["beneficiary_code"]) == (150_050, "E05000001")


def test_a_group_on_no_register_has_an_identifier_of_our_own_making() -> None:
    said = grant(award(recipient=Recipient(8, "Oak Friends")), OWN)["recipientOrganization"][0]
    assert said == {"id": "360G-elmbridge-Org:8", "name": "Oak Friends"}
    assert ORG_ID.fullmatch(said["id"])


def test_a_person_is_never_named_nor_told_by_what_was_asked_for() -> None:
    person = Recipient(9, "Jo Planted", postcode="M33 9ZZ", individual=True)
    said = json.dumps(
        grant(award(recipient=person, title="Jo Planted’s wheelchair", description="For Jo Planted"), OWN)
    )
    assert "Planted" not in said
    assert "M33" not in said
    assert PERSON in said


@pytest.mark.parametrize(
    ("dei", "reply", "codes"),
    [
        (Dei(), "RS100", None),
        (Dei(("women", "disabled"), shared=True), "RS200", ["DEI090000", "DEI020000"]),
        (Dei(("women",)), "RS203", None),
        (Dei(("not-said",), shared=True), "RS202", None),
        (Dei(("none",), shared=True), "RS201", None),
    ],
)
def test_who_leads_is_told_as_the_extension_says_and_only_where_the_group_lets_it(
    dei: Dei, reply: str, codes: list[str] | None
) -> None:
    said = grant(award(dei=dei), OWN)["deiDetails"]
    assert said["leadership"]["replyStatus"] == reply
    assert said["leadership"].get("response") == ({"taxonomyCodes": codes} if codes else None)
    assert package([award(dei=dei)], OWN)["extensions"] == ["dei"]
    assert "extensions" not in package([award()], OWN)


def test_what_a_prefix_looks_like() -> None:
    assert PREFIX.fullmatch("360G-elmbridge")
    assert not PREFIX.fullmatch("elmbridge")
    assert not PREFIX.fullmatch("360G-")
