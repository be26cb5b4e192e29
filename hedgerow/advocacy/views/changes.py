"""What became different, for our team: claimed with its evidence, and looked at again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hedgerow.accounts.permissions import user_of
from hedgerow.advocacy import actions
from hedgerow.advocacy.forms.chain import ChangeForm, StillForm
from hedgerow.advocacy.views.finding import change_or_404, crumbs, issue_or_404, moved
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.kept import posted
from hedgerow.shell.trying import tried


@open_to(Audience.WORKER)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Something is different now."""
    found = issue_or_404(pk)
    if (elsewhere := moved(found)) is not None:
        return elsewhere
    last = found.asks.filter(answered_at__isnull=False).order_by("-put_on").first()
    form = ChangeForm(posted(request), issue=found, initial={"on": clock.today(), "ask": last.pk if last else None})
    if request.method == "POST" and form.is_valid():
        act = lambda: actions.claim_change(by=user_of(request), issue=found, **form.cleaned_data)  # noqa: E731
        if tried(request, act, _("Written down. The groups concerned are told."), form):
            return redirect("advocacy:issue", pk=pk)
    context = {"form": form, "issue": found, "title": _("Something changed"), "crumbs": crumbs(found, _("Change"))}
    return render(request, "advocacy/edit.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """One change, and whether it is still so."""
    found = change_or_404(pk)
    form = StillForm(posted(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        act = lambda: actions.look_again(by=user_of(request), change=found, **told)  # noqa: E731
        if tried(request, act, _("Written down."), form):
            return redirect("advocacy:change", pk=pk)
    context = {"change": found, "issue": found.issue, "form": form, "today": clock.today()}
    context["crumbs"] = crumbs(found.issue, _("Change"))
    return render(request, "advocacy/change.html", context, status=422 if form.errors else 200)
