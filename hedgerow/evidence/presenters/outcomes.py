"""What changed, in words: claims with how strongly they are evidenced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.charter.types import Function
from hedgerow.evidence.queries.claims import Claimed, Told
from hedgerow.ledger.types import Pathway, Strength
from hedgerow.shell.pagination import address
from hedgerow.shell.tables import Column, Kind, Table

NAMED = 4  # groups of a claim that a page names
TONES = {
    Strength.ASSERTED: "calm", Strength.CORROBORATED: "warn", Strength.DOCUMENTED: "leaf", Strength.INDEPENDENT: "accent",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One claim. `url` opens the work that it is about."""

    on: date
    pathway: str
    strength: str
    tone: str
    function: str
    text: str
    dissent: str
    about: str
    url: str
    groups: tuple[tuple[str, str], ...]

    @property
    def names(self) -> str:
        """Its groups in one line."""
        return ", ".join(name for name, _url in self.groups)

    @property
    def shown(self) -> tuple[tuple[str, str], ...]:
        """The first of its groups: an award or a meeting has many."""
        return self.groups[:NAMED]

    @property
    def others(self) -> int:
        """How many more there are."""
        return len(self.groups) - len(self.shown)


def rows(found: Iterable[Claimed], entries: Mapping[UUID, Told]) -> list[Row]:
    """Claims ready to be shown, in order."""
    return [_row(entries[one.id]) for one in found if one.id in entries]


def _row(told: Told) -> Row:
    entry, note = told.outcome, getattr(told.outcome, "note", None)
    return Row(
        on=entry.on,
        pathway=str(Pathway(entry.pathway).label),
        strength=str(Strength(entry.strength).label),
        tone=TONES[Strength(entry.strength)],
        function=str(Function(entry.function).label) if entry.function else "",
        text=note.text if note and note.text else _("The words were erased."),
        dissent=note.dissent if note else "",
        about=told.about,
        url=reverse("ledger:entry", args=[told.work.pk]),
        groups=tuple((group.name, reverse("pages:group", args=[group.pk])) for group in told.groups),
    )


@dataclass(frozen=True)
class Count:
    """How many claims, and the address that shows them."""

    text: str
    url: str
    label: str


def counts(found: Sequence[Claimed], query: QueryDict) -> list[tuple[str, list[Count], Count]]:
    """Pathways by strength; each number shows its claims."""
    held = Counter((one.pathway, one.strength) for one in found)
    return [
        (
            str(way.label),
            [
                _count(held[way, one], address(query, pathway=way.value, strength=one.value, page=None), str(one.label))
                for one in Strength
                if one
            ],
            _count(
                sum(held[way, one] for one in Strength),
                address(query, pathway=way.value, strength=None, page=None),
                _("All"),
            ),
        )
        for way in Pathway
        if way
    ]


def _count(number: int, url: str, label: str) -> Count:
    return Count(f"{number:,}" if number else "–", url if number else "", label)


def table() -> Table[Row]:
    """Claims to take away."""
    return Table(
        "outcomes",
        _("What changed"),
        (
            Column("on", _("Date"), lambda row: row.on, Kind.DATE),
            Column("text", _("What changed"), lambda row: row.text, heading=True),
            Column("pathway", _("Towards"), lambda row: row.pathway),
            Column("strength", _("How we know"), lambda row: row.strength),
            Column("dissent", _("Who would disagree"), lambda row: row.dissent),
            Column("function", _("Function"), lambda row: row.function),
            Column("about", _("Because of"), lambda row: row.about),
            Column("groups", _("Groups"), lambda row: row.names),
        ),
    )
