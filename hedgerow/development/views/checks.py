"""A group's health check in its space: taken by its people, or with one of our team."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hedgerow.accounts.permissions import can_open, user_of
from hedgerow.development.actions import checks as actions
from hedgerow.development.forms.checks import AreaForm
from hedgerow.development.models import HealthCheck
from hedgerow.development.presenters import checks as shown
from hedgerow.development.queries import checks as read
from hedgerow.development.queries.questions import AREAS
from hedgerow.development.rules.checks import asked
from hedgerow.development.views.finding import group_in
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.organisations.models import Organisation
from hedgerow.shell.kept import posted
from hedgerow.spine.errors import InputError


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
def health_check(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the group stands: begin, go on, or see how it came out. A post begins."""
    group = group_in(request, pk)
    if request.method == "POST":
        check = actions.begin(by=user_of(request), organisation=group)
        return redirect("development:check_area", pk=group.pk, area=shown.progress(check)[0].area.code)
    going = read.under_way(group)
    done = read.finished(group)
    if going:
        return render(request, "development/check_under_way.html", {**_page(request, group), **_under_way(going)})
    if done:
        return _result(request, group, done, done[0])
    questions = asked(AREAS, band=group.band, holds=read.traits_of(group))
    return render(request, "development/check_begin.html", {**_page(request, group), "count": len(questions)})


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
def area(request: HttpRequest, pk: int, area: str) -> HttpResponse:
    """The questions of one area; saved, it goes on to the next that is not done."""
    group = group_in(request, pk)
    check = read.under_way(group)
    if check is None:
        return redirect("development:health_check", pk=group.pk)
    rows = shown.progress(check)
    at = next((place for place, row in enumerate(rows) if row.area.code == area), None)
    if at is None:
        raise Http404
    form = AreaForm(posted(request), area=rows[at].area, asked=check.asked, held=shown.given(check))
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer(by=user_of(request), check=check, given=form.given())
        except InputError as error:
            form.add_error(None, str(error))
        else:
            return _onward(request, group, rows, at)
    context = {**_page(request, group), "form": form, "rows": rows, "here": rows[at], "number": at + 1}
    return render(request, "development/check_area.html", context, status=422 if form.errors else 200)


def _onward(request: HttpRequest, group: Organisation, rows: list[shown.AreaRow], at: int) -> HttpResponse:
    """The next area, or all of them: after the last one, and where somebody stops for now."""
    if at + 1 < len(rows) and "later" not in request.POST:
        return redirect("development:check_area", pk=group.pk, area=rows[at + 1].area.code)
    if "later" in request.POST:
        messages.success(request, _("Saved. Go on whenever it suits you."))
    return redirect("development:health_check", pk=group.pk)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """All is answered: see how it came out."""
    group = group_in(request, pk)
    check = read.under_way(group)
    if check is not None:
        try:
            actions.finish(by=user_of(request), check=check)
        except InputError as error:
            messages.error(request, str(error))
    return redirect("development:health_check", pk=group.pk)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_GET
def results(request: HttpRequest, pk: int, check: int) -> HttpResponse:
    """How a check came out, an earlier one too."""
    group = group_in(request, pk)
    done = read.finished(group)
    found = next((each for each in done if each.pk == check), None)
    if found is None:
        raise Http404
    return _result(request, group, done, found)


def _result(request: HttpRequest, group: Organisation, done: list[HealthCheck], check: HealthCheck) -> HttpResponse:
    place = done.index(check)
    before = done[place + 1] if place + 1 < len(done) else None
    context = {
        **_page(request, group),
        "result": shown.result(check, before),
        "latest": place == 0,
        "others": [each for each in done if each.pk != check.pk],
        "going": read.under_way(group),
    }
    return render(request, "development/check_result.html", context)


def _under_way(check: HealthCheck) -> dict[str, object]:
    rows = shown.progress(check)
    return {
        "check": check,
        "rows": rows,
        "whole": all(row.done for row in rows),
        "next": next((row for row in rows if not row.done), None),
    }


def _page(request: HttpRequest, group: Organisation) -> dict[str, object]:
    return {"group": group, "team": can_open(request.user, Audience.WORKER)}
