"""Lists of funders, of awards, and of who funded groups like one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.funders.rules.profiles import is_quiet
from hedgerow.funders.types import Award, Near, Profile
from hedgerow.kernel import clock
from hedgerow.places.queries import area_names
from hedgerow.shell.tables import Column, Kind, Table, order


@dataclass(frozen=True)
class FunderRow:
    """A funder of a list."""

    profile: Profile
    today: date

    @property
    def url(self) -> str:
        return reverse("funders:funder", args=[self.profile.key])

    @property
    def note(self) -> str:
        """That it has been quiet for long, where it has."""
        return _("nothing published for two years") if is_quiet(self.profile.last, self.today) else ""


def rows(profiles: Sequence[Profile]) -> list[FunderRow]:
    """Funders as a list shows them."""
    today = clock.today()
    return [FunderRow(one, today) for one in profiles]


def sorted_rows(table: Table[FunderRow], found: Sequence[FunderRow], query: QueryDict) -> list[FunderRow]:
    """The rows in the order that was asked for; what has no value stands last."""
    key, descending = order(table, query)
    column = next((one for one in table.columns if one.key == key), None)
    if column is None:
        return list(found)
    known = [row for row in found if column.value(row) is not None]
    ordered = sorted(known, key=lambda row: _plain(column.value(row)), reverse=descending)
    return ordered + [row for row in found if column.value(row) is None]


def _plain(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value


def whole(pence: int) -> int:
    """To whole pounds: a middle amount is nobody's own."""
    return round(pence / 100) * 100


NAME: Column[FunderRow] = Column(
    "name", gettext_lazy("Funder"), lambda row: row.profile.name, heading=True, url=lambda row: row.url, sort="name",
    note=lambda row: row.note,
)  # fmt: skip
HERE: Column[FunderRow] = Column(
    "here", gettext_lazy("Awards here in three years"), lambda row: row.profile.here, kind=Kind.NUMBER, sort="here"
)
HERE_SUM: Column[FunderRow] = Column(
    "here_sum", gettext_lazy("Given here"), lambda row: row.profile.here_pence or None, kind=Kind.MONEY, sort="here_sum"
)
MEDIAN: Column[FunderRow] = Column(
    "median", gettext_lazy("Middle amount"), lambda row: whole(row.profile.median), kind=Kind.MONEY, sort="median"
)
NEW: Column[FunderRow] = Column(
    "new", gettext_lazy("To groups new to it"), lambda row: row.profile.share_new, kind=Kind.SHARE, sort="new"
)
AWARDS: Column[FunderRow] = Column(
    "awards", gettext_lazy("Awards in all"), lambda row: row.profile.awards, kind=Kind.NUMBER, sort="awards"
)
LAST: Column[FunderRow] = Column(
    "last", gettext_lazy("Last award"), lambda row: row.profile.last, kind=Kind.DATE, sort="last"
)
CAPTION = gettext_lazy("Funders")
LIST: Table[FunderRow] = Table("funders", CAPTION, (NAME, HERE, HERE_SUM, MEDIAN, NEW, AWARDS, LAST))
FILE: Table[FunderRow] = Table(
    "funders",
    CAPTION,
    (
        NAME,
        Column("id", gettext_lazy("Identifier"), lambda row: row.profile.funder_id),
        HERE,
        HERE_SUM,
        Column("here_groups", gettext_lazy("Groups here"), lambda row: row.profile.here_recipients, kind=Kind.NUMBER),
        AWARDS,
        Column("sum", gettext_lazy("Given in all"), lambda row: row.profile.pence, kind=Kind.MONEY),
        Column("groups", gettext_lazy("Recipients"), lambda row: row.profile.recipients, kind=Kind.NUMBER),
        Column("quarter", gettext_lazy("A quarter are below"), lambda row: row.profile.quarter, kind=Kind.MONEY),
        MEDIAN,
        Column(
            "three", gettext_lazy("Three quarters are below"), lambda row: row.profile.three_quarters, kind=Kind.MONEY
        ),
        NEW,
        Column(
            "unregistered", gettext_lazy("To groups on no register"), lambda row: row.profile.unregistered,
            kind=Kind.NUMBER,
        ),
        Column("first", gettext_lazy("First award"), lambda row: row.profile.first, kind=Kind.DATE),
        LAST,
    ),
)  # fmt: skip


