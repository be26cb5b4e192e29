"""Departments and officers: adding, changing, moving, leaving."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import user_of
from hedgerow.bodies import actions, queries
from hedgerow.bodies.forms import DepartmentForm, MoveForm, OfficerForm
from hedgerow.bodies.models import Department
from hedgerow.bodies.presenters.bodies import needing_others
from hedgerow.bodies.views.finding import body_or_404, crumbs
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.people import actions as people
from hedgerow.people.models import Contact
from hedgerow.people.queries import contact_called
from hedgerow.shell.kept import posted
from hedgerow.shell.trying import tried


@open_to(Audience.WORKER)
def add_department(request: HttpRequest, pk: int) -> HttpResponse:
    """Another department."""
    body = body_or_404(pk)
    form = DepartmentForm(posted(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        act = lambda: actions.add_department(by=user_of(request), body=body, **told)  # noqa: E731
        if tried(request, act, _("Added."), form):
            return redirect("bodies:body", pk=body.pk)
    return _edit(request, form, _("Add a department"), body)


@open_to(Audience.WORKER)
def change_department(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a department right, or say that it is no more."""
    found = get_object_or_404(Department.objects.select_related("body"), pk=pk)
    form = DepartmentForm(posted(request), department=found)
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        over = (found.retired_on or clock.today()) if told.pop("is_over", False) else None
        act = lambda: actions.change_department(by=user_of(request), department=found, retired_on=over, **told)  # noqa: E731
        if tried(request, act, _("Saved."), form):
            return redirect("bodies:body", pk=found.body_id)
    return _edit(request, form, found.name, found.body)


@open_to(Audience.WORKER)
def add_officer(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody who works for a body."""
    body = body_or_404(pk)
    form = OfficerForm(posted(request), body=body, initial={"department": request.GET.get("department", "")})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data

        def act() -> None:
            by = user_of(request)
            contact = _contact(by, told["name"], told["email"], told["phone"])
            actions.add_officer(by=by, body=body, contact=contact, since=told["since"], **form.facts())

        if tried(request, act, _("Added."), form):
            return redirect("bodies:body", pk=body.pk)
    return _edit(request, form, _("Add an officer"), body)


def _contact(by: User, name: str, email: str, phone: str) -> Contact:
    """The person we know by that name and address, or a new one."""
    found = contact_called(name, email) if email else None
    return found or people.add_contact(by=by, name=name, email=email, phone=phone)


@open_to(Audience.WORKER)
def officer(request: HttpRequest, pk: int) -> HttpResponse:
    """One officer: they moved, or left, or came back in one click; and what is theirs. `do`: left, or move."""
    found = queries.office_of(pk)
    if found is None:
        raise Http404
    wanted = request.POST.get("do", "") if request.method == "POST" else ""
    initial: dict[str, Any] = {"department": found.department_id, "title": found.title, "patch": found.patch}
    form = MoveForm(request.POST if wanted in ("move", "right") else None, body=found.body, initial=initial)
    if wanted == "left":
        tried(request, lambda: actions.end_office(by=user_of(request), office=found), _("Written down."))
        return redirect("bodies:officer", pk=pk)
    if wanted and form.is_valid():
        told = form.facts()
        if wanted == "right":
            act = lambda: actions.change_officer(by=user_of(request), office=found, **told)  # noqa: E731
        else:
            on = form.cleaned_data["on"]
            act = lambda: actions.move_officer(by=user_of(request), office=found, on=on, **told)  # noqa: E731
        if tried(request, act, _("Written down."), form):
            return redirect("bodies:body", pk=found.body_id)
    theirs = [line for _one, lines in needing_others([found]) for line in lines]
    context = {
        "office": found,
        "form": form,
        "theirs": theirs,
        "is_over": found.is_over(clock.today()),
        "crumbs": crumbs(found.body, found.who or _("Officer")),
    }
    return render(request, "bodies/officer.html", context, status=422 if form.errors else 200)


def _edit(request: HttpRequest, form: Any, title: str, body: Any) -> HttpResponse:
    context = {"form": form, "title": title, "body": body, "crumbs": crumbs(body, title)}
    return render(request, "bodies/edit.html", context, status=422 if form.errors else 200)
