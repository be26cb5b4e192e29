from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.services import rules
from hedgerow.services.types import Day, Place, Price, Times

CLOCK = st.times().map(lambda one: one.replace(second=0, microsecond=0))
WORDS = st.lists(st.sampled_from(["ash", "hall", "é", "4"]), max_size=4).map(" ".join)
DAYS = st.sets(st.sampled_from(Day.values), min_size=1).map(lambda held: tuple(d for d in Day.values if d in held))
NTH = st.sampled_from([None, 1, 2, 3, 4, -1])


@st.composite
def times(draw: st.DrawFn) -> Times:
    opens = draw(st.none() | CLOCK)
    closes = draw(st.none() | CLOCK) if opens else None
    return Times(draw(DAYS), opens, closes, draw(NTH), draw(WORDS))


@given(st.lists(times(), max_size=5))
def test_hours_written_are_read_as_they_were(said: list[Times]) -> None:
    assert rules.parse_times(rules.write_times(said)) == tuple(said)


@given(st.lists(times(), max_size=5))
def test_a_row_for_each_day_and_back_says_the_same(said: list[Times]) -> None:
    rows = rules.rows_of(said)
    assert set(rules.rows_of(rules.grouped(rows))) == set(rows)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_day_is_one_of_four_or_the_last(day: date) -> None:
    found = rules.nth_of(day)
    before = sum((day - timedelta(days=7 * n)).month == day.month for n in range(5))
    assert found
    assert before in found or before == 5
    assert (-1 in found) == ((day + timedelta(days=7)).month != day.month)


@pytest.mark.parametrize("line", ["someday 10:00", "XX 10:00", "MO 25:00", "5MO 10:00", "2MO,3TU 10:00", "…"])
def test_what_is_no_time_is_said_in_a_sentence(line: str) -> None:
    with pytest.raises(ValueError, match="no day and time"):
        rules.parse_times(line)


MONDAY = date(2026, 5, 11)  # a second Monday


@pytest.mark.parametrize(
    ("said", "on", "at", "open_"),
    [
        ("MO 10:00-12:00", MONDAY, time(10), True),
        ("MO 10:00-12:00", MONDAY, time(12), False),
        ("MO 10:00-12:00", MONDAY, None, True),
        ("MO", MONDAY, time(3), True),
        ("MO 10:00", MONDAY, time(23), True),
        ("TU 10:00-12:00", MONDAY, time(10), False),
        ("2MO 10:00-12:00", MONDAY, time(11), True),
        ("1MO 10:00-12:00", MONDAY, time(11), False),
        ("-1MO 10:00-12:00", date(2026, 5, 25), time(11), True),
        ("SU 22:00-02:00", MONDAY, time(1), True),
        ("SU 22:00-02:00", MONDAY, time(2), False),
        ("MO 22:00-02:00", MONDAY, time(1), False),
    ],
)
def test_whether_it_is_open(said: str, on: date, at: time | None, open_: bool) -> None:
    assert rules.is_open(rules.parse_times(said), on, at) is open_


PLACES = st.builds(Place, WORDS, WORDS, st.sampled_from(["", "M32 0DF", "EC1A 1BB"])).filter(lambda one: one != Place())


@given(st.lists(PLACES, max_size=4, unique=True))
def test_places_written_are_read_as_they_were(said: list[Place]) -> None:
    assert rules.parse_places(rules.write_places(said)) == tuple(said)


PRICES = st.builds(Price, WORDS, st.none() | st.integers(0, 1_000_000), WORDS).filter(lambda one: one != Price())


@given(st.lists(PRICES, max_size=4, unique=True))
def test_prices_written_are_read_as_they_were(said: list[Price]) -> None:
    assert rules.parse_prices(rules.write_prices(said)) == tuple(said)


@pytest.mark.parametrize("amount", ["three", "-1", "NaN", "1e9", "inf"])
def test_what_is_no_amount_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match=r"amount|cost"):
        rules.parse_prices(f"Lunch | {amount} |")


@given(st.text(max_size=80))
def test_nothing_with_a_figure_in_it_is_kept_of_a_search(typed: str) -> None:
    kept = rules.missed_words(typed)
    assert len(kept) <= 60
    assert not any(letter.isdigit() for letter in kept)
