"""Looked at, imported, undone; all or nothing; and what people edited stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hedgerow.accounts.models import User
from hedgerow.engines.imports import actions, queries
from hedgerow.engines.imports.models import FieldLock, ImportRow, ImportRun
from hedgerow.engines.imports.types import State
from hedgerow.engines.todo.models import Task
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError

Look = Callable[[str], ImportRun]
FILE = "Seed,Bed\nPea,north\nBean,south\n7,north\n"


def test_the_dry_run_changes_nothing_and_says_what_would_happen(look: Look) -> None:
    Task.objects.create(what="Bean", team="north")
    run = look(FILE)
    assert run.counts == {"new": 1, "change": 1, "same": 0, "error": 1}
    assert Task.objects.count() == 1
    _pea, bean, seven = queries.rows(run)
    assert bean.changes == [{"label": "Bed", "before": "north", "after": "south"}]
    assert (seven.number, seven.errors[0]["column"], seven.raw) == (4, "name", {"Seed": "7", "Bed": "north"})


def test_sound_rows_are_imported_and_undone(look: Look, worker: User) -> None:
    Task.objects.create(what="Bean", team="north")
    run = actions.apply(by=worker, run=look(FILE))
    assert dict(Task.objects.values_list("what", "team")) == {"Pea": "north", "Bean": "south"}
    assert run.state == State.APPLIED
    actions.undo(by=worker, run=run)
    assert dict(Task.objects.values_list("what", "team")) == {"Bean": "north"}
    assert ImportRun.objects.get().counts["kept"] == 0


def test_a_row_changed_since_stays_and_says_why(look: Look, worker: User) -> None:
    run = actions.apply(by=worker, run=look(FILE))
    Task.objects.filter(what="Pea").update(team="greenhouse")
    actions.undo(by=worker, run=run)
    assert list(Task.objects.values_list("what", "team")) == [("Pea", "greenhouse")]
    assert queries.rows(run).exclude(kept="").get().kept == "it has been moved since"


def test_an_import_that_fails_half_way_leaves_nothing(look: Look, worker: User) -> None:
    run = look("Seed\nPea\nWeed\n")
    with pytest.raises(RuntimeError):
        actions.apply(by=worker, run=run)
    assert not Task.objects.exists()
    assert ImportRun.objects.get().state == State.CHECKED


def test_what_was_shown_is_what_happens(look: Look, worker: User) -> None:
    run = look(FILE)
    Task.objects.create(what="Pea", team="greenhouse")
    with pytest.raises(InputError, match="changed since you looked"):
        actions.apply(by=worker, run=run)
    assert Task.objects.get().team == "greenhouse"
    assert ImportRun.objects.get().counts["change"] == 1
    actions.apply(by=worker, run=run)
    assert dict(Task.objects.values_list("what", "team")) == {"Pea": "north", "Bean": "south"}


def test_a_file_is_imported_once_and_undone_once(look: Look, worker: User) -> None:
    run = actions.apply(by=worker, run=look(FILE))
    with pytest.raises(InputError, match="imported already"):
        actions.apply(by=worker, run=run)
    actions.undo(by=worker, run=run)
    with pytest.raises(InputError, match="nothing to undo"):
        actions.undo(by=worker, run=run)


def test_nothing_to_import_is_said(look: Look, worker: User) -> None:
    with pytest.raises(InputError, match="No row of this file"):
        actions.apply(by=worker, run=look("Seed\n7\n"))


def test_a_bad_file_keeps_nothing(look: Look) -> None:
    with pytest.raises(InputError):
        look("Colour\ngreen\n")
    assert not ImportRun.objects.exists()


def test_only_who_may_imports(seeds: None, stranger: User) -> None:
    with pytest.raises(PermissionDenied):
        actions.check(by=stranger, kind="seeds", file="f.csv", data=b"seed\nPea", source="")


def test_fields_that_people_edited_are_left_alone(look: Look, worker: User) -> None:
    task = Task.objects.create(what="Bean", team="north")
    actions.lock(by=worker, ref=task.own_ref, fields=["team", "what"])
    actions.lock(by=worker, ref=task.own_ref, fields=["team"])
    assert FieldLock.objects.count() == 2
    assert queries.locked([task.own_ref, "seeds.seed:9"]) == {str(task.own_ref): frozenset({"team", "what"})}
    assert look("Seed,Bed\nBean,south\n").counts["same"] == 1


def test_raw_rows_go_after_thirty_days_and_the_counts_stay(look: Look, worker: User) -> None:
    run = actions.apply(by=worker, run=look(FILE))
    last = clock.today() + timedelta(days=30)
    actions.forget(last)
    assert ImportRow.objects.count() == 3
    actions.forget(last + timedelta(days=1))
    assert not ImportRow.objects.exists()
    assert ImportRun.objects.get().counts["new"] == 2
    with clock.pretend(clock.now() + timedelta(days=31)), pytest.raises(InputError, match="30 days"):
        actions.undo(by=worker, run=run)


def test_looking_takes_the_same_queries_for_few_and_many(look: Look) -> None:
    counts = []
    for rows in (1, 60):
        with CaptureQueriesContext(connection) as asked:
            look("Seed\n" + "".join(f"Pea {'x' * n}\n" for n in range(rows)))
        counts.append(len(asked))
    assert counts[0] == counts[1]
