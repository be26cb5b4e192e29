"""Who reads notices, who announces one early, and who sees and forms a consortium."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Hat
from hedgerow.kernel.deeds import May
from hedgerow.notices.models import Consortium, Notice
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.organisations.types import Kind, Level


def can_see(somebody: Somebody, notice: Notice) -> bool:
    """Everybody sees what is or was open, or was published elsewhere; the body and our team also an early notice that
    waits to be checked."""
    if notice.ocid or notice.live_since is not None or is_team(somebody):
        return True
    return notice.buyer is not None and can_announce(somebody, notice.buyer)


def can_announce(somebody: Somebody, body: Organisation) -> bool:
    """Who announces early what a public body means to buy: its officers, and our team for it."""
    if body.kind != Kind.PUBLIC_BODY:
        return False
    return is_team(somebody) or can_act_for(somebody, body, Level.OFFICER)


def check_announce(somebody: Somebody, body: Organisation) -> None:
    """Raise PermissionDenied unless `can_announce`."""
    if not can_announce(somebody, body):
        raise PermissionDenied


def can_read_in(somebody: Somebody, notice: Notice | None = None) -> bool:
    """Our team reads files in, and checks early notices."""
    return is_team(somebody)


def check_read_in(somebody: Somebody) -> None:
    """Raise PermissionDenied unless `can_read_in`."""
    if not can_read_in(somebody):
        raise PermissionDenied


def can_answer_for(somebody: Somebody, organisation: Organisation) -> bool:
    """Who sees which contracts fit a group, puts one aside and answers for it: its own people, and our team for it."""
    return is_team(somebody) or can_act_for(somebody, organisation)


def check_answer_for(somebody: Somebody, organisation: Organisation) -> None:
    """Raise PermissionDenied unless `can_answer_for`."""
    if not can_answer_for(somebody, organisation):
        raise PermissionDenied


def can_lead(somebody: Somebody, consortium: Consortium) -> bool:
    """Who changes a consortium and begins its bid: whoever acts for its lead, and our team."""
    return can_answer_for(somebody, consortium.lead)


def check_lead(somebody: Somebody, consortium: Consortium) -> None:
    """Raise PermissionDenied unless `can_lead`."""
    if not can_lead(somebody, consortium):
        raise PermissionDenied


def can_see_consortium(somebody: Somebody, consortium: Consortium) -> bool:
    """Who sees a consortium and how its bid goes: its members, and our team. No public body does."""
    if is_team(somebody):
        return True
    return any(can_act_for(somebody, part.organisation) for part in consortium.parts.select_related("organisation"))


def check_see_consortium(somebody: Somebody, consortium: Consortium) -> None:
    """Raise PermissionDenied unless `can_see_consortium`."""
    if not can_see_consortium(somebody, consortium):
        raise PermissionDenied


NOTICE, CONSORTIUM = "notices.notice", "notices.consortium"
GROUP, BODY = "organisations.organisation", "organisations.organisation:public_body"
PERMISSIONS = (
    May(_("Read a notice of a contract"), frozenset(Hat), can_see, NOTICE),
    May(_("Read in notices of contracts, and check early ones"), TEAM_HATS, can_read_in, NOTICE),
    May(
        _("Announce early what a public body means to buy"),
        TEAM_HATS | {Hat.OFFICER},
        can_announce,
        BODY,
        _("With a second factor. Our team looks at each before everybody sees it."),
    ),
    May(_("See which contracts fit a group, and put them aside"), TEAM_HATS | GROUP_HATS, can_answer_for, GROUP),
    May(
        _("See a consortium, and how its bid goes"),
        TEAM_HATS | GROUP_HATS,
        can_see_consortium,
        CONSORTIUM,
        _("Its members and our team, and no public body."),
    ),
)
