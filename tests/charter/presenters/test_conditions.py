"""What makes infrastructure strong, as it is said."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.cache import cache

from hedgerow.charter.presenters import conditions
from hedgerow.charter.types import Condition, ConditionOffer, Strengthens
from hedgerow.engines import registry
from hedgerow.kernel.clock import Period

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def offered(code: str, values: dict[int, int | None], *, public: bool = True) -> ConditionOffer:
    """A condition that counts so much in the year that ends in a year."""
    return ConditionOffer(
        code, code, "How.", lambda period: Condition(values[period.end.year]), Strengthens.FUNDING, public
    )


def test_now_and_a_year_ago_and_what_nobody_counts_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    ours = offered("ours", {2026: 1, 2025: 1}, public=False)
    offers = (offered("more", {2026: 12, 2025: 9}), offered("none", {2026: None, 2025: 4}), ours)
    monkeypatch.setattr(registry, "_offers", list(offers))
    found = conditions.parts(TODAY, team=False)
    assert [(line.label, line.now, line.before, line.direction) for part in found for line in part.lines] == [
        ("more", "12", "9 a year ago", "up")
    ]
    assert [line.label for part in conditions.parts(TODAY, team=True) for line in part.lines] == ["more", "ours"]


def test_a_part_of_a_whole_is_said_with_its_share() -> None:
    assert conditions.said(Condition(31, out_of=40)) == "31 of 40 (77%)"
    assert conditions.said(Condition(14, unit="months")) == "14 months"


def test_the_year_to_a_day_has_a_years_days() -> None:
    assert conditions.year_to(TODAY) == Period(date(2025, 11, 23), TODAY)
