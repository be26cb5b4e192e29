"""From the number in an address to a case or a group."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from hedgerow.development.forms.groups import live
from hedgerow.development.models import Case
from hedgerow.development.permissions import can_ask_for
from hedgerow.development.queries.cases import shown
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation


def case_or_404(pk: int) -> Case:
    """A case with all that its page shows of it."""
    found = shown().select_related("by").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def group_in(request: HttpRequest, pk: int) -> Organisation:
    """A group in whose space somebody is who acts for it, or who is of our team."""
    try:
        found = organisations.resolve(pk)
    except Organisation.DoesNotExist:
        raise Http404 from None
    if not can_ask_for(request.user, found):
        raise PermissionDenied
    return found


def group_asked(request: HttpRequest) -> Organisation | None:
    """The group that `?group=` names, if it is here."""
    return live(request.GET.get("group", ""))
