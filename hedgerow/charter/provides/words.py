"""What the charter offers to the pages: a way to it from the search-and-do box."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import Audience, can_open
from hedgerow.charter.actions import seed
from hedgerow.engines.registry import Deed, OpeningStep

BOX = (
    Deed(
        _("Change our words"),
        lambda: reverse("charter:words"),
        lambda user: can_open(user, Audience.MANAGER),
        _("activities functions charter vocabulary settings"),
    ),
    Deed(
        _("Our priorities"),
        lambda: reverse("charter:priorities"),
        lambda user: can_open(user, Audience.MANAGER),
        _("local priorities charter settings"),
    ),
)
OPENING = (OpeningStep("charter.seed", seed),)
