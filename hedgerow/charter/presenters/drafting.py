"""The parts of the draft as a manager's pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.charter.models import Agreement, Performer, Promise, SchemeMatch
from hedgerow.charter.queries import draft
from hedgerow.charter.types import Function, Side, State
from hedgerow.places.queries import area_names
from hedgerow.shell.types import Tab
from hedgerow.standards.infrastructure import SCHEMES


@dataclass(frozen=True)
class Heading:
    """A heading with its rows."""

    title: str
    rows: tuple[object, ...]


@dataclass(frozen=True)
class PerformerLine:
    """A performer: who, what, where."""

    performer: Performer
    name: str
    what: str
    where: str


@dataclass(frozen=True)
class MatchLine:
    """A match in words."""

    match: SchemeMatch
    ours: str
    theirs: str
    how: str


def tabs(here: str, found: Agreement | None) -> list[Tab]:
    """The parts of the draft; while it is put, only the first and the last."""
    named = [("agreement", _("The words")), ("promises", _("Promises")), ("performers", _("Who does what")),
             ("matches", _("Other schemes")), ("signing", _("Signing"))]  # fmt: skip
    if found is None:
        return []
    shown = named if found.state == State.DRAFT else [named[0], named[-1]]
    return [Tab(label, reverse(f"charter:{name}"), current=name == here) for name, label in shown]


def progress(found: Agreement) -> list[tuple[str, bool]]:
    """The steps of a version, and which are done."""
    return [
        (_("Written"), found.state != State.DRAFT),
        (_("Put to those who sign"), found.state != State.DRAFT),
        (_("Agreed"), found.state == State.AGREED),
    ]


def by_side(rows: Iterable[Promise]) -> list[Heading]:
    """Promises under whose side they are."""
    held = list(rows)
    sides = ((side, tuple(row for row in held if row.side == side)) for side in Side)
    return [Heading(_("Of %(side)s") % {"side": side.label}, some) for side, some in sides if some]


def by_function(rows: Iterable[Performer]) -> list[Heading]:
    """Performers under the function they perform; a function that nobody performs says so by its empty rows."""
    held = list(rows)
    names = area_names({row.area for row in held if row.area})
    return [
        Heading(str(function.label), tuple(_performer(row, names) for row in held if row.function == function))
        for function in Function
    ]


def _performer(row: Performer, names: dict[str, str]) -> PerformerLine:
    kept = row.organisation.now
    what = row.activity.name if row.activity else _("all of it")
    return PerformerLine(row, kept.name, what, names.get(row.area, row.area) or _("the whole place"))


def by_scheme(rows: Iterable[SchemeMatch]) -> list[Heading]:
    """Matches under the scheme that they are with."""
    held, ours = list(rows), _our_words()
    return [
        Heading(
            scheme.title,
            tuple(
                MatchLine(row, ours.get(row.word, row.word), scheme.concepts[row.concept], row.get_how_display())
                for row in held
                if row.scheme == scheme.code and row.concept in scheme.concepts
            ),
        )
        for scheme in SCHEMES.values()
    ]


def _our_words() -> dict[str, str]:
    functions = {function.value: str(function.label) for function in Function}
    return {**functions, **draft.activity_names()}
