"""Contacts that may be one person: shown, looked at side by side, merged, or said to be two."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.people.actions import duplicates as actions
from hedgerow.people.actions import merging
from hedgerow.people.models import Contact, ContactMerge
from hedgerow.people.presenters.duplicates import compared, paired
from hedgerow.people.queries import duplicates as queries
from hedgerow.shell.pagination import numbered

ON_A_PAGE = 25


@open_to(Audience.WORKER)
@require_GET
def duplicates(request: HttpRequest) -> HttpResponse:
    """Pairs that may be one person, likest first; and what was merged lately, to be undone."""
    page = numbered(queries.pairs(), request.GET, size=ON_A_PAGE)
    context = {"page": page, "rows": paired(page.rows), "merged": queries.merged_lately()}
    return render(request, "people/duplicates.html", context)


@open_to(Audience.WORKER)
def merge(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """Two contacts side by side; the one that is kept is chosen by its button."""
    one, two = pair_or_404(pk, other)
    if request.method == "POST":
        kept, gone = (one, two) if request.POST.get("keep") == str(one.pk) else (two, one)
        try:
            merging.merge(by=user_of(request), kept=kept, gone=gone)
        except ValidationError as error:
            messages.error(request, error.messages[0])
        else:
            messages.success(request, _("They are one now. You can undo this below."))
        return redirect("people:duplicates")
    return render(request, "people/merge.html", {"one": one, "two": two, "lines": compared(one, two)})


@open_to(Audience.WORKER)
@require_POST
def not_same(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """They are two people."""
    first, second = pair_or_404(pk, other)
    try:
        actions.not_same(by=user_of(request), first=first, second=second)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("Thank you. They will not be shown as a pair again."))
    return redirect("people:duplicates")


@open_to(Audience.WORKER)
@require_POST
def unmerge(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a merge."""
    made = get_object_or_404(ContactMerge, pk=pk)
    try:
        other = merging.unmerge(by=user_of(request), merge=made)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("people:duplicates")
    messages.success(request, _("%(name)s is a record of its own again.") % {"name": other.name})
    return redirect("people:contact", pk=other.pk)


def pair_or_404(pk: int, other: int) -> tuple[Contact, Contact]:
    """Two live contacts. Raises Http404 where one is none, or both are one."""
    try:
        return queries.pair(pk, other)
    except Contact.DoesNotExist:
        raise Http404 from None
