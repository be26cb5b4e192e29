"""Who may read, change and clear what is in the record of work."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.models import User
from hedgerow.kernel.audience import TEAM_HATS, Hat
from hedgerow.kernel.deeds import May
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import Audience, EntryKind

Somebody = User | AnonymousUser | None


def is_own(somebody: Somebody, recorded_by: int | None) -> bool:
    """Whether somebody recorded it."""
    return isinstance(somebody, User) and recorded_by is not None and somebody.pk == recorded_by


def can_read(somebody: Somebody, entry: Entry) -> bool:
    """What `EntryQuerySet.visible` lets through, for one entry."""
    if entry.audience == Audience.PUBLIC:
        return True
    if not isinstance(somebody, User) or not somebody.is_worker:
        return False
    if entry.ref and Entry.objects.visible(somebody).filter(pk=entry.pk).count() == 0:
        return False  # it is kept from them
    return entry.audience != Audience.NAMED or somebody.is_manager or is_own(somebody, entry.recorded_by)


def can_see_minutes(somebody: Somebody, recorded_by: int | None) -> bool:
    """Minutes by worker are seen by that worker and a manager only: colleagues see who, or how long, never both."""
    return isinstance(somebody, User) and (somebody.is_manager or is_own(somebody, recorded_by))


def can_change(somebody: Somebody, entry: Entry) -> bool:
    """Whoever recorded work may correct or remove it, and a manager may; a reversal stands."""
    may = isinstance(somebody, User) and (
        somebody.is_manager or (somebody.is_worker and is_own(somebody, entry.recorded_by))
    )
    return may and entry.kind != EntryKind.REVERSAL


def check_change(somebody: Somebody, entry: Entry) -> None:
    """Raise PermissionDenied unless somebody may correct or remove an entry."""
    if not can_change(somebody, entry):
        raise PermissionDenied


def can_erase(somebody: Somebody) -> bool:
    """Notes are erased by a manager."""
    return isinstance(somebody, User) and somebody.is_manager


def check_erase(somebody: Somebody) -> None:
    """Raise PermissionDenied unless somebody may erase notes."""
    if not can_erase(somebody):
        raise PermissionDenied


ENTRY = "ledger.entry"
PERMISSIONS = (
    May(
        _("Read what our team did"),
        TEAM_HATS,
        can_read,
        ENTRY,
        _(
            "A group’s people read, in its space, what is marked for the group, without notes; everybody what is public."
        ),
    ),
    May(
        _("Correct or take back what a colleague recorded"),
        frozenset({Hat.MANAGER}),
        can_change,
        ENTRY,
        _("Whoever recorded it may, too."),
    ),
    May(
        _("See how long each colleague worked"),
        frozenset({Hat.MANAGER}),
        lambda somebody, entry: can_see_minutes(somebody, entry.recorded_by),
        ENTRY,
        _("Everybody of our team sees their own."),
    ),
    May(_("Erase a note"), frozenset({Hat.MANAGER}), lambda somebody, _entry: can_erase(somebody), ENTRY),
)
