"""Who writes letters to many, and keeps the list of who gets them: our team; the subjects are a manager's."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.kernel.audience import TEAM_HATS, Audience, Hat
from hedgerow.kernel.deeds import May


def can_write(somebody: Somebody, issue: Any = None) -> bool:
    """Whether somebody writes and sends letters to many."""
    return can_open(somebody, Audience.WORKER)


def check_write(somebody: Somebody) -> None:
    """Raise PermissionDenied unless `can_write`."""
    if not can_write(somebody):
        raise PermissionDenied


def can_set_subjects(somebody: Somebody, issue: Any = None) -> bool:
    """Whether somebody says what people can ask for letters about: a manager."""
    return can_open(somebody, Audience.MANAGER)


def check_set_subjects(somebody: Somebody) -> None:
    """Raise PermissionDenied unless `can_set_subjects`."""
    if not can_set_subjects(somebody):
        raise PermissionDenied


ISSUE = "newsletters.issue"
PERMISSIONS = (
    May(_("Write a newsletter, send it, and see who gets it"), TEAM_HATS, can_write, ISSUE),
    May(_("Set what people can ask for newsletters about"), frozenset({Hat.MANAGER}), can_set_subjects, ISSUE),
)
