"""Records that may be one group: shown, looked at side by side, merged, or said to be two."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.organisations import actions, queries
from hedgerow.organisations.models import Merge
from hedgerow.organisations.presenters.merging import compared, paired
from hedgerow.organisations.views.editing import crumbs, url_of
from hedgerow.organisations.views.finding import pair_or_404
from hedgerow.places.queries import area_names
from hedgerow.shell.pagination import numbered

ON_A_PAGE = 25


@open_to(Audience.WORKER)
@require_GET
def duplicates(request: HttpRequest) -> HttpResponse:
    """Pairs that may be one group, likest first."""
    page = numbered(queries.pairs(), request.GET, size=ON_A_PAGE)
    names = area_names(row.ward for pair in page.rows for row in (pair.first, pair.second))
    rows = [paired(pair, names) for pair in page.rows]
    context = {"page": page, "rows": rows, "crumbs": crumbs(None, _("The same group twice?"))}
    return render(request, "organisations/duplicates.html", context)


@open_to(Audience.WORKER)
def merge(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Two records side by side; the one that is kept is chosen by its button."""
    one, two = pair_or_404(pk, other)
    if request.method == "POST":
        kept, gone = (one, two) if request.POST.get("keep") == str(one.pk) else (two, one)
        try:
            actions.merge(by=user_of(request), kept=kept, gone=gone)
        except ValidationError as error:
            messages.error(request, error.messages[0])
        else:
            messages.success(request, _("They are one now. You can undo this under Edit."))
            return redirect(url_of(kept))
    context = {"one": one, "two": two, "lines": compared(one, two), "crumbs": crumbs(None, _("Side by side"))}
    return render(request, "organisations/merge.html", context)


@open_to(Audience.WORKER)
@require_POST
def not_duplicate(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """They are two groups."""
    first, second = pair_or_404(pk, other)
    try:
        actions.not_duplicate(by=user_of(request), first=first, second=second)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("Thank you. They will not be shown as a pair again."))
    return redirect("organisations:duplicates")


@open_to(Audience.WORKER)
@require_POST
def unmerge(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a merge."""
    made = get_object_or_404(Merge, pk=pk)
    try:
        other = actions.unmerge(by=user_of(request), merge=made)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("organisations:change", pk=made.kept_id)
    messages.success(request, _("%(name)s is a record of its own again.") % {"name": other.name})
    return redirect(url_of(other))
