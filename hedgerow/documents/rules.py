"""How a document stands, and until when a share may last."""

from __future__ import annotations

from datetime import date

from hedgerow.documents.types import LONGEST_SHARE, SOON, Standing


def standing(*, checked: bool, expires: date | None, today: date) -> Standing:
    """How a document stands: what has run out counts for nothing, checked or not."""
    if expires is not None and expires < today:
        return Standing.OVER
    if expires is not None and expires <= today + SOON:
        return Standing.SOON
    return Standing.CHECKED if checked else Standing.WAITING


def is_live(*, ends: date, ended: bool, today: date) -> bool:
    """Whether a share may be opened: until the end of its last day, unless the group ended it before."""
    return not ended and today <= ends


def may_end(ends: date, today: date) -> bool:
    """Whether a share may last until a day."""
    return today <= ends <= today + LONGEST_SHARE
