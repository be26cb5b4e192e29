"""Lengths of time in words."""

import pytest

from hedgerow.shell.durations import duration


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "0 min"),
        (45, "45 min"),
        (60, "1 h"),
        (150, "2 h 30 min"),
        (5999, "99 h 59 min"),
        (6029, "100 h"),
        (72240, "1,204 h"),
    ],
)
def test_minutes_as_people_say_them(minutes: int, said: str) -> None:
    assert duration(minutes) == said
