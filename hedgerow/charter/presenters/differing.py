"""What two versions do not have in common, part by part, as a page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from hedgerow.charter.rules import Difference

PARTS = {
    "title": _("The title"),
    "definition": _("What infrastructure is here"),
    "activities": _("What is done"),
    "priorities": _("What matters most"),
    "promises": _("What each side promises"),
    "performers": _("Who does it"),
    "matches": _("What our words are called elsewhere"),
}
KINDS = {"new": (_("new"), "leaf"), "gone": (_("no longer"), "late"), "changed": (_("in other words"), "accent")}


@dataclass(frozen=True)
class Row:
    """One difference: a badge (words, tone), what it is about, before and after."""

    badge: tuple[object, str]
    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Part:
    """A part of the agreement in which something differs."""

    title: object
    rows: tuple[Row, ...]


def parts(found: Sequence[Difference]) -> list[Part]:
    """Differences under the part that they are in."""
    return [
        Part(title, rows)
        for part, title in PARTS.items()
        if (rows := tuple(Row(KINDS[one.kind], one.title, one.before, one.after) for one in found if one.part == part))
    ]
