"""What is done to roles and to the people who apply, as the audit trail calls it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import is_team
from hedgerow.engines.audit.types import AuditWords


def team_reads(user: Any, _pk: str) -> bool:
    """Our team reads who did what."""
    return is_team(user)


AUDIT = (
    AuditWords(
        "volunteering.role",
        deeds={
            "role.added": _("Written"),
            "role.changed": _("Changed"),
            "role.draft": _("Became a draft"),
            "role.review": _("Sent to be looked at"),
            "role.live": _("Opened"),
            "role.paused": _("Paused"),
            "role.closed": _("Closed"),
        },
        fields={"state": ""},
        readers=team_reads,
    ),
    AuditWords(
        "volunteering.application",
        deeds={
            "application.received": _("Received"),
            "application.passed_on": _("Passed on to the group"),
            "application.answered": _("Answered"),
            "application.accepted": _("Accepted"),
            "application.declined": _("Declined"),
            "application.withdrawn": _("Taken back"),
            "application.forgotten": _("Their details were deleted"),
        },
        fields={"stage": "", "desk": ""},
        readers=team_reads,
    ),
    AuditWords(
        "volunteering.placement",
        deeds={"placement.started": _("Began"), "placement.ended": _("Ended")},
        fields={},
        readers=team_reads,
    ),
    AuditWords(
        "volunteering.hours",
        deeds={"hours.confirmed": _("Confirmed"), "hours.refused": _("Not confirmed")},
        fields={"state": ""},
        readers=team_reads,
    ),
)
