"""An officer, two groups with somebody who acts for the first, and a round that is being assessed."""

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
from tests.programmes.after.given import a_round, sent


@pytest.fixture(autouse=True)
def ledger_folder(tmp_path: Path, settings: Any) -> None:
    """Each test has a record of its own."""
    settings.DATA_DIR = tmp_path


@pytest.fixture
def officer(db: None) -> User:
    charter.seed()
    return person()


@pytest.fixture
def group(officer: User) -> Organisation:
    return organisations.create(by=officer, name="Ash Growers", legal_form="unincorporated")


@pytest.fixture
def other(officer: User) -> Organisation:
    return organisations.create(by=officer, name="Oak Planted Friends", legal_form="unincorporated")


@pytest.fixture
def treasurer(officer: User, group: Organisation) -> User:
    """Somebody who acts for the first group."""
    user = person("treasurer@example.org", LioRole.NONE, name="Tess")
    organisations.grant_access(by=officer, user=user, organisation=group, level=Level.ADMINISTRATOR)
    return user


@pytest.fixture
def held(officer: User) -> Round:
    return a_round(officer)


@pytest.fixture
def application(officer: User, held: Round, group: Organisation) -> Application:
    return sent(officer, held, group)


@pytest.fixture
def second(officer: User, held: Round, other: Organisation) -> Application:
    return sent(officer, held, other, 300_000)
