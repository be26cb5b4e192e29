"""A bid that came of a contract, and the contract, lead to one another."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.charter import actions as charter
from hedgerow.kernel import clock
from hedgerow.notices.models import Notice
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Level
from hedgerow.workflows.notice_becomes_bid import bid_alone
from tests.notices.conftest import read
from tests.notices.given import release
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ledger_folder(tmp_path: Path, settings: Any) -> None:
    """Each test has a record of its own."""
    settings.DATA_DIR = tmp_path


@pytest.fixture
def group() -> Organisation:
    charter.seed()
    return organisations.create(by=person(), name="Ash Lunch Club")


@pytest.fixture
def rep(group: Organisation) -> User:
    user = person("rep@example.org", "", name="Tess")
    organisations.grant_access(by=person("wren@example.org"), user=user, organisation=group, level=Level.EDITOR)
    return user


def test_the_bid_leads_to_the_contract_and_the_contract_to_the_bid(group: Organisation, rep: User) -> None:
    read(release(deadline=clock.now() + timedelta(days=21)))
    notice = Notice.objects.get()
    bid = bid_alone(by=rep, notice=notice, organisation=group)
    own, team = Client(), Client()
    own.force_login(rep)
    team.force_login(person("team@example.org"))
    for browser, path, link in (
        (team, f"/funding/bids/{bid.pk}/", f"/contracts/{notice.pk}/"),
        (team, f"/notices/{notice.pk}/", f"/funding/bids/{bid.pk}/"),
        (own, f"/space/groups/{group.pk}/funding/bids/{bid.pk}/", f"/contracts/{notice.pk}/"),
        (own, f"/space/groups/{group.pk}/contracts/{notice.pk}/", f"/space/groups/{group.pk}/funding/bids/{bid.pk}/"),
    ):
        assert f'href="{link}"' in browser.get(path).content.decode(), path
