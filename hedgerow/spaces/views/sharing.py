"""Who can see what about a group; giving and withdrawing it with one button."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS, Audience, open_to
from hedgerow.kernel.ids import key
from hedgerow.organisations import actions
from hedgerow.organisations.models import Organisation, Sharing
from hedgerow.organisations.permissions import can_act_for, check_let_in
from hedgerow.organisations.queries import public_bodies
from hedgerow.organisations.types import Level, Shared
from hedgerow.shell.returning import back_to
from hedgerow.shell.trying import tried
from hedgerow.spaces.presenters import sharing as presenters
from hedgerow.spaces.views.finding import full_or_404, group_in
from hedgerow.spaces.views.people import LETS_IN


@open_to(Audience.SIGNED_IN, hats=GROUP_HATS | TEAM_HATS)
@require_GET
def sharing(request: HttpRequest, pk: int) -> HttpResponse:
    """Who can see what about us, in plain words."""
    group = group_in(request, pk)
    context = {
        "page": presenters.build(group),
        "group": group,
        "manages": can_act_for(request.user, group, Level.ADMINISTRATOR),
    }
    return render(request, "spaces/sharing.html", context)


@open_to(Audience.SIGNED_IN, hats=LETS_IN)
@require_POST
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a public body (`body`) see one kind (`what`) of what we hold about the group."""
    group = full_or_404(pk)
    check_let_in(request.user, group)
    what, by = request.POST.get("what", ""), user_of(request)
    body = get_object_or_404(public_bodies(), pk=key(request.POST.get("body", "")) or 0)
    if what not in Shared.values:
        raise Http404
    done = _("%(body)s can see it from now on.") % {"body": body.name}
    how = request.POST.get("how", "")
    tried(request, lambda: actions.share(by=by, organisation=group, body=body, what=what, how=how), done)
    return redirect(_back(request, group))


@open_to(Audience.SIGNED_IN, hats=LETS_IN)
@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw it: the body sees it no more."""
    row = get_object_or_404(Sharing.objects.select_related("organisation", "body"), pk=pk)
    check_let_in(request.user, row.organisation)
    by, how = user_of(request), request.POST.get("how", "")
    done = _("%(body)s no longer sees it.") % {"body": row.body.name}
    tried(request, lambda: actions.stop_sharing(by=by, sharing=row, how=how), done)
    return redirect(_back(request, row.organisation))


def _back(request: HttpRequest, group: Organisation) -> str:
    return back_to(request, reverse("spaces:sharing", args=[group.pk]))
