"""How figures of areas are written."""

from __future__ import annotations

from hedgerow.kernel.money import pounds


def amount(measure: str, value: float) -> str:
    """A figure of a profile as people write it."""
    if measure.endswith("pence_per_head"):
        return pounds(round(value))
    if measure.endswith("pence"):
        return pounds(round(value / 100) * 100)
    if measure == "most_deprived_fifth":
        return f"{value:.0f}%"
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:,.1f}"
