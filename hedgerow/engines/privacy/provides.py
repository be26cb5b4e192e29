"""What privacy offers: the nightly rules of retention, a to-do for a rule that nobody has looked at, and ways in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hedgerow.engines.doctor.types import Check, Finding, note
from hedgerow.engines.privacy import actions, queries
from hedgerow.engines.registry import Deed, NightlyJob
from hedgerow.engines.todo.types import Due, TodoOffer


def is_manager(user: object) -> bool:
    """Whether somebody manages the place."""
    return bool(getattr(user, "is_manager", False))


def due(user: AbstractBaseUser, today: date) -> Iterable[Due]:
    """For managers: rules of retention that nobody has looked at. They do nothing until then."""
    count = queries.waiting() if is_manager(user) else 0
    if count:
        words = ngettext(
            "Look at what one rule of retention would remove",
            "Look at what %(count)s rules of retention would remove",
            count,
        )
        yield Due(words % {"count": count}, None, url=reverse("privacy:retention"))


def tidy(_today: date) -> str:
    """Nightly: overwrite what an erasure left in the database's own file."""
    return actions.tidy() or _("nothing to tidy")


def look() -> Iterator[Finding]:
    """Whether a manager has looked at every rule of retention."""
    count = queries.waiting()
    if count:
        do = "a manager looks at what each would remove, and switches it on: Settings, How long we keep things"
        yield note(f"nobody has looked at {count} rules of retention: they remove nothing yet", do)


DOCTOR = (Check("retention", look),)
NIGHTLY = (NightlyJob("privacy.retention", actions.run), NightlyJob("privacy.tidy", tidy))
TODO = (TodoOffer("privacy", due, upkeep=True),)
BOX = (
    Deed(
        gettext_lazy("What we hold about somebody"),
        lambda: reverse("privacy:people"),
        is_manager,
        gettext_lazy("subject access request erase delete person gdpr data protection"),
    ),
    Deed(
        gettext_lazy("How long we keep things"),
        lambda: reverse("privacy:retention"),
        is_manager,
        gettext_lazy("retention keep delete old gdpr"),
    ),
)
