"""Who may read, raise and look after issues, and who stands behind one."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.advocacy.models import Issue, Voice
from hedgerow.advocacy.types import Seen, Stage
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Hat
from hedgerow.kernel.deeds import May
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.people.queries.roles import ids_with_merged


def can_keep(somebody: Somebody, issue: Issue | None = None) -> bool:
    """Our team looks after issues, positions, asks and changes."""
    return is_team(somebody)


def check_keep(somebody: Somebody) -> None:
    """Raise PermissionDenied unless `can_keep`."""
    if not can_keep(somebody):
        raise PermissionDenied


def is_public(issue: Issue) -> bool:
    """Whether everybody may read an issue's chain: our team said so, and something has been asked."""
    asked = issue.stage not in (Stage.ISSUE, Stage.POSITION) and issue.asks.filter(put_on__isnull=False).exists()
    return issue.seen == Seen.PUBLIC and issue.merged_into_id is None and asked


def can_read(somebody: Somebody, issue: Issue) -> bool:
    """Everybody reads the public chain of an issue; our team all."""
    return can_keep(somebody) or is_public(issue)


def can_raise(somebody: Somebody, organisation: Organisation) -> bool:
    """Whoever acts for a group raises issues for it, and says how it may be shown; our team writes down what it hears."""
    return can_keep(somebody) or can_act_for(somebody, organisation)


def spoke(organisation: Organisation, issue: Issue) -> bool:
    """Whether a group raised an issue, also where it withdrew since."""
    return Voice.objects.filter(issue=issue, organisation__in=ids_with_merged(organisation)).exists()


def can_know(organisation: Organisation, issue: Issue) -> bool:
    """Whether a group may know of an issue: it raised it, or other groups may, too."""
    return issue.seen != Seen.TEAM or spoke(organisation, issue)


ISSUE, GROUP = "advocacy.issue", "organisations.organisation"
PERMISSIONS = (
    May(_("Read what was asked of public bodies, and what came of it"), frozenset(Hat), can_read, ISSUE),
    May(
        _("Look after issues, positions, asks and changes, and read who must not be named"),
        TEAM_HATS,
        can_keep,
        ISSUE,
    ),
    May(
        _("Raise an issue for a group, and say how it may be shown"),
        TEAM_HATS | GROUP_HATS,
        can_raise,
        GROUP,
        _("Anybody can send one without an account; our team looks at it first."),
    ),
)
