"""What answers before anybody looks after an installation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


def before_anybody(view: View) -> View:
    """Mark a view as part of the first run: it answers while there is no manager yet."""
    view.before_anybody = True  # type: ignore[attr-defined]
    return view
