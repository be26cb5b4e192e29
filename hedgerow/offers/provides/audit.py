"""What is done to problems and offers, as the audit trail calls it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hedgerow.engines.audit.types import AuditWords
from hedgerow.offers.permissions import can_keep

PROBLEM = {
    "problem.added": _("Written down"),
    "problem.changed": _("Changed"),
    "problem.sent": _("Sent to our team"),
    "problem.returned": _("Sent back with a question"),
    "problem.opened": _("Opened"),
    "problem.closed": _("Closed"),
    "problem.help_offered": _("A group said that it could help"),
}
OFFER = {
    "offer.begun": _("Begun"),
    "offer.changed": _("Its words were changed"),
    "offer.part_added": _("A part was added"),
    "offer.part_changed": _("A part was changed"),
    "offer.part_dropped": _("A part was left out"),
    "offer.groups_asked": _("Groups were asked to agree"),
    "offer.part_agreed": _("A group agreed"),
    "offer.part_change": _("A group asked for a change"),
    "offer.part_no": _("A group said no"),
    "offer.part_waiting": _("A group took its word back"),
    "offer.put": _("Put to the body"),
    "offer.answered_accepted": _("The body accepted it"),
    "offer.answered_some": _("The body accepted some parts"),
    "offer.answered_refused": _("The body did not accept it"),
    "offer.answered_question": _("The body asked something"),
    "offer.taken_back": _("Taken back"),
    "offer.reported": _("A group reported its part"),
    "offer.period_closed": _("A period was closed, and its return sent"),
    "offer.delivered": _("Delivered"),
}
FIELDS = {
    "parts": _("parts"),
    "groups": _("groups"),
    "shown_to": _("groups that see it"),
    "reports": _("reports"),
    "periods": _("periods"),
}


def team_reads(user: Any, _pk: str) -> bool:
    """Our team reads who did what."""
    return can_keep(user)


AUDIT = (
    AuditWords("offers.problem", PROBLEM, FIELDS, team_reads),
    AuditWords("offers.offer", OFFER, FIELDS, team_reads),
)
