"""What is done to issues and consultations, as the audit trail calls it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hedgerow.advocacy.permissions import can_keep
from hedgerow.engines.audit.types import AuditWords

ISSUE = {
    "issue.raised": _("Raised"),
    "issue.voice_added": _("A voice was added"),
    "issue.voice_shown": _("How a group is shown was changed"),
    "issue.voice_withdrawn": _("A voice was withdrawn"),
    "issue.changed": _("Changed"),
    "issue.rests": _("Let rest"),
    "issue.taken_up": _("Taken up again"),
    "issue.merged": _("Another that said the same was put together with it"),
    "issue.merged_away": _("Put together with another"),
    "position.written": _("A version of the position was written"),
    "position.groups_asked": _("Groups were asked to sign the position"),
    "position.signs": _("A group signed the position"),
    "position.dissents": _("A group said that it sees the position otherwise"),
    "position.vote_called": _("A vote on the position was called"),
    "position.agreed": _("The position was agreed"),
    "ask.prepared": _("An ask was prepared"),
    "ask.changed": _("An ask was changed"),
    "ask.put": _("An ask was put to a public body"),
    "ask.dropped": _("An ask was dropped"),
    "ask.letter": _("The letter of an ask was written"),
    "ask.answered": _("An answer was written down"),
    "change.claimed": _("A change was written down"),
    "change.looked_at_again": _("A change was looked at again"),
}
CONSULTATION = {
    "consultation.added": _("Added"),
    "consultation.changed": _("Changed"),
    "consultation.left": _("Left unanswered"),
}
FIELDS = {"text": _("its text"), "shown": _("how it may be shown")}


def team_reads(user: Any, _pk: str) -> bool:
    """Our team reads who changed what."""
    return can_keep(user)


AUDIT = (
    AuditWords("advocacy.issue", ISSUE, FIELDS, team_reads),
    AuditWords("advocacy.consultation", CONSULTATION, {}, team_reads),
)
