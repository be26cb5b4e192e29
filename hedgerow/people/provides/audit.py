"""What is done to contacts, as the audit trail calls it. What is told in confidence has a trail of its own."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import can_open
from hedgerow.engines.audit.types import AuditWords
from hedgerow.kernel.audience import Audience


def team_reads(user: Any, _pk: str) -> bool:
    """Our team reads who changed what is known of somebody."""
    return can_open(user, Audience.WORKER)


def nobody_reads(_user: Any, _pk: str) -> bool:
    """Not here: its own page shows its own trail, to its own readers."""
    return False


ROLES = {
    "role.given": _("Took a role"),
    "role.changed": _("A role was changed"),
    "role.ended": _("Left a role"),
}
#: what was asked or said, besides the fields of a contact
SAID = {
    "service": _("to help their group"),
    "newsletter": _("news and events"),
    "publish": _("to be named in public"),
    "share": _("to be passed to a partner"),
    "access": _("to know what they need"),
    "more": _("their own words"),
    "paper": _("on paper"),
    "kind": _("role"),
    "title": _("what they are called there"),
    "team": _("team"),
    "patch": _("patch"),
    "main": _("whom to speak to first"),
    "since": _("from"),
    "until": _("to"),
}
CONTACTS = AuditWords(
    "people.contact",
    deeds={
        "contact.added": _("Added"),
        "contact.changed": _("Changed"),
        "contact.touched": _("Was in touch"),
        "contact.needs_set": _("Access needs set"),
        "contact.user_linked": _("Joined to a sign-in"),
        "contact.user_unlinked": _("Taken apart from a sign-in"),
        "contact.preferences_sent": _("The link to their choices was sent"),
        "contact.list_downloaded": _("A list with them in it was downloaded"),
        "contact.merged": _("Merged with another record"),
        "contact.unmerged": _("A merge was undone"),
        "consent.given": _("Agreed"),
        "consent.withdrawn": _("Said no"),
        **ROLES,
    },
    fields={"needs": _("access needs"), "user": _("sign-in"), "merged_into": "", **SAID},
    readers=team_reads,
)
AUDIT = (
    CONTACTS,
    AuditWords("people.role", deeds=ROLES, fields={}, readers=team_reads),
    AuditWords("people.confidential", deeds={}, fields={}, readers=nobody_reads, private=True),
)
