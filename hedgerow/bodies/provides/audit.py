"""What is done to departments, officers and interests, as the audit trail calls it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hedgerow.bodies.permissions import can_keep
from hedgerow.engines.audit.types import AuditWords

DEPARTMENT = {"department.added": _("Added"), "department.changed": _("Changed")}
OFFICER = {"officer.added": _("Added"), "officer.changed": _("Changed"), "officer.left": _("Left")}
INTEREST = {"interest.declared": _("Declared"), "interest.ended": _("Ended")}


def team_reads(user: Any, _pk: str) -> bool:
    """Our team reads who changed what."""
    return can_keep(user)


AUDIT = (
    AuditWords("bodies.department", DEPARTMENT, {}, team_reads),
    AuditWords("bodies.office", OFFICER, {}, team_reads),
    AuditWords("bodies.interest", INTEREST, {}, team_reads),
)
