"""A concern or a note as its readers see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hedgerow.accounts.permissions import Somebody
from hedgerow.engines import registry
from hedgerow.engines.registry import Link
from hedgerow.kernel import clock
from hedgerow.kernel.ids import key
from hedgerow.people.models import Confidential, Reader
from hedgerow.people.queries import confidential as queries
from hedgerow.people.queries.confidential import Line
from hedgerow.people.types import Confidence, Did, Standing
from hedgerow.shell.templatetags.shell import plain_date

TONES = {Standing.OPEN: "accent", Standing.PASSED: "calm", Standing.CLOSED: ""}
ASKED = {"person": "people.contact", "group": "organisations.organisation"}


@dataclass(frozen=True)
class About:
    """Whom a form is about, as the page that it was opened from says: refs of what is here, and their names."""

    refs: Mapping[str, str]
    names: tuple[str, ...]
    ids: Mapping[str, str]

    @property
    def person(self) -> str:
        return self.refs.get("person", "")

    @property
    def group(self) -> str:
        return self.refs.get("group", "")


@dataclass(frozen=True)
class Listed:
    """One line of the list: nothing of what it says but its few words without names."""

    row: Confidential
    title: str
    is_late: bool

    @property
    def is_concern(self) -> bool:
        return self.row.kind == Confidence.CONCERN

    @property
    def tone(self) -> str:
        return TONES[Standing(self.row.standing)]


@dataclass(frozen=True)
class Opened:
    """One of them, opened."""

    row: Confidential
    title: str
    text: str
    can_be_opened: bool
    links: tuple[Link, ...]
    readers: tuple[Reader, ...]
    acts: tuple[Line, ...]
    trail: tuple[Line, ...]
    raised_by: str

    @property
    def tone(self) -> str:
        return TONES[Standing(self.row.standing)]

    @property
    def is_concern(self) -> bool:
        return self.row.kind == Confidence.CONCERN


def about(asked: Mapping[str, Any]) -> About:
    """Whom a form is about, from `person` and `group` (ids) in its address or among what was sent."""
    wanted = {name: str(asked.get(name, "")) for name in ASKED}
    refs = {name: f"{ASKED[name]}:{pk}" for name, pk in wanted.items() if key(pk) is not None}
    found = registry.links(refs.values())
    here = {name: ref for name, ref in refs.items() if ref in found}
    return About(here, tuple(found[ref].title for ref in here.values()), {name: wanted[name] for name in here})


def title_of(row: Confidential, words: Mapping[str, str]) -> str:
    """Its few words, or what it is and when it was written."""
    day = plain_date(clock.day_of(row.raised_at))
    plain = _("Concern of %(day)s") if row.kind == Confidence.CONCERN else _("Note of %(day)s")
    return words.get("title") or plain % {"day": day}


def listed(somebody: Somebody, today: date) -> list[Listed]:
    """What somebody may read: open ones first, the one to be looked at soonest on top."""
    rows = sorted(queries.readable(somebody), key=lambda row: (row.closed_on is not None, row.look_on or date.max))
    return [
        Listed(
            row, title_of(row, queries.words_of(row)), bool(row.look_on and row.look_on < today and not row.closed_on)
        )
        for row in rows
    ]


def opened(row: Confidential) -> Opened:
    """Everything of one, for a reader of it."""
    words, trail = queries.words_of(row), queries.trail_of(row)
    links = registry.links(filter(None, (row.person, row.group)))
    names = queries.user_names([row.raised_by] if row.raised_by else [])
    return Opened(
        row=row,
        title=title_of(row, words),
        text=words.get("text", ""),
        can_be_opened=queries.can_be_opened(row),
        links=tuple(links.values()),
        readers=tuple(queries.readers_of(row)),
        acts=tuple(line for line in trail if line.trace.did == Did.ACTED),
        trail=tuple(trail),
        raised_by=names.get(row.raised_by or 0, ""),
    )
