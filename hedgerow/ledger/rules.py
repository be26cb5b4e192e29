"""What an entry says in one text that can be hashed, how seals chain, and what may be recorded at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hedgerow.kernel.ids import key, keys
from hedgerow.ledger.types import Chosen, EntryFacts, Problem, Work

FORMAT = 1
FIRST_HASH = "0" * 64  # what the first seal follows
MOST_MINUTES = 10_080  # a week: above it somebody leaned on a key
MOST_PEOPLE = 1_000_000
MOST_GIVEN = 100_000_000  # minutes: a great city's volunteers for a week
MOST_PENCE = 10**14
EARLIEST = date(1990, 1, 1)
AHEAD = timedelta(days=1)  # a clock may be wrong, tomorrow may have begun elsewhere


def canonical(facts: EntryFacts) -> bytes:
    """An entry's facts as one text: JSON with sorted keys, no spaces, UTF-8 (in the manner of RFC 8785).

    Dates are ISO 8601, moments in UTC to the microsecond; groups and priorities are sorted. `format` is inside, so
    that a later form of the text can be told from this one. Different facts give different texts.
    """
    text = json.dumps(_plain(facts), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode()


def digest(facts: EntryFacts) -> str:
    """The SHA-256 of an entry's canonical text, in hexadecimal."""
    return hashlib.sha256(canonical(facts)).hexdigest()


def seal_hash(previous: str, entry_hash: str) -> str:
    """The hash of a seal: SHA-256 of the hash of the seal before it and of the entry's own, both in hexadecimal."""
    return hashlib.sha256(f"{previous}{entry_hash}".encode("ascii")).hexdigest()


def problems(
    work: Work, *, today: date, activities: Mapping[str, date | None], priorities: Collection[str]
) -> list[Problem]:
    """Everything that is wrong with an act, in the order of a form.

    `activities` are the codes known here, each with the day since which it is no longer used; `priorities` the codes.
    """
    checks = {
        Problem.NO_ACTIVITY: not work.activity,
        Problem.UNKNOWN_ACTIVITY: bool(work.activity) and work.activity not in activities,
        Problem.RETIRED_ACTIVITY: _retired(activities.get(work.activity), work.on),
        Problem.MINUTES: not _between(work.minutes, 0, MOST_MINUTES),
        Problem.FUTURE: work.on > today + AHEAD,
        Problem.TOO_OLD: work.on < EARLIEST,
        Problem.PEOPLE: not _between(work.people, 0, MOST_PEOPLE),
        Problem.GIVEN: not _between(work.given, 0, MOST_GIVEN),
        Problem.MONEY: work.money is not None and not 0 < work.money.pence <= MOST_PENCE,
        Problem.MONEY_KIND: work.money is not None and not work.money.kind,
        Problem.AREA_BASIS: bool(work.where.area) != bool(work.where.basis),
        Problem.UNKNOWN_PRIORITY: not set(work.priorities) <= set(priorities),
        Problem.TOO_LONG: len(work.note) > 4000 or len(work.names) > 400,
    }
    return [problem for problem, wrong in checks.items() if wrong]


NEW, PERSON = "new:", "person:"


def chosen(values: Iterable[str]) -> Chosen:
    """Whom a form's values name: "12" a group here, "GB-CHC-1" one on a register, "new:X" and "person:X" as typed."""
    told = [" ".join(value.split()) for value in dict.fromkeys(values) if value.strip()]
    new = [value.removeprefix(NEW).strip() for value in told if value.startswith(NEW)]
    people = [value.removeprefix(PERSON).strip() for value in told if value.startswith(PERSON)]
    rest = [value for value in told if not value.startswith((NEW, PERSON))]
    register = tuple(value for value in rest if key(value) is None)
    return Chosen(tuple(keys(rest)), register, tuple(filter(None, new)), tuple(filter(None, people)))


def finest_area(lsoa: str, ward: str, authority: str) -> str:
    """The smallest area known of a group."""
    return lsoa or ward or authority


def _between(value: int | None, least: int, most: int) -> bool:
    return value is None or least <= value <= most


def _retired(since: date | None, on: date) -> bool:
    return since is not None and on > since


def _plain(facts: EntryFacts) -> dict[str, Any]:
    return {
        "about": _text(facts.about),
        "act": facts.act,
        "activity": facts.activity,
        "area": facts.area,
        "area_basis": str(facts.area_basis),
        "audience": str(facts.audience),
        "corrects": _text(facts.corrects),
        "format": facts.format,
        "function": str(facts.function),
        "given": facts.given,
        "groups": [[group.organisation, group.area, str(group.band)] for group in sorted(facts.groups)],
        "id": str(facts.id),
        "kind": str(facts.kind),
        "minutes": facts.minutes,
        "on": facts.on.isoformat(),
        "pathway": str(facts.pathway),
        "payer": facts.payer,
        "pence": facts.pence,
        "pence_kind": str(facts.pence_kind),
        "people": facts.people,
        "priorities": sorted(facts.priorities),
        "public_body": facts.public_body,
        "recorded_at": _moment(facts.recorded_at),
        "recorded_by": facts.recorded_by,
        "ref": facts.ref,
        "reverses": _text(facts.reverses),
        "strength": str(facts.strength),
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
