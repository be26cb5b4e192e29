"""The obvious reading: plain Python over plain facts, with nothing shared with the fast one but the words and rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from hedgerow.evidence import rules
from hedgerow.evidence.types import NONE, NOT_KNOWN, OUTSIDE, Dimension, Figures, Hands, Question, Reading


@dataclass(frozen=True)
class Part:
    """A group of an entry, as it was when recorded."""

    organisation: int
    area: str = ""
    band: str = ""


@dataclass(frozen=True)
class Fact:
    """One entry that counts. `parts` are in order of organisation."""

    id: str
    on: date
    function: str
    activity: str
    act: str = ""
    unmet: bool = False
    area: str = ""
    minutes: int = 0
    people: int = 0
    given: int = 0
    pence: int = 0
    pence_kind: str = ""
    payer: int | None = None
    recorded_by: int | None = None
    parts: tuple[Part, ...] = ()
    priorities: tuple[str, ...] = ()


@dataclass(frozen=True)
class InWard:
    """A small area lay in a ward from `starts` to `ends`, both included; `near`: a ward of the place itself."""

    area: str
    ward: str
    starts: date
    ends: date
    near: bool = True


@dataclass(frozen=True)
class World:
    """What the facts are read with."""

    wards: Sequence[InWard] = ()
    fifths: Mapping[str, int] = field(default_factory=dict)
    kept: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """One group's part of one fact (or the whole of a fact that names no group)."""

    fact: Fact
    part: Part | None
    minutes: int
    given: int
    pence: int


def read(question: Question, facts: Sequence[Fact], world: World) -> Reading:
    """What the question answers."""
    rows = [row for fact in facts for row in rows_of(fact) if within(question, fact) and holds(question, row, world)]
    cells: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for key in keys(question.by, row, world):
            cells[key].append(row)
    return Reading({key: figures(found, world) for key, found in cells.items()}, figures(rows, world))


def hands(question: Question, facts: Sequence[Fact], world: World) -> Hands:
    """Whose time is in each cell and in all (None), by how many pieces of work."""
    found: dict[str | None, dict[int | None, set[str]]] = defaultdict(lambda: defaultdict(set))
    for fact in facts:
        for row in rows_of(fact) if within(question, fact) else ():
            if row.minutes and holds(question, row, world):
                for key in [None, *keys(question.by, row, world)]:
                    found[key][fact.recorded_by].add(fact.id)
    return {key: {user: len(ids) for user, ids in by.items()} for key, by in found.items()}


def rows_of(fact: Fact) -> Iterator[Row]:
    """An entry's minutes and money, shared equally among its groups."""
    if not fact.parts:
        yield Row(fact, None, fact.minutes, fact.given, fact.pence)
    count = len(fact.parts)
    for position, part in enumerate(fact.parts):
        yield Row(fact, part, *(rules.share(one, count, position) for one in (fact.minutes, fact.given, fact.pence)))


def within(question: Question, fact: Fact) -> bool:
    if fact.unmet != question.unmet:
        return False
    return question.period is None or question.period.start <= fact.on <= question.period.end


def holds(question: Question, row: Row, world: World) -> bool:
    return all(key in keys(dimension, row, world) for dimension, key in question.filters)


def keys(dimension: Dimension, row: Row, world: World) -> list[str]:
    """The cells that a row stands in: one, but for priorities."""
    fact, part = row.fact, row.part
    place = fact.area or (part.area if part else "")
    match dimension:
        case Dimension.PRIORITY:
            return list(fact.priorities) or [NONE]
        case Dimension.WARD:
            found = [w for w in world.wards if w.area == place and w.starts <= fact.on <= w.ends]
            return [(found[0].ward if found[0].near else OUTSIDE) if found else NOT_KNOWN]
        case Dimension.FIFTH:
            return [str(world.fifths.get(place, NOT_KNOWN))]
        case Dimension.BAND:
            return [(part.band or NOT_KNOWN) if part else NONE]
        case Dimension.PAYER:
            return [str(fact.payer) if fact.payer is not None else NONE]
        case Dimension.MONTH:
            return [f"{fact.on.year}-{fact.on.month:02d}"]
        case Dimension.QUARTER:
            return [f"{fact.on.year} Q{(fact.on.month + 2) // 3}"]
        case Dimension.ACTIVITY:
            return [fact.activity]
        case Dimension.ACT:
            return [fact.act or NONE]
    return [fact.function]


def figures(rows: Sequence[Row], world: World) -> Figures:
    """Entries and people once each, groups once each and merged ones as one, shares added up."""
    facts = {row.fact.id: row.fact for row in rows}
    money: dict[str, int] = defaultdict(int)
    for row in rows:
        money[row.fact.pence_kind] += row.pence
    money.pop("", None)
    return Figures(
        entries=len(facts),
        groups=len({world.kept.get(row.part.organisation, row.part.organisation) for row in rows if row.part}),
        minutes=sum(row.minutes for row in rows),
        given=sum(row.given for row in rows),
        people=sum(fact.people for fact in facts.values()),
        **money,
    )
