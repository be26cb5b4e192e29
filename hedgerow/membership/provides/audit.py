"""What is done about membership, as the audit trail calls it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hedgerow.engines.audit.types import AuditWords
from hedgerow.membership.permissions import can_keep

DEEDS = {
    "membership.applied": _("Applied for membership"),
    "membership.acknowledged": _("Told that it is in hand"),
    "membership.accepted": _("Accepted as a member"),
    "membership.declined": _("Not accepted as a member"),
    "membership.withdrawn": _("Application taken back"),
    "membership.joined": _("Became a member"),
    "membership.renewed": _("Membership renewed"),
    "membership.changed": _("Membership changed"),
    "membership.paid": _("Fee of membership noted"),
    "membership.left": _("Left as a member"),
    "membership.lapsed": _("Membership lapsed"),
    "membership.import_undone": _("A membership that was imported was taken back"),
    "membership.kind_added": _("Kind of membership added"),
    "membership.kind_changed": _("Kind of membership changed"),
}


def team_reads(user: Any, _pk: str) -> bool:
    """Our team reads who did what about a membership."""
    return can_keep(user)


AUDIT = tuple(
    AuditWords(f"membership.{model}", deeds=DEEDS, fields={}, readers=team_reads)
    for model in ("application", "spell", "kind")
)
