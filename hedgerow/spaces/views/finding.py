"""From the number in an address to an organisation whose space somebody may enter."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from hedgerow.organisations import queries
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind
from hedgerow.spaces.permissions import check_enter


def full_or_404(pk: int) -> Organisation:
    """An organisation as it is now, after merges."""
    try:
        return queries.full(pk)
    except Organisation.DoesNotExist:
        raise Http404 from None


def group_in(request: HttpRequest, pk: int) -> Organisation:
    """A group whose space the person asking may enter."""
    return _entered(request, pk, body=False)


def body_in(request: HttpRequest, pk: int) -> Organisation:
    """A public body whose space the person asking may enter."""
    return _entered(request, pk, body=True)


def _entered(request: HttpRequest, pk: int, *, body: bool) -> Organisation:
    found = full_or_404(pk)
    check_enter(request.user, found)
    if (found.kind == Kind.PUBLIC_BODY) != body:
        raise Http404
    return found
