"""A group's services in its own space: the list, and two things that take one tap."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hedgerow.accounts.permissions import user_of
from hedgerow.engines.verification.actions import check
from hedgerow.engines.verification.types import How
from hedgerow.kernel import clock
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.services import actions, queries
from hedgerow.services.forms import TakingForm
from hedgerow.services.presenters.listing import service_rows
from hedgerow.services.types import Taking
from hedgerow.services.views.finding import group_for, own_service


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_GET
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """Every service of the group: whether it takes people, when it was checked, and what waits."""
    group = group_for(request, pk)
    held = queries.of_group(group)
    rows = service_rows(held, queries.checks_of(held), clock.today())
    context = {"group": group, "rows": rows, "takings": Taking.choices[1:]}
    return render(request, "services/own.html", context)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_POST
def taking(request: HttpRequest, pk: int, service: int) -> HttpResponse:
    """Say whether it can take people today."""
    group = group_for(request, pk)
    held = own_service(request, group, service)
    form = TakingForm(request.POST)
    if form.is_valid():
        actions.say_taking(
            by=user_of(request), service=held, taking=Taking(form.cleaned_data["taking"]), reply_days=held.reply_days
        )
        messages.success(request, _("Saved. Everybody sees that you said so today."))
    return redirect("services:own", pk=group.pk)


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_POST
def still_right(request: HttpRequest, pk: int, service: int) -> HttpResponse:
    """Say that what stands there is still right."""
    group = group_for(request, pk)
    held = own_service(request, group, service)
    if held.is_open:
        check(by=user_of(request), ref=held.ref, how=How.PAGE)
        messages.success(request, _("Thank you. Everybody sees that it was checked today."))
    return redirect("services:own", pk=group.pk)
