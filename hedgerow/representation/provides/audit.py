"""What is done to seats and elections, as the audit trail calls it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hedgerow.engines.audit.types import AuditWords
from hedgerow.representation.permissions import can_keep

SEAT = {
    "seat.added": _("Added"),
    "seat.changed": _("Changed"),
    "seat.closed": _("The seat is no more"),
    "seat.filled": _("Somebody took a place"),
    "seat.left": _("Somebody left"),
    "board.meets": _("A meeting was added"),
    "representative.briefed": _("A brief was sent"),
    "representative.reported": _("A representative reported"),
}
ELECTION = {
    "election.called": _("Called"),
    "election.changed": _("Changed"),
    "election.called_off": _("Called off"),
    "election.opened": _("The vote was opened"),
    "election.declared": _("Declared"),
    "nomination.made": _("Somebody was named"),
    "nomination.accepted": _("A nomination was accepted"),
    "nomination.declined": _("A nomination was not accepted"),
    "nomination.withdrawn": _("A nomination was withdrawn"),
}
FIELDS = {
    "holder": _("who holds it"),
    "meetings": _("meetings"),
    "brief": _("brief"),
    "report": _("report"),
    "nominations": _("people named"),
}


def team_reads(user: Any, _pk: str) -> bool:
    """Our team reads who changed what."""
    return can_keep(user)


AUDIT = (
    AuditWords("representation.seat", SEAT, FIELDS, team_reads),
    AuditWords("representation.election", ELECTION, FIELDS, team_reads),
)
