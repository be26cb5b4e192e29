"""Elections as lists and pages show them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hedgerow.engines.sharing.rules import message
from hedgerow.kernel import clock
from hedgerow.representation.models import Election
from hedgerow.representation.types import Stage
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.templatetags.shell import plain_date

TONES = {Stage.DECLARED: "leaf", Stage.CANCELLED: "calm"}


def day(moment: Any) -> Any:
    """The day of a moment, in London."""
    return clock.day_of(moment)


def how_far(election: Election) -> str:
    """Where it is, and until when."""
    now = clock.now()
    if election.stage == Stage.NOMINATIONS:
        over = election.nominations_until <= now
        words = _("ready for the vote") if over else _("groups name people until %(day)s")
        return words % {"day": plain_date(day(election.nominations_until))}
    if election.stage == Stage.VOTING:
        over = election.closes_at <= now
        words = _("to be declared") if over else _("groups vote until %(day)s")
        return words % {"day": plain_date(day(election.closes_at))}
    if election.stage == Stage.DECLARED and election.unopposed:
        return _("declared, without a vote")
    return str(election.get_stage_display())


def tone(election: Election) -> str:
    """Its colour: what waits for our team stands out."""
    if election.stage not in (Stage.NOMINATIONS, Stage.VOTING):
        return TONES.get(Stage(election.stage), "")
    end = election.nominations_until if election.stage == Stage.NOMINATIONS else election.closes_at
    return "warn" if end <= clock.now() else "accent"


def election_message(election: Election) -> str:
    """An election to send on."""
    title = _("Who speaks for groups on %(board)s?") % {"board": election.seat.board}
    if election.stage == Stage.NOMINATIONS:
        line = _("Name somebody until %(day)s.") % {"day": plain_date(day(election.nominations_until))}
    elif election.stage == Stage.VOTING:
        line = _("Groups vote until %(day)s. Your letter has your link.") % {"day": plain_date(day(election.closes_at))}
    else:
        line = how_far(election)
    return message(title, [election.seat.decides, line], reverse("representation:public_election", args=[election.pk]))


LIST: Table[Any] = Table(
    "elections",
    gettext_lazy("Elections to seats"),
    (
        Column(
            "board", gettext_lazy("Seat"), lambda row: row.seat.board, heading=True,
            url=lambda row: reverse("representation:election", args=[row.pk]), note=lambda row: row.seat.body.name,
        ),
        Column("state", gettext_lazy("How far"), how_far, tone=tone),
        Column("places", gettext_lazy("Places"), lambda row: row.places, kind=Kind.NUMBER),
        Column("standing", gettext_lazy("Stand"), lambda row: row.standing_count, kind=Kind.NUMBER),
        Column("voted", gettext_lazy("Voted"), lambda row: row.poll.result.get("voted") if row.poll else None, kind=Kind.NUMBER),
        Column("closes", gettext_lazy("Vote closes"), lambda row: day(row.closes_at), kind=Kind.DATE, sort="closes_at"),
    ),
    first="-closes",
)  # fmt: skip
