"""Who reads the record as evidence, and who gives reports out."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.evidence.models import Issued
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, Hat
from hedgerow.kernel.deeds import May
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.organisations.types import Level

ISSUED, BODY = "evidence.issued", "organisations.organisation:public_body"


def can_read_report(somebody: Somebody, report: Issued | None = None) -> bool:
    """Our team reads reports, issued or not."""
    return can_open(somebody, Audience.WORKER)


def can_issue(somebody: Somebody, report: Issued | None = None) -> bool:
    """Managers give reports out: they are read as what the organisation says."""
    return can_open(somebody, Audience.MANAGER)


def check_issue(somebody: Somebody) -> None:
    """Raise PermissionDenied unless `can_issue`."""
    if not can_issue(somebody):
        raise PermissionDenied


def can_read_by_priorities(somebody: Somebody, body: Organisation) -> bool:
    """A public body's officers, and our team, see what was done for its priorities: figures and public words alone."""
    return can_open(somebody, Audience.WORKER) or can_act_for(somebody, body, Level.OFFICER)


def can_back(somebody: Somebody, organisation: Organisation) -> bool:
    """Who says that a group stands behind the case: its administrators, and a manager for what it told us."""
    return can_open(somebody, Audience.MANAGER) or can_act_for(somebody, organisation, Level.ADMINISTRATOR)


def check_back(somebody: Somebody, organisation: Organisation) -> None:
    """Raise PermissionDenied unless `can_back`."""
    if not can_back(somebody, organisation):
        raise PermissionDenied


def can_quote(somebody: Somebody, organisation: Organisation) -> bool:
    """Who may be quoted for a group, and take it back: whoever acts for it, and our team for what it was told."""
    return can_open(somebody, Audience.WORKER) or can_act_for(somebody, organisation)


def check_quote(somebody: Somebody, organisation: Organisation) -> None:
    """Raise PermissionDenied unless `can_quote`."""
    if not can_quote(somebody, organisation):
        raise PermissionDenied


GROUP = "organisations.organisation"
PERMISSIONS = (
    May(_("Read an issued report"), TEAM_HATS, can_read_report, ISSUED),
    May(_("Issue a report"), frozenset({Hat.MANAGER}), can_issue, ISSUED),
    May(
        _("See what was done for a public body’s priorities"),
        TEAM_HATS | {Hat.OFFICER},
        can_read_by_priorities,
        BODY,
        _("Figures, and words that are public; officers with a second factor."),
    ),
    May(
        _("Sign the case for infrastructure for their group, and take that back"),
        frozenset({Hat.ADMINISTRATOR, Hat.MANAGER}),
        can_back,
        GROUP,
        _("A manager only for a group that has told us to."),
    ),
    May(
        _("Be quoted in the case for infrastructure, and take that back"),
        GROUP_HATS | TEAM_HATS,
        can_quote,
        GROUP,
        _("Our team writes down what it was told, with what was agreed."),
    ),
)
