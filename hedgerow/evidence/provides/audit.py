"""What is done with reports, as the audit trail calls it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import can_open
from hedgerow.engines.audit.types import AuditWords
from hedgerow.kernel.audience import Audience


def team_reads(user: Any, _pk: str) -> bool:
    """Our team reads who issued what."""
    return can_open(user, Audience.WORKER)


AUDIT = (
    AuditWords(
        "evidence.issued",
        deeds={"report.issued": _("Issued"), "report.redacted": _("Erased words taken out")},
        fields={"content": _("what it says")},
        readers=team_reads,
    ),
)
