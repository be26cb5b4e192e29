"""What moderation offers: how many proposals wait, and forgetting who made them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hedgerow.engines.moderation import actions, queries
from hedgerow.engines.moderation.models import Submission
from hedgerow.engines.privacy.types import Eraser, RetentionRule
from hedgerow.engines.registry import Deed, NightlyJob
from hedgerow.engines.todo.rules import answer_by
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.kernel import clock


def due(user: AbstractBaseUser, today: date) -> Iterable[Due]:
    """One line for all that wait, due when the oldest should have been answered."""
    made = list(queries.waiting(user).values_list("made_at", flat=True))
    if made:
        words = ngettext("Check %(n)d suggestion", "Check %(n)d suggestions", len(made)) % {"n": len(made)}
        yield Due(words, answer_by(clock.day_of(min(made))), url=reverse("moderation:queue"))


TODO = (TodoOffer("moderation", due),)


def over(before: date) -> list[int]:
    """Suggestions whose days are over, and which still say who made them."""
    return list(Submission.objects.filter(expires__lt=before, erased_at__isnull=True).values_list("pk", flat=True))


RETENTION = (
    RetentionRule(
        kind="moderation.details",
        title=_("Who suggested something, and what"),
        does=_("Removed 30 days after it was decided on. That something was suggested, and what was decided, stays."),
        after=0,
        ground=_("Long enough for a question about it."),
        find=over,
        act=actions.erase,
        always=True,
    ),
)
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
