"""Who writes the agreement, who signs it, and who keeps what a public body says matters to it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, can_open, is_team
from hedgerow.kernel.audience import TEAM_HATS, Audience, Hat
from hedgerow.kernel.deeds import May
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.organisations.types import Kind, Level


def can_write(somebody: Somebody, _about: object = None) -> bool:
    """Whether somebody writes the draft, puts it, and says that it is agreed: a manager."""
    return can_open(somebody, Audience.MANAGER)


def check_write(somebody: Somebody) -> None:
    """Raise PermissionDenied unless `can_write`."""
    if not can_write(somebody):
        raise PermissionDenied


def can_sign(somebody: Somebody, organisation: Organisation) -> bool:
    """Whether somebody signs for an organisation in its own pages: its administrator; of a public body, its officers."""
    level = Level.OFFICER if organisation.kind == Kind.PUBLIC_BODY else Level.ADMINISTRATOR
    return can_act_for(somebody, organisation, level)


def check_sign(somebody: Somebody, organisation: Organisation) -> None:
    """Raise PermissionDenied unless `can_sign`."""
    if not can_sign(somebody, organisation):
        raise PermissionDenied


def can_keep_priorities(somebody: Somebody, body: Organisation) -> bool:
    """Whether somebody writes down a body's own priorities: its officers, and our team."""
    return is_team(somebody) or can_act_for(somebody, body, Level.OFFICER)


def check_keep_priorities(somebody: Somebody, body: Organisation) -> None:
    """Raise PermissionDenied unless `can_keep_priorities`."""
    if not can_keep_priorities(somebody, body):
        raise PermissionDenied


GROUP, BODY = "organisations.organisation", "organisations.organisation:public_body"
PERMISSIONS = (
    May(
        _("Write our local agreement, put it to those who sign, and say when it is agreed"),
        frozenset({Hat.MANAGER}),
        can_write,
        GROUP,
    ),
    May(
        _("Sign our local agreement for their group"),
        frozenset({Hat.ADMINISTRATOR}),
        can_sign,
        GROUP,
        _("Only where the group is asked to. A manager writes down what was signed at a meeting."),
    ),
    May(_("Sign our local agreement for their public body"), frozenset({Hat.OFFICER}), can_sign, BODY),
    May(
        _("Write down what a public body has published as its priorities"),
        TEAM_HATS | {Hat.OFFICER},
        can_keep_priorities,
        BODY,
    ),
)
