"""The files of indicators: ours are sound, and what is wrong with one is said by its file and field."""

from __future__ import annotations

from pathlib import Path

import pytest

from hedgerow.evidence.queries.loading import OURS, loaded, read_all, vocabulary
from hedgerow.evidence.rules.indicators import read, together
from hedgerow.evidence.types.indicators import Unit, Vocabulary
from hedgerow.spine.errors import InputError

KNOWN = Vocabulary(
    acts={"bid.submitted": False, "role.unfilled": True},
    activities=["training"],
    functions=["funding", "convening"],
    states={"members": Unit.COUNT},
)
GOOD = {
    "code": "bids",
    "title": "Bids",
    "definition": "Bids sent in.",
    "unit": "count",
    "how": "{acts: [bid.submitted], count: entries}",
}


def text(**fields: str) -> str:
    return "\n".join(f"{name}: {value}" for name, value in {**GOOD, **fields}.items() if value)


@pytest.mark.django_db
def test_all_of_ours_are_sound_and_the_negative_space_is_among_them() -> None:
    every = read_all(vocabulary())
    assert not every.faults
    assert len(every.indicators) == len(list(OURS.glob("*.yaml"))) >= 30
    assert sum(one.unmet for one in every.indicators) >= 5
    assert {one.function for one in every.indicators} == {"", *vocabulary().functions}
    assert all(one.definition for one in every.indicators)
    assert all(one.file == f"{one.code}.yaml" for one in every.indicators)


def test_a_sound_file_is_read() -> None:
    one = read("bids.yaml", text(function="funding", pathway="resources", good="down", position="3"), KNOWN)
    assert (one.code, one.unit, one.good.value, one.position) == ("bids", Unit.COUNT, "down", 3)


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"how": "{acts: [bid.sent], count: entries}"}, "how.acts", "“bid.sent” is not there"),
        ({"how": "{acts: [bid.submitted], count: smiles}"}, "how.count", "“smiles” is not one of entries"),
        ({"how": "{acts: [role.unfilled], count: entries}"}, "how.acts", "unmet: true"),
        ({"how": "{acts: [bid.submitted], count: entries, unmet: true}"}, "how.acts", "leave unmet out"),
        ({"how": "{acts: [bid.submitted], count: entries, unmet: yes please}"}, "how.unmet", "true or false"),
        ({"how": "{acts: [bid.submitted], activities: [training], count: entries}"}, "how", "choose one"),
        ({"how": "{acts: [], count: entries}"}, "how.acts", "list of one or more"),
        ({"how": "{activities: [knitting], count: entries}"}, "how.activities", "“knitting” is not there"),
        ({"how": "{functions: [mending], count: entries}"}, "how.functions", "“mending” is not there"),
        ({"how": "{count: entries, fifth: 6}"}, "how.fifth", "from 1"),
        ({"how": "{count: entries, band: huge}"}, "how.band", "“huge” is not one of"),
        ({"how": "{count: entries, colour: red}"}, "how.colour", "does not belong here"),
        ({"how": "{state: moonphase}"}, "how.state", "“moonphase” is not one of members"),
        ({"how": "{state: members}", "unit": "pounds"}, "unit", "is told in count"),
        ({"how": "{count: secured}"}, "unit", "is not told in count"),
        ({"how": "{count: entries, state: members}"}, "how", "must say one of"),
        ({"how": "[1, 2]"}, "how", "holds no fields"),
        ({"how": "{ratio: {of: a}}", "unit": "percent"}, "how.ratio", "“of” and “to”"),
        ({"how": "{ratio: {of: a, to: b}}"}, "unit", "a ratio is told in percent"),
        ({"how": "{outcomes: {pathway: magic}}"}, "how.outcomes.pathway", "“magic” is not one of resources"),
        ({"how": "{outcomes: {strengths: [rumour]}}"}, "how.outcomes.strengths", "“rumour” is not there"),
        ({"how": "{value_of: time, rates: []}", "unit": "pounds"}, "how.rates", "two rates or more"),
        (
            {"how": "{value_of: t, rates: [{pence_an_hour: 9, source: x}, {pence_an_hour: 9}]}", "unit": "pounds"},
            "how.rates",
            "pence_an_hour and source",
        ),
        ({"unit": "furlongs"}, "unit", "“furlongs” is not one of count"),
        ({"good": "sideways"}, "good", "“sideways” is not one of up"),
        ({"pathway": "garden"}, "pathway", "“garden” is not one of resources"),
        ({"function": "mending"}, "function", "“mending” is not one of"),
        ({"title": ""}, "title", "is missing"),
        ({"title": "[a, b]"}, "title", "must be words"),
        ({"code": "Bids Sent"}, "code", "is no code"),
        ({"tilte": "Bids"}, "tilte", "there is no such field"),
        ({"position": "first"}, "position", "whole number"),
    ],
)
def test_what_is_wrong_names_file_and_field(fields: dict[str, str], field: str, words: str) -> None:
    with pytest.raises(InputError) as told:
        read("bids.yaml", text(**fields), KNOWN)
    assert str(told.value).startswith(f"bids.yaml: {field}: ")
    assert words in str(told.value)


@pytest.mark.parametrize(
    "broken", ["code: [", "- a\n- b", "", "code: a\ncode: b", "[" * 20_000, "a: !!python/name:os.system"]
)
def test_what_is_no_yaml_is_one_sentence(broken: str) -> None:
    with pytest.raises(InputError, match=r"^bids\.yaml: "):
        read("bids.yaml", broken, KNOWN)


def test_a_code_stands_once_and_a_ratio_is_of_what_is_there() -> None:
    first, again = (read(f"{name}.yaml", text(), KNOWN) for name in ("a", "b"))
    rate = read("c.yaml", text(code="rate", unit="percent", how="{ratio: {of: bids, to: asked}}"), KNOWN)
    rates = read("d.yaml", text(code="rates", unit="percent", how="{ratio: {of: bids, to: rate}}"), KNOWN)
    time = read(
        "e.yaml",
        text(
            code="worth", unit="pounds", how="{value_of: bids, rates: [" + "{pence_an_hour: 9, source: x}," * 2 + "]}"
        ),
        KNOWN,
    )
    found = together([first, again, rate, rates, time], KNOWN)
    assert [one.file for one in found.indicators] == ["a.yaml"]
    assert sorted(found.faults) == [
        "b.yaml: code: “bids” is that of a.yaml already",
        "c.yaml: how.to: there is no indicator “asked”",
        "d.yaml: how.to: “rate” is made of other indicators itself",
        "e.yaml: how.value_of: “bids” counts no time",
    ]


@pytest.mark.django_db
def test_a_place_adds_its_own_and_is_told_of_faults(tmp_path: Path, settings: object) -> None:
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    folder = tmp_path / "indicators"
    folder.mkdir()
    (folder / "ours.yaml").write_text(text(code="our-own"))
    (folder / "twice.yaml").write_text(text(code="groups-supported"))
    (folder / "bytes.yaml").write_bytes(b"\xff\xfe\x00")
    found = loaded()
    assert "our-own" in found.by_code()
    assert found.by_code()["groups-supported"].file == "groups-supported.yaml"
    assert [fault.split(":")[0] for fault in found.faults] == ["bytes.yaml", "twice.yaml"]
    (folder / "ours.yaml").unlink()
    assert "our-own" not in loaded().by_code()
