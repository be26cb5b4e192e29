"""The list of members as its page and its files show it, and the tabs above."""

from __future__ import annotations

from datetime import date

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.accounts.permissions import Somebody
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.membership import queries, rules
from hedgerow.membership.models import Kind, Spell
from hedgerow.membership.permissions import can_set_kinds
from hedgerow.membership.queries import current
from hedgerow.membership.types import OnRoll, Standing
from hedgerow.organisations.types import Band
from hedgerow.shell.pagination import address
from hedgerow.shell.tables import Column, Table
from hedgerow.shell.tables import Kind as Sort
from hedgerow.shell.templatetags.shell import plain_date, short_date
from hedgerow.shell.types import Tab


def tabs(here: str, somebody: Somebody) -> list[Tab]:
    """The parts of membership in the workspace, with how many applications are to be decided."""
    waiting = queries.applications().order_by().count()
    held = [
        Tab(_("Members"), reverse("membership:members"), here == "members"),
        Tab(_("Applications"), reverse("membership:applications"), here == "applications", count=waiting),
    ]
    if can_set_kinds(somebody):
        held.append(Tab(_("Kinds and fees"), reverse("membership:kinds"), here == "kinds"))
    return held


def standings(chosen: str, query: QueryDict, today: date) -> list[Tab]:
    """Which members one looks at, with how many there are of each."""
    held = queries.counts(today)
    return [
        Tab(f"{name} ({held[code]})", address(query, standing=code or None, on=None, page=None), code == chosen)
        for code, name in Standing.choices
    ]


def runs(spell: Spell) -> str:
    """To when it runs, or how it ended."""
    if spell.until:
        return f"{spell.get_ending_display()}, {short_date(spell.until)}"
    return short_date(spell.runs_to)


def tone(spell: Spell) -> str:
    """The colour of a membership that wants looking at."""
    today = clock.today()
    if spell.until:
        return "calm"
    if spell.runs_to < today:
        return "late"
    return "warn" if spell.runs_to <= today + rules.WARNS else ""


def fee(spell: Spell) -> str:
    """What the newest term costs."""
    pence = getattr(spell, "fee", None)
    return pounds(pence) if pence else _("free")


def owed(spell: Spell) -> str:
    """Whether the fee has come."""
    if not getattr(spell, "fee", None):
        return ""
    paid = getattr(spell, "paid", None)
    return _("paid %(day)s") % {"day": short_date(paid)} if paid else _("not paid yet")


NAME: Column[Spell] = Column(
    "name",
    gettext_lazy("Group"),
    lambda row: current(row).name,
    sort="organisation__name",
    heading=True,
    url=lambda row: reverse("membership:member", args=[row.pk]),
)
SINCE: Column[Spell] = Column(
    "since", gettext_lazy("Member since"), lambda row: row.since, kind=Sort.DATE, sort="since"
)
LIST: Table[Spell] = Table(
    "members",
    gettext_lazy("Members"),
    (
        NAME,
        Column("kind", gettext_lazy("Kind"), lambda row: row.kind.name, sort="kind__name"),
        SINCE,
        Column("runs", gettext_lazy("Runs to"), runs, sort="runs_to", tone=tone),
        Column("fee", gettext_lazy("Fee"), fee, note=owed),
    ),
    first="name",
)
FILE: Table[Spell] = Table(
    "members",
    gettext_lazy("Members"),
    (
        NAME,
        Column("number", gettext_lazy("Number here"), lambda row: f"#{current(row).pk}"),
        Column("kind", gettext_lazy("Kind"), lambda row: row.kind.name, sort="kind__name"),
        Column("votes", gettext_lazy("Has a vote"), lambda row: _("yes") if row.kind.votes else _("no")),
        SINCE,
        Column("runs", gettext_lazy("Runs to"), lambda row: row.runs_to, kind=Sort.DATE, sort="runs_to"),
        Column("until", gettext_lazy("Ended"), lambda row: row.until, kind=Sort.DATE),
        Column("ending", gettext_lazy("How it ended"), lambda row: row.get_ending_display() if row.ending else ""),
        Column("fee", gettext_lazy("Fee"), lambda row: getattr(row, "fee", None), kind=Sort.MONEY),
        Column("paid", gettext_lazy("Paid"), lambda row: getattr(row, "paid", None), kind=Sort.DATE),
        Column("size", gettext_lazy("Size"), lambda row: str(Band(current(row).band).label)),
        Column("email", gettext_lazy("Letters go to"), lambda row: queries.address_of(row)[0]),
        Column("listed", gettext_lazy("In the public list"), lambda row: _("yes") if row.listed else _("no")),
    ),
    first="name",
)
PUBLIC: Table[OnRoll] = Table(
    "members",
    gettext_lazy("Our members"),
    (
        Column(
            "name",
            gettext_lazy("Group"),
            lambda row: row.name,
            heading=True,
            url=lambda row: reverse("pages:group", args=[row.organisation]) if row.published else "",
        ),
        Column("since", gettext_lazy("Member since"), lambda row: str(row.since.year)),
    ),
)


def fees(kind: Kind) -> list[tuple[str, str]]:
    """What a kind costs, by size: pairs of words; one where all pay the same."""
    if not kind.fees or not any(kind.fees.values()):
        return [(_("For everybody"), _("free"))]
    named = [(str(Band(band).label), kind.fees[band]) for band in Band.values if band and band in kind.fees]
    if not named or len({pence for _name, pence in named}) == 1 == len({*kind.fees.values()}):
        return [(_("For everybody"), pounds(next(iter(kind.fees.values()))))]
    return [(name, pounds(pence) if pence else _("free")) for name, pence in named]


def state_line(spell: Spell) -> str:
    """A membership in one line, as its own group reads it."""
    today = clock.today()
    if spell.runs_to < today:
        last = rules.lapses_on(spell.runs_to, spell.kind.grace_days)
        return _("It ran to %(day)s. Renew it before %(last)s, or it ends.") % {
            "day": plain_date(spell.runs_to),
            "last": plain_date(last),
        }
    return _("It runs to %(day)s.") % {"day": plain_date(spell.runs_to)}
