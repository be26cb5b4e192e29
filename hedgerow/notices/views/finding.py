"""From the numbers in an address to notices, groups, bodies and consortia, and who may look at them."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from hedgerow.accounts.permissions import SecondFactorNeeded, Somebody, has_second_factor, is_team
from hedgerow.notices.models import Consortium, Notice, Part
from hedgerow.notices.permissions import can_see, check_announce, check_answer_for, check_see_consortium
from hedgerow.notices.queries.bidding import consortia
from hedgerow.notices.types import Kind
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind as OrganisationKind


def frame(request: HttpRequest) -> str:
    """Our team sees public pages within the workspace."""
    return "shell/workspace.html" if is_team(request.user) else "shell/base.html"


def notice_or_404(pk: int, reader: Somebody) -> Notice:
    """A notice that somebody may see."""
    found = get_object_or_404(Notice.objects.select_related("buyer"), pk=pk)
    if not can_see(reader, found):
        raise Http404
    return found


def group_in(request: HttpRequest, pk: int) -> Organisation:
    """The group of a space. Raises PermissionDenied for whoever neither acts for it nor is of our team."""
    group = _found(request, pk)
    check_answer_for(request.user, group)
    if group.kind == OrganisationKind.PUBLIC_BODY:
        raise Http404
    return group


def body_in(request: HttpRequest, pk: int) -> Organisation:
    """The public body of a space, for its officers with a second factor and for our team."""
    body = _found(request, pk)
    if body.kind != OrganisationKind.PUBLIC_BODY:
        if is_team(request.user):
            raise Http404
        raise PermissionDenied
    check_announce(request.user, body)
    if not has_second_factor(request):
        raise SecondFactorNeeded
    return body


def _found(request: HttpRequest, pk: int) -> Organisation:
    try:
        return organisations.resolve(pk)
    except Organisation.DoesNotExist:
        if is_team(request.user):
            raise Http404 from None
        raise PermissionDenied from None


def intention_of(body: Organisation, pk: int) -> Notice:
    """An early notice of a body."""
    return get_object_or_404(Notice, pk=pk, kind=Kind.INTENTION, buyer=body)


def consortium_or_404(pk: int) -> Consortium:
    """A consortium, for our team."""
    return get_object_or_404(consortia(), pk=pk)


def own_consortium(request: HttpRequest, pk: int, consortium: int) -> tuple[Organisation, Consortium]:
    """A group and one of its consortia, for whoever may see them."""
    group = group_in(request, pk)
    found = get_object_or_404(consortia().filter(parts__organisation=group), pk=consortium)
    check_see_consortium(request.user, found)
    return group, found


def part_of(group: Organisation, pk: int, *, as_lead: bool) -> Part:
    """A group's own part, or one of a consortium that it leads."""
    whose = {"consortium__lead": group} if as_lead else {"organisation": group}
    return get_object_or_404(Part.objects.select_related("consortium__lead", "organisation"), pk=pk, **whose)
