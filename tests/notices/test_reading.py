"""What is read of files: the real one, faulty ones, hostile ones; held against the official schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.utils.functional import Promise
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hedgerow.notices.rules.checking import SAID, faults
from hedgerow.notices.rules.drafts import dump, load, over
from hedgerow.notices.rules.packages import MOST_BYTES, read
from hedgerow.notices.types import Stage
from hedgerow.notices.types.faults import Wrong
from hedgerow.spine.errors import InputError
from hedgerow.standards import ocds
from tests.notices.given import changed, package, release

REAL = "notices/contracts_finder_2025-03-11.json"


def bytes_of(*releases: Any) -> bytes:
    return json.dumps(package(*releases)).encode()


def fields(*releases: Any) -> list[tuple[int, str]]:
    return [(fault.number, fault.field) for fault in read(bytes_of(*releases), file="f.json")[1]]


def test_the_real_file_is_read_whole(shared_data: Path) -> None:
    releases, wrong = read((shared_data / REAL).read_bytes(), file="cf.json")
    assert (len(releases), wrong) == (101, [])
    assert sum(one.vcse is True for one in releases) == 31
    assert all(one.title and one.buyer for one in releases)
    assert [load(json.loads(json.dumps(dump(one)))) for one in releases] == releases


def checker() -> jsonschema.FormatChecker:
    """Dates as RFC 3339 has them: the library checks them only with another package."""
    made = jsonschema.FormatChecker(formats=())

    @made.checks("date-time", raises=ValueError)
    def _is_moment(value: Any) -> bool:
        return not isinstance(value, str) or ("T" in value and datetime.fromisoformat(value).tzinfo is not None)

    return made


@pytest.fixture(scope="module")
def schema(shared_data: Path) -> Iterator[jsonschema.Draft4Validator]:
    official = json.loads((shared_data / "schemas/ocds/release-schema.json").read_text())
    return jsonschema.Draft4Validator(official, format_checker=checker())


def wrong_values(kind: ocds.Kind) -> list[Any]:
    return {
        ocds.Kind.TEXT: [7, ["a"], {}, True],
        ocds.Kind.LABEL: [["a"], {}, 1.5],
        ocds.Kind.MOMENT: ["31/03/2026", "2026-02-30T09:00:00Z", "2026-03-02", "", 7],
        ocds.Kind.AMOUNT: ["12", [], True],
        ocds.Kind.CURRENCY: ["POUNDS", "", 7],
        ocds.Kind.OBJECT: [[], "text", 7],
        ocds.Kind.LIST: [{}, "text"],
        ocds.Kind.STATUS: ["open", "", 7],
        ocds.Kind.AWARD_STATUS: ["won"],
        ocds.Kind.INITIATION: ["bid", 7],
    }.get(kind, [])


FULL = changed(
    release(),
    tender__minValue={"amount": 1, "currency": "GBP"},
    tender__items=[{"id": "1", "classification": {"scheme": "CPV", "id": "85000000"}}],
    tender__tenderPeriod={"startDate": "2026-03-02T09:00:00Z", "endDate": "2026-04-02T09:00:00Z"},
    awards=[{"id": "1", "status": "active", "value": {"amount": 1, "currency": "GBP"}, "documents": [{"id": "1"}]}],
    planning={"documents": [{"id": "1"}]},
)


def way(path: str) -> str:
    """The way to a field of FULL; the first of each list."""
    return path.replace("[]", "/0").replace("/", "__")


CASES = [(field, value) for field in ocds.FIELDS for value in wrong_values(field.kind)]


@pytest.mark.parametrize(("field", "value"), CASES, ids=lambda one: str(getattr(one, "path", one))[:30])
def test_what_the_schema_finds_faulty_we_find_too(field: ocds.Field, value: Any, schema: Any) -> None:
    faulty = changed(FULL, **{way(field.path): value})
    ours, theirs = bool(faults(faulty)), not schema.is_valid(faulty)
    assert ours == theirs, f"{field.path} = {value!r}: ours {ours}, the schema’s {theirs}"


@pytest.mark.parametrize("field", [field for field in ocds.FIELDS if field.required], ids=lambda field: field.path)
def test_what_is_required_is_missed(field: ocds.Field, schema: Any) -> None:
    without = changed(FULL, **{way(field.path): None})
    assert not schema.is_valid(without)
    assert [name for name, _words in faults(without)] == [field.path.replace("[]", "[1]")]


def test_a_sound_one_is_sound_for_both(schema: Any) -> None:
    assert schema.is_valid(FULL)
    assert faults(FULL) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"tender__value__amount": -1}, "tender/value/amount"),
        ({"tender__value__amount": 1e40}, "tender/value/amount"),
        ({"tender__suitability": []}, "tender/suitability"),
        ({"tender__suitability__vcse": "yes"}, "tender/suitability/vcse"),
        ({"tender__title": None}, ""),
    ],
)
def test_what_the_standard_lets_pass_and_we_cannot_use(changes: dict[str, Any], field: str) -> None:
    assert [name for name, _words in faults(release(**changes))] == ([field] if field else [])


def test_each_fault_names_its_release_and_its_field() -> None:
    bad = release("ocds-test-2", tender__value__amount="lots", date="yesterday")
    found = read(bytes_of(release(), bad), file="f.json")
    assert [one.ocid for one in found[0]] == ["ocds-test-1"]
    assert [str(fault) for fault in found[1]] == [
        "release 2, ocds-test-2, date: “yesterday” should be a date with time and time zone, like 2026-03-31T12:00:00Z",
        "release 2, ocds-test-2, tender/value/amount: “lots” should be a number",
    ]


def test_the_same_release_counts_once() -> None:
    assert fields(release(), release(), release(tender__title="Other")) == [(2, "id"), (3, "id")]


def test_records_single_releases_and_lines_are_read_too() -> None:
    records = {"version": "1.1", "records": [{"ocid": "a", "releases": [release(), release(pk="2")]},
               {"ocid": "b", "compiledRelease": release("ocds-test-2")}]}  # fmt: skip
    lines = b"\n".join(json.dumps(release(f"ocds-test-{n}")).encode() for n in (1, 2)) + b"\n{broken\n"
    assert len(read(json.dumps(records).encode(), file="f")[0]) == 3
    assert len(read(json.dumps(release()).encode(), file="f")[0]) == 1
    sound, wrong = read(lines, file="f")
    assert (len(sound), [str(fault) for fault in wrong]) == (2, ["line 3: the JSON cannot be read"])


def test_bytes_of_any_encoding_are_read() -> None:
    text = json.dumps(package(release(tender__title="Café for older people")), ensure_ascii=False)
    for data in (text.encode("utf-8-sig"), text.encode("cp1252"), text.encode("utf-16")):
        assert read(data, file="f")[0][0].title == "Café for older people"


@pytest.mark.parametrize(
    "data",
    [
        b"", b"nothing", b"7", b"{}", b"[]", b'{"releases": {}}', b'{"releases": []}', b'{"ocid": ', b"\x00\xff",
        b"[" * 100_000, b'{"releases": [' + b"9" * 5000 + b"]}", b"a,b\n1,2\n",
    ],
    ids=lambda data: repr(data[:12]),
)  # fmt: skip
def test_what_is_no_file_of_notices_is_one_sentence(data: bytes) -> None:
    with pytest.raises(InputError) as told:
        read(data, file="f.json")
    assert len(str(told.value)) < 200


def test_a_file_that_is_too_large_is_not_read_at_all() -> None:
    with pytest.raises(InputError, match="larger than 25 MB"):
        read(b" " * (MOST_BYTES + 1), file="f.json")


def test_a_release_that_is_nested_without_end_is_a_fault_of_that_one() -> None:
    deep: Any = []
    for _ in range(300):
        deep = [deep]
    assert fields(release(), release("ocds-test-2", tender__items=deep))[0] == (2, "")


def test_what_no_database_keeps_is_cleaned() -> None:
    raw = release(tender__title="Lunch\u0000 club\ud800", tender__documents=[{"id": "1", "url": "javascript:alert(1)"}])
    found = read(bytes_of(raw), file="f")[0][0]
    assert found.title.encode() == b"Lunch club?"
    assert found.link == ""


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("GBP"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from([field.path for field in (*ocds.FIELDS, *ocds.EXTENSION_FIELDS) if "lots" not in field.path]),
    ANYTHING,
)
def test_whatever_stands_in_a_field_it_is_read_or_told_of(path: str, value: Any) -> None:
    raw = changed(FULL, tender__classification={}, tender__additionalClassifications=[{}], tender__suitability={})
    data = json.dumps(package(changed(raw, **{way(path): value} if value is not None else {}))).encode()
    sound, wrong = read(data, file="f")
    assert len(sound) == (0 if wrong else 1)


def test_the_stage_is_what_happened_last() -> None:
    stages = {
        Stage.OPEN: {}, Stage.AWARDED: {"tag": ["award"]}, Stage.CANCELLED: {"tender__status": "cancelled"},
        Stage.UNSUCCESSFUL: {"awards": [{"id": "1", "status": "unsuccessful"}]},
        Stage.PLANNED: {"tag": ["planning"], "tender__tenderPeriod": None},
    }  # fmt: skip
    for stage, changes in stages.items():
        assert read(bytes_of(release(**changes)), file="f")[0][0].stage == stage


def test_money_is_pounds_and_lots_are_parts() -> None:
    lots = [
        {"id": "1", "title": "North", "value": {"amount": 5000.5, "currency": "GBP"}, "suitability": {"vcse": True}}
    ]
    raw = release(tender__value__currency="EUR", tender__lots=lots, tender__suitability=None)
    found = read(bytes_of(raw), file="f")[0][0]
    assert (found.pence, found.lots[0].pence, found.vcse) == (None, 500_050, True)


def test_a_newer_release_wins_and_what_it_does_not_tell_stays() -> None:
    first = read(bytes_of(release()), file="f")[0][0]
    newer = read(bytes_of(release(pk="2", tag=["award"], tender={"id": "T1", "status": "complete"})), file="f")[0][0]
    assert (over(first, newer).title, over(first, newer).stage) == (first.title, Stage.AWARDED)


PLANTED = ("Jane Planted", "jane.planted@ash.gov.uk", "0161 496 0123")


def test_nobody_is_named_in_what_is_kept() -> None:
    name, email, phone = PLANTED
    point = {"name": name, "email": email, "telephone": phone}
    words = f"Ask {name} ({email}, {phone}) or +44 161 496 0124. Contact: Peter Planted. Worth £20,000 in 2026."
    raw = release(
        tender__description=words, tender__title=f"Lunch clubs, {name}", buyer__contactPoint=point,
        tender__lots=[{"id": "1", "title": phone, "description": email}],
        parties=[{"id": "GB-LAE-ASH", "roles": ["buyer"], "contactPoint": point, "persons": [{"name": "Ann Planted"}]}],
    )  # fmt: skip
    kept = json.dumps(dump(read(bytes_of(raw), file="f")[0][0]))
    for personal in (*PLANTED, "Peter Planted", "Ann Planted", "496 012"):
        assert personal not in kept
    assert "Worth £20,000 in 2026" in json.loads(kept)["description"]


def test_what_is_wrong_is_said_in_the_language_of_whoever_reads() -> None:
    assert all(isinstance(one.label, Promise) for one in Wrong)
    assert {one.said() for one in SAID.values()} <= {str(one.label) for one in Wrong}
