"""An importer of seeds, kept as to-dos: the engine's whole contract, with a few rows of its own."""

from __future__ import annotations

from collections.abc import Sequence

from hedgerow.accounts.models import User
from hedgerow.engines.imports import queries
from hedgerow.engines.imports.types import (
    Applied,
    Batch,
    Change,
    CheckedRow,
    ImportColumn,
    Importer,
    Outcome,
    Problem,
    RawRow,
)
from hedgerow.engines.todo.models import Task

COLUMNS = (
    ImportColumn(
        "name", "Name of the seed", "As on the packet.", required=True, example="Pea", synonyms=("title", "seed")
    ),
    ImportColumn("team", "Bed", "Where it goes.", example="north", synonyms=("plot",)),
)


def check(rows: Sequence[RawRow]) -> list[CheckedRow]:
    here = {task.what: task for task in Task.objects.all()}
    names = [row.text("name") for row in rows]
    return [_checked(row, here.get(row.text("name")), names.count(row.text("name")) > 1) for row in rows]


def _checked(row: RawRow, task: Task | None, twice: bool) -> CheckedRow:
    name, team = row.text("name"), row.text("team")
    if not name or name.isdigit():
        return CheckedRow(Outcome.ERROR, name, errors=(Problem("a seed has a name made of letters", "name"),))
    warnings = (Problem("this seed is in the file twice"),) if twice else ()
    if task is None:
        return CheckedRow(Outcome.NEW, name, warnings=warnings)
    if task.team == team or "team" in queries.locked([task.own_ref]).get(str(task.own_ref), ()):
        return CheckedRow(Outcome.SAME, name, warnings=warnings)
    return CheckedRow(Outcome.CHANGE, name, warnings=warnings, changes=(Change("Bed", task.team, team),))


def apply(by: User, rows: Sequence[RawRow], batch: Batch) -> list[Applied]:
    return [_applied(row) for row in rows]


def _applied(row: RawRow) -> Applied:
    if row.text("name") == "Weed":
        raise RuntimeError("weeds break the import half way")
    task = Task.objects.filter(what=row.text("name")).first()
    before = {"team": task.team} if task else {}
    task = task or Task(what=row.text("name"))
    task.team = row.text("team")
    task.save()
    return Applied(str(task.own_ref), {**before, "after": task.team})


def undo(by: User, applied: Sequence[Applied]) -> list[str]:
    return [_undone(one) for one in applied]


def _undone(one: Applied) -> str:
    task = Task.objects.get(pk=one.ref.partition(":")[2])
    if task.team != one.undo["after"]:
        return "it has been moved since"
    if "team" in one.undo:
        Task.objects.filter(pk=task.pk).update(team=one.undo["team"])
    else:
        task.delete()
    return ""


SEEDS = Importer(
    kind="seeds",
    title="Seeds",
    intro="A list of seeds.",
    columns=COLUMNS,
    check=check,
    apply=apply,
    undo=undo,
    allowed=lambda user: getattr(user, "is_worker", False),
    done_url=lambda: "/seeds/",
)
