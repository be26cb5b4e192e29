"""A group's own people change what is said of it, from the group's space."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.permissions import check_open, user_of
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.organisations import actions, queries
from hedgerow.organisations.forms import OwnRecordForm
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for, can_change_own
from hedgerow.organisations.queries.own_record import as_facts
from hedgerow.organisations.views.finding import group_or_404
from hedgerow.shell.kept import posted


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
def own_record(request: HttpRequest, pk: int) -> HttpResponse:
    """What is said of a group, to be changed by its own people; our team sees the page as they do."""
    group = group_or_404(pk)
    acts = can_act_for(request.user, group)
    if not acts:
        check_open(request.user, Audience.WORKER)
        if request.method == "POST":  # our team only looks
            return HttpResponseNotAllowed(["GET"])
    waiting = queries.waiting_change(group)
    form = OwnRecordForm(
        posted(request) if acts else None, organisation=group, waiting=as_facts(waiting.proposed) if waiting else None
    )
    if request.method == "POST" and saved(request, group, form):
        return redirect(reverse("spaces:group", args=[group.pk]))
    context = {
        "form": form,
        "group": group,
        "acts": acts,
        "waiting": waiting,
        "answer": None if waiting else queries.last_answer(group),
        "trusted": can_change_own(request.user, group) if acts else group.trusted_at is not None,
    }
    return render(request, "organisations/own_record.html", context, status=422 if form.errors else 200)


def saved(request: HttpRequest, group: Organisation, form: OwnRecordForm) -> bool:
    """Change it, or have it looked at; what the action refuses is shown at its field."""
    if not form.is_valid():
        return False
    try:
        waits = actions.change_own(by=user_of(request), organisation=group, **form.facts())
    except ValidationError as error:
        form.take_errors(error)
        return False
    if waits:
        messages.success(request, _("Thank you. We look at your first change before it is used, and tell you here."))
    else:
        messages.success(request, _("Saved. Everybody sees it from now on."))
    return True
