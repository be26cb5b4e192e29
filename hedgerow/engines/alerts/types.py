"""What can be told of by e-mail, and how often."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.words import Words


class Rhythm(TextChoices):
    """How often somebody is written to at most: only when there is something new."""

    DAY = "day", _("at most once a day")
    WEEK = "week", _("at most once a week")


class State(TextChoices):
    """How far a subscription has come. One that is stopped is removed."""

    ASKED = "asked", _("address not confirmed yet")
    LIVE = "live", _("on")
    ENDING = "ending", _("asked whether to go on")


@dataclass(frozen=True)
class Item:
    """Something new: the ref by which it is told of once, its title, its path here, and a line about it."""

    ref: str
    title: str
    url: str
    detail: str = ""


@dataclass(frozen=True)
class AlertOffer:
    """A kind of saved search.

    title: what one is told of. describe(params) -> the search in words, for the letter and the page; "" where the
    parameters make no sense, which refuses it. find(params, since) -> everything new in it since a moment, read as
    anybody may read it. back(params) -> the path of the search itself.
    """

    kind: str
    title: Words
    describe: Callable[[Mapping[str, str]], str]
    find: Callable[[Mapping[str, str], datetime], Sequence[Item]]
    back: Callable[[Mapping[str, str]], str]
