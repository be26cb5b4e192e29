"""The parts of evidence as tabs."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from hedgerow.shell.types import Tab


def parts(current: str) -> list[Tab]:
    """The tabs over every page of evidence; `current` is the name of the address of one."""
    named = (
        ("reading", _("Figures")),
        ("reports", _("Reports")),
        ("outcomes", _("Outcomes")),
        ("indicators", _("Indicators")),
        ("case", _("The case")),
    )
    return [Tab(label, url, current=name == current) for name, label in named if (url := _url(name))]


def _url(name: str) -> str:
    try:
        return reverse(f"evidence:{name}")
    except NoReverseMatch:
        return ""
