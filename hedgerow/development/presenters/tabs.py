"""The parts of the page of development."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy

from hedgerow.shell.types import Tab

#: the parts of the page: a code, its words and its address
PARTS = (
    ("cases", gettext_lazy("Cases"), "development:board"),
    ("checks", gettext_lazy("Health checks"), "development:checks"),
    ("training", gettext_lazy("Training"), "development:training"),
)


def tabs(current: str) -> tuple[Tab, ...]:
    """The parts of the page of development; the one named is where somebody is."""
    return tuple(Tab(label, reverse(name), code == current) for code, label, name in PARTS)
