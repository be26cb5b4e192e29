"""Who may see which organisation, and act for it. Views say who may open them; these are about single records.

Rights in a group come from `models.Access` alone: no role, no contact and no job gives any.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.accounts.types import Audience
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Hat
from hedgerow.kernel.deeds import May
from hedgerow.organisations.models import Access, Organisation, Sharing
from hedgerow.organisations.types import Level, Shared

#: what people who act for a group may change of its record; its kind, numbers and parent say which group it is
OWN_FACTS = frozenset({
    "name", "description", "website", "email", "phone", "address", "postcode", "legal_form", "founded_on",
    "income_pence", "year_end", "staff", "trustees", "volunteers", "other_names", "themes", "beneficiaries", "benefits",
})  # fmt: skip
#: the levels that each level asks for at the least
ENOUGH = {
    Level.EDITOR: (Level.EDITOR, Level.ADMINISTRATOR),
    Level.ADMINISTRATOR: (Level.ADMINISTRATOR,),
    Level.OFFICER: (Level.OFFICER,),
}


def seen_by(somebody: Somebody) -> Q:
    """The organisations that somebody may see: our team all, everybody else those that are published and not closed."""
    return Q() if can_open(somebody, Audience.WORKER) else Q(published=True, closed_on__isnull=True)


def can_see(somebody: Somebody, organisation: Organisation) -> bool:
    """Whether somebody may see the public facts of an organisation."""
    return can_open(somebody, Audience.WORKER) or (organisation.published and organisation.closed_on is None)


def check_see(somebody: Somebody, organisation: Organisation) -> None:
    """Raise PermissionDenied unless `can_see`."""
    if not can_see(somebody, organisation):
        raise PermissionDenied


def can_change(somebody: Somebody, organisation: Organisation) -> bool:
    """Our team changes any record, but for one that has been merged into another."""
    return can_open(somebody, Audience.WORKER) and organisation.merged_into_id is None


def can_change_own(somebody: Somebody, organisation: Organisation) -> bool:
    """Whether what somebody changes of their own group's record is used at once: its first change was accepted."""
    return organisation.trusted_at is not None and can_act_for(somebody, organisation)


def check_change(somebody: Somebody, organisation: Organisation) -> None:
    """Raise PermissionDenied unless `can_change`."""
    if not can_change(somebody, organisation):
        raise PermissionDenied


def can_act_for(somebody: Somebody, organisation: Organisation, level: Level = Level.EDITOR) -> bool:
    """Whether somebody holds live access to an organisation, of this level or one that holds it.

    An administrator may do what an editor may; an officer of a public body is neither. A record that was merged into
    another gives nothing: its access went with it.
    """
    if not isinstance(somebody, User) or not somebody.is_active or organisation.merged_into_id is not None:
        return False
    rows = Access.objects.filter(user=somebody, organisation=organisation, until__isnull=True)
    return rows.filter(level__in=ENOUGH[Level(level)]).exists()


def check_act_for(somebody: Somebody, organisation: Organisation, level: Level = Level.EDITOR) -> None:
    """Raise PermissionDenied unless `can_act_for`."""
    if not can_act_for(somebody, organisation, level):
        raise PermissionDenied


def can_let_in(somebody: Somebody, organisation: Organisation) -> bool:
    """Who says who may act for an organisation, and who may see more of it: its administrators, and our team."""
    return can_open(somebody, Audience.WORKER) or can_act_for(somebody, organisation, Level.ADMINISTRATOR)


def check_let_in(somebody: Somebody, organisation: Organisation) -> None:
    """Raise PermissionDenied unless `can_let_in`."""
    if not can_let_in(somebody, organisation):
        raise PermissionDenied


def can_see_shared(somebody: Somebody, organisation: Organisation, what: Shared) -> bool:
    """Whether a group lets a public body see this of it, and somebody is a live officer of that body.

    Pages ask for a second factor besides: this is about rights, not about how surely we know who is asking.
    """
    if not isinstance(somebody, User) or not somebody.is_active or organisation.merged_into_id is not None:
        return False
    bodies = Access.objects.filter(user=somebody, level=Level.OFFICER, until__isnull=True).values("organisation")
    shown = Sharing.objects.filter(organisation=organisation, what=what, until__isnull=True)
    return shown.filter(body__in=bodies, body__merged_into__isnull=True).exists()


def check_see_shared(somebody: Somebody, organisation: Organisation, what: Shared) -> None:
    """Raise PermissionDenied unless `can_see_shared`."""
    if not can_see_shared(somebody, organisation, what):
        raise PermissionDenied


GROUP = "organisations.organisation"
PERMISSIONS = (
    May(_("Read the page of a group in the public directory"), frozenset(Hat), can_see, GROUP),
    May(_("Change any group’s record"), TEAM_HATS, can_change, GROUP),
    May(
        _("Change their own group’s record"),
        GROUP_HATS,
        can_act_for,
        GROUP,
        _("Our team looks at a group’s first change; after that they are used at once."),
    ),
    May(
        _("Say who acts for a group, and which public body sees more of it"),
        TEAM_HATS | {Hat.ADMINISTRATOR},
        can_let_in,
        GROUP,
        _("Our team does it only for a group that has told it to, and says how."),
    ),
    May(
        _("See what a group shows to their public body"),
        frozenset({Hat.OFFICER}),
        lambda somebody, group: can_see_shared(somebody, group, Shared.FIGURES),
        GROUP,
        _("Only the kinds that the group chose, only while it does, and with a second factor."),
    ),
)
