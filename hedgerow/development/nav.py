"""What development adds to the menu, and the parts of its page."""

from __future__ import annotations

from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.kernel.audience import Audience
from hedgerow.shell.types import NavItem, Tab


def is_outside(somebody: Somebody) -> bool:
    """Whether somebody is not of our team: they ask for help on a page of their own."""
    return not can_open(somebody, Audience.WORKER)


NAVIGATION = (
    NavItem(gettext_lazy("Get help"), reverse_lazy("development:get_help"), icon="hands", only=is_outside),
    NavItem(
        gettext_lazy("Development"),
        reverse_lazy("development:board"),
        icon="sprout",
        section=gettext_lazy("What we do"),
    ),
)


#: the parts of the page: a code, its words and its address
PARTS = (
    ("cases", gettext_lazy("Cases"), "development:board"),
    ("checks", gettext_lazy("Health checks"), "development:checks"),
    ("training", gettext_lazy("Training"), "development:training"),
)


def tabs(current: str) -> tuple[Tab, ...]:
    """The parts of the page of development; the one named is where somebody is."""
    return tuple(Tab(label, reverse(name), code == current) for code, label, name in PARTS)
