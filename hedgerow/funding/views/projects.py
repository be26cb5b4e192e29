"""What groups want money for: their projects, the funds that fit each, and its bids together."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.funding.actions import support as actions
from hedgerow.funding.forms.support import ProjectForm
from hedgerow.funding.models import Project
from hedgerow.funding.presenters import bids as shown_bids
from hedgerow.funding.presenters import support as shown
from hedgerow.funding.presenters.bids import Paths
from hedgerow.funding.queries import support as queries
from hedgerow.funding.queries.applicants import applicant_for
from hedgerow.funding.queries.bids import seen_by
from hedgerow.funding.queries.matching import fits
from hedgerow.funding.views import space
from hedgerow.funding.views.bids import take_errors
from hedgerow.funding.views.finding import group_in
from hedgerow.funding.views.managing import tabs
from hedgerow.kernel import clock
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.organisations.permissions import can_act_for
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.types import Crumb

ON_A_PAGE = 50
HATS = GROUP_HATS | TEAM_HATS


@open_to(Audience.WORKER)
@require_safe
def projects(request: HttpRequest) -> HttpResponse:
    """What groups want money for; the whole list as a file with `?format=`."""
    found = queries.projects().order_by(*ordering(shown.ALL_PROJECTS, request.GET))
    words = request.GET.get("q", "").strip()[:100]
    if words:
        found = found.filter(name__icontains=words) | found.filter(organisation__name__icontains=words)
    if request.GET.get("format") in {"csv", "xlsx"}:
        answer = download(shown.ALL_PROJECTS, shown.project_rows(list(found)), request.GET)
        assert answer is not None
        return answer
    page = numbered(found, request.GET, size=ON_A_PAGE)
    table = present(shown.ALL_PROJECTS, replace(page, rows=shown.project_rows(page.rows)), request.GET)
    return render(request, "funding/projects.html", {"tabs": tabs("projects"), "table": table, "words": words})


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_safe
def own_projects(request: HttpRequest, pk: int) -> HttpResponse:
    """What the group wants money for."""
    group = group_in(request, pk)
    found = queries.projects_of(group)
    if request.GET.get("sort"):
        found = found.order_by(*ordering(shown.PROJECTS, request.GET))
    if request.GET.get("format") in {"csv", "xlsx"}:
        answer = download(shown.PROJECTS, shown.project_rows(list(found)), request.GET)
        assert answer is not None
        return answer
    page = numbered(found, request.GET, size=ON_A_PAGE)
    table = present(shown.PROJECTS, replace(page, rows=shown.project_rows(page.rows)), request.GET)
    context = {"group": group, "table": table, "tabs": space.tabs(group, "own_projects", space.bid_count(group))}
    return render(request, "funding/own_projects.html", context)


@open_to(Audience.SIGNED_IN, hats=HATS)
@require_safe
def own_project(request: HttpRequest, pk: int, project: int) -> HttpResponse:
    """One project, with its bids together, and the funds that fit it."""
    group = group_in(request, pk)
    found = get_object_or_404(queries.projects_of(group), pk=project)
    bids = found.bids.select_related("fund", "organisation", "adviser").order_by("-moved_on", "-id")
    held = list(bids if can_act_for(request.user, group) else seen_by(request.user, bids))
    context = {
        **space.held_against(request, group, fits(applicant_for(found)), found),
        "project": found,
        "facts": shown.project_facts(found),
        "rows": shown_bids.rows(held, clock.today(), Paths(group)),
        "crumbs": _crumbs(group.pk, found.name),
    }
    return render(request, "funding/own_project.html", context)


def _crumbs(group: int, title: str) -> list[Crumb]:
    return [Crumb(_("Our projects"), reverse("funding:own_projects", args=[group])), Crumb(title)]


@open_to(Audience.SIGNED_IN, hats=HATS)
def own_project_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Something new that the group wants money for."""
    return _project_form(request, pk, None)


@open_to(Audience.SIGNED_IN, hats=HATS)
def own_project_change(request: HttpRequest, pk: int, project: int) -> HttpResponse:
    """Change what is said of a project."""
    group = group_in(request, pk)
    return _project_form(request, pk, get_object_or_404(queries.projects_of(group), pk=project))


def _project_form(request: HttpRequest, pk: int, found: Project | None) -> HttpResponse:
    group, form = group_in(request, pk), ProjectForm(posted(request), project=found)
    if request.method == "POST" and form.is_valid():
        by = user_of(request)
        try:
            if found is None:
                key = form.cleaned_data["key"]
                found = actions.add_project(by=by, organisation=group, key=key, **form.facts())
            else:
                actions.change_project(by=by, project=found, **form.facts())
        except ValidationError as error:
            take_errors(form, error)
        else:
            messages.success(request, _("Saved."))
            return redirect("funding:own_project", pk=pk, project=found.pk)
    title = found.name if found else _("A new project")
    context = {"form": form, "group": group, "title": title, "crumbs": _crumbs(pk, title)}
    return render(request, "funding/project_form.html", context, status=422 if form.errors else 200)
