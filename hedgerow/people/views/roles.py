"""Giving somebody a role, changing and ending it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.people import actions, queries
from hedgerow.people.forms.contacts import TakesErrors
from hedgerow.people.forms.roles import ChangeRoleForm, EndRoleForm, GiveRoleForm
from hedgerow.people.models import Contact, Role
from hedgerow.people.presenters.listing import called, where
from hedgerow.people.views.finding import contact_or_404, crumbs, group_asked, is_search, role_or_404
from hedgerow.shell.kept import posted


@open_to(Audience.WORKER)
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Another hat."""
    found, group = contact_or_404(pk), group_asked(request)
    form = GiveRoleForm(posted(request), initial={"group": group.pk if group else ""})
    if request.method == "POST" and not is_search(request) and form.is_valid():
        told = {"organisation": form.cleaned_data["group"], "kind": form.cleaned_data["kind"], **form.facts()}
        try:
            actions.give_role(by=user_of(request), contact=found, **told)
        except ValidationError as error:
            form.take_errors(error)
        else:
            messages.success(request, _("Saved."))
            return redirect("people:contact", pk=found.pk)
    return _page(request, form, found, _("Give %(name)s a role") % {"name": found.name}, _("Save"))


@open_to(Audience.WORKER)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """What is said of a role."""
    role = role_or_404(pk)
    form = ChangeRoleForm(posted(request), role=role)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_role(by=user_of(request), role=role, **form.facts())
        except ValidationError as error:
            form.take_errors(error)
        else:
            messages.success(request, _("Saved."))
            return redirect("people:contact", pk=role.contact_id)
    return _page(request, form, role.contact, f"{called(role)}, {where(role)}", _("Save"))


@open_to(Audience.WORKER)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody leaves."""
    role = role_or_404(pk)
    form = EndRoleForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_role(by=user_of(request), role=role, on=form.cleaned_data["on"])
        except ValidationError as error:
            form.take_errors(error)
        else:
            _say_so(request, role)
            return redirect(reverse("pages:group", args=[role.organisation_id]) + "#people")
    title = _("%(name)s leaves") % {"name": role.contact.name}
    return _page(request, form, role.contact, title, _("They leave"), over=f"{called(role)}, {where(role)}")


def _say_so(request: HttpRequest, role: Role) -> None:
    messages.success(request, _("%(name)s is shown as having left.") % {"name": role.contact.name})
    if queries.missing_roles(role.organisation):
        messages.info(request, _("A to-do asks who it is now."))


@open_to(Audience.WORKER)
@require_POST
def back(request: HttpRequest, pk: int) -> HttpResponse:
    """They have not left after all."""
    role = role_or_404(pk)
    try:
        actions.change_role(by=user_of(request), role=role, until=None)
        messages.success(request, _("Saved."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("people:contact", pk=role.contact_id)


def _page(
    request: HttpRequest, form: TakesErrors, contact: Contact, title: str, button: str, *, over: str = ""
) -> HttpResponse:
    """A page with one question about somebody."""
    context = {
        "form": form,
        "contact": contact,
        "title": title,
        "over": over or contact.name,
        "button": button,
        "crumbs": crumbs(contact, title),
    }
    return render(request, "people/question.html", context, status=422 if form.is_bound and form.errors else 200)
