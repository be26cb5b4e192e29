"""What indicators amount to, from what was counted: in plain Python."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hedgerow.evidence.types.indicators import Amount, Indicator, Missing, Ratio, Unit, Valued
from hedgerow.spine.disclosure import SMALLEST_SHOWN, shown

MINUTES_IN_HOUR = 60
HUNDRED = 100


@dataclass(frozen=True)
class Part:
    """What one indicator counted before anything was hidden; None is not known."""

    unit: Unit
    value: int | None


def amount(
    one: Indicator, counted: Mapping[str, int | None], units: Mapping[str, Unit], *, rounded: bool = False
) -> Amount:
    """What an indicator amounts to. `counted` holds what each indicator counted from the record or of a state, by code.

    Numbers of people from 1 to 4 are hidden; `rounded` (in tables by place or size) rounds others to the nearest 5.
    """
    if isinstance(one.how, Ratio):
        of, to = (Part(units[code], counted.get(code)) for code in (one.how.of, one.how.to))
        return ratio(of, to, one.unit)
    if isinstance(one.how, Valued):
        minutes = counted.get(one.how.of)
        if minutes is None:
            return Amount(missing=Missing.UNKNOWN)
        worth = sorted(half_up(minutes * rate.pence, MINUTES_IN_HOUR) for rate in one.how.rates)
        return Amount(low=worth[0], high=worth[-1])
    value = counted.get(one.code)
    if value is None:
        return Amount(missing=Missing.UNKNOWN)
    if one.unit is Unit.PEOPLE:
        return people(value, rounded=rounded)
    return Amount(value)


def people(value: int, *, rounded: bool) -> Amount:
    """A number of people, as it may be told."""
    if rounded:
        told = shown(value)
        return Amount(told) if told is not None else Amount(missing=Missing.HIDDEN)
    return Amount(value) if is_safe(Part(Unit.PEOPLE, value)) else Amount(missing=Missing.HIDDEN)


def is_safe(part: Part) -> bool:
    """Whether a count tells of nobody in particular."""
    return part.unit is not Unit.PEOPLE or part.value is None or part.value == 0 or part.value >= SMALLEST_SHOWN


def ratio(of: Part, to: Part, unit: Unit) -> Amount:
    """One part for each of another: whole per cent, or pence for a pound; hidden where a part of it is."""
    if of.value is None or to.value is None:
        return Amount(missing=Missing.UNKNOWN)
    if not is_safe(of) or not is_safe(to):
        return Amount(missing=Missing.HIDDEN)
    if not to.value:
        return Amount(of=of.value, to=to.value, missing=Missing.UNKNOWN)
    return Amount(half_up(of.value * HUNDRED, to.value), of=of.value, to=to.value)


def half_up(amount_of: int, by: int) -> int:
    """A whole number divided, a half rounded up."""
    return (2 * amount_of + by) // (2 * by)
