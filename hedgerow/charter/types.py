"""The five functions of infrastructure, which all other words hang from; what an agreement holds; what makes it strong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.clock import Period
from hedgerow.kernel.words import Words


class Function(TextChoices):
    """What infrastructure is for (DCMS study, July 2025: the five functions)."""

    FUNDING = "funding", _("Facilitating funding")
    DEVELOPMENT = "development", _("Organisational development")
    ADVOCACY = "advocacy", _("Advocacy")
    VOLUNTEERING = "volunteering", _("Volunteering and community participation")
    CONVENING = "convening", _("Convening and representation")


class State(TextChoices):
    """How far a version of the agreement is. Which of the agreed ones is in force is a matter of dates."""

    DRAFT = "draft", _("being written")
    PUT = "put", _("put to those who sign")
    AGREED = "agreed", _("agreed")


class Side(TextChoices):
    """Whose promise it is."""

    US = "us", _("us")
    GROUPS = "groups", _("groups and charities")
    COUNCIL = "council", _("the council")
    NHS = "nhs", _("the NHS")
    OTHER = "other", _("others")


class How(TextChoices):
    """How an organisation signed."""

    LINK = "link", _("by the link in a letter")
    SPACE = "space", _("in its own pages")
    MEETING = "meeting", _("at a meeting, as we wrote down")


class Match(TextChoices):
    """How near a word of ours is to one of another scheme, in the words of SKOS."""

    EXACT = "exact", _("the same")
    CLOSE = "close", _("nearly the same")
    BROADER = "broad", _("part of it")
    NARROWER = "narrow", _("holds it")


class Strengthens(TextChoices):
    """What makes infrastructure strong (DCMS study, July 2025: funding, local knowledge, effective relationships, support)."""

    FUNDING = "funding", _("Funding")
    KNOWLEDGE = "knowledge", _("Local knowledge")
    RELATIONSHIPS = "relationships", _("Relationships")
    SUPPORT = "support", _("Support")


@dataclass(frozen=True)
class Condition:
    """What was counted of an enabling condition. `value` None: there was nothing to count, and it is not shown.

    `out_of`: the whole that `value` is a part of, such as 31 of 40 facts. `unit` is said after the number ("months"); a
    part of a hundred that has a unit is per cent.
    """

    value: int | None
    out_of: int | None = None
    unit: Words = ""


@dataclass(frozen=True)
class ConditionOffer:
    """An enabling condition that an app counts from the record, offered in its `provides` in a tuple CONDITIONS.

    how: a sentence that says what is counted. count(period): the days that are asked about; what stands rather than
    happens is counted as it stood on its last day. public: whether everybody sees it, or only our team. past: whether
    what it was a year ago can be counted; where only today's state is kept, nothing is said of then.
    """

    code: str
    label: Words
    how: Words
    count: Callable[[Period], Condition]
    of: Strengthens = Strengthens.SUPPORT
    public: bool = True
    past: bool = True


@dataclass(frozen=True)
class PromiseMade:
    """A promise of the agreement in force: its code is the same in each version that holds it."""

    code: str
    side: str
    maker: str
    to: str
    text: str
    seen: str


@dataclass(frozen=True)
class Performed:
    """Who performs a function where: `activity` and `area` are codes; without, all of the function, the whole place."""

    organisation: str
    org_id: str
    function: str
    activity: str = ""
    area: str = ""
    area_name: str = ""
    note: str = ""


@dataclass(frozen=True)
class Reading:
    """A charter as read from a file: its name and place, and its words by code."""

    title: str
    place: str
    functions: tuple[tuple[str, str], ...]
    activities: tuple[tuple[str, str, str], ...]
    priorities: tuple[tuple[str, str], ...]
    agreed_on: date | None = None
