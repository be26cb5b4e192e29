"""What can be checked, and how it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.words import Words


class How(TextChoices):
    """How somebody made sure."""

    ASKED = "asked", _("asked them")
    PAGE = "page", _("they said so on their page")
    REGISTER = "register", _("looked in a register")
    IMPORT = "import", _("from an import")
    KNOWN = "known", _("we know it at first hand")
    LETTER = "letter", _("they said so by e-mail")


@dataclass(frozen=True)
class Checked:
    """When a record was last checked, how, by whom (a user id) and when to check again."""

    ref: str
    on: date | None
    by: int | None
    how: str
    due: date | None
    every_days: int

    def is_overdue(self, today: date) -> bool:
        """Whether its day to be checked has passed."""
        return self.due is not None and self.due < today


@dataclass(frozen=True)
class Asked:
    """Whom to ask whether a record is still right, and what stands there: pairs of a label and what it says.

    `correct_url` leads to where what is wrong is put right, without an account.
    """

    to: str
    title: str
    facts: Sequence[tuple[Words, str]]
    correct_url: str = ""
    name: str = ""


@dataclass(frozen=True)
class VerifiableOffer:
    """A kind of record ("organisations.organisation") that is checked from time to time.

    every_days: how often, until its owner says otherwise. words: the to-do, given the record's title.
    allowed(user, id) -> whether the user may say that it is right.
    ask(id) -> whom to write to when its day has come, or None where nobody is to be asked.
    owners(ids) -> of these, those that are to be checked at all, each with the user (an id) who looks after it, or None
        for whoever is free.
    """

    kind: str
    every_days: int
    words: Callable[[str], Words]
    allowed: Callable[[Any, str], bool]
    ask: Callable[[str], Asked | None] = lambda _id: None
    owners: Callable[[Sequence[str]], Mapping[str, int | None]] = dict.fromkeys
