"""What awards say of a funder, and for one group."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import quantiles

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hedgerow.funders.rules.naming import key_of
from hedgerow.funders.rules.profiles import is_quiet, people_of, profile_of, quartiles, three_years_to
from hedgerow.funders.rules.suitability import SIZES, evidence, near, size_of
from hedgerow.funders.types import Award, Like, Size

TODAY = date(2026, 5, 4)
HERE = frozenset({"E1"})
SMALL, LARGE = SIZES[0], SIZES[2]


def award(days: int, pounds: int = 500, **more: object) -> Award:
    facts: dict[str, object] = {"recipient": "a", "authority": "E1", "income": 1_000_000, "basis": "beneficiary"}
    return Award(f"g{days}", TODAY - timedelta(days=days), pounds * 100, **{**facts, **more})  # type: ignore[arg-type]


@given(st.lists(st.integers(0, 10**9), min_size=2, max_size=30))
@settings(max_examples=60)
def test_quartiles_are_those_of_statistics(amounts: list[int]) -> None:
    expected = quantiles(amounts, n=4, method="inclusive")
    assert all(abs(one - other) <= 1 for one, other in zip(quartiles(amounts), expected, strict=True))


def test_of_none_and_of_one() -> None:
    assert quartiles([]) == (0, 0, 0)
    assert quartiles([7]) == (7, 7, 7)


@pytest.mark.parametrize(
    ("day", "since"),
    [(date(2026, 5, 4), date(2023, 5, 5)), (date(2024, 2, 29), date(2021, 3, 1)), (date(2026, 3, 1), date(2023, 3, 2))],
)
def test_three_years_end_with_their_day(day: date, since: date) -> None:
    assert three_years_to(day) == since


def test_two_years_without_an_award_are_quiet() -> None:
    assert not is_quiet(TODAY - timedelta(days=730), TODAY)
    assert is_quiet(TODAY - timedelta(days=731), TODAY)
    assert is_quiet(None, TODAY)


@pytest.mark.parametrize(("count", "shown"), [(0, None), (4, (None, None)), (5, (5, 2500)), (7, (5, 3500))])
def test_of_grants_to_persons_small_numbers_are_withheld(count: int, shown: tuple[int | None, ...] | None) -> None:
    found = people_of([award(day, 5, person=True) for day in range(count)])
    assert (found and (found.awards, found.pence)) == shown


def test_a_profile_counts_persons_nowhere_else() -> None:
    given_ = [award(900), award(100, 700, recipient="b", new=True, income=None), award(5, 90_000, person=True)]
    one = profile_of("k", "GB-CHC-1", "Ash", given_, here=HERE, until=TODAY)
    assert (one.awards, one.pence, one.recipients, one.here, one.here_pence) == (2, 120_000, 2, 2, 120_000)
    assert one.people is not None
    assert one.people.pence is None
    assert [(tally.code, tally.awards) for tally in one.bands] == [("small", 1), ("", 1)]
    assert [tally.code for tally in one.years] == ["2023", "2024", "2025", "2026"]


def test_who_was_new_is_said_only_after_a_year_of_publishing() -> None:
    first = [award(days, new=True, recipient=str(days)) for days in (500, 490, 480)]
    assert profile_of("k", "", "Ash", first, here=HERE, until=TODAY).share_new is None
    later = [*first, award(100), award(90, recipient="500")]
    one = profile_of("k", "", "Ash", later, here=HERE, until=TODAY)
    assert (one.counted_new, one.new, one.share_new) == (2, 0, 0)


@pytest.mark.parametrize(
    ("pounds", "size"),
    [(None, None), (0, (0, 25_000)), (24_999, (0, 25_000)), (25_000, (0, 100_000)), (100_000, (100_000, 1_000_000)),
     (50_000_000, (10_000_000, None))],
)  # fmt: skip
def test_sizes(pounds: int | None, size: tuple[int, int | None] | None) -> None:
    found = size_of(None if pounds is None else pounds * 100)
    assert (found and (found.least // 100, found.most and found.most // 100)) == size


def test_evidence_counts_what_is_alike_and_what_is_not_known() -> None:
    given_ = [
        award(1700),
        award(100, 1000, new=True, recipient="b"),
        award(90, 3000, income=200_000_00),
        award(80, 5000, authority="E2"),
        award(70, 7000, income=None, authority="", themes=frozenset({"103"})),
        award(60, 9, person=True),
    ]
    found = evidence("k", "Ash", given_, Like(SMALL, frozenset({"103"}), HERE, "Ashby"), today=TODAY)
    assert found is not None
    assert (found.total.awards, found.total.median) == (4, 400_000)
    assert found.alike is not None
    assert (found.alike.awards, found.alike.new, found.alike.median) == (1, 1, 100_000)
    assert [one and one.awards for one in (found.size, found.here, found.theme)] == [2, 2, 1]
    assert (found.income_unknown, found.area_unknown, found.theme_unknown) == (1, 1, 3)
    assert found.new_known
    assert not found.quiet


def test_places_like_its_own_are_counted_beside_it() -> None:
    given_ = [award(10), award(11, authority="E2"), award(12, authority="E2", income=None), award(13, authority="E3")]
    like = Like(SMALL, authorities=HERE, place="Ashby", peers=frozenset({"E1", "E2"}))
    found = evidence("k", "Ash", given_, like, today=TODAY)
    assert found is not None
    assert (found.alike and found.alike.awards, found.peers and found.peers.awards) == (1, 2)


def test_what_a_group_does_not_say_is_held_against_nothing() -> None:
    found = evidence("k", "Ash", [award(10)], Like(), today=TODAY)
    assert found is not None
    assert (found.alike, found.size, found.here, found.theme) == (None, None, None, None)
    assert not found.new_known
    assert evidence("k", "Ash", [award(10, person=True), Award("x", None, 5)], Like(), today=TODAY) is None


@given(
    st.lists(
        st.builds(
            award, st.integers(0, 1500), st.integers(1, 50), income=st.sampled_from([None, 100, 5_000_000, 50_000_000]),
            authority=st.sampled_from(["", "E1", "E2"]), recipient=st.sampled_from("abc"),
        ),
        max_size=12,
    )
)  # fmt: skip
@settings(max_examples=60)
def test_what_is_alike_is_never_more_than_either_of_its_parts(given_: list[Award]) -> None:
    found = evidence("k", "Ash", given_, Like(Size(0, 2_500_000), authorities=HERE), today=TODAY)
    if found is not None and found.alike and found.size and found.here:
        assert found.alike.awards <= min(found.size.awards, found.here.awards) <= found.total.awards
        assert found.alike.new <= found.alike.awards


def test_near_are_groups_of_its_size_or_theme_here_within_the_years() -> None:
    like = Like(SMALL, frozenset({"103"}), HERE, "Ashby")
    ash = [award(10, ward="W1"), award(20, income=None), award(2000), award(5, authority="E2"), award(6, person=True)]
    elm = [award(10, income=None, themes=frozenset({"103"})), award(11, income=2, themes=frozenset({"103"}))]
    found = near([("e", "Elm", elm), ("a", "Ash", ash)], like, ward="W1", since=three_years_to(TODAY))
    assert [(one.key, one.awards, one.same_size, one.same_theme, one.same_ward) for one in found] == [
        ("e", 2, 1, 2, 0),
        ("a", 1, 1, 0, 1),
    ]


def test_councils_are_known_under_either_name_and_nobody_else_is() -> None:
    assert key_of("Thornmere Council") == key_of("Thornmere Metropolitan Borough Council") == key_of("Thornmere MBC")
    assert key_of("Ash Trust") == key_of("The Ash Trust Ltd")
    assert key_of("Ash Trust") != key_of("Ash Foundation")
