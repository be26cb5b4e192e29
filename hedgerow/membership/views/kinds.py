"""Kinds of membership and their fees, for managers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.membership import actions, queries
from hedgerow.membership.forms import KindForm
from hedgerow.membership.models import Kind
from hedgerow.membership.presenters.members import fees, tabs
from hedgerow.shell.kept import posted
from hedgerow.shell.trying import tried
from hedgerow.shell.types import Crumb


@open_to(Audience.MANAGER)
@require_safe
def kinds(request: HttpRequest) -> HttpResponse:
    """All of them, each with what it costs."""
    context = {
        "kinds": [(kind, fees(kind)) for kind in queries.kinds()],
        "tabs": tabs("kinds", request.user),
    }
    return render(request, "membership/kinds.html", context)


@open_to(Audience.MANAGER)
def add(request: HttpRequest) -> HttpResponse:
    """Another kind."""
    form = KindForm(posted(request))
    if request.method == "POST" and form.is_valid():
        by = user_of(request)
        if tried(request, lambda: actions.add_kind(by=by, **form.facts()), _("Added."), form):
            return redirect("membership:kinds")
    return _page(request, form, _("Add a kind of membership"))


@open_to(Audience.MANAGER)
def kind(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them, to be changed."""
    found = get_object_or_404(Kind, pk=pk)
    form = KindForm(posted(request), kind=found)
    if request.method == "POST" and form.is_valid():
        by = user_of(request)
        if tried(request, lambda: actions.change_kind(by=by, kind=found, **form.facts()), _("Saved."), form):
            return redirect("membership:kinds")
    return _page(request, form, found.name)


def _page(request: HttpRequest, form: KindForm, title: str) -> HttpResponse:
    crumbs = [Crumb(_("Kinds of membership"), reverse("membership:kinds")), Crumb(title)]
    context = {"form": form, "title": title, "crumbs": crumbs}
    return render(request, "membership/kind.html", context, status=422 if form.errors else 200)
