"""Our team's pages of problems: the board, one problem, writing it down."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.offers import actions, queries
from hedgerow.offers.forms.problems import ListForm, OurChangeForm, OurProblemForm, WhyForm
from hedgerow.offers.models import Problem
from hedgerow.offers.presenters import lists
from hedgerow.offers.presenters import offers as shown
from hedgerow.offers.types import LIVE, Shown, State
from hedgerow.offers.views.finding import interests, problem_or_404
from hedgerow.shell.boards import is_table, ways
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.trying import tried


@open_to(Audience.WORKER)
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Problems and offers by how far they are; the same as a table, filtered, to take away."""
    form = ListForm(request.GET)
    found = queries.problems(**form.filters())
    ordered = found.order_by(*ordering(lists.TABLE, request.GET))
    if answer := download(lists.TABLE, ordered if "format" in request.GET else (), request.GET):
        return answer
    as_table = is_table(request.GET) or bool(form.chosen().get("standing"))
    context = {
        "form": form,
        "narrowed": bool(form.chosen()),
        "ways": ways(request.GET),
        "as_table": as_table,
        "any": Problem.objects.exists(),
    }
    if as_table:
        context["table"] = present(lists.TABLE, numbered(ordered, request.GET), request.GET)
    else:
        context["columns"] = lists.board(found, clock.today(), request.GET)
    return render(request, "offers/board.html", context)


@open_to(Audience.WORKER)
def add(request: HttpRequest) -> HttpResponse:
    """Write a problem down on a body's behalf."""
    asked = request.GET.get("body", "")
    form = OurProblemForm(
        posted(request), body=None, initial={"body": asked, "owner": user_of(request).pk, "shown": Shown.PUBLIC}
    )
    if request.method == "POST" and "groups_search" not in request.POST and form.is_valid():
        made: list[Problem] = []

        def act() -> None:
            made.append(actions.state_problem(by=user_of(request), **form.facts()))

        if tried(request, act, _("Written down. Look at it once more, and open it."), form):
            return redirect("offers:problem", pk=made[0].pk)
    context = {
        "form": form,
        "title": _("State a problem for a public body"),
        "crumbs": shown.crumbs(None, _("A problem")),
    }
    return render(request, "offers/problem_form.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Put what a problem says right."""
    found = problem_or_404(pk)
    form = OurChangeForm(posted(request), body=found.body.now, problem=found)
    if request.method == "POST" and "groups_search" not in request.POST and form.is_valid():
        act = lambda: actions.change_problem(by=user_of(request), problem=found, **form.facts())  # noqa: E731
        if tried(request, act, _("Saved."), form):
            return redirect("offers:problem", pk=pk)
    context = {"form": form, "title": found.title, "problem": found, "crumbs": shown.crumbs(found, _("Edit"))}
    return render(request, "offers/problem_form.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def problem(request: HttpRequest, pk: int) -> HttpResponse:
    """One problem: checking it, who could help, the offers to it. `do` opens it, sends it back, or closes it."""
    found = problem_or_404(pk)
    do = request.POST.get("do", "") if request.method == "POST" else ""
    form = WhyForm(request.POST if do in ("send_back", "close") else None, auto_id=f"{do or 'why'}_%s")
    if do and _done(request, do, found, form):
        return redirect("offers:problem", pk=pk)
    return render(request, "offers/problem.html", _context(found, form, do), status=422 if form.errors else 200)


def _done(request: HttpRequest, do: str, found: Problem, form: WhyForm) -> bool:
    by = user_of(request)
    if do == "open":
        tried(request, lambda: actions.open_problem(by=by, problem=found), _("It is open."))
        return True
    if do not in ("send_back", "close") or not form.is_valid():
        return False
    act = {"send_back": actions.send_back, "close": actions.close_problem}[do]
    return tried(request, lambda: act(by=by, problem=found, why=form.cleaned_data["why"]), _("Done."), form)


def _context(found: Problem, form: WhyForm, do: str) -> dict[str, Any]:
    offers = queries.offers_to(found)
    live = next((one for one in offers if one.stage in LIVE), None)
    in_it = {part.group.pk for one in offers[:1] for part in one.parts.all()}
    wanted = found.state in (State.OPEN, State.CHECKING, State.DRAFT) or (live and live.stage == "building")
    return {
        "problem": found,
        "standing": lists.standing_of(found),
        "tone": lists.tone(found),
        "facts": shown.facts_of(found),
        "groups": [row.organisation for row in found.shown_to.select_related("organisation")[:100]],
        "live": live,
        "past": [one for one in offers if one is not live],
        "suggested": shown.reasons(queries.suggestions(found, without=in_it)) if wanted else [],
        "can_begin": found.state == State.OPEN and live is None,
        "to_check": found.state in (State.DRAFT, State.CHECKING),
        "form": form,
        "do": do,
        "interests": interests(found, live),
        "crumbs": shown.crumbs(found),
        "message": shown.problem_message(found) if found.shown == Shown.PUBLIC and found.state == State.OPEN else "",
    }
