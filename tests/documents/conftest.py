"""A worker, and a group that somebody acts for."""

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
from tests.people import person


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, settings: Any) -> None:
    """Each test has a record and a store of its own."""
    settings.DATA_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def worker(db: None) -> User:
    charter.seed()
    return person()


@pytest.fixture
def group(worker: User) -> Organisation:
    return organisations.create(by=worker, name="Ash Growers", legal_form="unincorporated", income_pence=400_000)


@pytest.fixture
def treasurer(worker: User, group: Organisation) -> User:
    user = person("treasurer@example.org", LioRole.NONE, name="Tess")
    organisations.grant_access(by=worker, user=user, organisation=group, level=Level.EDITOR)
    return user
