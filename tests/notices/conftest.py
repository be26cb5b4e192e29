"""A worker, a council with an officer, two groups with somebody who acts for each, and a contract that is open."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.charter import actions as charter
from hedgerow.kernel import clock
from hedgerow.notices import actions
from hedgerow.notices.models import Notice
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind, Level
from tests.notices.given import package, release
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
def council(worker: User) -> Organisation:
    return organisations.create(by=worker, name="Ash Council", kind=Kind.PUBLIC_BODY)


@pytest.fixture
def officer(worker: User, council: Organisation) -> User:
    user = person("officer@ash.gov.uk", LioRole.NONE, name="Olu")
    organisations.grant_access(by=worker, user=user, organisation=council, level=Level.OFFICER)
    return user


@pytest.fixture
def group(worker: User) -> Organisation:
    """A lunch club of some size."""
    return organisations.create(
        by=worker, name="Ash Lunch Club", description="Lunch and company for older people", legal_form="cio",
        income_pence=9_000_000, themes=["101", "105"], beneficiaries=["202"],
    )  # fmt: skip


@pytest.fixture
def rep(worker: User, group: Organisation) -> User:
    user = person("rep@example.org", LioRole.NONE, name="Tess")
    organisations.grant_access(by=worker, user=user, organisation=group, level=Level.EDITOR)
    return user


@pytest.fixture
def other(worker: User) -> Organisation:
    """A smaller one, that is not incorporated."""
    return organisations.create(
        by=worker, name="Elm Visitors", description="Visiting older people for lunch", legal_form="unincorporated",
        income_pence=3_000_000, themes=["101"], beneficiaries=["202"],
    )  # fmt: skip


@pytest.fixture
def other_rep(worker: User, other: Organisation) -> User:
    user = person("elm@example.org", LioRole.NONE, name="Elsie")
    organisations.grant_access(by=worker, user=user, organisation=other, level=Level.EDITOR)
    return user


def read(*releases: Any, by: User | None = None) -> Any:
    """Read releases in."""
    data = json.dumps(package(*releases)).encode()
    return actions.apply(by=by, reading=actions.look(by=by, file="f.json", data=data, source="Contracts Finder"))


@pytest.fixture
def notice(worker: User, council: Organisation) -> Notice:
    """Lunch clubs, £20,000, open for three weeks."""
    read(release(deadline=clock.now() + timedelta(days=21)))
    return Notice.objects.get()
