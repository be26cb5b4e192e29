"""What budgets offer: to-dos, links by ref, and the button behind the letter to a voter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hedgerow.accounts.models import Link
from hedgerow.accounts.permissions import Somebody, is_team
from hedgerow.accounts.types import LinkOffer, LinkPage
from hedgerow.engines.registry import Deed, RefOffer
from hedgerow.engines.sharing.types import Item
from hedgerow.engines.todo.rules import answer_by
from hedgerow.engines.todo.types import Due, TodoOffer
from hedgerow.kernel import clock
from hedgerow.kernel.money import pounds
from hedgerow.kernel.refs import parse
from hedgerow.participation import actions, queries
from hedgerow.participation.actions.voting import PURPOSE
from hedgerow.participation.models import Budget, Project
from hedgerow.participation.types import Stage
from hedgerow.shell.templatetags.shell import plain_date


def titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Budgets by id."""
    return {str(pk): title for pk, title in Budget.objects.filter(pk__in=ids).values_list("pk", "title")}


def project_titles(ids: Sequence[str]) -> Mapping[str, str]:
    """Projects by id."""
    return {str(pk): title for pk, title in Project.objects.filter(pk__in=ids).values_list("pk", "title")}


def due(somebody: Somebody, today: date) -> Iterator[Due]:
    """Projects to check, ballots to open, and votes to count: each stands here until it is done."""
    if not is_team(somebody):
        return
    yield from _checks()
    for row in Budget.objects.filter(stage__in=(Stage.PROPOSALS, Stage.VOTING)).order_by("results_by"):
        at = reverse("participation:run_budget", args=[row.pk])
        if row.stage == Stage.PROPOSALS and row.proposals_until < today:
            words = _("Make the ballot of “%(budget)s”") % {"budget": row.title}
            yield Due(words, row.voting_from, str(row.ref), at, row.owner_id)
        if row.stage == Stage.VOTING and row.voting_until < today:
            words = _("Count the votes on “%(budget)s” and publish the result") % {"budget": row.title}
            yield Due(words, row.results_by, str(row.ref), at, row.owner_id)


def _checks() -> Iterator[Due]:
    waiting: dict[int, list[Project]] = {}
    for project in queries.to_check():
        waiting.setdefault(project.budget_id, []).append(project)
    for pk, found in waiting.items():
        words = ngettext("Check %(n)d project for “%(budget)s”", "Check %(n)d projects for “%(budget)s”", len(found))
        at = reverse("participation:run_budget", args=[pk])
        told = words % {"n": len(found), "budget": found[0].budget.title}
        yield Due(
            told, answer_by(clock.day_of(found[0].made_at)), str(found[0].budget.ref), at, found[0].budget.owner_id
        )


def open_budgets(today: date) -> list[tuple[date, Item]]:
    """Budgets that take projects or votes today, each with the day on which that ends."""
    running = queries.budgets(AnonymousUser()).filter(stage__in=(Stage.PROPOSALS, Stage.VOTING))
    taking = [row for row in running if row.takes_projects(today) or row.takes_votes(today)]
    return [(row.voting_until if row.takes_votes(today) else row.proposals_until, _item(row, today)) for row in taking]


def _item(row: Budget, today: date) -> Item:
    votes = _("%(sum)s to share out. Vote until %(day)s.")
    projects = _("%(sum)s to share out. Propose a project until %(day)s.")
    ends = row.voting_until if row.takes_votes(today) else row.proposals_until
    line = (votes if row.takes_votes(today) else projects) % {"sum": pounds(row.pence), "day": plain_date(ends)}
    at = reverse("participation:budget", args=[row.pk])
    return Item(str(row.ref), row.title, at, line, new_since=row.announced_at)


def vote_page(link: Link) -> LinkPage | None:
    """The way to a ballot, while people may vote."""
    held = Budget.objects.filter(pk=int(parse(link.ref).id)).first()
    if held is None or not held.takes_votes(clock.today()):
        return None
    text = _("This address has one ballot. Press the button to come to it; nobody can see how you vote.")
    return LinkPage(held.title, text, _("Go to my ballot"))


LINKS = (
    LinkOffer(
        PURPOSE,
        vote_page,
        actions.let_in,
        once=False,
        over=gettext_lazy("The vote is over, or has not begun. Its page says when."),
    ),
)
REFS = (
    RefOffer("participation.budget", titles, lambda pk: reverse("participation:budget", args=[pk])),
    RefOffer("participation.project", project_titles, lambda pk: reverse("participation:project", args=[pk])),
)
TODO = (TodoOffer("participation.budgets", due),)
BOX = (
    Deed(
        gettext_lazy("Let residents share out a budget"),
        lambda: reverse("participation:add_budget"),
        is_team,
        gettext_lazy("participatory budget vote projects residents money"),
    ),
)
