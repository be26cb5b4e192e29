"""A version of the agreement as its page shows it: everything of it from the words as they were put."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hedgerow.charter import rules
from hedgerow.charter.models import BodyPriority
from hedgerow.charter.types import Match, Performed, PromiseMade, Side
from hedgerow.standards.infrastructure import SCHEMES


@dataclass(frozen=True)
class Doing:
    """Who performs something, and where: "Ash Valley Volunteers (Brook, Netherfold)"."""

    name: str
    where: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Word:
    """An activity: its words, who does it by name, what it is near to elsewhere."""

    code: str
    name: str
    line: str
    doing: tuple[Doing, ...] = ()
    near: tuple[str, ...] = ()
    retired_on: date | None = None


@dataclass(frozen=True)
class FunctionPart:
    """A function with its activities, and who performs all of it."""

    code: str
    name: str
    current: tuple[Word, ...]
    retired: tuple[Word, ...]
    doing: tuple[Doing, ...]
    near: tuple[str, ...]


@dataclass(frozen=True)
class PriorityPart:
    """A local priority of the version, and what public bodies have published about it."""

    code: str
    name: str
    line: str
    starts: date | None
    ends: date | None
    said: tuple[BodyPriority, ...] = ()


@dataclass(frozen=True)
class SidePart:
    """The promises of one side."""

    side: str
    title: str
    promises: tuple[PromiseMade, ...]


@dataclass(frozen=True)
class VersionPage:
    """All of a version, in the order in which it is read."""

    title: str
    place: str
    keeper: str
    definition: str
    functions: tuple[FunctionPart, ...]
    priorities: tuple[PriorityPart, ...]
    sides: tuple[SidePart, ...]
    performers: int = field(default=0)


def page(content: Mapping[str, Any], bodies: Mapping[str, Sequence[BodyPriority]] | None = None) -> VersionPage:
    """A version's content as its page; `bodies` is what public bodies say today, by the code of our priority."""
    performed = rules.performed_of(content)
    return VersionPage(
        title=content["title"],
        place=content.get("place", ""),
        keeper=content.get("keeper", ""),
        definition=content["definition"],
        functions=tuple(_function(one, content, performed) for one in content["functions"]),
        priorities=tuple(_priority(one, (bodies or {}).get(one["code"], ())) for one in content["priorities"]),
        sides=tuple(_sides(rules.promises_of(content))),
        performers=len({one.org_id or one.organisation for one in performed}),
    )


def _function(one: Mapping[str, Any], content: Mapping[str, Any], performed: Sequence[Performed]) -> FunctionPart:
    words = [_word(activity, content, performed) for activity in one["activities"]]
    return FunctionPart(
        code=one["code"],
        name=one["name"],
        current=tuple(word for word in words if word.retired_on is None),
        retired=tuple(word for word in words if word.retired_on is not None),
        doing=doing([done for done in performed if done.function == one["code"] and not done.activity]),
        near=near(content, one["code"]),
    )


def _word(one: Mapping[str, Any], content: Mapping[str, Any], performed: Sequence[Performed]) -> Word:
    return Word(
        code=one["code"],
        name=one["name"],
        line=one["description"],
        doing=doing([done for done in performed if done.activity == one["code"]]),
        near=near(content, one["code"]),
        retired_on=_day(one.get("retired_on")),
    )


def doing(rows: Sequence[Performed]) -> tuple[Doing, ...]:
    """Organisations once each, with every area that they do it in."""
    where: dict[str, list[str]] = defaultdict(list)
    notes: dict[str, str] = {}
    for row in rows:
        where[row.organisation] += [row.area_name or row.area] if row.area else []
        notes[row.organisation] = notes.get(row.organisation) or row.note
    return tuple(Doing(name, tuple(areas), notes[name]) for name, areas in where.items())


def near(content: Mapping[str, Any], word: str) -> tuple[str, ...]:
    """What a word is near to elsewhere: "NAVCA’s five functions: Liaison (nearly the same)"."""
    return tuple(
        f"{SCHEMES[one['scheme']].title}: {SCHEMES[one['scheme']].concepts[one['concept']]} ({Match(one['how']).label})"
        for one in content["matches"]
        if one["word"] == word and one["scheme"] in SCHEMES
    )


def _priority(one: Mapping[str, Any], said: Sequence[BodyPriority]) -> PriorityPart:
    days = (_day(one.get("starts")), _day(one.get("ends")))
    return PriorityPart(one["code"], one["name"], one["description"], *days, tuple(said))


def _sides(promises: Sequence[PromiseMade]) -> list[SidePart]:
    """Side by side in the order of `Side`; each maker's promises stand together."""
    found: dict[str, list[PromiseMade]] = {side.value: [] for side in Side}
    for promise in promises:
        found[promise.side].append(promise)
    return [
        SidePart(side, " · ".join(dict.fromkeys(one.maker for one in some)), tuple(some))
        for side, some in found.items()
        if some
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
