"""Adding to-dos, finishing them, and opening them again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.engines.audit import actions as audit
from hedgerow.engines.todo.models import Task
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.spine.errors import InputError


@transaction.atomic
def add(
    *,
    by: AbstractBaseUser | None,
    what: str,
    due: date | None = None,
    owner: AbstractBaseUser | None = None,
    team: str = "",
    ref: Ref | str = "",
) -> Task:
    """A new to-do for a user or a team (by its code), about a record. Raises InputError where nothing is said or it is
    too long."""
    words = " ".join(what.split())
    if not words or len(words) > 200:
        raise InputError(_("Say in a few words what is to be done (up to 200 letters)."))
    task = Task.objects.create(
        what=words,
        due=due,
        owner_id=owner.pk if owner else None,
        team=team,
        ref=str(ref),
        made_by=by.pk if by else None,
    )
    audit.record(by=by, did="todo.added", ref=task.own_ref, fields=["what", "due", "owner", "team"])
    return task


@transaction.atomic
def finish(*, by: AbstractBaseUser, task: Task) -> Task:
    """Tick a to-do. One that is done already stays as it is, with who did it."""
    changed = Task.objects.filter(pk=task.pk, done_at__isnull=True).update(done_at=clock.now(), done_by=by.pk)
    if changed:
        audit.record(by=by, did="todo.finished", ref=task.own_ref, fields=["done_at"])
    task.refresh_from_db()
    return task


@transaction.atomic
def reopen(*, by: AbstractBaseUser, task: Task) -> Task:
    """Take a tick away."""
    changed = Task.objects.filter(pk=task.pk, done_at__isnull=False).update(done_at=None, done_by=None)
    if changed:
        audit.record(by=by, did="todo.reopened", ref=task.own_ref, fields=["done_at"])
    task.refresh_from_db()
    return task


def erase(keys: Sequence[Any]) -> None:
    """To-dos about, or for, somebody who is erased are removed: nobody can do them any more."""
    Task.objects.filter(pk__in=keys).delete()
