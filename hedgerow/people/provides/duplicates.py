"""What duplicates offer: a line on My work, a nightly look, and a way to be started from the search-and-do box."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hedgerow.accounts.permissions import Somebody, can_open
from hedgerow.engines.registry import Deed, NightlyJob
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.kernel.audience import Audience
from hedgerow.people.actions.duplicates import look_for_same
from hedgerow.people.actions.merging import forget
from hedgerow.people.queries.duplicates import pairs


def is_worker(somebody: Any) -> bool:
    """Whether somebody works here."""
    return can_open(somebody, Audience.WORKER)


def due(somebody: Somebody, today: date) -> Iterable[Due]:
    """One line for all the pairs that may be one person."""
    count = pairs().count() if is_worker(somebody) else 0
    if count:
        words = ngettext("Is this the same person twice?", "%(n)d pairs of contacts look alike", count) % {"n": count}
        yield Due(words, None, url=reverse("people:duplicates"))


TODO = (TodoOffer("people.duplicates", due, upkeep=True),)
NIGHTLY = (NightlyJob("people.duplicates", look_for_same), NightlyJob("people.forget_merges", forget))
BOX = (
    Deed(
        _("The same person twice?"),
        lambda: reverse("people:duplicates"),
        is_worker,
        _("duplicates merge contacts people double twice same"),
    ),
)
