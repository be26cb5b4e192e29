"""What anybody reads of budgets, the way to a ballot, and the votes as a file."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import is_team
from hedgerow.ballots import pabulib as files
from hedgerow.engines.throttle.types import limited
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.kernel.money import pounds
from hedgerow.participation import actions, queries
from hedgerow.participation.forms import BudgetFilters, VoteForm
from hedgerow.participation.presenters import budgets as shown
from hedgerow.participation.types import RULE_WORDS, Rule, Stage
from hedgerow.participation.views.finding import budget_or_404
from hedgerow.participation.views.public import crumbs, tabs
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.types import Crumb
from hedgerow.spine.errors import InputError

ON_A_PAGE = 25


@open_to(Audience.ANYONE)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every budget that was announced."""
    form, today = BudgetFilters(request.GET), clock.today()
    found = queries.budgets(request.user).exclude(stage=Stage.DRAFT)
    for word in str(form.chosen().get("q", "")).split()[:8]:
        found = found.filter(title__icontains=word)
    if form.chosen().get("stage"):
        found = found.filter(stage=form.chosen()["stage"])
    found = found.order_by(*ordering(shown.BUDGETS, request.GET))
    answer = download(shown.BUDGETS, shown.rows(found, today), request.GET) if "format" in request.GET else None
    if answer is not None:
        return answer
    page = numbered(found, request.GET, size=ON_A_PAGE)
    table = present(shown.BUDGETS, replace(page, rows=shown.rows(page.rows, today)), request.GET)
    context = {"form": form, "table": table, "tabs": tabs("budgets"), "filtered": bool(form.chosen())}
    return render(request, "participation/budgets.html", context)


@open_to(Audience.ANYONE)
@require_safe
def budget(request: HttpRequest, pk: int) -> HttpResponse:
    """A budget: its rule and its days, its projects, and how it was decided, project by project."""
    found, today = budget_or_404(request, pk), clock.today()
    decided = found.stage == Stage.DECIDED
    projects = [] if decided else list(queries.projects(found, request.user).filter(standing="in"))
    cards = shown.cards(queries.projects(found, request.user), decided=found) if decided else shown.cards(projects)
    context = {
        "budget": found,
        "sum": pounds(found.pence),
        "most": pounds(found.most_pence) if found.most_pence else "",
        "rule": RULE_WORDS[Rule(found.rule)],
        "standing": shown.standing(found, today),
        "steps": shown.steps(found, today),
        "takes_projects": found.takes_projects(today),
        "takes_votes": found.takes_votes(today),
        "overdue": found.is_overdue(today),
        "cards": cards,
        "counted": shown.counted(found, cards) if decided else None,
        "poll": queries.poll_of(found) if decided else None,
        "message": shown.to_send_on(found, today),
        "team": is_team(request.user),
        "crumbs": crumbs(Crumb(found.title)),
    }
    return render(request, "participation/budget.html", context)


@open_to(Audience.ANYONE)
@limited(an_hour=60, field="email", of_one=5)
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the way to a ballot. What it answers tells nobody whether an address has voted."""
    found = budget_or_404(request, pk)
    form, sent = VoteForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            actions.send_ballot_link(budget=found, email=form.cleaned_data["email"])
        except InputError as error:
            form.add_error(None, str(error))
        else:
            sent = form.cleaned_data["email"]
    context = {
        "budget": found,
        "form": form,
        "sent": sent,
        "takes": found.takes_votes(clock.today()),
        "crumbs": crumbs(Crumb(found.title, reverse("participation:budget", args=[found.pk])), Crumb(_("Vote"))),
    }
    return render(request, "participation/vote.html", context, status=422 if form.errors else 200)


@open_to(Audience.ANYONE)
@require_safe
def pabulib(request: HttpRequest, pk: int) -> HttpResponse:
    """The projects and the ballots of a budget that is decided, as Pabulib's file: anybody can count it again."""
    found = budget_or_404(request, pk)
    if found.stage != Stage.DECIDED:
        raise Http404
    answer = HttpResponse(files.write(queries.as_counted(found)), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="budget-{found.pk}.pb"'
    return answer
