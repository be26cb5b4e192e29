"""What is done to services, as the audit trail calls it."""

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
        "services.service",
        deeds={
            "service.added": _("Written down"),
            "service.imported": _("Taken from a feed"),
            "service.import_undone": _("Taken from a feed, and taken back"),
            "service.changed": _("Changed"),
            "service.taking_said": _("Said whether it can take people"),
            "service.draft": _("Became a draft"),
            "service.review": _("Sent to be looked at"),
            "service.live": _("Shown to everybody"),
            "service.paused": _("Paused"),
            "service.closed": _("Closed"),
        },
        fields={
            "places": _("where"), "times": _("when"), "prices": _("what it costs"), "areas": _("areas it is for"),
            "need": _("what it helps with"), "theme": _("kind of work"), "who": _("who it is for"),
            "language": _("languages"), "access": _("access"), "state": "",
        },
        readers=team_reads,
    ),
)  # fmt: skip
