"""Problems that public bodies state, the sector's offers to them, and how far both have come."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.words import Words


class State(TextChoices):
    """How far a problem has come."""

    DRAFT = "draft", _("being written")
    CHECKING = "checking", _("waiting to be checked")
    OPEN = "open", _("open")
    ANSWERED = "answered", _("answered")
    CLOSED = "closed", _("closed")


class Shown(TextChoices):
    """Who sees a problem, besides the body and our team."""

    TEAM = "team", _("only the body and our team")
    CHOSEN = "chosen", _("the groups that are chosen")
    PUBLIC = "public", _("everybody")


class Stage(TextChoices):
    """How far an offer has come."""

    BUILDING = "building", _("being put together")
    PUT = "put", _("with the body")
    ASKED = "asked", _("the body asked something")
    DELIVERY = "delivery", _("being delivered")
    DELIVERED = "delivered", _("delivered")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("taken back")


#: an offer that stands in the way of another to the same problem, and those whose parts may still be changed
LIVE = (Stage.BUILDING, Stage.PUT, Stage.ASKED, Stage.DELIVERY, Stage.DELIVERED)
OPEN_TO_CHANGE = (Stage.BUILDING, Stage.ASKED)
RUNNING = (Stage.DELIVERY, Stage.DELIVERED)


class Standing(TextChoices):
    """Where a problem stands as a list shows it: with the offer to it, if there is one."""

    DRAFT = "draft", _("being written")
    CHECKING = "checking", _("to be checked")
    OPEN = "open", _("no offer yet")
    BUILDING = "building", _("offer being put together")
    PUT = "put", _("with the body")
    DELIVERY = "delivery", _("being delivered")
    DELIVERED = "delivered", _("delivered")
    REFUSED = "refused", _("refused")
    CLOSED = "closed", _("closed without an offer")


class Answer(TextChoices):
    """What a body says to an offer."""

    WAITING = "", _("not answered yet")
    ACCEPTED = "accepted", _("We accept it")
    SOME = "some", _("We accept some parts of it")
    REFUSED = "refused", _("We do not accept it")
    QUESTION = "question", _("We have a question first")


class Reason(TextChoices):
    """Why a body does not take an offer, or a part of one, up."""

    NONE = "", _("no reason")
    MONEY = "money", _("there is no money for it")
    EVIDENCE = "evidence", _("the evidence is not strong enough")
    PRIORITY = "priority", _("it is not a priority now")
    OTHERS = "others", _("somebody else does it already")
    PLACE = "place", _("it is not where it is needed")
    TIME = "time", _("it comes too late")
    RULES = "rules", _("our rules for buying do not allow it")
    OTHER = "other", _("something else")


class How(TextChoices):
    """How we know what a group, or a body, said."""

    SPACE = "space", _("in its own pages")
    LINK = "link", _("by the link in a letter")
    PHONE = "phone", _("on the telephone")
    PAPER = "paper", _("on paper")
    MEETING = "meeting", _("at a meeting")


class Word(TextChoices):
    """What a group says to its part."""

    WAITING = "", _("not answered yet")
    AGREED = "agreed", _("agreed")
    CHANGE = "change", _("asks for a change")
    NO = "no", _("cannot do it")


class Every(TextChoices):
    """How often groups report what they did."""

    MONTH = "1", _("every month")
    QUARTER = "3", _("every three months")
    HALF = "6", _("every six months")


@dataclass(frozen=True)
class Need:
    """What a problem asks for: codes of themes, of who is helped, of areas (with all that lie in them), and its words."""

    themes: frozenset[str] = frozenset()
    beneficiaries: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Candidate:
    """A group that might help, as it is compared with a need. `based` is the area its post goes to."""

    id: int
    name: str
    themes: frozenset[str] = frozenset()
    beneficiaries: frozenset[str] = frozenset()
    benefits: frozenset[str] = frozenset()
    based: str = ""
    words: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Because:
    """Why a group could help: the codes of themes, people and areas that fit, and words that both use."""

    themes: tuple[str, ...] = ()
    beneficiaries: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    based: bool = False
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Suggested:
    """A group with how well it fits, the larger the better, and why."""

    id: int
    name: str
    score: int
    because: Because


@dataclass(frozen=True)
class Share:
    """One group's part as sums are made of it. Money is whole pence; None is "not said"."""

    people: int | None = None
    pence: int | None = None


@dataclass(frozen=True)
class Totals:
    """What an offer comes to. `people` may count one person twice, where two groups help them: at least `people_least`.

    `each_least` and `each_most`: pence per person of the cheapest and the dearest part. `pence_part`: some part says no cost.
    """

    parts: int
    groups: int
    people: int
    people_least: int
    pence: int
    pence_part: bool = False
    each_least: int | None = None
    each_most: int | None = None


@dataclass(frozen=True)
class Said:
    """What a group reports for one period. `minutes` is time that people gave; money is whole pence, spent."""

    people: int | None = None
    minutes: int | None = None
    pence: int | None = None
    changed: str = ""
    quote: str = ""
    quote_ok: bool = False


@dataclass(frozen=True)
class Counted:
    """One line of a return: what was offered and what was done up to now. None is "not said", or hidden."""

    offered: int | None
    done: int | None
    hidden: bool = False

    @property
    def gap(self) -> int | None:
        """How much is missing; below nothing, how much more there was."""
        return None if self.offered is None or self.done is None else self.offered - self.done


@dataclass(frozen=True)
class GroupReturn:
    """What one group did, against what its part offers. `latest`: the period alone."""

    part: Any
    group: str
    what: str
    people: Counted
    latest: int | None
    latest_hidden: bool
    minutes: int
    pence: Counted
    changed: tuple[tuple[Words, str], ...] = ()
    quotes: tuple[str, ...] = ()
    missing: bool = False


@dataclass(frozen=True)
class Return:
    """The lead body's return for a period: each group, the total, and whether numbers were rounded to protect people."""

    offer: Any
    period: Any
    rows: tuple[GroupReturn, ...]
    people: Counted
    latest: int | None
    minutes: int
    pence: Counted
    rounded: bool
    periods: tuple[Any, ...] = field(default_factory=tuple)


@dataclass(frozen=True)
class Span:
    """The days of a period, both included, and the last day to report on it."""

    starts: date
    ends: date
    due: date
