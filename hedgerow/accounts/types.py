"""A user's part in the LIO, and whom a page is open to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.audience import Audience as Audience
from hedgerow.kernel.words import Words


class LioRole(TextChoices):
    """A user's part in the LIO. None of them gives rights in a group."""

    NONE = "", _("no part")
    WORKER = "worker", _("worker")
    MANAGER = "manager", _("manager")


class LinkState(TextChoices):
    """Whether a link still works."""

    GOOD = "good", _("This link works")
    USED = "used", _("This link has been used")
    OLD = "old", _("This link is too old")
    GONE = "gone", _("This link has nothing to do any more")


@dataclass(frozen=True)
class LinkPage:
    """What the page behind a link says, and its one button."""

    title: Words
    text: Words
    button: Words


@dataclass(frozen=True)
class LinkOffer:
    """A purpose of links sent by e-mail. `page` and `act` are given the `models.Link`.

    page(link) -> what the page says, or None where it has nothing to do any more; reads only.
    act(link) -> does it, inside the transaction that uses the link up, and answers with the path to go on to.
    signs_in: whether the button also signs the link's user in. once: whether it works a single time.
    by_machine: whether a mail program may press it unseen (RFC 8058, one-click unsubscribing): never with signs_in.
    over: what to do next where a link of this sort is over, such as whom to ask for a new one; or over(link) -> that.
    """

    purpose: str
    page: Callable[[Any], LinkPage | None]
    act: Callable[[Any], str]
    lasts: timedelta = timedelta(days=7)
    signs_in: bool = False
    once: bool = True
    by_machine: bool = False
    over: Words | Callable[[Any], Words] = ""
