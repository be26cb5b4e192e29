"""My details: what we hold of somebody who is signed in, and what they change of it themselves."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import user_of
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.people import actions, queries
from hedgerow.people.actions.preferences import answer
from hedgerow.people.forms.consent import PreferencesForm
from hedgerow.people.forms.contacts import OwnDetailsForm
from hedgerow.people.models import Contact
from hedgerow.people.presenters import contact as shown
from hedgerow.people.types import How
from hedgerow.people.views.consent import kept_needs, needs_form
from hedgerow.shell.kept import posted


@open_to(Audience.SIGNED_IN)
@require_GET
def details(request: HttpRequest) -> HttpResponse:
    """Everything in three parts, each with its own page to change it."""
    user = user_of(request)
    contact = queries.contact_of(user)
    context = {
        "contact": contact,
        "page": shown.own(contact, clock.today()) if contact else None,
        "likely": None if contact else queries.likely_contact(user),
    }
    return render(request, "people/own.html", context)


@open_to(Audience.SIGNED_IN)
@require_POST
def that_is_me(request: HttpRequest) -> HttpResponse:
    """The contact at their address is them."""
    user = user_of(request)
    found = queries.likely_contact(user)
    if found is not None:
        actions.link_user(by=user, contact=found, user=user)
        messages.success(request, _("Thank you: these are your details."))
    return redirect("people:own")


@open_to(Audience.SIGNED_IN)
def edit(request: HttpRequest) -> HttpResponse:
    """Name, and how to reach them."""
    user = user_of(request)
    contact = queries.contact_of(user)
    initial = {} if contact else {"name": user.name, "email": user.email}
    form = OwnDetailsForm(posted(request), contact=contact, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            _keep(user, contact, form)
        except ValidationError as error:
            form.take_errors(error)
        else:
            messages.success(request, _("Saved."))
            return redirect("people:own")
    context = {"form": form, "title": _("How to reach me")}
    return render(request, "people/own_edit.html", context, status=422 if form.is_bound and form.errors else 200)


@transaction.atomic
def _keep(user: User, contact: Contact | None, form: OwnDetailsForm) -> None:
    if contact is None:
        contact = actions.add_contact(by=user, how=How.WEB, **form.facts())
        actions.link_user(by=user, contact=contact, user=user)
    else:
        actions.change_contact(by=user, contact=contact, how=How.WEB, **form.facts())


@open_to(Audience.SIGNED_IN)
def own_preferences(request: HttpRequest) -> HttpResponse:
    """What their details may be used for."""
    user = user_of(request)
    contact = queries.contact_of(user)
    if contact is None:
        return redirect("people:own")
    form = PreferencesForm(posted(request), asked=queries.preferences(contact))
    if request.method == "POST" and form.is_valid():
        answer(by=user, contact=contact, answers=form.answers())
        messages.success(request, _("Saved. Thank you for telling us."))
        return redirect("people:own")
    return render(request, "people/own_edit.html", {"form": form, "title": _("What my details may be used for")})


@open_to(Audience.SIGNED_IN)
def own_needs(request: HttpRequest) -> HttpResponse:
    """What they need to take part."""
    user = user_of(request)
    contact = queries.contact_of(user)
    if contact is None:
        return redirect("people:own")
    form = needs_form(request, contact, told=False)
    if request.method == "POST" and form.is_valid() and kept_needs(form, user, contact):
        messages.success(request, _("Saved. We will think of it when you come."))
        return redirect("people:own")
    context = {"form": form, "title": _("What helps me take part")}
    return render(request, "people/own_edit.html", context, status=422 if form.is_bound and form.errors else 200)
