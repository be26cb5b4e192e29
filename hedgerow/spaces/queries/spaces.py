"""The spaces that somebody may enter: one person, many hats."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import Somebody
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.types import Level
from hedgerow.spaces.types import Space, SpaceKind


def spaces_of(user: Somebody) -> list[Space]:
    """Every space of somebody's: our team's first, then groups and public bodies by name, then their own."""
    if not isinstance(user, User) or not user.is_active:
        return []
    team = [Space(SpaceKind.TEAM, _("Our team’s work"), reverse("pages:my_work"))] if user.is_worker else []
    held = [_space(row) for row in organisations.access_of(user)]
    return [*team, *held, Space(SpaceKind.OWN, _("Your own page"), reverse("spaces:own"))]


def _space(row: Access) -> Space:
    return space_at(row.organisation, officer=row.level == Level.OFFICER, role=str(row.get_level_display()))


def space_at(organisation: Organisation, *, officer: bool, role: str = "", preview: bool = False) -> Space:
    """The space of one organisation."""
    kind, name = (SpaceKind.BODY, "spaces:body") if officer else (SpaceKind.GROUP, "spaces:group")
    return Space(kind, organisation.name, reverse(name, args=[organisation.pk]), organisation.pk, role, preview)
