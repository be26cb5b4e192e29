"""Whose to-dos, in which order, linked with few queries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from hedgerow.accounts.models import User
from hedgerow.engines.registry import RefOffer
from hedgerow.engines.todo import actions, queries
from hedgerow.engines.todo.types import Due, TodoOffer

TODAY = date(2026, 5, 3)


def test_late_comes_first_and_undated_last(worker: User, manager: User) -> None:
    for what, due in [("whenever", None), ("soon", date(2026, 6, 1)), ("late", date(2026, 4, 1))]:
        actions.add(by=worker, what=what, due=due, owner=worker)
    actions.add(by=worker, what="not mine", owner=manager)
    actions.finish(by=worker, task=actions.add(by=worker, what="done", owner=worker))
    assert [task.what for task in queries.open_for(worker)] == ["late", "soon", "whenever"]


def test_a_teams_to_dos_are_those_nobody_has_taken(worker: User) -> None:
    actions.add(by=worker, what="ours", team="north")
    actions.add(by=worker, what="mine", team="north", owner=worker)
    assert [task.what for task in queries.open_for_team("north")] == ["ours"]
    assert not queries.open_for_team("")


def test_about_a_record_open_ones_come_first(worker: User) -> None:
    actions.finish(by=worker, task=actions.add(by=worker, what="done", ref="seeds.seed:1"))
    actions.add(by=worker, what="open", ref="seeds.seed:1")
    actions.add(by=worker, what="of another", ref="seeds.seed:2")
    assert [task.what for task in queries.about("seeds.seed:1")] == ["open", "done"]


def test_links_cost_the_same_for_one_and_for_many(
    worker: User, offer: Callable[..., None], django_assert_num_queries: Any
) -> None:
    offer(RefOffer("accounts.user", lambda ids: dict.fromkeys(ids, "Somebody"), lambda key: f"/{key}/"))
    for number in range(5):
        actions.add(by=worker, what=f"{number}", owner=worker, ref=f"accounts.user:{number}")
    with django_assert_num_queries(1):
        shown = queries.shown(queries.open_for(worker))
    assert {due.about for due in shown} == {"Somebody"}


def test_what_apps_compute_is_sorted_late_first(worker: User, offer: Callable[..., None]) -> None:
    early, late = Due("early", date(2026, 4, 1)), Due("undated", None)
    offer(TodoOffer("one", lambda user, today: [late]), TodoOffer("two", lambda user, today: [early]))
    assert queries.computed(worker, TODAY, upkeep=False) == [early, late]
    assert early.is_late(TODAY)
    assert not late.is_late(TODAY)
