"""What a space holds of somebody is found, shown and erased; a group is not left alone unseen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.engines.privacy import actions as privacy
from hedgerow.engines.privacy import queries
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.types import Level
from hedgerow.spaces import actions
from hedgerow.spaces.models import Invitation
from hedgerow.spine.errors import InputError

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reads_every_table(tmp_path: Path, settings: Any) -> Iterator[None]:
    settings.DATA_DIR = tmp_path
    with zeal_ignore():
        yield


def test_what_somebody_was_invited_to_is_gone(worker: User, ada: User, group: Organisation) -> None:
    actions.invite(by=worker, email=ada.email, name="Ada Brook")
    with pytest.raises(InputError, match="The Long Table"):
        privacy.erase(by=worker, person=queries.person(ada.email))
    organisations.end_access(by=worker, access=Access.objects.get(user=ada), leave_empty=True)
    privacy.erase(by=worker, person=queries.person(ada.email))
    assert not Invitation.objects.exists()
    assert not User.objects.filter(pk=ada.pk).exists()


def test_an_invitation_to_somebody_who_never_came_is_found_by_its_address(worker: User, group: Organisation) -> None:
    actions.invite(by=worker, email="bo@example.org", name="Bo", organisation=group, level=Level.EDITOR)
    privacy.erase(by=worker, person=queries.person("bo@example.org"))
    assert not Invitation.objects.exists()
