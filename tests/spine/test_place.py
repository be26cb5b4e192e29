from __future__ import annotations

from pathlib import Path

import pytest

from hedgerow.spine import store
from hedgerow.spine.errors import InputError
from hedgerow.spine.place import PlaceSummary, summarise


@pytest.fixture
def spine(small_spine: Path) -> store.Spine:
    return store.open_spine(small_spine)


def test_a_place_is_counted(spine: store.Spine) -> None:
    found = summarise(spine, " e08000901 ")
    assert (found.place.code, found.place.name, found.place.kind) == ("E08000901", "Ash", "authority")
    expected = {"wards": 2, "lsoas": 3, "postcodes": 3, "lsoas_most_deprived_fifth": 2}
    assert {name: found.counts[name] for name in expected} == expected


def test_a_ward_that_the_newer_source_no_longer_has_is_said(spine: store.Spine) -> None:
    assert any(warning.startswith("1 wards of Ash were redrawn") for warning in summarise(spine, "E08000901").warnings)


def test_what_is_not_held_is_absent_and_said(spine: store.Spine) -> None:
    found = summarise(spine, "E08000901")
    assert "grants" not in found.counts
    assert "No grants by the council of Ash are held." in found.warnings


def test_a_scottish_place_opens_with_what_is_held(spine: store.Spine) -> None:
    found = summarise(spine, "S12000901")
    assert found.counts["wards"] == 1
    assert "lsoas_most_deprived_fifth" not in found.counts
    assert any("Scottish Charity Regulator" in warning for warning in found.warnings)


def test_a_council_that_ended_says_what_replaced_it(spine: store.Spine) -> None:
    assert summarise(spine, "E08000902").warnings[0] == (
        "Beech ends or ended on 31 March 2023, replaced by Ash (E08000901)."
    )


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Asch", "did you mean E08000901 (Ash)"),
        ("E08000910", "did you mean E08000901 (Ash)"),
        ("E05900001", "E05900001 is a ward (Oak); open the council it lies in: E08000901 (Ash)"),
        ("", "is not the code of an area"),
        ("'; DROP TABLE areas; --" * 9, "is not the code of an area"),
    ],
)
def test_a_code_that_cannot_be_opened_is_a_sentence_with_near_names(
    spine: store.Spine, typed: str, sentence: str
) -> None:
    with pytest.raises(InputError) as caught:
        summarise(spine, typed)
    assert sentence in str(caught.value)
    assert len(str(caught.value)) < 300


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("E08000009", {"wards": 21, "lsoas": 139, "postcodes": 11264, "lsoas_most_deprived_fifth": 11}),
        ("E08000003", {"wards": 32, "lsoas": 295}),
        ("E06000023", {"wards": 34, "lsoas": 268}),
    ],
)
def test_real_places_open(real_spine: store.Spine, code: str, expected: dict[str, int]) -> None:
    found = summarise(real_spine, code)
    assert {name: found.counts[name] for name in expected} == expected


@pytest.mark.slow
def test_the_groups_and_grants_of_trafford(real_spine: store.Spine) -> None:
    found: PlaceSummary = summarise(real_spine, "E08000009")
    expected = {
        "charities": 736,
        "charities_located": 278,
        "grants": 555,
        "grants_pence": 129_143_654,
        "grants_by_others": 18,
    }
    assert {name: found.counts.get(name) for name in expected} == expected
