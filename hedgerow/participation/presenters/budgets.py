"""Budgets and projects as their pages and files show them, the count told turn by turn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hedgerow.ballots.budgets import Verdict
from hedgerow.engines.sharing.rules import message
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.participation.models import Budget, Project
from hedgerow.participation.types import Stage, Standing, Turn
from hedgerow.places.queries import area_names
from hedgerow.shell.tables import Column, Kind, Table
from hedgerow.shell.templatetags.shell import plain_date
from hedgerow.shell.types import Bar

STANDING_TONES = {Standing.WAITING: "warn", Standing.IN: "leaf", Standing.OUT: ""}


@dataclass(frozen=True)
class Step:
    """One step of a budget: its title, its days in words, and whether it is over or now."""

    title: str
    days: str
    done: bool
    now: bool


@dataclass(frozen=True)
class ProjectCard:
    """One project. `why` tells its end in a sentence, empty until the budget is decided."""

    project: Project
    ward: str
    cost: str
    tone: str
    why: str = ""


@dataclass(frozen=True)
class Counted:
    """The count as the page tells it: cards in the order of their turns, bars of both sorts, and the sum."""

    cards: Sequence[ProjectCard]
    funded: Sequence[Bar]
    others: Sequence[Bar]
    cost: str
    left: str


def standing(budget: Budget, today: date) -> tuple[str, str]:
    """Where a budget stands in words, and the tone of its badge."""
    if budget.stage == Stage.DECIDED:
        return _("decided"), "leaf"
    if budget.stage in (Stage.DRAFT, Stage.STOPPED):
        return str(Stage(budget.stage).label), ""
    if budget.takes_projects(today):
        return _("open for projects"), "accent"
    if budget.takes_votes(today):
        return _("open for votes"), "accent"
    if budget.is_overdue(today):
        return _("result overdue"), "late"
    if budget.stage == Stage.VOTING and today > budget.voting_until:
        return _("being counted"), "warn"
    return (_("vote opens soon"), "calm") if budget.stage == Stage.VOTING else (_("projects are being checked"), "warn")


def steps(budget: Budget, today: date) -> list[Step]:
    """The four steps with their days."""
    over = budget.stage == Stage.DECIDED
    votes = _("%(from)s to %(until)s") % {
        "from": plain_date(budget.voting_from),
        "until": plain_date(budget.voting_until),
    }
    told = (
        _("told on %(day)s") % {"day": plain_date(clock.day_of(budget.decided_at))}
        if budget.decided_at
        else _("by %(day)s") % {"day": plain_date(budget.results_by)}
    )
    checking = budget.stage == Stage.PROPOSALS and today > budget.proposals_until
    return [
        Step(
            _("Projects"),
            _("until %(day)s") % {"day": plain_date(budget.proposals_until)},
            today > budget.proposals_until,
            budget.takes_projects(today),
        ),
        Step(_("Checked, and numbered by lot"), "", budget.stage in (Stage.VOTING, Stage.DECIDED), checking),
        Step(_("Votes"), votes, over or today > budget.voting_until, budget.takes_votes(today)),
        Step(_("Result"), told, over, not over and today > budget.voting_until),
    ]


def cards(found: Iterable[Project], *, decided: Budget | None = None) -> list[ProjectCard]:
    """Projects with their wards, in one query more; of a budget that is decided, why each is in or not."""
    held = list(found)
    names = area_names(one.ward for one in held)
    turns = {turn.number: turn for turn in turns_of(decided)} if decided else {}
    return [
        ProjectCard(
            one,
            names.get(one.ward, ""),
            pounds(one.pence),
            ("leaf" if one.funded else "") if decided else STANDING_TONES[Standing(one.standing)],
            why(turns[one.number]) if one.number in turns else "",
        )
        for one in held
    ]


def turns_of(budget: Budget) -> list[Turn]:
    """The count as it was written down."""
    return [Turn(**turn) for turn in budget.counted]


def why(turn: Turn) -> str:
    """Why a project is in, or not, in a sentence or two."""
    told = {"cost": pounds(turn.pence), "left": pounds(turn.left)}
    if turn.verdict == Verdict.CHOSEN:
        said = _("In: it costs %(cost)s, and %(left)s was there when its turn came.") % told
    elif turn.verdict == Verdict.TOO_DEAR:
        said = _("Not funded: it costs %(cost)s, and only %(left)s was left when its turn came.") % told
    else:
        return _("Not funded: nobody ticked it.")
    lot = _("Others had as many votes: the number drawn by lot decided whose turn came first.") if turn.equal else ""
    return f"{said} {lot}".strip()


def counted(budget: Budget, found: Sequence[ProjectCard]) -> Counted:
    """The count of a budget that is decided."""
    by_number = {card.project.number: card for card in found}
    in_turn = [by_number[turn.number] for turn in turns_of(budget) if turn.number in by_number]
    most = max((card.project.votes or 0 for card in in_turn), default=0)
    spent = sum(card.project.pence for card in in_turn if card.project.funded)
    return Counted(
        in_turn,
        [_bar(card, most) for card in in_turn if card.project.funded],
        [_bar(card, most) for card in in_turn if not card.project.funded],
        pounds(spent),
        pounds(budget.pence - spent),
    )


def _bar(card: ProjectCard, most: int) -> Bar:
    votes = card.project.votes or 0
    words = ngettext("%(n)d vote, %(cost)s", "%(n)d votes, %(cost)s", votes) % {"n": votes, "cost": card.cost}
    return Bar(card.project.title, votes / most if most else 0, words)


def to_send_on(budget: Budget, today: date) -> str:
    """A budget as a message for WhatsApp or a text."""
    url = reverse("participation:budget", args=[budget.pk])
    if budget.takes_votes(today):
        line = _("Vote on how %(sum)s is spent, until %(day)s:")
        return message(
            budget.title, [line % {"sum": pounds(budget.pence), "day": plain_date(budget.voting_until)}], url
        )
    if budget.takes_projects(today):
        line = _("%(sum)s to share out. Propose a project until %(day)s:")
        return message(
            budget.title, [line % {"sum": pounds(budget.pence), "day": plain_date(budget.proposals_until)}], url
        )
    return message(budget.title, [_("How residents shared out %(sum)s:") % {"sum": pounds(budget.pence)}], url)


@dataclass(frozen=True)
class BudgetRow:
    """One budget of a list."""

    budget: Any
    state: str
    tone: str
    url: str


def rows(found: Iterable[Any], today: date, view: str = "participation:budget") -> list[BudgetRow]:
    """Budgets as a table holds them; `view` is the page that each leads to."""
    return [BudgetRow(one, *standing(one, today), reverse(view, args=[one.pk])) for one in found]


BUDGETS: Table[BudgetRow] = Table(
    "budgets",
    gettext_lazy("Budgets that residents decide"),
    (
        Column("title", gettext_lazy("Budget"), lambda row: row.budget.title, heading=True, url=lambda row: row.url),
        Column("state", gettext_lazy("How far"), lambda row: row.state, tone=lambda row: row.tone),
        Column("sum", gettext_lazy("Sum"), lambda row: row.budget.pence, kind=Kind.MONEY, sort="pence"),
        Column(
            "projects",
            gettext_lazy("On the ballot"),
            lambda row: row.budget.on_ballot,
            kind=Kind.NUMBER,
            sort="on_ballot",
        ),
        Column(
            "voters", gettext_lazy("People who voted"), lambda row: row.budget.voters, kind=Kind.NUMBER, sort="voters"
        ),
        Column(
            "until",
            gettext_lazy("Votes until"),
            lambda row: row.budget.voting_until,
            kind=Kind.DATE,
            sort="voting_until",
        ),
    ),
    "-until",
)
PROJECTS: Table[ProjectCard] = Table(
    "projects",
    gettext_lazy("Projects"),
    (
        Column("number", gettext_lazy("Number"), lambda card: card.project.number, kind=Kind.NUMBER),
        Column("title", gettext_lazy("Project"), lambda card: card.project.title, heading=True),
        Column(
            "group", gettext_lazy("Group"),
            lambda card: card.project.organisation.name if card.project.organisation else "",
        ),
        Column("ward", gettext_lazy("Ward"), lambda card: card.ward),
        Column("cost", gettext_lazy("Cost"), lambda card: card.project.pence, kind=Kind.MONEY),
        Column("votes", gettext_lazy("Votes"), lambda card: card.project.votes, kind=Kind.NUMBER),
        Column("funded", gettext_lazy("Funded"), lambda card: card.project.funded),
        Column("why", gettext_lazy("Why"), lambda card: card.why or card.project.reason),
    ),
)  # fmt: skip
