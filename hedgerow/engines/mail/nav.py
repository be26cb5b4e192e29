"""What letters add to the menu."""

from __future__ import annotations

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.mail import queries
from hedgerow.kernel import clock
from hedgerow.shell.types import NavItem


def stuck(_user: Any) -> int:
    """How many letters a person must look at."""
    return queries.stuck(clock.now()).count()


def waiting(_user: Any) -> int:
    """How many messages wait at the front door."""
    return queries.at_the_door().count()


NAVIGATION = (
    NavItem(_("Front door"), reverse_lazy("mail:front_door"), icon="door", section=_("Tools"), counting=waiting),
    NavItem(_("Letters"), reverse_lazy("mail:letters"), icon="letter", section=_("Tools"), counting=stuck),
)
