"""A group on one page: public facts for anybody, all of it for our team."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import open_to
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.organisations import queries
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_see
from hedgerow.pages.presenters import group_page
from hedgerow.pages.views.frames import frame, is_team
from hedgerow.shell.types import Crumb


@open_to(Audience.ANYONE)
@require_safe
def group(request: HttpRequest, pk: int) -> HttpResponse:
    """The group; a record merged into another leads there, and one that is not published is not there for strangers."""
    try:
        found = queries.full(pk)
    except Organisation.DoesNotExist:
        raise Http404(_("There is no such group here.")) from None
    if not can_see(request.user, found):
        raise Http404(_("There is no such group here."))
    if found.pk != pk:
        return redirect("pages:group", pk=found.pk)
    crumbs = [Crumb(_("Groups"), reverse("organisations:directory")), Crumb(found.name)]
    if is_team(request) and isinstance(request.user, User):
        page = group_page.team(found, request.user, clock.today())
        return render(request, "pages/group_team.html", {"page": page, "group": found, "crumbs": crumbs})
    page = group_page.public(found, clock.today())
    context = {"frame": frame(request), "page": page, "group": found, "crumbs": crumbs}
    return render(request, "pages/group.html", context)
