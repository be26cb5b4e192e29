"""The projects of a budget as a list to take away, and proposing one without an account."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.engines.throttle.queries import address_of
from hedgerow.engines.throttle.types import limited
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.kernel.money import pounds
from hedgerow.participation import actions, queries
from hedgerow.participation.forms import ProjectForm
from hedgerow.participation.models import Project
from hedgerow.participation.permissions import can_read_budget, can_read_project
from hedgerow.participation.presenters import budgets as shown
from hedgerow.participation.types import Stage
from hedgerow.participation.views.finding import budget_or_404
from hedgerow.participation.views.public import crumbs
from hedgerow.shell.tables import download
from hedgerow.shell.types import Crumb
from hedgerow.spine.errors import InputError


@open_to(Audience.ANYONE)
@require_safe
def listing(request: HttpRequest, pk: int) -> HttpResponse:
    """The projects as a file (`?format=csv` or `xlsx`); on a page they stand with their budget."""
    found = budget_or_404(request, pk)
    decided = found if found.stage == Stage.DECIDED else None
    cards = shown.cards(queries.projects(found, request.user), decided=decided)
    return download(shown.PROJECTS, cards, request.GET) or redirect("participation:budget", pk=pk)


@open_to(Audience.ANYONE)
@require_safe
def project(request: HttpRequest, pk: int) -> HttpResponse:
    """A project, where it stands: on the page of its budget."""
    found = get_object_or_404(Project.objects.select_related("budget"), pk=pk)
    if not (can_read_budget(request.user, found.budget) and can_read_project(request.user, found)):
        raise Http404
    return redirect(f"{reverse('participation:budget', args=[found.budget_id])}#project-{found.number}")


@open_to(Audience.ANYONE)
@limited(an_hour=30)
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose a project as a resident; our team checks whether it can be done."""
    budget = budget_or_404(request, pk)
    form = ProjectForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.propose(budget=budget, proposal=form.proposal(), address=address_of(request))
        except InputError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Thank you. We check whether it can be done; then it stands on the ballot."))
            return redirect("participation:budget", pk=budget.pk)
    address = reverse("participation:budget", args=[budget.pk])
    context = {
        "form": form,
        "budget": budget,
        "most": pounds(budget.most_pence or budget.pence),
        "takes": budget.takes_projects(clock.today()),
        "crumbs": crumbs(Crumb(budget.title, address), Crumb(_("Propose a project"))),
    }
    return render(request, "participation/propose.html", context, status=422 if form.errors else 200)
