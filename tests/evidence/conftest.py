"""Thornmere, the made-up borough, with a record of work of its own for each test."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from hedgerow.places.actions import open_place
from hedgerow.places.models import Place
from tests.ledger.given import words
from tests.places.conftest import built_once
from tests.places.small_spine import AUTHORITY

__all__ = ["built_once", "place"]


@pytest.fixture
def place(built_once: Path, tmp_path: Path, settings: Any, db: None) -> Place:
    """Thornmere, open, with the starting words and nothing recorded."""
    (tmp_path / "spine").symlink_to(built_once / "spine")
    settings.DATA_DIR = tmp_path
    cache.clear()
    open_place(area_code=AUTHORITY)
    words()
    return Place.objects.get()
