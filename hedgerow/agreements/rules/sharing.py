"""Shared costs are shared out by a method that is printed, and add up to the penny. Our own method."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hedgerow.agreements.types import SHARED, Cost, Method, Shared
from hedgerow.charter.types import Function

FUNCTIONS: tuple[str, ...] = tuple(function.value for function in Function)


def share(costs: Iterable[Cost], minutes: Mapping[str, int], functions: Sequence[str] = FUNCTIONS) -> Shared:
    """Costs of single functions go to them; shared ones follow the minutes of each function. Whole pence, exactly.

    Without minutes they follow what each function cost by itself; without that too, they are split equally. The order of
    the costs does not matter. Raises ValueError for a function that is not among `functions`.
    """
    held = list(costs)
    direct = dict.fromkeys(functions, 0)
    for cost in held:
        if cost.function != SHARED:
            if cost.function not in direct:
                raise ValueError(f"there is no function {cost.function!r}")
            direct[cost.function] += cost.pence
    pool = sum(cost.pence for cost in held if cost.function == SHARED)
    method, weights = _weights(direct, minutes) if pool else (Method.NONE, {})
    parts = split(pool, [weights.get(function, 0) for function in functions]) if pool else [0] * len(functions)
    by = {function: direct[function] + part for function, part in zip(functions, parts, strict=True)}
    return Shared(by, sum(by.values()), pool, method)


def _weights(direct: Mapping[str, int], minutes: Mapping[str, int]) -> tuple[Method, Mapping[str, int]]:
    """By what shared costs are shared out. What came back (a refund) gives a function no weight."""
    worked = {function: max(0, minutes.get(function, 0)) for function in direct}
    if any(worked.values()):
        return Method.MINUTES, worked
    spent = {function: max(0, pence) for function, pence in direct.items()}
    if any(spent.values()):
        return Method.DIRECT, spent
    return Method.EQUAL, dict.fromkeys(direct, 1)


def split(pence: int, weights: Sequence[int]) -> list[int]:
    """Whole pence by weights that are not below zero and not all zero, by the largest remainder: the parts add up.

    A sum below zero is split like the same sum above it. Equal remainders go to the earlier part.
    """
    whole, sign = sum(weights), -1 if pence < 0 else 1
    amount = abs(pence)
    parts = [amount * weight // whole for weight in weights]
    left = amount - sum(parts)
    order = sorted(range(len(weights)), key=lambda each: (-(amount * weights[each] % whole), each))
    for each in order[:left]:
        parts[each] += 1
    return [sign * part for part in parts]
