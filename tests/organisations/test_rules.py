"""Bands, names, words to find by, and what makes two records alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.kernel.pairing import candidate_pairs
from hedgerow.organisations import rules
from hedgerow.organisations.types import Band, Comparable, LegalForm, Likeness


@pytest.mark.parametrize(
    ("pounds", "band"),
    [(0, "micro"), (9_999, "micro"), (10_000, "small"), (99_999, "small"), (100_000, "medium"), (999_999, "medium"),
     (1_000_000, "large"), (9_999_999, "large"), (10_000_000, "major"), (10**12, "major")],
)  # fmt: skip
def test_bands_begin_at_their_income(pounds: int, band: str) -> None:
    assert rules.band_of(pounds * 100) == band


def test_no_income_is_no_band() -> None:
    assert rules.band_of(None) == Band.UNKNOWN


@given(st.integers(0, 10**13), st.integers(0, 10**13))
def test_more_income_is_never_a_smaller_band(one: int, other: int) -> None:
    order = [Band.MICRO, Band.SMALL, Band.MEDIUM, Band.LARGE, Band.MAJOR]
    less, more = sorted((one, other))
    assert order.index(rules.band_of(less)) <= order.index(rules.band_of(more))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("ALTRINCHAM AND SALE CHAMBER CONCERTS", "Altrincham and Sale Chamber Concerts"),
        ("THE FRIENDS OF ST. ANNE'S", "The Friends of St. Anne's"),
        ("BLUESCI CIC", "Bluesci CIC"),
        ("1ST SALE SCOUT GROUP", "1st Sale Scout Group"),
        ("  Stretford   Public Hall ", "Stretford Public Hall"),
        ("MCC YMCA", "MCC YMCA"),
    ],
)
def test_names_in_capitals_are_tidied(written: str, read: str) -> None:
    assert rules.tidy_name(written) == read


@given(st.text(max_size=80))
def test_tidying_again_changes_nothing_and_loses_no_letter(name: str) -> None:
    once = rules.tidy_name(name)
    assert rules.tidy_name(once) == once
    assert "".join(once.split()).casefold() == "".join(name.split()).casefold()


@pytest.mark.parametrize("text", ["1000003", "GB-CHC-1000003", "gb-chc-1000003"])
def test_charity_numbers_become_identifiers(text: str) -> None:
    assert rules.check_identifier(text) == "GB-CHC-1000003"


def test_what_is_no_identifier_is_a_sentence() -> None:
    with pytest.raises(ValueError, match="“hello” is not a charity number"):
        rules.check_identifier("hello")


def test_schools_and_councils_are_on_no_register_of_groups() -> None:
    assert rules.is_registered(["GB-EDU-1", "GB-MPR-123"])
    assert not rules.is_registered(["GB-EDU-1", "GB-LAE-TRF"])


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("CIO", LegalForm.CIO),
        ("Charitable company", LegalForm.CLG),
        ("Trust", LegalForm.TRUST),
        (None, LegalForm.UNKNOWN),
    ],
)
def test_legal_forms_of_registers(words: str | None, form: LegalForm) -> None:
    assert rules.legal_form_of(words) == form


def test_words_that_find() -> None:
    words = rules.finding_words(["Café & Food Bank (St. Anne's)"], ["GB-CHC-1000003"], "QQ1 1AA")
    assert {"cafe", "food", "bank", "foodbank", "annes", "1000003", "gbchc1000003", "qq11aa", "cfbsa"} <= words


def group(
    name: str, *, id: int = 1, postcode: str = "", ids: tuple[str, ...] = (), parent: int | None = None
) -> Comparable:
    return Comparable(id, (name,), postcode, frozenset(ids), parent)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("The Ash Carers", "Ash Carers CIO", Likeness.NAME),
        ("Ash Community Centre", "Ash Comunity Centre", Likeness.NEAR_NAME),
        ("Ash Bowling Club", "Bowling Club Ash", Likeness.NAME),
        ("1st Ash Scouts", "2nd Ash Scouts", None),
        ("North Ash Residents", "South Ash Residents", None),
        ("Ash Bowling Club", "Ash Boxing Club", None),
        ("Friends of Ash Park", "Friends of Beech Park", None),
    ],
)
def test_names_alike(one: str, other: str, why: Likeness | None) -> None:
    found = rules.alike(group(one), group(other, id=2))
    assert (found[1] if found else None) == why


def test_a_like_name_at_the_same_place_and_a_shared_number() -> None:
    at_hall = group("Ash Carers", postcode="QQ1 1AA")
    assert rules.alike(at_hall, group("Ash Carers Thornmere Branch", id=2, postcode="QQ1 1AA")) == (
        90,
        Likeness.POSTCODE,
    )
    assert rules.alike(at_hall, group("Ash Carers Thornmere Branch", id=2)) is None
    shared = group("Quite Different", id=2, ids=("GB-CHC-1",))
    assert rules.alike(group("Ash", ids=("GB-CHC-1",)), shared) == (100, Likeness.IDENTIFIER)
    assert rules.alike(group("Ash", ids=("GB-CHC-1",)), group("Ash", id=2, ids=("GB-CHC-1",), parent=1)) is None


@given(st.lists(st.text(alphabet="ab c", min_size=1, max_size=12).filter(str.strip), max_size=8))
def test_blocks_miss_no_equal_name(names: list[str]) -> None:
    """The quick comparison finds what comparing everything with everything finds, for names that are the same."""
    records = [group(name, id=position) for position, name in enumerate(names)]
    found = {(a.id, b.id) for a, b in candidate_pairs(records, rules.BLOCKS) if rules.alike(a, b)}
    slow = {
        (a.id, b.id)
        for a in records
        for b in records
        if a.id < b.id and (verdict := rules.alike(a, b)) and verdict[1] == Likeness.NAME
    }
    assert slow <= found
