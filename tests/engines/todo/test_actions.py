"""A to-do is added, ticked and opened again, and all of it is audited."""

from __future__ import annotations

from datetime import date

import pytest

from hedgerow.accounts.models import User
from hedgerow.engines.audit.models import Event
from hedgerow.engines.todo import actions
from hedgerow.engines.todo.models import Task
from hedgerow.spine.errors import InputError


def test_a_to_do_is_ticked_once_and_stays_the_first_ones(worker: User, manager: User) -> None:
    task = actions.add(by=worker, what="  Send the   constitution ", due=date(2026, 5, 3), owner=worker)
    assert task.what == "Send the constitution"
    actions.finish(by=worker, task=task)
    again = actions.finish(by=manager, task=task)
    assert again.done_by == worker.pk
    assert list(Event.objects.order_by("id").values_list("did", flat=True)) == ["todo.added", "todo.finished"]


def test_a_tick_is_taken_away(worker: User) -> None:
    task = actions.finish(by=worker, task=actions.add(by=worker, what="Ring back"))
    assert actions.reopen(by=worker, task=task).done_at is None
    assert Event.objects.filter(did="todo.reopened").count() == 1


@pytest.mark.parametrize("what", ["", "   ", "x" * 201])
def test_a_to_do_says_what(worker: User, what: str) -> None:
    with pytest.raises(InputError, match="what is to be done"):
        actions.add(by=worker, what=what)
    assert not Task.objects.exists()
