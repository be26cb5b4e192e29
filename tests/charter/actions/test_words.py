"""Changing the words of a place."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from hedgerow.charter import actions, queries
from hedgerow.charter.models import Activity
from hedgerow.charter.types import Function
from hedgerow.charter.vocabulary import ACTIVITIES
from hedgerow.engines.audit.models import Event

pytestmark = pytest.mark.django_db


def names(function: Function = Function.CONVENING) -> list[str]:
    return [activity.name for activity in queries.activities_by_function()[function]]


def test_the_vocabulary_has_the_activities_of_the_field_under_five_functions() -> None:
    assert [len(words) for words in ACTIVITIES.values()] == [8, 12, 8, 10, 7]
    codes = [word.code for words in ACTIVITIES.values() for word in words]
    assert len(set(codes)) == len(codes)
    assert all(word.line for words in ACTIVITIES.values() for word in words)


def test_seeding_again_changes_nothing_that_people_did() -> None:
    assert actions.seed() == 45
    activity = Activity.objects.get(pk="event")
    actions.change_activity(by=None, activity=activity, name="Gathering", description="")
    version = queries.version()
    assert (actions.seed(), queries.version()) == (0, version)
    assert "Gathering" in names()


def test_every_change_raises_the_version_and_is_audited() -> None:
    actions.seed()
    seen = [queries.version()]
    activity = actions.add_activity(by=None, function=Function.CONVENING, name="Tea")
    seen.append(queries.version())
    actions.change_activity(by=None, activity=activity, name="Tea and talk", description="Weekly")
    seen.append(queries.version())
    actions.move_activity(by=None, activity=activity, places=-1)
    seen.append(queries.version())
    actions.retire_activity(by=None, activity=activity)
    seen.append(queries.version())
    actions.add_priority(by=None, name="Food")
    seen.append(queries.version())
    assert seen == sorted(set(seen))
    events = list(Event.objects.filter(ref="charter.activity:tea").order_by("id").values_list("did", "fields"))
    assert events[1] == ("activity.changed", ["description", "name"])


def test_a_change_that_changes_nothing_is_none() -> None:
    activity = actions.add_activity(by=None, function=Function.FUNDING, name="Tea")
    version = queries.version()
    actions.change_activity(by=None, activity=activity, name=" Tea ", description="")
    assert queries.version() == version


def test_order() -> None:
    for name in ("One", "Two", "Three"):
        activity = actions.add_activity(by=None, function=Function.CONVENING, name=name)
    actions.move_activity(by=None, activity=activity, places=-1)
    assert names() == ["One", "Three", "Two"]


def test_what_is_retired_is_not_offered_and_can_come_back() -> None:
    activity = actions.add_activity(by=None, function=Function.CONVENING, name="One")
    actions.retire_activity(by=None, activity=activity)
    assert names() == []
    assert queries.activities(current=False).count() == 1
    actions.restore_activity(by=None, activity=activity)
    assert names() == ["One"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 121, "One"])
def test_a_name_that_will_not_do(name: str) -> None:
    actions.add_activity(by=None, function=Function.CONVENING, name="One")
    with pytest.raises(ValidationError):
        actions.add_activity(by=None, function=Function.CONVENING, name=name)
    assert names() == ["One"]


def test_priorities_hold_between_their_days() -> None:
    actions.add_priority(by=None, name="Always")
    actions.add_priority(by=None, name="Then", starts=date(2026, 1, 1), ends=date(2026, 3, 31))
    held = [[p.name for p in queries.priorities(on=day)] for day in (date(2026, 3, 31), date(2026, 4, 1))]
    assert held == [["Always", "Then"], ["Always"]]
    with pytest.raises(ValidationError):
        actions.add_priority(by=None, name="Back", starts=date(2026, 2, 1), ends=date(2026, 1, 1))
