"""What is done to questions and promises, as the audit trail calls it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hedgerow.bridge.permissions import can_keep
from hedgerow.engines.audit.types import AuditWords

QUESTION = {
    "question.begun": _("Begun"),
    "question.changed": _("Changed"),
    "question.handed_in": _("Given to us to check"),
    "question.sent_back": _("Sent back"),
    "question.opened": _("Put to groups"),
    "question.withdrawn": _("Taken back"),
    "question.closed": _("Closed"),
    "question.outcome": _("The body said what came of it"),
    "answer.given": _("A group answered"),
    "answer.replaced": _("A group replaced its answer"),
}
PROMISE = {
    "promise.made": _("Written down"),
    "promise.changed": _("Changed"),
    "promise.proposed": _("The body said what became of it"),
    "promise.declined": _("Not confirmed"),
    "promise.settled": _("Settled"),
    "promise.reopened": _("Opened again"),
}


def team_reads(user: Any, _pk: str) -> bool:
    """Our team reads who changed what."""
    return can_keep(user)


AUDIT = (
    AuditWords("bridge.question", QUESTION, {}, team_reads),
    AuditWords("bridge.promise", PROMISE, {}, team_reads),
)
