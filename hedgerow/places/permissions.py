"""Who may read and change what is said of the place. Views say who may open them; these are about single notes."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.accounts.types import Audience
from hedgerow.kernel.audience import TEAM_HATS
from hedgerow.kernel.deeds import May
from hedgerow.places.models import Knowledge
from hedgerow.places.types import NoteAudience


def readable_notes(somebody: Somebody) -> Q:
    """The notes that somebody may read: our team all, everybody else the public ones."""
    return Q() if can_open(somebody, Audience.WORKER) else Q(audience=NoteAudience.PUBLIC)


def can_retire(somebody: Somebody, note: Knowledge) -> bool:
    """Anybody of our team may say that a note is no longer true."""
    return can_open(somebody, Audience.WORKER) and note.retired_on is None


def check_retire(somebody: Somebody, note: Knowledge) -> None:
    """Raise PermissionDenied unless `can_retire`."""
    if not can_retire(somebody, note):
        raise PermissionDenied


PERMISSIONS = (May(_("Say that a note about a place is no longer true"), TEAM_HATS, can_retire, "places.knowledge"),)
