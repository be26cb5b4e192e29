"""The public register of our own interests; declaring one, and ending one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.bodies import actions, queries
from hedgerow.bodies.forms import DeclareForm, EndForm, InterestsForm
from hedgerow.bodies.models import Interest
from hedgerow.bodies.permissions import can_keep
from hedgerow.bodies.presenters import interests as shown
from hedgerow.engines import registry
from hedgerow.engines.registry import Link
from hedgerow.kernel import clock, refs
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present
from hedgerow.shell.trying import tried


@open_to(Audience.ANYONE)
@require_safe
def interests(request: HttpRequest) -> HttpResponse:
    """Everything that we have declared, for everybody."""
    form, team = InterestsForm(request.GET), can_keep(request.user)
    order = ordering(shown.table((), team=team), request.GET)
    found = queries.register(**form.filters()).order_by(*order)
    if "format" in request.GET and (answer := download(shown.table(rows := list(found), team=team), rows, request.GET)):
        return answer
    page = numbered(found, request.GET)
    table = present(shown.table(list(page.rows), team=team), page, request.GET)
    context = {"form": form, "table": table, "narrowed": bool(form.chosen()), "team": team, "rows": page.rows}
    return render(request, "bodies/interests.html", context)


@open_to(Audience.WORKER)
def declare(request: HttpRequest) -> HttpResponse:
    """Declare an interest of our own in the record that `?ref=` names."""
    given = request.POST.get("ref", "") or request.GET.get("ref", "")
    form = DeclareForm(posted(request), initial={"ref": given})
    link = _link(given)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        act = lambda: actions.declare(by=user_of(request), **told)  # noqa: E731
        if tried(request, act, _("Declared. The groups concerned are told by letter."), form):
            return redirect(link.url if link else "bodies:interests")
    context = {"form": form, "link": link, "held": queries.interests_in([given]).get(given, [])}
    return render(request, "bodies/declare.html", context, status=422 if form.errors else 200)


def _link(ref: str) -> Link | None:
    try:
        return registry.link(str(refs.parse(ref)))
    except ValueError:
        return None


@open_to(Audience.WORKER)
def interest(request: HttpRequest, pk: int) -> HttpResponse:
    """One declared interest, and its end."""
    found = get_object_or_404(Interest, pk=pk)
    form = EndForm(posted(request))
    if request.method == "POST" and form.is_valid():
        act = lambda: actions.end_interest(by=user_of(request), interest=found, **form.cleaned_data)  # noqa: E731
        if tried(request, act, _("Written down. It stays in the register."), form):
            return redirect("bodies:interests")
    over = found.ended_on is not None and found.ended_on <= clock.today()
    context = {"interest": found, "form": form, "link": _link(found.ref), "is_over": over}
    return render(request, "bodies/interest.html", context, status=422 if form.errors else 200)
