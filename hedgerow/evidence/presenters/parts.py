"""The parts of evidence as tabs."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from hedgerow.shell.types import Tab


def parts(current: str) -> list[Tab]:
    """The tabs over every page of evidence; `current` is the name of the address of one. The three questions before and
    after support are soundings' own pages: what they say belongs here, and they have no item in the menu."""
    named = (
        ("evidence:reading", _("Figures")),
        ("evidence:reports", _("Reports")),
        ("evidence:outcomes", _("Outcomes")),
        ("evidence:indicators", _("Indicators")),
        ("soundings:reading", _("Three questions")),
        ("evidence:case", _("The case")),
    )
    return [Tab(label, url, current=name == f"evidence:{current}") for name, label in named if (url := _url(name))]


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
