"""What makes infrastructure strong, as it is said."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.cache import cache

from hedgerow.charter.presenters import conditions
from hedgerow.charter.provides.conditions import CONDITIONS
from hedgerow.charter.types import Condition, ConditionOffer, Strengthens
from hedgerow.engines import registry
from hedgerow.kernel import clock
from hedgerow.kernel.clock import Period
from hedgerow.places.actions import add_knowledge
from hedgerow.places.models import Area
from hedgerow.places.types import AreaKind
from tests.ledger.given import a_worker

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
    assert conditions.said(Condition(57, 100, "per cent")) == "57%"
    assert conditions.said(Condition(57, 100)) == "57 of 100 (57%)"


def test_of_what_keeps_no_past_nothing_is_said_of_a_year_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    area = Area.objects.create(code="E05999001", name="Ash", kind=AreaKind.WARD)
    for half_life in (30, 3_000):
        with clock.pretend(datetime(2026, 9, 1, 12, tzinfo=UTC)):
            add_knowledge(by=a_worker(), area=area, text="The bus stops at six.", half_life_days=half_life)
    monkeypatch.setattr(registry, "_offers", [one for one in CONDITIONS if one.code == "places.knowledge"])
    [line] = conditions.parts(TODAY, team=False)[0].lines
    assert (line.now, line.before, line.direction) == ("1 of 2 (50%)", "", "")
    assert "is not kept" in str(line.how)


def test_a_share_is_neither_more_nor_less_than_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    held = {2026: Condition(8, out_of=9), 2025: Condition(7, unit="held")}
    monkeypatch.setattr(registry, "_offers", [ConditionOffer("seats", "Seats", "How.", lambda at: held[at.end.year])])
    [line] = conditions.parts(TODAY, team=False)[0].lines
    assert (line.now, line.before, line.direction) == ("8 of 9 (88%)", "7 held a year ago", "")


def test_the_year_to_a_day_has_a_years_days() -> None:
    assert conditions.year_to(TODAY) == Period(date(2025, 11, 23), TODAY)
