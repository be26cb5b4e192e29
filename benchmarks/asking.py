"""What a page to measure is, and the addresses at which it is asked for."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from itertools import product
from typing import Any
from urllib.parse import urlencode

LIST_TARGET = 150


@dataclass(frozen=True)
class Page:
    """A page to measure: who asks, at which addresses; `target` in milliseconds at p95; `cold` empties the cache first."""

    name: str
    who: str
    addresses: list[str]
    target: int = LIST_TARGET
    cold: bool = False
    headers: dict[str, str] = field(default_factory=dict)


def as_served() -> None:
    """This process as one that serves: everything loaded beforehand."""
    import_module("hedgerow.config.wsgi")


def query(path: str, **said: object) -> str:
    """An address with a query string."""
    return f"{path}?{urlencode(said)}"


def mixed(**choices: list[Any]) -> Iterator[dict[str, Any]]:
    """Filters together, every choice with every other, shuffled; None leaves a filter out."""
    every = list(product(*choices.values()))
    random.Random(3).shuffle(every)
    for chosen in every:
        yield {name: value for name, value in zip(choices, chosen, strict=True) if value is not None}
