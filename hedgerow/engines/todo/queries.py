"""Reading to-dos: whose, about what, and everything that is due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import F, QuerySet

from hedgerow.engines import registry
from hedgerow.engines.todo.models import Task
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.kernel import refs


def open_tasks() -> QuerySet[Task]:
    """What is not done, late first; what has no date comes last."""
    return Task.objects.filter(done_at__isnull=True).order_by(F("due").asc(nulls_last=True), "id")


def open_for(user: AbstractBaseUser) -> QuerySet[Task]:
    """A user's own open to-dos, late first."""
    return open_tasks().filter(owner=user.pk)


def open_for_team(code: str) -> QuerySet[Task]:
    """A team's open to-dos that are nobody's own yet, late first; none for an empty code."""
    return open_tasks().filter(team=code, owner__isnull=True) if code else Task.objects.none()


def open_for_anybody() -> QuerySet[Task]:
    """Open to-dos that are neither somebody's nor a team's, late first."""
    return open_tasks().filter(team="", owner__isnull=True)


def about(ref: object) -> QuerySet[Task]:
    """All to-dos about one record: open ones first, late first, then the ones done, newest first."""
    return Task.objects.filter(ref=str(ref)).order_by(
        F("done_at").desc(nulls_first=True), F("due").asc(nulls_last=True), "id"
    )


def shown(tasks: Iterable[Task]) -> list[Due]:
    """Stored to-dos as pages show them, linked to what they are about, with one query for each kind of record."""
    listed = list(tasks)
    found = registry.links(task.ref for task in listed)
    return [_shown(task, found.get(task.ref)) for task in listed]


def link_of(ref: str) -> registry.Link | None:
    """What a to-do would be about, or None where the text names nothing that is here."""
    try:
        return registry.link(str(refs.parse(ref)))
    except ValueError:
        return None


def _shown(task: Task, link: registry.Link | None) -> Due:
    title, url = (link.title, link.url) if link else ("", "")
    return Due(
        task.what,
        task.due,
        ref=task.ref,
        url=url,
        owner=task.owner_id,
        team=task.team,
        task=task.pk,
        about=title,
        done=task.done_at is not None,
    )


def computed(user: AbstractBaseUser, today: date, *, upkeep: bool) -> list[Due]:
    """What the apps work out to be due for a user, late first; or, as `upkeep`, to be looked at again."""
    offers = [offer for offer in registry.all_of(TodoOffer) if offer.upkeep == upkeep]
    found = [due for offer in offers for due in offer.due(user, today)]
    return sorted(found, key=lambda due: (due.due is None, due.due or today, due.what))
