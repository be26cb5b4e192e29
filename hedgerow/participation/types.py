"""The words of questions to residents and of budgets that they decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Decision(TextChoices):
    """What became of an idea."""

    NONE = "", _("not decided yet")
    YES = "yes", _("taken up")
    PARTLY = "partly", _("taken up in part")
    NO = "no", _("not taken up")


class Order(TextChoices):
    """The order that ideas are read in."""

    NEW = "new", _("newest")
    SUPPORTED = "supported", _("most supported")
    OLD = "old", _("oldest")


class Rule(TextChoices):
    """How votes become a list of projects. Another rule is another line here and in `rules.counting`."""

    GREEDY = "greedy", _("most votes first, as long as the money lasts")


class Stage(TextChoices):
    """How far a budget has come."""

    DRAFT = "draft", _("being prepared")
    PROPOSALS = "proposals", _("open for projects")
    VOTING = "voting", _("open for votes")
    DECIDED = "decided", _("decided")


class Standing(TextChoices):
    """Whether a project stands on the ballot."""

    WAITING = "waiting", _("waiting to be checked")
    IN = "in", _("on the ballot")
    OUT = "out", _("not on the ballot")


@dataclass(frozen=True)
class Terms:
    """What is announced of a budget before anybody votes. Money in whole pence; `most_each` None: as many as one likes."""

    title: str
    about: str
    pence: int
    proposals_until: date
    voting_from: date
    voting_until: date
    results_by: date
    most_pence: int | None = None
    most_each: int | None = None
    area: str = ""
    rule: Rule = Rule.GREEDY


@dataclass(frozen=True)
class Choice:
    """A project as it is counted: its number on the ballot, its cost in whole pence and its approvals."""

    number: int
    pence: int
    votes: int


@dataclass(frozen=True)
class Line:
    """What the count did with one project, in the order in which it looked at them.

    left: pence there before it; the project is funded if it costs no more. tied: others have as many votes.
    """

    number: int
    pence: int
    votes: int
    left: int
    funded: bool
    tied: bool = False


@dataclass(frozen=True)
class Proposal:
    """A project as somebody proposes it."""

    title: str
    about: str
    pence: int
    ward: str = ""
    email: str = ""


#: what an idea's decision says, by the idea's id
Decisions = Mapping[int, tuple[Decision, str]]
