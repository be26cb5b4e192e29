"""What we did with one group, as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from hedgerow.accounts.models import User
from hedgerow.ledger.models import Entry
from hedgerow.ledger.permissions import can_see_minutes
from hedgerow.ledger.queries.entries import names_of, of_group, of_groups, shown
from hedgerow.ledger.types import Audience, EntryKind, MoneyKind, Pathway, Strength
from hedgerow.organisations.models import Organisation


@dataclass(frozen=True)
class TimelineRow:
    """One act or outcome. `what` is the activity, or the pathway of an outcome. `minutes` is None unless the viewer
    recorded it or is a manager; `who` is the worker's name, for our team only. `others` are the groups beside this one.
    """

    id: UUID
    kind: EntryKind
    on: date
    what: str
    function: str
    minutes: int | None
    people: int | None
    pence: int | None
    pence_kind: str
    strength: str
    note: str
    who: str
    others: tuple[Organisation, ...]


def timeline(organisation: Organisation, viewer: User | None, limit: int = 50) -> list[TimelineRow]:
    """The latest of a group's work that a viewer may read, newest first, those merged into it included."""
    entries = list(of_group(organisation, viewer)[:limit])
    team = viewer is not None and viewer.is_worker
    who = names_of_workers(entries) if team else {}
    return [_row(entry, organisation, viewer, who) for entry in entries]


def shared_timeline(organisation: Organisation, limit: int = 50) -> list[TimelineRow]:
    """The latest of a group's work as the group itself reads it, newest first: what is public or for the group.

    Neither notes nor workers nor minutes; nor which other groups took part, who may not wish to be known. Whoever calls
    this has made sure that the reader acts for the group, or is of a body that it shares this with.
    """
    readable = shown().counting().filter(audience__in=(Audience.PUBLIC, Audience.GROUP))
    entries = of_groups(readable, names_of([organisation.pk]))[:limit]
    return [replace(_row(entry, organisation, None, {}), others=()) for entry in entries]


def names_of_workers(entries: list[Entry]) -> dict[int, str]:
    """The names of those who recorded entries, by user id; one who has gone is not among them."""
    ids = {entry.recorded_by for entry in entries if entry.recorded_by is not None}
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))


def groups_of(entry: Entry) -> list[Organisation]:
    """The groups of an entry as they are now: one merged into another is shown as that one, once."""
    now = [link.organisation.now for link in entry.group_links.all()]
    return list({organisation.pk: organisation for organisation in now}.values())


def what_of(entry: Entry) -> str:
    """What an entry is called in a list."""
    if entry.kind == EntryKind.OUTCOME:
        return str(Pathway(entry.pathway).label)
    return entry.activity.name if entry.activity else ""


def _row(entry: Entry, organisation: Organisation, viewer: User | None, who: dict[int, str]) -> TimelineRow:
    team = viewer is not None and viewer.is_worker
    note = getattr(entry, "note", None)
    return TimelineRow(
        id=entry.pk,
        kind=EntryKind(entry.kind),
        on=entry.on,
        what=what_of(entry),
        function=str(entry.get_function_display()),
        minutes=entry.minutes if can_see_minutes(viewer, entry.recorded_by) else None,
        people=entry.people,
        pence=entry.pence,
        pence_kind=str(MoneyKind(entry.pence_kind).label) if entry.pence_kind else "",
        strength=str(Strength(entry.strength).label) if entry.strength else "",
        note=note.text if note and team else "",
        who=who.get(entry.recorded_by or 0, "") if team else "",
        others=tuple(group for group in groups_of(entry) if group.pk != organisation.pk),
    )
