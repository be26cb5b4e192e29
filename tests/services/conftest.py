"""A group with somebody who acts for it, somebody of our team, and a service."""

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
from hedgerow.services.models import Service
from tests.people import person
from tests.services import shown


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, settings: Any) -> None:
    """No open data, and a copy of the record of its own."""
    settings.DATA_DIR = tmp_path


@pytest.fixture
def worker(db: None) -> User:
    charter.seed()
    return person("wren@example.org", name="Wren")


@pytest.fixture
def group(worker: User) -> Organisation:
    return organisations.create(
        by=worker, name="The Long Table", phone="01632 960 001", email="ada.home@example.org", address="1 Own Street"
    )


@pytest.fixture
def ada(worker: User, group: Organisation) -> User:
    user = person("ada@example.org", LioRole.NONE, name="Ada Brook")
    organisations.grant_access(by=worker, user=user, organisation=group, level=Level.EDITOR)
    return user


@pytest.fixture
def lunch(worker: User, ada: User, group: Organisation) -> Service:
    return shown(worker, group, phone="01632 960 111", email="lunch@table.example", taking="yes", reply_days=2)
