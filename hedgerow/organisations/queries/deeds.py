"""What is done to organisations, and to who may act for them, as the audit trail calls it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import can_open
from hedgerow.engines.audit.types import AuditWords
from hedgerow.kernel.audience import Audience

#: these follow from others, and would only repeat them
DERIVED = ("lsoa", "ward", "authority", "lon", "lat", "band", "closed_on", "published", "published_basis")


def team_reads(user: Any, _pk: str) -> bool:
    """Our team reads who changed a group's record."""
    return can_open(user, Audience.WORKER)


ORGANISATIONS = AuditWords(
    "organisations.organisation",
    deeds={
        "organisation.added": _("Added"),
        "organisation.changed": _("Changed"),
        "organisation.closed": _("Marked as closed"),
        "organisation.reopened": _("Opened again"),
        "organisation.published": _("Shown in the public directory"),
        "organisation.unpublished": _("Taken out of the public directory"),
        "organisation.merged": _("Merged with another record"),
        "organisation.unmerged": _("A merge was undone"),
        "organisation.not_duplicate": _("Said not to be the same as another"),
        "organisation.import_undone": _("An import was undone"),
        "organisation.trusted": _("Its own changes are used at once from then on"),
        "organisation.trust_ended": _("Its own changes are looked at again"),
        "access.given": _("Somebody may act for it"),
        "access.changed": _("What somebody may do for it was changed"),
        "access.ended": _("Somebody no longer acts for it"),
        "sharing.given": _("Something was shared with a public body"),
        "sharing.withdrawn": _("Sharing with a public body was ended"),
        "invitation.made": _("Somebody was invited to act for it"),
        "invitation.sent_again": _("An invitation was sent again"),
        "invitation.accepted": _("An invitation was accepted"),
        "invitation.withdrawn": _("An invitation was withdrawn"),
        "role.given": _("Somebody took a role in it"),
        "role.changed": _("A role in it was changed"),
        "role.ended": _("Somebody left a role in it"),
    },
    fields={
        "identifiers": _("numbers on registers"),
        "other_names": _("other names"),
        "themes": _("what it does"),
        "beneficiaries": _("who benefits"),
        "benefits": _("where it works"),
        **dict.fromkeys(DERIVED, ""),
    },
    readers=team_reads,
)
ACCESS = AuditWords(
    "organisations.access",
    deeds={name: words for name, words in ORGANISATIONS.deeds.items() if name.startswith("access.")},
    fields={},
    readers=team_reads,
)
AUDIT = (ORGANISATIONS, ACCESS)
