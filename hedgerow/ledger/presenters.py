"""How entries look in lists and on their own page."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from hedgerow.accounts.models import User
from hedgerow.kernel.money import pounds
from hedgerow.ledger.models import Entry
from hedgerow.ledger.permissions import can_see_minutes
from hedgerow.ledger.queries.listing import Row
from hedgerow.ledger.types import AreaBasis, Audience, EntryKind, MoneyKind, Pathway, Strength
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.types import Fact

NO_GROUP = lazy("no group in particular")


WHAT: Column[Row] = Column(
    "what", lazy("What was done"), lambda r: r.what, heading=True, url=lambda r: r.url, note=lambda r: r.function
)
NAMED = 2


def for_whom(row: Row) -> str:
    """Its groups in one line: "A, B and 12 more"."""
    if len(row.groups) <= NAMED + 1:
        return ", ".join(row.groups) or str(NO_GROUP)
    rest = len(row.groups) - NAMED
    return _("%(names)s and %(count)s more") % {"names": ", ".join(row.groups[:NAMED]), "count": rest}


GROUPS: Column[Row] = Column("groups", lazy("For whom"), for_whom)
ALL_GROUPS: Column[Row] = Column("groups", lazy("For whom"), lambda row: ", ".join(row.groups) or NO_GROUP)
ON: Column[Row] = Column("on", lazy("Date"), lambda row: row.on, Kind.DATE)
MINUTES: Column[Row] = Column("minutes", lazy("Minutes"), lambda row: row.minutes, Kind.NUMBER)
PAYER: Column[Row] = Column("payer", lazy("Who funds it"), lambda row: row.payer)
WHO: Column[Row] = Column("who", lazy("Who did it"), lambda row: row.who)
IN_FILES: tuple[Column[Row], ...] = (
    Column("function", lazy("Function"), lambda row: row.function),
    Column("people", lazy("People"), lambda row: row.people, Kind.NUMBER),
    Column("pounds", lazy("Money, in pounds"), lambda row: row.pence, Kind.MONEY),
    Column("money", lazy("What money it is"), lambda row: row.money),
)


def table(viewer: User, *, whole: bool = False) -> Table[Row]:
    """The record of work; `whole` for a file. Who did it stands there for managers alone."""
    more = (*(IN_FILES if whole else ()), *((WHO,) if viewer.is_manager else ()))
    columns = (ON, WHAT, ALL_GROUPS if whole else GROUPS, MINUTES, PAYER, *more)
    return Table("record of work", lazy("Record of work, newest first"), columns)


def facts(entry: Entry, viewer: User, *, who: str, area: str) -> list[Fact]:
    """Everything an entry says, in the order in which people ask. What was not said is left out."""
    minutes = entry.minutes if can_see_minutes(viewer, entry.recorded_by) else None
    told: list[tuple[str, object]] = [
        (_("Date"), entry.on),
        (_("Function"), entry.get_function_display()),
        (_("Minutes"), minutes),
        (_("People"), entry.people),
        (_("Money"), _money(entry)),
        (_("Who funds this time"), entry.payer.name if entry.payer else None),
        (_("Towards our priorities"), ", ".join(link.priority.name for link in entry.priority_links.all()) or None),
        (_("With"), entry.public_body.name if entry.public_body else None),
        (_("Place"), f"{area} ({AreaBasis(entry.area_basis).label})" if area else None),
        (_("Which of the three"), Pathway(entry.pathway).label if entry.pathway else None),
        (_("How sure"), Strength(entry.strength).label if entry.strength else None),
        (_("Who may read it"), Audience(entry.audience).label),
        (_("Recorded by"), who or None),
    ]
    return [Fact(label, value) for label, value in told if value is not None]


def _money(entry: Entry) -> str | None:
    return None if entry.pence is None else f"{pounds(entry.pence)} ({MoneyKind(entry.pence_kind).label})"


def group_url(pk: int) -> str:
    """A group on one page."""
    return reverse("pages:group", args=[pk])


def title(entry: Entry) -> str:
    """What an entry's page is called."""
    if entry.kind == EntryKind.OUTCOME:
        return _("What changed")
    if entry.kind == EntryKind.REVERSAL:
        return _("Removed")
    return entry.activity.name if entry.activity else ""
