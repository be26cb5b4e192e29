"""A group's own projects, in its space."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hedgerow.accounts.permissions import check_open, user_of
from hedgerow.kernel import clock
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.kernel.money import pounds
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.participation import actions, queries
from hedgerow.participation.forms import ProjectForm
from hedgerow.participation.presenters import budgets as shown
from hedgerow.participation.types import Stage
from hedgerow.participation.views.finding import budget_or_404
from hedgerow.shell.kept import posted
from hedgerow.spine.errors import InputError


def group_of(request: HttpRequest, pk: int) -> Organisation:
    """A group that the person asking acts for, or that our team looks at."""
    try:
        found = organisations.full(pk)
    except Organisation.DoesNotExist:
        raise Http404 from None
    if not can_act_for(request.user, found):
        check_open(request.user, Audience.WORKER)
    return found


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_GET
def projects(request: HttpRequest, pk: int) -> HttpResponse:
    """What the group has proposed and what came of it, and the budgets that take projects now."""
    group, today = group_of(request, pk), clock.today()
    running = queries.budgets(request.user).filter(stage=Stage.PROPOSALS, proposals_until__gte=today)
    cards = shown.cards(queries.projects_of_group(group)[:100])
    context = {"group": group, "cards": cards, "budgets": [(one, pounds(one.pence)) for one in running]}
    return render(request, "participation/own_projects.html", context)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
def propose(request: HttpRequest, pk: int, budget: int) -> HttpResponse:
    """Propose a project in the name of the group, which would then do it."""
    group, held = group_of(request, pk), budget_or_404(request, budget)
    acts = can_act_for(request.user, group)
    if request.method == "POST" and not acts:  # our team only looks
        return HttpResponseNotAllowed(["GET"])
    by = user_of(request)
    form = ProjectForm(
        posted(request) if acts else None, initial={"ward": group.ward, "email": by.email if acts else ""}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.propose(budget=held, proposal=form.proposal(), by=by, organisation=group)
        except InputError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Thank you. We check whether it can be done; here you see how it goes."))
            return redirect(reverse("participation:own_projects", args=[group.pk]))
    context = {
        "form": form,
        "group": group,
        "budget": held,
        "acts": acts,
        "most": pounds(held.most_pence or held.pence),
        "takes": held.takes_projects(clock.today()),
    }
    return render(request, "participation/own_propose.html", context, status=422 if form.errors else 200)
