"""From what stands in an address to an issue, an ask, a group; and the paths above pages."""

from __future__ import annotations

from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.accounts.permissions import is_team
from hedgerow.advocacy.models import Ask, Change, Consultation, Issue, Voice
from hedgerow.advocacy.queries import issues as read
from hedgerow.kernel.audience import GROUP_HATS, TEAM_HATS
from hedgerow.organisations import queries as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.organisations.types import Kind
from hedgerow.shell.types import Crumb

HATS = GROUP_HATS | TEAM_HATS
Row = TypeVar("Row")


def issue_or_404(pk: int) -> Any:
    """An issue, with how many groups stand behind it."""
    return _found(read.of_issue(pk))


def voice_or_404(pk: int) -> Voice:
    """A voice, with its issue and its group."""
    return _found(Voice.objects.select_related("issue", "organisation__merged_into").filter(pk=pk).first())


def ask_or_404(pk: int) -> Ask:
    """An ask, with its chain and its public body."""
    rows = Ask.objects.select_related("issue", "body__merged_into", "consultation")
    found: Ask | None = rows.filter(pk=pk).first()
    return _found(found)


def change_or_404(pk: int) -> Change:
    """A change, with its issue."""
    return _found(Change.objects.select_related("issue", "ask__body").filter(pk=pk).first())


def consultation_or_404(pk: int) -> Consultation:
    """A consultation, with its public body."""
    return _found(Consultation.objects.select_related("body", "owner").filter(pk=pk).first())


def group_in(request: HttpRequest, pk: int) -> Organisation:
    """A group for which the person asking acts; our team looks."""
    try:
        found = organisations.full(pk)
    except Organisation.DoesNotExist:
        raise Http404 from None
    if not can_act_for(request.user, found) and not is_team(request.user):
        raise PermissionDenied
    if found.kind == Kind.PUBLIC_BODY:
        raise Http404
    return found


def _found(row: Row | None) -> Row:
    if row is None:
        raise Http404
    return row


def crumbs(issue: Issue | None = None, title: str = "") -> list[Crumb]:
    """The path to a page under one issue, for our team."""
    path = [Crumb(_("Advocacy"), reverse("advocacy:home"))]
    if issue is not None:
        path.append(Crumb(issue.sentence, reverse("advocacy:issue", args=[issue.pk]) if title else ""))
    return [*path, Crumb(title)] if title else path


def typing(request: HttpRequest, rows: Any) -> HttpResponse | None:
    """What is like the sentence that somebody types, while they do; None where the whole page is asked for."""
    if "HX-Request" not in request.headers or request.method != "GET":
        return None
    said = request.GET.get("sentence", "")[:200]
    return render(request, "advocacy/parts/like.html", {"likes": rows(said) if len(said) > 7 else []})


def moved(issue: Issue) -> HttpResponse | None:
    """To the issue with which this one was put together; None where it stands for itself."""
    return redirect("advocacy:issue", pk=issue.merged_into_id) if issue.merged_into_id else None
