"""From the numbers in an address to a record that the person asking may see."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind
from hedgerow.volunteering import queries
from hedgerow.volunteering.models import Application, Hours, Placement, Role
from hedgerow.volunteering.permissions import (
    can_see_role,
    check_answer,
    check_post_for,
    check_see_placement,
)


def group_for(request: HttpRequest, pk: int) -> Organisation:
    """A group for which the person asking may post, as it is now, after merges."""
    try:
        found = organisations.full(pk)
    except Organisation.DoesNotExist:
        raise Http404 from None
    check_post_for(request.user, found)
    if found.kind == Kind.PUBLIC_BODY:
        raise Http404
    return found


def role_for(request: HttpRequest, pk: int) -> Role:
    """A role that the person asking may read."""
    role = get_object_or_404(Role.objects.select_related("organisation"), pk=pk)
    if not can_see_role(request.user, role):
        raise Http404
    return role


def own_role(request: HttpRequest, group: Organisation, pk: int) -> Role:
    """A role of a group's, or of one that was merged into it."""
    role = get_object_or_404(Role.objects.select_related("organisation"), pk=pk)
    if group.pk not in {role.organisation_id, role.organisation.merged_into_id}:
        raise Http404
    check_post_for(request.user, role.organisation if role.organisation_id == group.pk else group)
    return role


def role_to_change(request: HttpRequest, pk: int) -> Role:
    """A role that the person asking may change."""
    role = get_object_or_404(Role.objects.select_related("organisation"), pk=pk)
    check_post_for(request.user, role.organisation)
    return role


def application_for(request: HttpRequest, pk: int) -> Application:
    """Somebody whom the person asking may answer."""
    found = get_object_or_404(queries.whole(), pk=pk)
    check_answer(request.user, found)
    return found


def placement_for(request: HttpRequest, pk: int) -> Placement:
    """A volunteer whom the person asking may see."""
    rows = Placement.objects.select_related("role__organisation", "application")
    found = get_object_or_404(rows, pk=pk)
    check_see_placement(request.user, found)
    return found


def hours_for(request: HttpRequest, pk: int) -> Hours:
    """Hours that the person asking may confirm."""
    rows = Hours.objects.select_related("placement__role__organisation", "placement__application")
    found = get_object_or_404(rows, pk=pk)
    check_see_placement(request.user, found.placement)
    return found
