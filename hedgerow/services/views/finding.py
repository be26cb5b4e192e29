"""From the numbers in an address to a record that the person asking may see."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind
from hedgerow.services import queries
from hedgerow.services.models import Service
from hedgerow.services.permissions import can_see_service, check_write_for


def group_for(request: HttpRequest, pk: int) -> Organisation:
    """A group for which the person asking may write, as it is now, after merges."""
    try:
        found = organisations.full(pk)
    except Organisation.DoesNotExist:
        raise Http404 from None
    check_write_for(request.user, found)
    if found.kind == Kind.PUBLIC_BODY:
        raise Http404
    return found


def service_for(request: HttpRequest, pk: int) -> Service:
    """A service that the person asking may read."""
    rows = queries.whole(Service.objects.select_related("organisation"))
    service = get_object_or_404(rows, pk=pk)
    if not can_see_service(request.user, service):
        raise Http404
    return service


def own_service(request: HttpRequest, group: Organisation, pk: int) -> Service:
    """A service of a group's, or of one that was merged into it."""
    rows = queries.whole(Service.objects.select_related("organisation"))
    service = get_object_or_404(rows, pk=pk)
    if group.pk not in {service.organisation_id, service.organisation.merged_into_id}:
        raise Http404
    check_write_for(request.user, service.organisation if service.organisation_id == group.pk else group)
    return service
