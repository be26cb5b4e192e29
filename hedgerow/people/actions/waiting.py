"""Letters about what is confidential. They say that something is waiting, and not a word of what."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.kernel import clock
from hedgerow.people.models import Confidential


def tell_waiting(row: Confidential, users: Iterable[User], by: User) -> None:
    """Tell its readers that a concern is waiting; whoever wrote it knows."""
    words = _("A concern is waiting"), _("A concern is waiting for you. Please look at it within a day.")
    _tell("waiting", row, [user for user in users if user.pk != by.pk], words)


def tell_added(row: Confidential, users: Iterable[User], by: User) -> None:
    """Tell its readers, new and old, that who may read something has changed."""
    words = _("A confidential record is waiting"), _("Who may read a confidential record of yours has changed.")
    _tell("readers", row, [user for user in users if user.pk != by.pk], words)


def _tell(what: str, row: Confidential, users: Iterable[User], words: tuple[str, str]) -> None:
    button = Button(_("Sign in to read it"), absolute(reverse("people:confidential")))
    for user in users:
        # The key must tell letters apart, and nothing about the record.
        key = f"confidential:{what}:{user.pk}:{clock.now().isoformat()}"
        mail.send(
            key=key, letter=Letter(words[0], (words[1],), button), to=user.email, name=user.name, person=user.own_ref
        )
