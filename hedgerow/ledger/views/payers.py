"""Who funds the time: a manager's list."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from hedgerow.accounts.permissions import Audience, open_to
from hedgerow.kernel import clock
from hedgerow.ledger import actions, queries
from hedgerow.ledger.forms.payers import PayerForm, initial_of
from hedgerow.ledger.models import Payer
from hedgerow.ledger.views.quick import _user
from hedgerow.shell.kept import posted


@open_to(Audience.MANAGER)
def payers(request: HttpRequest) -> HttpResponse:
    """Those there are, and a form for another."""
    form = PayerForm(posted(request))
    if request.method == "POST" and form.is_valid():
        actions.add_payer(by=_user(request), **form.cleaned_data)
        messages.success(request, _("Added."))
        return redirect("ledger:payers")
    today = clock.today()
    held = queries.payers().select_related("organisation")
    listed = [(payer, payer.ends is not None and payer.ends < today) for payer in held]
    return render(request, "ledger/payers.html", {"form": form, "payers": listed})


@open_to(Audience.MANAGER)
def payer(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them, to be changed."""
    found = get_object_or_404(Payer.objects.select_related("organisation"), pk=pk)
    form = PayerForm(posted(request), initial=initial_of(found))
    if request.method == "POST" and form.is_valid():
        actions.change_payer(by=_user(request), payer=found, **form.cleaned_data)
        messages.success(request, _("Changed."))
        return redirect("ledger:payers")
    return render(request, "ledger/payer.html", {"form": form, "payer": found})
