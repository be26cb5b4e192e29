"""Who sees a group's documents and shares them: the group itself and our team, and whoever the group gave a link to."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.documents.models import Document
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience
from hedgerow.kernel.deeds import May
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for


def can_keep(somebody: Somebody, organisation: Organisation) -> bool:
    """Whether somebody sees and keeps a group's documents: its own people, and our team.
    What a record had before it was merged belongs to the people of what it is today."""
    return can_open(somebody, Audience.WORKER) or can_act_for(somebody, organisation.now)


def check_keep(somebody: Somebody, organisation: Organisation) -> None:
    """Raise PermissionDenied unless `can_keep`."""
    if not can_keep(somebody, organisation):
        raise PermissionDenied


def can_see_document(somebody: Somebody, document: Document) -> bool:
    """The same, of one document. No public body sees any, unless the group gave it a link."""
    return can_keep(somebody, document.organisation)


def can_check_document(somebody: Somebody, document: Document | None = None) -> bool:
    """Whether somebody may say that a document was checked: our team."""
    return can_open(somebody, Audience.WORKER)


def check_check_document(somebody: Somebody, document: Document) -> None:
    """Raise PermissionDenied unless `can_check_document`."""
    if not can_check_document(somebody, document):
        raise PermissionDenied


DOCUMENT = "documents.document"
PERMISSIONS = (
    May(
        _("See a group’s documents, and share them by a link"),
        GROUP_HATS | TEAM_HATS,
        can_see_document,
        DOCUMENT,
        _("Whoever has the group’s link sees what it shares, until its day, without an account."),
    ),
    May(_("Say that a document was checked"), TEAM_HATS, can_check_document, DOCUMENT),
)
