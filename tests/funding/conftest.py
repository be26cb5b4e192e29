"""A worker, a group that somebody acts for, and a fund that is open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.charter import actions as charter
from hedgerow.funding import actions
from hedgerow.funding.models import Fund
from hedgerow.funding.types import Needs
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Level
from tests.people import person


@pytest.fixture(autouse=True)
def ledger_folder(tmp_path: Path, settings: Any) -> None:
    """Each test has a record of its own."""
    settings.DATA_DIR = tmp_path


@pytest.fixture
def worker(db: None) -> User:
    charter.seed()
    return person()


@pytest.fixture
def group(worker: User) -> Organisation:
    return organisations.create(by=worker, name="Ash Growers", legal_form="unincorporated", income_pence=400_000)


@pytest.fixture
def treasurer(worker: User, group: Organisation) -> User:
    """Somebody who acts for the group."""
    user = person("treasurer@example.org", LioRole.NONE, name="Tess")
    organisations.grant_access(by=worker, user=user, organisation=group, level=Level.EDITOR)
    return user


@pytest.fixture
def fund(worker: User) -> Fund:
    needs = Needs(income_most=5_000_000, committee=3)
    facts = {"title": "Growing food together", "payer": "The Ash Trust", "amount_max": 500_000, "weeks_to_decide": 8}
    return actions.open_fund(by=worker, fund=actions.add_fund(by=worker, needs=needs, **facts))