@dataclass(frozen=True)
class AwardRow:
    """An award of a list, with the name of where it went."""

    award: Award
    where: str


def award_rows(awards: Sequence[Award]) -> list[AwardRow]:
    """Awards as a list shows them: one query more, at any length."""
    names = area_names({award.ward or award.authority for award in awards})
    return [AwardRow(award, names.get(award.ward or award.authority, "")) for award in awards]


BASES = {
    "beneficiary": gettext_lazy("where those who benefit are"),
    "recipient": gettext_lazy("where the recipient says it is"),
    "head_office": gettext_lazy("where the recipient has its registered office"),
    "": gettext_lazy("not known"),
}
AWARD_LIST: Table[AwardRow] = Table(
    "awards",
    gettext_lazy("Awards"),
    (
        Column("name", gettext_lazy("To"), lambda row: row.award.name or _("(no name)"), heading=True,
               note=lambda row: row.award.title),
        Column("amount", gettext_lazy("Amount"), lambda row: row.award.pence, kind=Kind.MONEY),
        Column("on", gettext_lazy("Awarded"), lambda row: row.award.on, kind=Kind.DATE),
        Column("where", gettext_lazy("Where"), lambda row: row.where, note=lambda row: str(BASES[row.award.basis])),
    ),
)  # fmt: skip
AWARD_FILE: Table[AwardRow] = Table(
    "awards",
    gettext_lazy("Awards"),
    (
        Column("id", gettext_lazy("Identifier"), lambda row: row.award.id),
        Column("name", gettext_lazy("To"), lambda row: row.award.name),
        Column("title", gettext_lazy("What for"), lambda row: row.award.title),
        Column("programme", gettext_lazy("Programme"), lambda row: row.award.programme),
        Column("amount", gettext_lazy("Amount"), lambda row: row.award.pence, kind=Kind.MONEY),
        Column("on", gettext_lazy("Awarded"), lambda row: row.award.on, kind=Kind.DATE),
        Column("where", gettext_lazy("Where"), lambda row: row.where),
        Column("basis", gettext_lazy("How it is known where"), lambda row: str(BASES[row.award.basis])),
    ),
)

NEAR_COLUMNS: tuple[Column[Near], ...] = (
    Column("name", gettext_lazy("Funder"), lambda row: row.name, heading=True,
           url=lambda row: reverse("funders:funder", args=[row.key])),
    Column("awards", gettext_lazy("Awards to groups like this one"), lambda row: row.awards, kind=Kind.NUMBER),
    Column("groups", gettext_lazy("Groups"), lambda row: row.recipients, kind=Kind.NUMBER),
    Column("sum", gettext_lazy("Together"), lambda row: row.pence, kind=Kind.MONEY),
    Column("median", gettext_lazy("Middle amount"), lambda row: whole(row.median), kind=Kind.MONEY),
    Column("size", gettext_lazy("Of its size"), lambda row: row.same_size, kind=Kind.NUMBER),
    Column("theme", gettext_lazy("Doing what it does"), lambda row: row.same_theme, kind=Kind.NUMBER),
    Column("ward", gettext_lazy("In its ward"), lambda row: row.same_ward, kind=Kind.NUMBER),
    Column("last", gettext_lazy("Last"), lambda row: row.last, kind=Kind.DATE),
)  # fmt: skip
NEAR: Table[Near] = Table("funders-near", gettext_lazy("Who funded groups like this one here"), NEAR_COLUMNS)
