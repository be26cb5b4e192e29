"""What is done to notices and consortia, as the audit trail calls it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import is_team
from hedgerow.engines.audit.types import AuditWords


def team_reads(user: Any, _pk: str) -> bool:
    """Our team reads who changed what."""
    return is_team(user)


AUDIT = (
    AuditWords(
        "notices.notice",
        deeds={
            "notice.read": _("Read from a file"),
            "notice.changed": _("Changed"),
            "notice.announced": _("Announced early"),
            "notice.draft": _("Sent back to be changed"),
            "notice.review": _("Waiting to be checked"),
            "notice.live": _("Opened"),
            "notice.paused": _("Paused"),
            "notice.closed": _("Closed"),
        },
        fields={"release": _("a newer release"), "codes": _("where, and what for")},
        readers=team_reads,
    ),
    AuditWords(
        "notices.reading",
        deeds={
            "reading.looked": _("A file was looked at"),
            "reading.applied": _("Read in"),
            "reading.left": _("Put aside"),
        },
        fields={},
        readers=team_reads,
    ),
    AuditWords(
        "notices.consortium",
        deeds={
            "consortium.begun": _("Begun"),
            "consortium.asked": _("A group was asked"),
            "consortium.agreed": _("A group said yes"),
            "consortium.declined": _("A group said no"),
            "consortium.taken_out": _("A group was taken out"),
            "consortium.given_up": _("Given up"),
            "consortium.bidding": _("The bid began"),
            "consortium.won": _("Won"),
            "consortium.lost": _("Not chosen"),
            "consortium.ended": _("Withdrawn"),
        },
        fields={"parts": _("who does what")},
        readers=team_reads,
    ),
    AuditWords("notices.wish", deeds={"wish.made": _("Asked for letters")}, fields={}, readers=team_reads),
)
