"""What a function of our work costs. Read this to know how shared costs are shared out, and what a budget comes to.

Each line is: costs (pounds, and the function, or "" for what all share), time recorded by function, what each function
then costs in pounds, and the method that is printed.
"""

from __future__ import annotations

from datetime import date

import pytest

from hedgerow.agreements.rules.sharing import share
from hedgerow.agreements.rules.terms import months_left, parts, within
from hedgerow.agreements.types import Cost, Every, Method

RENT, TRAINER, ADVERTS = (900, ""), (200, "development"), (100, "volunteering")


@pytest.mark.parametrize(
    ("costs", "minutes", "pounds", "method"),
    [
        # Nothing is shared: every cost stands where it belongs.
        ([TRAINER, ADVERTS], {"funding": 60}, {"development": 200, "volunteering": 100}, Method.NONE),
        # The rent follows the time: two hours of three for development, one for funding.
        ([RENT, TRAINER], {"development": 120, "funding": 60}, {"development": 800, "funding": 300}, Method.MINUTES),
        # No time was recorded: the rent follows what each function cost by itself, two to one.
        ([RENT, TRAINER, ADVERTS], {}, {"development": 800, "volunteering": 400}, Method.DIRECT),
        # Neither is known: the rent is split equally among the five.
        (
            [RENT],
            {},
            dict.fromkeys(["funding", "development", "advocacy", "volunteering", "convening"], 180),
            Method.EQUAL,
        ),
        # The trainer gave everything back: that gives development no part of the rent.
        ([RENT, (-200, "development"), ADVERTS], {}, {"development": -200, "volunteering": 1000}, Method.DIRECT),
    ],
)
def test_what_each_function_costs(
    costs: list[tuple[int, str]], minutes: dict[str, int], pounds: dict[str, int], method: Method
) -> None:
    shared = share([Cost(sum_ * 100, function) for sum_, function in costs], minutes)
    assert {function: pence // 100 for function, pence in shared.by.items() if pence} == pounds
    assert shared.method == method


def test_a_budget_goes_by_the_days() -> None:
    year = date(2026, 4, 1), date(2027, 3, 31)
    quarters = [(date(2026, 4, 1), date(2026, 6, 30)), (date(2026, 7, 1), date(2026, 9, 30)),
                (date(2026, 10, 1), date(2026, 12, 31)), (date(2027, 1, 1), date(2027, 3, 31))]  # fmt: skip
    sums = [within(36500, *year, *days) for days in quarters]
    assert sums == [9100, 9200, 9200, 9000]  # a pound for each of 365 days
    assert within(36500, *year, date(2020, 1, 1), date(2030, 1, 1)) == 36500


@pytest.mark.parametrize(
    ("ends", "today", "left"),
    [
        (date(2027, 3, 31), date(2026, 4, 1), 12),
        (date(2027, 3, 31), date(2026, 4, 2), 11),
        (date(2026, 11, 30), date(2026, 11, 22), 0),
        (date(2026, 11, 1), date(2026, 11, 22), 0),
        (None, date(2026, 11, 22), None),
    ],
)
def test_months_left_are_whole(ends: date | None, today: date, left: int | None) -> None:
    assert months_left(ends, today) == left


def test_an_agreement_in_parts() -> None:
    found = parts(date(2026, 2, 15), date(2026, 7, 20), Every.QUARTER)
    assert [(part.since, part.until) for part in found] == [
        (date(2026, 2, 15), date(2026, 3, 31)),
        (date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 7, 20)),
    ]
    assert len(parts(date(2026, 2, 15), date(2026, 7, 20), Every.YEAR)) == 2
    assert len(parts(date(2026, 2, 15), date(2026, 7, 20), Every.WHOLE)) == 1
