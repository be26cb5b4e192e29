"""Thornmere, a made-up borough, as open data and as an open place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.places.actions import open_place
from hedgerow.places.models import Place
from tests.places import small_spine


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small spine, built once for the run."""
    folder = tmp_path_factory.mktemp("thornmere")
    small_spine.write(folder / "spine")
    return folder


@pytest.fixture
def thornmere(built_once: Path, settings: Any) -> Path:
    """A data folder with the small spine, not to be written to."""
    settings.DATA_DIR = built_once
    return built_once


@pytest.fixture
def place(thornmere: Path, db: None) -> Place:
    """Thornmere, open."""
    open_place(area_code=small_spine.AUTHORITY)
    return Place.objects.get()


@pytest.fixture
def worker(db: None) -> User:
    return User.objects.create_user("wren@example.org", name="Wren", role=LioRole.WORKER)


@pytest.fixture
def manager(db: None) -> User:
    return User.objects.create_user("heron@example.org", name="Heron", role=LioRole.MANAGER)
