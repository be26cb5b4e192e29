"""To whom concerns go: set by a manager, who reads none of them by that."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.people.actions import leads as actions
from hedgerow.people.forms.confidential import LeadForm
from hedgerow.people.models import SafeguardingLead
from hedgerow.people.queries import confidential as queries
from hedgerow.shell.kept import posted
from hedgerow.spine.errors import InputError


@open_to(Audience.MANAGER)
def leads(request: HttpRequest) -> HttpResponse:
    """The leads there are, and a form for another."""
    form = LeadForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.name_lead(by=user_of(request), user=form.cleaned_data["user"])
            messages.success(request, _("Concerns go to them from now on."))
        except InputError as error:
            messages.error(request, error.message)
        return redirect("people:leads")
    return render(request, "people/confidential/leads.html", {"form": form, "leads": queries.leads()})


@open_to(Audience.MANAGER)
@require_POST
def end_lead(request: HttpRequest, pk: int) -> HttpResponse:
    """They are lead no longer."""
    actions.end_lead(by=user_of(request), lead=get_object_or_404(SafeguardingLead, pk=pk))
    messages.success(request, _("New concerns do not go to them any more."))
    return redirect("people:leads")
