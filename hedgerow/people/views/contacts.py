"""A contact on one page; adding and changing one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import user_of
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.kernel.ids import key
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind
from hedgerow.people import actions, queries
from hedgerow.people.forms.contacts import AddForm, ContactForm
from hedgerow.people.models import Contact
from hedgerow.people.presenters import contact as shown
from hedgerow.people.presenters.listing import rows
from hedgerow.people.types import Post, RoleKind
from hedgerow.people.views.finding import contact_or_404, crumbs, group_asked, is_search
from hedgerow.shell.kept import posted


@open_to(Audience.WORKER)
@require_GET
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Who somebody is, their hats, what they agreed to and need, what we sent, and what was done; a merged one leads on."""
    found = contact_or_404(pk)
    if found.pk != pk:
        return redirect("people:contact", pk=found.pk)
    page = shown.page(found, clock.today())
    return render(request, "people/contact.html", {"page": page, "contact": found, "crumbs": crumbs(found, "")})


@open_to(Audience.WORKER)
@require_GET
def answers(request: HttpRequest, pk: int) -> HttpResponse:
    """Every answer that somebody ever gave, with the words that they were shown."""
    found = contact_or_404(pk)
    context = {
        "contact": found,
        "answers": shown.history_of_answers(found),
        "crumbs": crumbs(found, _("What they said")),
    }
    return render(request, "people/answers.html", context)


@open_to(Audience.WORKER)
def add(request: HttpRequest) -> HttpResponse:
    """Somebody new, and what they are in a group. People alike are offered before a second one is made."""
    group = group_asked(request)
    form = AddForm(posted(request), group=group, initial=_usual(group, request.GET.get("name", "")))
    alike: list[Contact] = []
    if request.method == "POST" and not is_search(request) and form.is_valid():
        alike = [] if {"anyway", "same"} & request.POST.keys() else _alike(form)
        held = None if alike else _added(form, user_of(request), request.POST.get("same", ""))
        if held:
            messages.success(request, _("%(name)s is written down.") % {"name": held.name})
            return redirect(_back(group, held))
    context = {
        "form": form,
        "group": group,
        "alike": rows(list(queries.live().filter(pk__in=[row.pk for row in alike]))) if alike else [],
        "crumbs": crumbs(None, _("Add a person")),
    }
    return render(request, "people/add.html", context, status=422 if form.is_bound and form.errors else 200)


def _usual(group: Organisation | None, name: str) -> dict[str, Any]:
    """What is likeliest: the post that nobody holds, an officer of a public body, the first to speak to of a new group."""
    told: dict[str, Any] = {"name": name}
    if group is None:
        return told
    posts = {gap.post for gap in queries.missing_roles(group)}
    kinds = {Post.TREASURER: RoleKind.TREASURER, Post.REPRESENTATIVE: RoleKind.DELEGATE}
    kind = next((kind for post, kind in kinds.items() if post in posts), RoleKind.TRUSTEE)
    told["kind"] = RoleKind.OFFICER if group.kind == Kind.PUBLIC_BODY else kind
    told["main"] = not queries.roles_in(group)
    return told


def _alike(form: AddForm) -> list[Contact]:
    told = form.cleaned_data
    return queries.alike(told["name"], told["email"], told["phone"])


def _added(form: AddForm, by: User, same: str) -> Contact | None:
    """Make the contact, or take the one who is the same, and give the role: both or neither."""
    try:
        with transaction.atomic():
            pk = key(same)
            held = contact_or_404(pk) if pk is not None else _made(form, by)
            role = form.role()
            if role:
                actions.give_role(by=by, contact=held, **role)
    except ValidationError as error:
        form.take_errors(error)
        return None
    return held


def _made(form: AddForm, by: User) -> Contact:
    return actions.add_contact(by=by, how=form.how_told, **form.facts())


def _back(group: Organisation | None, held: Contact) -> str:
    """To the group, where somebody came from there."""
    return reverse("pages:group", args=[group.pk]) + "#people" if group else reverse("people:contact", args=[held.pk])


@open_to(Audience.WORKER)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """What is said of somebody, to be edited."""
    found = contact_or_404(pk)
    form = ContactForm(posted(request), contact=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_contact(by=user_of(request), contact=found, how=form.how_told, **form.facts())
        except ValidationError as error:
            form.take_errors(error)
        else:
            messages.success(request, _("Saved."))
            return redirect("people:contact", pk=found.pk)
    context = {"form": form, "contact": found, "crumbs": crumbs(found, _("Edit"))}
    return render(request, "people/change.html", context, status=422 if form.is_bound and form.errors else 200)


@open_to(Audience.WORKER)
@require_POST
def in_touch(request: HttpRequest, pk: int) -> HttpResponse:
    """We were in touch today."""
    found = contact_or_404(pk)
    actions.note_touch(by=user_of(request), contact=found)
    messages.success(request, _("Noted: in touch today."))
    return redirect("people:contact", pk=found.pk)
