"""What is done to networks, as the audit trail calls it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import is_team
from hedgerow.engines.audit.types import AuditWords


def team_reads(user: Any, _pk: str) -> bool:
    """Our team reads who changed what."""
    return is_team(user)


NETWORK = {
    "network.started": _("Started"),
    "network.changed": _("Changed"),
    "network.ended": _("Ended"),
    "network.reopened": _("Goes on after all"),
    "network.asked": _("A group asked to join"),
    "network.joined": _("A group joined"),
    "network.refused": _("A group was not taken in"),
    "network.left": _("A group left"),
    "network.vote_opened": _("A vote was opened"),
}
MEMBER = {
    "network.member_changed": _("Changed"),
    "network.delegate_named": _("A delegate was named"),
    "network.deputy_named": _("A deputy was named"),
}
MEETING = {
    "meeting.planned": _("Planned"),
    "meeting.called": _("Members were written to"),
    "agenda.added": _("Something was put on the agenda"),
    "agenda.changed": _("The agenda was changed"),
    "agenda.removed": _("Something was taken off the agenda"),
    "minutes.written": _("Minutes were written"),
    "minutes.approved": _("Minutes were approved"),
    "minutes.published": _("Minutes were published"),
    "minutes.opened_again": _("Minutes were opened again"),
}
DECISION = {
    "decision.made": _("Written down"),
    "decision.reworded": _("Its words were put right"),
    "decision.withdrawn": _("Withdrawn"),
}
ACTION = {
    "action.added": _("Added"),
    "action.done": _("Done"),
    "action.reopened": _("Not done after all"),
}
NAMES = {
    "name": _("name"),
    "purpose": _("what it is for"),
    "terms": _("how it works"),
    "meets": _("when it meets"),
    "seen": _("who sees it"),
    "joining": _("how groups join"),
    "quorum": _("quorum"),
    "convener": _("who looks after it"),
    "members": "",
    "text": _("words"),
    "items": "",
}
AUDIT = (
    AuditWords("convening.network", deeds=NETWORK, fields=NAMES, readers=team_reads),
    AuditWords("convening.member", deeds=MEMBER, fields=NAMES, readers=team_reads),
    AuditWords("convening.meeting", deeds=MEETING, fields=NAMES, readers=team_reads),
    AuditWords("convening.decision", deeds=DECISION, fields=NAMES, readers=team_reads),
    AuditWords("convening.action", deeds=ACTION, fields=NAMES, readers=team_reads),
)
