"""Who belongs to which audience."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import audience_of, can_open, check_open
from hedgerow.accounts.types import Audience, LioRole


@pytest.mark.parametrize(
    ("role", "active", "audience"),
    [
        (LioRole.NONE, True, Audience.SIGNED_IN),
        (LioRole.WORKER, True, Audience.WORKER),
        (LioRole.MANAGER, True, Audience.MANAGER),
        (LioRole.MANAGER, False, Audience.ANYONE),
    ],
)
def test_a_role_gives_an_audience_and_leaving_takes_it(role: LioRole, active: bool, audience: Audience) -> None:
    assert audience_of(User(role=role, is_active=active)) == audience


def test_strangers_are_anyone() -> None:
    assert audience_of(AnonymousUser()) == Audience.ANYONE
    assert can_open(AnonymousUser(), Audience.ANYONE)
    with pytest.raises(PermissionDenied):
        check_open(AnonymousUser(), Audience.SIGNED_IN)
