"""Public bodies as we deal with them: how officers are shown, our own interests, and what other apps tell of a body."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.words import Words


class InterestKind(TextChoices):
    """What our own interest in something is. Said as the end of "We ...", or "Somebody of us ..."."""

    BIDS = "bids", _("we bid for it ourselves")
    HOLDS_CONTRACT = "holds_contract", _("we hold the contract")
    ON_PANEL = "on_panel", _("one of us sits on the panel that decides")
    PAID = "paid", _("we are paid for it")
    RELATED = "related", _("somebody of us is close to those concerned")


class Shown(TextChoices):
    """Which public bodies somebody looks at."""

    ALL = "", _("all")
    OPEN = "open", _("something is open with them")
    LATE = "late", _("something is late")
    NOBODY = "nobody", _("no officer known")


class Ended(TextChoices):
    """Which declared interests somebody looks at."""

    NOW = "", _("that we have now")
    ENDED = "ended", _("that have ended")
    ALL = "all", _("all")


@dataclass(frozen=True)
class BodyLine:
    """One thing that an app has in hand with a public body: what, where it stands in a word with its tone, and the day.

    `url` is of our team's page. `office` is the id of the officer whose it is, if it is somebody's.
    """

    what: str
    url: str = ""
    state: Words = ""
    tone: str = ""
    on: date | None = None
    office: int | None = None


@dataclass(frozen=True)
class BodyCount:
    """How much of an app's is open with a body, and how much of that is late."""

    open: int = 0
    late: int = 0


@dataclass(frozen=True)
class BodyOffer:
    """What an app shows of one public body, on its page for our team.

    lines(body id) -> what is in hand now, at most ten, what is late first. counts(body ids) -> how much of it is open and
    late, in a constant number of queries; bodies with nothing are left out. url(body id) -> the app's list of that body,
    or "". theirs(office ids) -> by officer, what of the app's is theirs and not done: it needs somebody else when they leave.
    """

    kind: str
    title: Words
    icon: str
    lines: Callable[[int], Sequence[BodyLine]]
    counts: Callable[[Collection[int]], Mapping[int, BodyCount]]
    url: Callable[[int], str]
    theirs: Callable[[Collection[int]], Mapping[int, Sequence[BodyLine]]] | None = None


@dataclass(frozen=True)
class ConcernedOffer:
    """Records of one kind in which we may have an interest of our own, such as "notices.notice".

    groups(id) -> ids of the organisations that are to be told by letter. public(ids) -> those of some ids that everybody
    may see; None where everybody sees them all. A kind that nobody offers stands in the register without its title.
    """

    kind: str
    groups: Callable[[str], Sequence[int]]
    public: Callable[[Collection[str]], Collection[str]] | None = None
