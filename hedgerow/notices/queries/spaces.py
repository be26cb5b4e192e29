"""The groups that somebody may answer for."""

from __future__ import annotations

from hedgerow.accounts.permissions import Somebody
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries import access_of
from hedgerow.organisations.types import Level


def groups_of(somebody: Somebody) -> list[Organisation]:
    """The groups that somebody acts for, by name."""
    return [row.organisation for row in access_of(somebody).exclude(level=Level.OFFICER)]
