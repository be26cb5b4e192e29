"""Seats as lists and pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hedgerow.engines.sharing.rules import message
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.representation import rules
from hedgerow.representation.models import Holding, Report
from hedgerow.representation.queries.seats import last_reports
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.templatetags.shell import plain_date
from hedgerow.shell.types import Tab


def tabs(here: str) -> list[Tab]:
    """The parts of representation in the workspace."""
    return [
        Tab(_("Seats"), reverse("representation:seats"), here == "seats"),
        Tab(_("Elections"), reverse("representation:elections"), here == "elections"),
        Tab(_("Reports back"), reverse("representation:reports"), here == "reports"),
    ]


def current(organisation: Organisation | None) -> Organisation | None:
    """A group as it is recorded now."""
    return organisation.now if organisation else None


def named(holding: Holding, *, public: bool) -> str:
    """Somebody who sits there, with their group, as the reader may know it."""
    group = current(holding.organisation)
    who = holding.shown_name if public else holding.who or _("somebody")
    if not who:
        return _("Somebody from %(group)s") % {"group": group.name} if group else _("Somebody")
    return f"{who}, {group.name}" if group else who


def sitting(seat: Any, *, public: bool) -> str:
    """Who sits there, in one line; how many places are empty besides."""
    people = [named(one, public=public) for one in seat.now]
    empty = seat.places - len(people)
    if empty > 0:
        people.append(ngettext("one place empty", "%(n)d places empty", empty) % {"n": empty})
    return "; ".join(people)


def tone(seat: Any) -> str:
    """Whether something is the matter."""
    if seat.held < seat.places:
        return "late"
    ends = min((one.until for one in seat.now if one.until), default=None)
    return "warn" if ends and ends <= clock.today() + rules.ENDING_WITHIN else ""


def _until(seat: Any) -> Any:
    return min((one.until for one in seat.now if one.until), default=None)


def table(*, public: bool) -> Table[Any]:
    """The list of seats, for everybody or for our team."""
    address = "representation:public_seat" if public else "representation:seat"
    return Table(
        "seats",
        gettext_lazy("Seats on public boards"),
        (
            Column(
                "board", gettext_lazy("Board"), lambda row: row.board, sort="board", heading=True,
                url=lambda row: reverse(address, args=[row.pk]), note=lambda row: row.decides,
            ),
            Column("body", gettext_lazy("Public body"), lambda row: row.body.name, sort="body__name"),
            Column(
                "who", gettext_lazy("Who speaks for groups"), lambda row: sitting(row, public=public),
                note=lambda row: ", ".join(dict.fromkeys(str(one.get_mandate_display()) for one in row.now)),
            ),
            Column("until", gettext_lazy("Until"), _until, kind=Kind.DATE),
            Column("reported", gettext_lazy("Last report back"), lambda row: row.reported, kind=Kind.DATE, sort="reported"),
            Column("state", gettext_lazy("Standing"), _standing, tone=tone),
        ),
        first="board",
    )  # fmt: skip


def _standing(seat: Any) -> str:
    words = {"late": _("place empty"), "warn": _("term nearly over")}
    return words.get(tone(seat), "")


@dataclass(frozen=True)
class HolderLine:
    """Somebody who sits there, as a page shows them."""

    holding: Holding
    name: str
    line: str


def holder_lines(seat: Any, *, public: bool) -> list[HolderLine]:
    """Who sits there, how chosen, from when until when."""
    return [HolderLine(one, named(one, public=public), holder_line(one)) for one in seat.now]


def holder_line(holding: Holding) -> str:
    """How somebody was chosen, from when until when."""
    said = {"how": holding.get_mandate_display(), "since": plain_date(holding.since)}
    if holding.until:
        return _("%(how)s, from %(since)s until %(until)s") % (said | {"until": plain_date(holding.until)})
    return _("%(how)s, since %(since)s") % said


def seat_message(seat: Any) -> str:
    """A seat to send on."""
    lines = [seat.decides, _("Who speaks for groups there: %(who)s") % {"who": sitting(seat, public=True)}]
    return message(seat.board, lines, reverse("representation:public_seat", args=[seat.pk]))


@dataclass(frozen=True)
class PublicLine:
    """A seat in the public list, with its last report."""

    seat: Any
    who: str
    until: Any
    report: Report | None
    tone: str


def public_lines(rows: Any) -> list[PublicLine]:
    """Seats of a page with their last public reports, in one more query."""
    held = list(rows)
    reports = last_reports([seat.pk for seat in held])
    return [
        PublicLine(seat, sitting(seat, public=True), _until(seat), reports.get(seat.pk), tone(seat)) for seat in held
    ]


REPORTS: Table[Report] = Table(
    "reports-back",
    gettext_lazy("Reports back"),
    (
        Column(
            "board", gettext_lazy("Board"), lambda row: row.meeting.seat.board, heading=True,
            url=lambda row: reverse("representation:meeting", args=[row.meeting_id]),
        ),
        Column("on", gettext_lazy("Met on"), lambda row: row.meeting.on, kind=Kind.DATE, sort="meeting__on"),
        Column("who", gettext_lazy("By"), lambda row: named(row.holding, public=False)),
        Column("happened", gettext_lazy("What happened"), lambda row: row.happened, note=lambda row: row.matters),
        Column("public", gettext_lazy("Everybody can read it"), lambda row: row.public),
    ),
    first="-on",
)  # fmt: skip
