"""The words of questions to residents and of budgets that they decide."""

from __future__ import annotations

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
    """How votes become a list of projects: names of `ballots.rules.RULES`. Another rule is another line here and below."""

    GREEDY = "greedy", _("most votes first, as long as the money lasts")


#: each rule as everybody reads it before they vote
RULE_WORDS = {
    Rule.GREEDY: _(
        "Everybody ticks the projects they want. The project with most ticks comes first, then the next, and so on. Each is "
        "funded if the money left pays for all of it; if not, it is passed over and the next one has its turn. Where two have "
        "as many ticks, the one with the lower number goes first: numbers are drawn by lot before the vote. A project that "
        "nobody ticks is not funded. (This is the plain greedy rule, as Pabulib calls it.)"
    ),
}


class Stage(TextChoices):
    """How far a budget has come."""

    DRAFT = "draft", _("being prepared")
    PROPOSALS = "proposals", _("open for projects")
    VOTING = "voting", _("open for votes")
    DECIDED = "decided", _("decided")
    STOPPED = "stopped", _("stopped")


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


class Problem(TextChoices):
    """Why the terms of a budget cannot be, as a sentence."""

    NO_MONEY = "no_money", _("Say how much there is to share out.")
    ONE_TOO_DEAR = "one_too_dear", _("One project cannot cost more than there is.")
    DAYS = "days", _("The days must follow one another: projects, then the vote, then the result.")


@dataclass(frozen=True)
class Turn:
    """What the count did with one project when its turn came, in the order of the turns.

    left: pence there were. verdict: of `ballots.budgets.Verdict`. equal: others have as many votes, so the lot decided
    whose turn came first.
    """

    number: int
    pence: int
    votes: int
    left: int
    verdict: str
    equal: bool = False


@dataclass(frozen=True)
class Question:
    """What is said of a question before residents are asked."""

    question: str
    about: str
    can_change: str
    decided_by: str
    starts_on: date
    ends_on: date
    answer_by: date
    cannot_change: str = ""
    area: str = ""


@dataclass(frozen=True)
class Proposal:
    """A project as somebody proposes it, in whole pence."""

    title: str
    about: str
    pence: int
    ward: str = ""
    email: str = ""
