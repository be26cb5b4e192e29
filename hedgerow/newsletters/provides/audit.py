"""What is done about newsletters, as the audit trail calls it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hedgerow.engines.audit.types import AuditWords
from hedgerow.newsletters.permissions import can_write

DEEDS = {
    "newsletter.begun": _("A newsletter was begun"),
    "newsletter.discarded": _("A newsletter was thrown away"),
    "newsletter.sent": _("A newsletter was sent"),
    "newsletter.imported": _("Brought in with a list of addresses"),
    "newsletter.stopped": _("Somebody’s letters were stopped, as they asked us"),
    "newsletter.list_downloaded": _("The list of subscribers was downloaded"),
    "newsletter.subject_added": _("A subject was added"),
    "newsletter.subject_changed": _("A subject was changed"),
}


def team_reads(user: Any, _pk: str) -> bool:
    """Our team reads who did what about newsletters."""
    return can_write(user)


AUDIT = tuple(
    AuditWords(f"newsletters.{model}", deeds=DEEDS, fields={}, readers=team_reads)
    for model in ("issue", "subscriber", "subject")
)
