"""Which numbers of people a return may show outside."""

from __future__ import annotations

from collections.abc import Iterable

from hedgerow.spine.disclosure import SMALLEST_SHOWN, shown


def has_small(counts: Iterable[int | None]) -> bool:
    """Whether somebody could be told by a number among these."""
    return any(count is not None and 0 < count < SMALLEST_SHOWN for count in counts)


def safe(count: int | None, *, small: bool) -> int | None:
    """A count of people as it may be shown beside others, of which some are `small`.

    Where none is, as it is. Where one is, that one is withheld (None) and all the others are rounded to the nearest 5, so that
    what is withheld cannot be had back by subtraction (`spine.disclosure`).
    """
    return shown(count) if small and count is not None else count


def is_hidden(count: int | None, *, small: bool) -> bool:
    """Whether a count that was said is withheld."""
    return small and count is not None and shown(count) is None
