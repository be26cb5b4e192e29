"""The parts of a report: by place and size, what changed, what people said, what it cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from hedgerow.agreements import queries as agreements
from hedgerow.charter.types import Function
from hedgerow.evidence.names import name_of
from hedgerow.evidence.queries import claims
from hedgerow.evidence.queries.readings import labels, read
from hedgerow.evidence.rules.amounts import people
from hedgerow.evidence.types import NONE, NOT_KNOWN, OUTSIDE, Dimension, Figures, Question, Reading
from hedgerow.evidence.types.indicators import Amount, Cut, Missing
from hedgerow.evidence.types.reports import (
    Answered,
    Cell,
    Claim,
    Cost,
    Costs,
    Graded,
    Pathway,
    Reader,
    Soundings,
)
from hedgerow.kernel.clock import Period
from hedgerow.ledger.types import Audience, Strength
from hedgerow.ledger.types import Pathway as Way
from hedgerow.places import queries as places
from hedgerow.places.types import AreaKind
from hedgerow.shell.maps import fifths
from hedgerow.soundings import queries as soundings
from hedgerow.soundings.types import Change, Measured

MOST_CLAIMS = 40  # of a pathway whose words are printed; the others are counted
APART = (NOT_KNOWN, OUTSIDE, NONE)


def cells(by: Dimension, now: Period, before: Period, known: str) -> tuple[Cell, ...]:
    """Lines of a table by place or size, in the order of the place, what there is nothing of too."""
    reading, earlier = (read(Question(by, period), known=known) for period in (now, before))
    names = _wards(now, reading) if by is Dimension.WARD else labels(by)
    keys = [key for key in names if key in reading.cells or key not in APART]
    fills = fifths({key: reading.cells[key].groups for key in keys if key in reading.cells and key not in APART})
    return tuple(
        _cell(key, name_of(by, key, names), reading.cells.get(key, Figures()), earlier.cells.get(key), fills.get(key))
        for key in keys
    )


def _wards(period: Period, reading: Reading) -> Mapping[str, str]:
    """Wards in force on the last day, and those that were before and have work in them; by name."""
    held = {area.code: area.name for area in places.areas(kind=AreaKind.WARD, on=period.end)}
    held |= places.area_names(key for key in reading.cells if key not in held and key not in APART)
    return {**dict(sorted(held.items(), key=lambda one: one[1])), OUTSIDE: "", NOT_KNOWN: ""}


def _cell(key: str, name: str, now: Figures, before: Figures | None, fill: int | None) -> Cell:
    reached = people(now.people, rounded=True)
    return Cell(key, name, now.entries, before.entries if before else 0, now.groups, reached, now.secured, fill)


def pathways(now: Period, before: Period, cut: Cut, reader: str, known: str) -> tuple[Pathway, ...]:
    """The three, with what is claimed of each and how strongly evidenced."""
    every = claims.claimed(known=known)
    found, earlier = (claims.narrowed(every, period, cut) for period in (now, before))
    may_read = [one for one in found if _may_read(one.audience, reader)]
    printed = [one for way in Way if way for one in _strongest(may_read, way.value)]
    entries = claims.entries(printed)
    return tuple(_pathway(way, found, earlier, printed, entries) for way in Way if way)


def _may_read(audience: str, reader: str) -> bool:
    return audience == Audience.PUBLIC or (reader == Reader.BOARD and audience != Audience.NAMED)


def _strongest(found: Sequence[claims.Claimed], pathway: str) -> list[claims.Claimed]:
    held = [one for one in found if one.pathway == pathway]
    return sorted(held, key=lambda one: -claims.STRENGTHS.index(one.strength))[:MOST_CLAIMS]


def _pathway(
    way: Way,
    found: Sequence[claims.Claimed],
    earlier: Sequence[claims.Claimed],
    printed: Sequence[claims.Claimed],
    entries: Mapping[UUID, claims.Told],
) -> Pathway:
    here = [one for one in found if one.pathway == way]
    then = [one for one in earlier if one.pathway == way]
    told = tuple(claim_of(entries[one.id]) for one in printed if one.pathway == way and one.id in entries)
    graded = tuple(
        Graded(
            strength.value,
            str(strength.label),
            sum(one.strength == strength for one in here),
            sum(one.strength == strength for one in then),
        )
        for strength in Strength
        if strength
    )
    return Pathway(way.value, str(way.label), graded, told, len(here) - len(told))


def claim_of(told: claims.Told) -> Claim:
    """An outcome with its words."""
    entry, note = told.outcome, getattr(told.outcome, "note", None)
    return Claim(
        id=str(entry.pk),
        on=entry.on,
        strength=entry.strength,
        strength_name=str(Strength(entry.strength).label),
        text=note.text if note and note.text else _("The words were erased."),
        dissent=note.dissent if note else "",
        about=told.about,
        groups=tuple(group.name for group in told.groups),
    )


def said(period: Period) -> Soundings | None:
    """What people said before and after support; None where nobody was asked."""
    found = soundings.baseline(period)
    if not found.asked:
        return None
    asked = tuple(
        _answered(str(one.label), found.questions[one.value]) for one in Measured if one.value in found.questions
    )
    return Soundings(found.asked, found.answered, found.pairs, asked)


def _answered(title: str, change: Change) -> Answered:
    hidden = Amount(missing=Missing.HIDDEN)

    def mean(value: float | None) -> Amount:
        return hidden if value is None else Amount(round(value * 100))

    def counted(value: int | None) -> Amount:
        return hidden if value is None else Amount(value)

    return Answered(
        title, change.pairs, mean(change.before), mean(change.after),
        counted(change.up), counted(change.same), counted(change.down),
    )  # fmt: skip


def costs(periods: Sequence[Period], known: str) -> Costs | None:
    """What each function cost in three periods, and how shared costs were shared out; None where no costs are known."""
    read_ones = [agreements.costs(period, _minutes(period, known)) for period in periods]
    now = read_ones[0]
    if not now.lines:
        return None
    lines = tuple(Cost(one.value, str(one.label), *(each.by[one.value] for each in read_ones)) for one in Function)
    return Costs(lines, now.total, now.shared, (str(now.source.label), str(now.method.label)))


def _minutes(period: Period, known: str) -> Mapping[str, int]:
    found = read(Question(Dimension.FUNCTION, period), known=known)
    return {key: figures.minutes or 0 for key, figures in found.cells.items()}
