"""What moderation offers: how many proposals wait, and forgetting who made them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hedgerow.engines.moderation import actions, queries
from hedgerow.engines.privacy.types import Eraser
from hedgerow.engines.registry import Deed, NightlyJob
from hedgerow.engines.todo.rules import answer_by
from hedgerow.engines.todo.types import Due, TodoOffer


def due(user: AbstractBaseUser, today: date) -> Iterable[Due]:
    """One line for all that wait, due when the oldest should have been answered."""
    made = list(queries.waiting(user).values_list("made_at", flat=True))
    if made:
        words = ngettext("Check %(n)d suggestion", "Check %(n)d suggestions", len(made)) % {"n": len(made)}
        yield Due(words, answer_by(min(made).date()), url=reverse("moderation:queue"))


TODO = (TodoOffer("moderation", due),)
ERASERS = (Eraser("moderation.Submission", actions.erase, goes=False),)
NIGHTLY = (NightlyJob("moderation.forget", actions.forget),)
BOX = (
    Deed(
        _("Check what people have suggested"),
        lambda: reverse("moderation:queue"),
        lambda user: bool(queries.offers(user)),
        "moderation corrections suggestions waiting queue",
    ),
)
