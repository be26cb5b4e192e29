"""The record of work as a list: filtered, newest first, and as quick at the end as at the start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts import queries as accounts
from hedgerow.accounts.models import User
from hedgerow.ledger.models import Entry, EntryQuerySet
from hedgerow.ledger.permissions import can_see_minutes, is_own
from hedgerow.ledger.queries.entries import names_of, newest, of_groups, shown
from hedgerow.ledger.queries.timeline import groups_of, what_of
from hedgerow.ledger.types import EntryKind, Mark, MoneyKind
from hedgerow.organisations import queries as organisations

MOST_FOUND = 50


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to. `group` is an id, `words` part of a group's name, `who` a user's id."""

    since: date | None = None
    until: date | None = None
    activity: str = ""
    function: str = ""
    group: int | None = None
    words: str = ""
    payer: int | None = None
    who: int | None = None


@dataclass(frozen=True)
class Row:
    """An entry as a list shows it. `minutes` and `who` are there for who may see them: see `permissions`."""

    id: UUID
    on: date
    what: str
    function: str
    groups: tuple[str, ...]
    minutes: int | None
    people: int | None
    pence: int | None
    money: str
    payer: str
    who: str

    @property
    def after(self) -> str:
        """Where the next page goes on from."""
        return str(Mark(self.on, self.id))

    @property
    def url(self) -> str:
        return reverse("ledger:entry", args=[self.id])


def listed(filters: Filters, viewer: User, after: str = "") -> EntryQuerySet:
    """What counts, and a viewer may read, of what a list is narrowed to: newest first, past a mark (`Row.after`)."""
    entries = shown().counting().visible(viewer)
    wanted = {
        "on__gte": filters.since,
        "on__lte": filters.until,
        "activity": filters.activity,
        # An activity never leaves its function, so of both only the activity's needs to be looked at: one row.
        "activity__function" if filters.activity else "function": filters.function,
        "payer": filters.payer,
        "recorded_by": filters.who,
    }
    found = entries.filter(**{name: value for name, value in wanted.items() if value})
    groups, past = _groups(filters), _mark(after)
    return newest(found, past) if groups is None else of_groups(found, groups, past)


def _mark(text: str) -> Mark | None:
    """A mark as an address holds it. What is none is the beginning."""
    day, _sep, key = text.partition("_")
    try:
        return Mark(date.fromisoformat(day), UUID(hex=key))
    except ValueError:
        return None


def rows(entries: Sequence[Entry], viewer: User) -> list[Row]:
    """Entries as rows, in a fixed number of queries. Colleagues are not named to colleagues."""
    names = accounts.names(entry.recorded_by for entry in entries)
    return [_row(entry, viewer, names) for entry in entries]


def _row(entry: Entry, viewer: User, names: dict[int, str]) -> Row:
    told = viewer.is_manager or is_own(viewer, entry.recorded_by)
    return Row(
        id=entry.pk,
        on=entry.on,
        what=what_of(entry),
        function=_function(entry),
        groups=tuple(group.name for group in groups_of(entry)),
        minutes=entry.minutes if can_see_minutes(viewer, entry.recorded_by) else None,
        people=entry.people,
        pence=entry.pence,
        money=str(MoneyKind(entry.pence_kind).label) if entry.pence_kind else "",
        payer=entry.payer.name if entry.payer else "",
        who=names.get(entry.recorded_by or 0, "") if told else "",
    )


def _function(entry: Entry) -> str:
    """The function; an outcome is told from work by it too."""
    name = str(entry.get_function_display())
    return _("what changed · %(function)s") % {"function": name} if entry.kind == EntryKind.OUTCOME else name


def _groups(filters: Filters) -> set[int] | None:
    """The groups that a list is narrowed to, under every name that they have had."""
    if filters.group is not None:
        return names_of([filters.group])
    if filters.words:
        return names_of(group.pk for group in organisations.find(filters.words, MOST_FOUND))
    return None
