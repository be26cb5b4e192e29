"""Whether criteria that came from elsewhere are of the right make: a number where a number belongs, codes where codes do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hedgerow.funding.rules.criteria import BOUND

LONGEST_CODE, MOST = 20, 10**13
YEARS = (1, 2, 3)  # of which an income may be the mean


def is_sound(criteria: Iterable[Any]) -> bool:
    """Whether every fact of every criterion is of the kind that its class says."""
    return all(_is_sound(one) for one in criteria)


def _is_sound(one: Any) -> bool:
    if not is_dataclass(one):
        return False
    hints = get_type_hints(type(one))
    told = {f.name: getattr(one, f.name) for f in fields(one) if f.name != BOUND}
    return told.get("years", 1) in YEARS and all(_fits(hints[name], value) for name, value in told.items())


def _fits(hint: Any, value: Any) -> bool:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return any(_fits(one, value) for one in get_args(hint))
    if origin is frozenset:
        return isinstance(value, frozenset) and bool(value) and all(_fits(get_args(hint)[0], one) for one in value)
    if origin is tuple:
        return isinstance(value, tuple) and bool(value) and all(is_dataclass(one) and _is_sound(one) for one in value)
    return _is_one(hint, value)


def _is_one(hint: Any, value: Any) -> bool:
    if hint is bool:
        return isinstance(value, bool)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST
    if hint is str:
        return isinstance(value, str) and 0 < len(value) <= LONGEST_CODE
    if isinstance(hint, type) and issubclass(hint, Enum):
        return isinstance(value, hint)
    return isinstance(hint, type) and isinstance(value, hint)
