"""Who answers the three questions, and who reads what the answers say together."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience
from hedgerow.kernel.deeds import May
from hedgerow.organisations.permissions import can_act_for
from hedgerow.soundings.models import Sounding


def can_answer(somebody: Somebody, sounding: Sounding) -> bool:
    """Whether somebody answers: whoever acts for the group that was asked, and our team for what it was told."""
    if can_open(somebody, Audience.WORKER):
        return True
    return sounding.organisation is not None and sounding.who == "" and can_act_for(somebody, sounding.organisation)


def check_answer(somebody: Somebody, sounding: Sounding) -> None:
    """Raise PermissionDenied unless `can_answer`."""
    if not can_answer(somebody, sounding):
        raise PermissionDenied


def can_read(somebody: Somebody, sounding: Sounding | None = None) -> bool:
    """Whether somebody reads what the answers say together: our team. Nobody reads single ones."""
    return can_open(somebody, Audience.WORKER)


SOUNDING = "soundings.sounding"
PERMISSIONS = (
    May(
        _("Answer the three questions before and after support"),
        GROUP_HATS | TEAM_HATS,
        can_answer,
        SOUNDING,
        _("Whoever has had the letter answers by its link, without an account. Nobody has to."),
    ),
    May(_("Read what the answers to the three questions say together"), TEAM_HATS, can_read, SOUNDING),
)
