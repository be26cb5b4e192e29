"""A data folder of its own, and a worker."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from tests.engines.privacy.planted import Planted, plant
from tests.people import person


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def manager(db: None) -> User:
    return person(role=LioRole.MANAGER)


@pytest.fixture
def planted(db: None, folder: Path) -> Planted:
    with zeal_ignore():
        return plant(person(), folder)
