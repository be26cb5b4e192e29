"""Small numbers are withheld wherever people could be told by them.

The rule is that of the ONS for tables of people and of the NHS for counts of patients: counts of 1 to 4 are not
shown, and others are rounded to the nearest 5, so that what was withheld cannot be had back by subtraction.
"""

from __future__ import annotations

SMALLEST_SHOWN = 5
ROUNDED_TO = 5


def shown(count: int) -> int | None:
    """A count of people as it may be published: nought as it is, 1 to 4 withheld (None), others to the nearest 5.

    Raises ValueError for a negative count, which is none.
    """
    if count < 0:
        raise ValueError(f"{count} is no count of people")
    if count == 0:
        return 0
    if count < SMALLEST_SHOWN:
        return None
    return (count + ROUNDED_TO // 2) // ROUNDED_TO * ROUNDED_TO


def all_shown(counts: dict[str, int]) -> dict[str, int | None]:
    """Each count of a table by `shown`."""
    return {name: shown(count) for name, count in counts.items()}


def share(count: int, total: int) -> float | None:
    """A share of people, from what may be shown of both; None where either is withheld or there is nobody."""
    part, whole = shown(count), shown(total)
    return None if part is None or not whole else min(part / whole, 1.0)
