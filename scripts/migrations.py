"""Fold what first migrations add to a model into its making: `python scripts/migrations.py`, after `makemigrations`.

Django writes each constraint and index as a step of its own, and works out every related model anew for each of them: with
400 of them an empty database took 32 s of the processor to make. A table that is made with its constraints takes none.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hedgerow.config.settings")

import django  # noqa: E402
from django.apps import apps  # noqa: E402
from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel, Migration  # noqa: E402
from django.db.migrations.loader import MigrationLoader  # noqa: E402
from django.db.migrations.operations.base import Operation  # noqa: E402
from django.db.migrations.writer import MigrationWriter  # noqa: E402

OPTIONS = {AddConstraint: "constraints", AddIndex: "indexes"}


def folded(operations: Iterable[Operation]) -> list[Operation]:
    """The same operations with the constraints and indexes of a model in its making, but for those of a field that is
    added later."""
    made: dict[str, CreateModel] = {}
    later: dict[str, set[str]] = {}
    kept: list[Operation] = []
    for operation in operations:
        if isinstance(operation, CreateModel):
            made[operation.name_lower] = operation
        elif isinstance(operation, AddField):
            later.setdefault(operation.model_name_lower, set()).add(operation.name)
        elif isinstance(operation, AddConstraint | AddIndex):
            model = operation.model_name_lower
            if model in made and not _speaks_of(operation, later.get(model, set())):
                _take_in(made[model], operation)
                continue
        kept.append(operation)
    return kept


def _speaks_of(operation: AddConstraint | AddIndex, names: set[str]) -> bool:
    """Whether a constraint or an index is about one of some fields, alone or with a lookup."""
    said = MigrationWriter.serialize(_added(operation))[0]
    return any(re.search(rf"'-?{name}(__\w+)?'", said) for name in names)


def _added(operation: AddConstraint | AddIndex) -> object:
    return operation.constraint if isinstance(operation, AddConstraint) else operation.index


def _take_in(model: CreateModel, operation: AddConstraint | AddIndex) -> None:
    name = OPTIONS[type(operation)]
    model.options[name] = [*model.options.get(name, []), _added(operation)]


def main() -> None:
    """Fold the first migration of each app of ours."""
    django.setup()
    disk = MigrationLoader(None).disk_migrations
    for app in apps.get_app_configs():
        held: Migration | None = disk.get((app.label, "0001_initial"))
        if held is None or not app.name.startswith("hedgerow."):
            continue
        steps = len(held.operations)
        held.operations = folded(held.operations)  # type: ignore[misc]  # as Django sets it where it squashes
        if len(held.operations) < steps:
            writer = MigrationWriter(held)
            Path(writer.path).write_text(writer.as_string())
            print(f"{app.label}: {steps} steps are {len(held.operations)}")


if __name__ == "__main__":
    main()
