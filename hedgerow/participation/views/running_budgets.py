"""What our team does with budgets: prepare, announce, check projects, open the vote, count and publish."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.kernel.money import pounds
from hedgerow.kernel.words import Words
from hedgerow.participation import actions, queries, rules
from hedgerow.participation.forms import BudgetFilters, BudgetForm, CheckForm, StopForm
from hedgerow.participation.models import Budget, Project
from hedgerow.participation.presenters import budgets as shown
from hedgerow.participation.types import RULE_WORDS, Rule, Stage, Standing
from hedgerow.participation.views.running import crumbs, tabs
from hedgerow.places.queries import area_names
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.trying import tried
from hedgerow.shell.types import Crumb
from hedgerow.spine.errors import InputError

ON_A_PAGE = 50
#: what may be done next, by the name that its button sends, and what is said when it is done
STEPS: Mapping[str, tuple[Callable[..., object], Words]] = {
    "announce": (actions.announce, gettext_lazy("Announced. Its sum, its rule and its days are frozen.")),
    "open": (actions.open_voting, gettext_lazy("The ballot is made, and its numbers are drawn.")),
    "decide": (actions.decide_budget, gettext_lazy("Counted and published, project by project.")),
    "drop": (actions.drop_budget, gettext_lazy("Removed.")),
}


@open_to(Audience.WORKER)
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Every budget, drafts too."""
    form, today = BudgetFilters(request.GET), clock.today()
    found = queries.budgets(request.user)
    for word in str(form.chosen().get("q", "")).split()[:8]:
        found = found.filter(title__icontains=word)
    if form.chosen().get("stage"):
        found = found.filter(stage=form.chosen()["stage"])
    found = found.order_by(*ordering(shown.BUDGETS, request.GET))
    answer = download(shown.BUDGETS, shown.rows(found, today), request.GET) if "format" in request.GET else None
    if answer is not None:
        return answer
    page = numbered(found, request.GET, size=ON_A_PAGE)
    rows = shown.rows(page.rows, today, "participation:run_budget")
    table = present(shown.BUDGETS, replace(page, rows=rows), request.GET)
    context = {"form": form, "table": table, "tabs": tabs("budgets"), "filtered": bool(form.chosen())}
    return render(request, "participation/running_budgets.html", context)


@open_to(Audience.WORKER)
def add(request: HttpRequest) -> HttpResponse:
    """Prepare a budget."""
    form = BudgetForm(posted(request), initial=rules.usual_steps(clock.today()))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_budget(by=user_of(request), terms=form.terms())
        except InputError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Saved as a draft. Nobody but us sees it before it is announced."))
            return redirect("participation:run_budget", pk=made.pk)
    return _edit(request, form, _("Let residents share out a budget"), Crumb(_("A new budget")))


@open_to(Audience.WORKER)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Say its terms anew, before it is announced."""
    held = get_object_or_404(Budget, pk=pk)
    form = BudgetForm(posted(request), held=held)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_budget(by=user_of(request), budget=held, terms=form.terms())
        except InputError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("participation:run_budget", pk=pk)
    return _edit(
        request, form, _("Change the budget"), Crumb(held.title, reverse("participation:run_budget", args=[pk]))
    )


def _edit(request: HttpRequest, form: BudgetForm, title: str, crumb: Crumb) -> HttpResponse:
    rule = RULE_WORDS[Rule.GREEDY]
    context = {"form": form, "title": title, "rule": rule, "crumbs": crumbs(crumb)}
    return render(request, "participation/edit_budget.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
@require_GET
def budget(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a budget stands, its projects, and the one next thing to do."""
    found, today = get_object_or_404(Budget.objects.select_related("owner"), pk=pk), clock.today()
    decided = found if found.stage == Stage.DECIDED else None
    cards = shown.cards(queries.projects(found, request.user), decided=decided)
    context = {
        "budget": found,
        "sum": pounds(found.pence),
        "standing": shown.standing(found, today),
        "steps": shown.steps(found, today),
        "rule": RULE_WORDS[Rule(found.rule)],
        "cards": cards,
        "waiting": sum(card.project.standing == Standing.WAITING for card in cards),
        "on_ballot": sum(card.project.standing == Standing.IN for card in cards),
        "over": found.stage == Stage.VOTING and found.voting_until < today,
        "can_open": found.stage == Stage.PROPOSALS and found.proposals_until < today,
        "ballots": queries.ballots_cast(found) if found.stage in (Stage.VOTING, Stage.DECIDED) else None,
        "stop_form": StopForm(),
        "message": shown.to_send_on(found, today),
        "crumbs": crumbs(Crumb(found.title)),
    }
    return render(request, "participation/run_budget.html", context)


@open_to(Audience.WORKER)
@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the next step: the one that the button names; or stop it, with the reason."""
    held = get_object_or_404(Budget, pk=pk)
    if request.POST.get("step") == "stop":
        reason = request.POST.get("reason", "")
        tried(request, lambda: actions.stop_budget(by=user_of(request), budget=held, reason=reason), _("Stopped."))
        return redirect("participation:run_budget", pk=pk)
    act, done = STEPS.get(request.POST.get("step", ""), (None, ""))
    if act is None:
        raise Http404
    gone = tried(request, lambda: act(by=user_of(request), budget=held), str(done)) and act is actions.drop_budget
    return redirect("participation:running_budgets") if gone else redirect("participation:run_budget", pk=pk)


@open_to(Audience.WORKER)
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Whether a project stands on the ballot; then on to the next that waits."""
    project = get_object_or_404(Project.objects.select_related("budget", "organisation"), pk=pk)
    form = CheckForm(posted(request), project=project)
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        accept = told.pop("accept") == "yes"
        try:
            actions.check_project(by=user_of(request), project=project, accept=accept, **told)
        except InputError as error:
            form.add_error(None, str(error))
        else:
            after = queries.to_check().filter(budget=project.budget_id).first()
            onward = (
                ("participation:check_project", after.pk) if after else ("participation:run_budget", project.budget_id)
            )
            return redirect(*onward)
    at = reverse("participation:run_budget", args=[project.budget_id])
    context = {
        "project": project,
        "cost": pounds(project.pence),
        "ward": area_names([project.ward]).get(project.ward, ""),
        "fixed": project.budget.stage != Stage.PROPOSALS,
        "form": form,
        "crumbs": crumbs(Crumb(project.budget.title, at), Crumb(project.title)),
    }
    return render(request, "participation/check_project.html", context, status=422 if form.errors else 200)
