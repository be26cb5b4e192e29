"""The words of advocacy: issues and who raised them, positions, asks, answers and changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Seen(TextChoices):
    """Who may know of an issue at all. Whom it names is another thing: see `Shown`."""

    TEAM = "team", _("our team, and the groups that raised it")
    GROUPS = "groups", _("other groups too, so that they can add their voice")
    PUBLIC = "public", _("everybody, once something was asked of a public body")


class Shown(TextChoices):
    """How a group that raised an issue may be shown, the most open first."""

    NAMED = "named", _("by name")
    COUNTED = "counted", _("counted, but not named")
    TEAM = "team", _("only to our team")


class Reached(TextChoices):
    """How a voice reached us."""

    CALL = "call", _("by telephone")
    EMAIL = "email", _("by e-mail")
    VISIT = "visit", _("when we met")
    MEETING = "meeting", _("at a meeting")
    FORM = "form", _("by the form on our site")
    SPACE = "space", _("in the group’s own space")
    CASE = "case", _("in a request for help")


class Stage(TextChoices):
    """How far an issue has come."""

    ISSUE = "issue", _("raised")
    POSITION = "position", _("position agreed")
    ASK = "ask", _("asked")
    ANSWER = "answer", _("answered")
    CHANGE = "change", _("something changed")
    RESTING = "resting", _("let rest")


class Agreement(TextChoices):
    """How a position came to be agreed."""

    VOTE = "vote", _("by a vote")
    MEETING = "meeting", _("at a meeting")
    SIGNED = "signed", _("by the groups that signed it")


class Stand(TextChoices):
    """What a group says of a position, on the record."""

    SIGNS = "signs", _("signs it")
    DISSENTS = "dissents", _("sees it otherwise")


class Told(TextChoices):
    """Where a group took its stand."""

    SPACE = "space", _("in its own space")
    LINK = "link", _("by a link from a letter")
    TEAM = "team", _("it told our team")
    VOTE = "vote", _("in a vote")


class AskKind(TextChoices):
    """By which way something is asked of a public body."""

    SEAT = "seat", _("through a seat on a board")
    MEETING = "meeting", _("at a meeting")
    LETTER = "letter", _("by letter")
    DEPUTATION = "deputation", _("by a deputation")
    CONSULTATION = "consultation", _("in answer to a consultation")


class Outcome(TextChoices):
    """What a public body answered."""

    YES = "yes", _("yes")
    PARTLY = "partly", _("partly")
    NO = "no", _("no")


class Still(TextChoices):
    """What a later look at a change found."""

    UNKNOWN = "", _("not looked at again yet")
    YES = "yes", _("it is still so")
    PARTLY = "partly", _("it is so in part")
    NO = "no", _("it is so no more")


class Standing(TextChoices):
    """Which of what was asked somebody looks for."""

    WAITING = "waiting", _("no answer yet")
    YES = "yes", _("they said yes")
    PARTLY = "partly", _("they said yes in part")
    NO = "no", _("they said no")
    CHANGED = "changed", _("something changed")


@dataclass(frozen=True)
class Heard:
    """One group behind an issue, as it is counted: after merges, by the strictest of what it ever said."""

    organisation: int
    name: str
    shown: str
    withdrawn_on: date | None = None
    band: str = ""
    ward: str = ""


@dataclass(frozen=True)
class Behind:
    """Who stands behind an issue, as others than our team may read it.

    `named` are names. `more` are groups counted and not named; `few`: there are some, and fewer than can be told.
    """

    named: Sequence[str] = ()
    more: int = 0
    few: bool = False

    @property
    def anybody(self) -> bool:
        return bool(self.named) or self.more > 0 or self.few


@dataclass(frozen=True)
class Spread:
    """How many groups of one band or ward raised an issue, of how many there are here."""

    label: str
    groups: int
    of: int


@dataclass(frozen=True)
class Pattern:
    """Something that several groups asked help with: where it was found, in what words, and their cases."""

    key: str
    title: str
    why: str
    organisations: tuple[int, ...]
    names: tuple[str, ...]
    cases: tuple[int, ...]
    since: date | None = None
