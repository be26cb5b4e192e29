"""The public bodies here, and one body on one page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.bodies import actions, queries
from hedgerow.bodies.forms import BodiesForm
from hedgerow.bodies.presenters import bodies as shown
from hedgerow.bodies.views.finding import body_or_404, crumbs
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, present
from hedgerow.shell.trying import tried


@open_to(Audience.WORKER)
@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    """Every public body: how well we know it, what is open with it, and what is late."""
    form, table = BodiesForm(request.GET), shown.table()
    chosen = form.chosen()
    found = shown.rows(queries.bodies(chosen.get("q", "")), chosen.get("show", ""))
    if answer := download(table, found, request.GET):
        return answer
    page = numbered(found, request.GET)
    context = {"form": form, "table": present(table, page, request.GET), "narrowed": bool(chosen)}
    return render(request, "bodies/bodies.html", context)


@open_to(Audience.WORKER)
def body(request: HttpRequest, pk: int) -> HttpResponse:
    """One public body. `adopt`: somebody known as its officer from the list of people gets their place here."""
    found = body_or_404(pk)
    page = shown.build(found)
    asked = request.POST.get("adopt", "")
    role = next((one for one in page.elsewhere if str(one.pk) == asked), None)
    if request.method == "POST" and role is not None:
        facts: dict[str, Any] = {"title": role.title, "patch": role.patch, "since": role.since or clock.today()}
        act = lambda: actions.add_officer(by=user_of(request), body=found, contact=role.contact, **facts)  # noqa: E731
        tried(request, act, _("Added. Say in which department they work."))
        return redirect("bodies:body", pk=found.pk)
    context = {"body": found, "page": page, "crumbs": crumbs(found)}
    return render(request, "bodies/body.html", context)
