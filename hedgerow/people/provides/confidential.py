"""What is confidential offers to the engines: to-dos without a word of it, and how long it is kept. No link, no search."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.engines.privacy.types import AfterErasure, Person
from hedgerow.engines.registry import Deed, NightlyJob
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.kernel.audience import Audience
from hedgerow.people.actions import confidential as actions
from hedgerow.people.queries import confidential as queries


def is_worker(somebody: Any) -> bool:
    """Whether somebody works here."""
    return can_open(somebody, Audience.WORKER)


def due(somebody: Somebody, today: date) -> Iterable[Due]:
    """That something is waiting for a reader of it; and for managers, that concerns go to nobody."""
    url = reverse("people:confidential")
    for row in queries.to_look_at(somebody, today):
        yield Due(gettext("A concern is waiting"), row.look_on, url=url)
    for row in queries.to_decide(somebody, today):
        yield Due(gettext("Is a confidential record still needed?"), row.keep_until, url=url)
    if can_open(somebody, Audience.MANAGER) and queries.waiting_without_reader().exists():
        yield Due(gettext("Name a safeguarding lead: a concern is waiting"), today, url=reverse("people:leads"))


def nightly(today: date) -> str:
    """Erase the notes whose day is over, and seal anew what a former secret key sealed. It tells no numbers."""
    actions.erase_old_notes(today)
    actions.reseal()
    return "looked after"


def after_erasure(person: Person) -> None:
    """Somebody is erased: notes about them go too; whoever reads a concern about them decides, and nobody else learns
    that there is one."""
    actions.person_erased(refs=person.refs)


TODO = (TodoOffer("people.confidential", due),)
NIGHTLY = (NightlyJob("people.confidential", nightly),)
AFTER_ERASURE = (AfterErasure("people.confidential", after_erasure),)
BOX = (
    Deed(
        _("Raise a concern"),
        lambda: reverse("people:raise_concern"),
        is_worker,
        _("safeguarding worry worried abuse neglect harm danger report child adult"),
    ),
    Deed(
        _("Write a confidential note"),
        lambda: reverse("people:write_note"),
        is_worker,
        _("confidential private secret locked note"),
    ),
)
