"""A worker, a question, a group."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hedgerow.accounts.models import User
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.participation.models import Conversation
from tests.participation.making import live_question
from tests.people import person


@pytest.fixture(autouse=True)
def ledger_folder(tmp_path: Path, settings: Any) -> None:
    """A record of work of its own."""
    settings.DATA_DIR = tmp_path


@pytest.fixture
def worker(db: None) -> User:
    return person()


@pytest.fixture
def question(worker: User) -> Conversation:
    return live_question(worker)


@pytest.fixture
def group(worker: User) -> Organisation:
    return organisations.create(by=worker, name="Ash Food Bank")
