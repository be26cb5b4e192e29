"""What a vote is made of, and what an app says about who may vote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.words import Words


class Method(TextChoices):
    """How one votes."""

    CHOICE = "choice", _("one choice")
    APPROVAL = "approval", _("tick all you agree with")
    RANKED = "ranked", _("put them in order")


class State(TextChoices):
    """How far a vote has come."""

    DRAFT = "draft", _("being prepared")
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


@dataclass(frozen=True)
class Option:
    """Something to vote for: its own short name, never shown, what it is called, and a few words about it."""

    id: str
    label: str
    detail: str = ""


@dataclass(frozen=True)
class Voter:
    """Who may vote once: a ref (an organisation, or a person), the name on the roll, and where the letter goes, if anywhere."""

    ref: str
    name: str
    email: str = ""


def _known(_id: str) -> bool:
    return True


@dataclass(frozen=True)
class RollOffer:
    """A kind of roll, such as the members or one network.

    choices() -> (id, title) of each roll there is. voters(id, on) -> who is on it on a day, each once. known(id) -> whether
    everybody may know that it is there: what it agreed is told without its name otherwise.
    """

    kind: str
    title: Words
    choices: Callable[[], Sequence[tuple[str, str]]]
    voters: Callable[[str, date], Sequence[Voter]]
    known: Callable[[str], bool] = _known


@dataclass(frozen=True)
class Owed:
    """A vote that is open, and that one voter has not cast: what it is about (`ref`), and the path of their ballot."""

    poll: int
    ref: str
    title: str
    voter: str
    name: str
    url: str
    closes_at: datetime
