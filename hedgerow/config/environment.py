"""Every setting that the environment may give, read in one place. `docs/reference/settings.md` explains each."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def data_dir() -> Path:
    """Where this installation keeps everything it owns (`HEDGEROW_DATA`, by default ./var)."""
    return Path(os.environ.get("HEDGEROW_DATA", "var")).absolute()


def flag(name: str, default: bool = False) -> bool:
    """A setting that is on for 1, true, yes or on."""
    return os.environ.get(name, str(default)).strip().lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    """A setting that is a list, separated by commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def secret_key() -> str:
    """`HEDGEROW_SECRET_KEY`, or one made at the first start and kept in the data folder, readable by its owner only."""
    given = os.environ.get("HEDGEROW_SECRET_KEY")
    if given:
        return given
    path = data_dir() / "secret-key"
    try:
        return path.read_text()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(handle, "w") as file:
        key = secrets.token_urlsafe(50)
        file.write(key)
    return key
