"""Each test has a record of its own: its own copy in columns, beside its own rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def ledger_folder(tmp_path: Path, settings: Any) -> Path:
    """Where the copy lies."""
    settings.DATA_DIR = tmp_path
    return tmp_path / "ledger"
