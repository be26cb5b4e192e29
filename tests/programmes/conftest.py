"""A worker, a group with its treasurer, and a round that is open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.charter import actions as charter
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Level
from hedgerow.programmes.models import Application, Round
from tests.people import person
from tests.programmes.given import a_round, an_application


@pytest.fixture(autouse=True)
def ledger_folder(tmp_path: Path, settings: Any) -> None:
    """Each test has a record of its own."""
    settings.DATA_DIR = tmp_path


@pytest.fixture
def worker(db: None) -> User:
    charter.seed()
    return person()


def a_group(by: User, name: str, email: str) -> tuple[Organisation, User]:
    """A group, and somebody who acts for it."""
    group = organisations.create(by=by, name=name, legal_form="unincorporated", income_pence=400_000)
    user = person(email, LioRole.NONE, name=name.split()[0])
    organisations.grant_access(by=by, user=user, organisation=group, level=Level.EDITOR)
    return group, user


@pytest.fixture
def group(worker: User) -> Organisation:
    return a_group(worker, "Ash Growers", "treasurer@example.org")[0]


@pytest.fixture
def treasurer(group: Organisation) -> User:
    """Somebody who acts for the group."""
    return User.objects.get(email="treasurer@example.org")


@pytest.fixture
def open_round(worker: User) -> Round:
    return a_round(worker)


@pytest.fixture
def sent(open_round: Round, group: Organisation, treasurer: User) -> Application:
    """What the group sent in."""
    return an_application(treasurer, open_round, group)
