"""The words of volunteering."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TagKind(TextChoices):
    """What a tag of a role says. Codes are those of `hedgerow.standards.volunteering`."""

    CAUSE = "cause", _("cause")
    SKILL = "skill", _("skill")
    REQUIREMENT = "requirement", _("requirement")
    ACCESSIBILITY = "accessibility", _("how it can be done")
    TIME = "time", _("time of the week")


class Rhythm(TextChoices):
    """How a role goes on."""

    REGULAR = "regular", _("regularly")
    FLEXIBLE = "flexible", _("whenever it suits")
    ONE_OFF = "one_off", _("once")


class Expenses(TextChoices):
    """What a volunteer is paid back."""

    UNKNOWN = "", _("not said yet")
    TRAVEL = "travel", _("travel")
    ALL = "all", _("travel, and what you need for the role")
    NONE = "none", _("none")


class Kind(TextChoices):
    """What somebody sent us: an answer to one role, or a name to be called back."""

    ROLE = "role", _("for a role")
    CALL = "call", _("to be called back")


class Desk(TextChoices):
    """Who answers: the group, or our own co-ordinator (under eighteen, or without a role)."""

    GROUP = "group", _("the group")
    OURS = "ours", _("our co-ordinator")


class Stage(TextChoices):
    """How far it has come."""

    NEW = "new", _("new")
    TALKING = "talking", _("in touch")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("not this time")
    WITHDRAWN = "withdrawn", _("taken back")


class Ending(TextChoices):
    """Why a placement ended."""

    PLANNED = "planned", _("it was done, as planned")
    MOVED_ON = "moved_on", _("work, study or a move")
    LIFE = "life", _("health, caring or family")
    NOT_RIGHT = "not_right", _("it was not the right role")
    GROUP = "group", _("the group could not go on with it")
    NEVER_BEGAN = "never_began", _("they never began")
    SILENT = "silent", _("they stopped coming, and did not say why")
    OTHER = "other", _("something else")


class HoursState(TextChoices):
    """How far hours have come that a volunteer wrote down."""

    LOGGED = "logged", _("waiting for the group")
    CONFIRMED = "confirmed", _("confirmed")
    REFUSED = "refused", _("not confirmed")


@dataclass(frozen=True)
class Search:
    """What somebody looks for. Empty means everything. `when` is a code of the ontology's times, its day or its part;
    `near` a postcode and `km` how far from it."""

    words: str = ""
    cause: str = ""
    when: str = ""
    rhythm: str = ""
    near: str = ""
    km: int = 5
    home: bool = False


@dataclass(frozen=True)
class Answering:
    """How a group answers those who apply. `days` is the median of working days to an answer, None before the first.

    asked, answered: in the last year. late: those that wait past their day now. missed: answered late, or never.
    """

    asked: int = 0
    answered: int = 0
    late: int = 0
    missed: int = 0
    days: float | None = None


@dataclass(frozen=True)
class Figures:
    """A role's own figures: how often its page was seen, how many applied, and how many of the places are taken."""

    seen: int = 0
    applied: int = 0
    waiting: int = 0
    placed: int = 0


@dataclass(frozen=True)
class Asked:
    """What somebody sends from a form. `age_ok`: they say that they are 18 or over."""

    name: str
    email: str = ""
    phone: str = ""
    words: str = ""
    free: str = ""
    age_ok: bool = True
    parent: str = ""


@dataclass(frozen=True)
class Tags:
    """The codes of a role by kind."""

    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, kind: TagKind) -> tuple[str, ...]:
        """The codes of one kind, in the order of the ontology."""
        return self.codes.get(kind, ())


@dataclass(frozen=True)
class Logged:
    """Time that a volunteer says they gave: a day, whole minutes, and a line about it."""

    on: date
    minutes: int
    words: str = ""
