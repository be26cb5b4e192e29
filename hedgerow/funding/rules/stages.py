"""The stages of applying to a fund: as they are kept (JSON), as people type them, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from hedgerow.funding.types.funds import FundStage

MOST, LONGEST_NAME, LONGEST_ASKS = 8, 100, 500
MARKS = " \t-•–,"  # before a name, where people write a list
#: "Expression of interest, by 2027-03-01: two pages"
BY = re.compile(r",?\s*\bby\s+(?P<day>[^:]*\d[^:]*)$", re.IGNORECASE)


def dump(stages: Iterable[FundStage]) -> list[dict[str, Any]]:
    """Stages as JSON."""
    return [{"name": one.name, "on": one.on.isoformat() if one.on else None, "asks": one.asks} for one in stages]


def load(kept: Iterable[Mapping[str, Any]]) -> tuple[FundStage, ...]:
    """Stages from JSON. Raises ValueError for what is none."""
    return tuple(_load(one) for one in kept)


def tidy(stage: FundStage) -> FundStage:
    """A stage that can be typed in one line, and read back as the same."""
    told = (stage.name.replace(":", " – "), stage.asks)
    name, asks = (" ".join(text.replace(";", ",").split()) for text in told)
    return FundStage(name.lstrip(MARKS)[:LONGEST_NAME].rstrip(" ,"), stage.on, asks[:LONGEST_ASKS].strip())


def _load(kept: Mapping[str, Any]) -> FundStage:
    on = kept.get("on")
    return FundStage(str(kept["name"]), date.fromisoformat(on) if on else None, str(kept.get("asks") or ""))


def read(text: str, day: Callable[[str], date | None]) -> tuple[FundStage, ...]:
    """Stages as people type them, one a line (or with ; between them): name, then "by" and a day, then ":" and what is
    asked. `day` reads a day. Raises ValueError with a sentence.

    >>> read("Full bid, by 2027-05-01: ten pages", date.fromisoformat)[0].asks
    'ten pages'
    """
    lines = [line.lstrip(MARKS).strip() for line in re.split(r"[\n;]", text)]
    return tuple(tidy(_stage(line, day)) for line in lines if line)


def _stage(line: str, day: Callable[[str], date | None]) -> FundStage:
    head, _colon, asks = line.partition(":")
    found = BY.search(head.strip())
    name = head[: found.start()].strip() if found else head.strip()
    if not name:
        raise ValueError(f"“{line[:60]}” has no name of a stage. Write it like: Full bid, by 2027-05-01: ten pages.")
    return FundStage(name, day(found["day"].strip()) if found else None, asks.strip())


def write(stages: Iterable[FundStage]) -> str:
    """Stages as people type them, one a line: what `read` reads back.

    >>> write([FundStage("Full bid", date(2027, 5, 1), "ten pages")])
    'Full bid, by 2027-05-01: ten pages'
    """
    return "\n".join(_line(one) for one in stages)


def _line(one: FundStage) -> str:
    by = f", by {one.on.isoformat()}" if one.on else ""
    return f"{one.name}{by}: {one.asks}" if one.asks else f"{one.name}{by}"


def closing(stages: Iterable[FundStage]) -> date | None:
    """The day after which nobody can begin: the first stage's."""
    first = next(iter(stages), None)
    return first.on if first else None


def too_much(stages: Iterable[FundStage]) -> bool:
    """Whether there are more stages, or longer words, than can be kept."""
    held = list(stages)
    return len(held) > MOST or any(len(one.name) > LONGEST_NAME or len(one.asks) > LONGEST_ASKS for one in held)


def out_of_order(stages: Iterable[FundStage]) -> bool:
    """Whether a later stage is due before an earlier one."""
    days = [one.on for one in stages if one.on]
    return days != sorted(days)
