"""Adding a group by hand, changing it, closing it, showing it to the public, and what was done to it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hedgerow.accounts.permissions import user_of
from hedgerow.engines.audit.queries import history as history_of
from hedgerow.engines.verification.actions import set_cadence
from hedgerow.engines.verification.queries import for_ref
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.organisations import actions, queries
from hedgerow.organisations.forms import CloseForm, OrganisationForm, PublishForm
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.views.finding import group_or_404
from hedgerow.shell.kept import posted
from hedgerow.shell.types import Crumb
from hedgerow.spine.errors import InputError

CADENCES = ((30, _("every month")), (91, _("every three months")), (182, _("twice a year")), (365, _("once a year")),
            (730, _("every two years")))  # fmt: skip


def crumbs(group: Organisation | None, title: str) -> list[Crumb]:
    """The path to a page about groups, or about one."""
    path = [Crumb(_("Groups"), reverse("organisations:directory"))]
    return [*path, *([Crumb(group.name, url_of(group))] if group else []), Crumb(title)]


def url_of(group: Organisation) -> str:
    """The page of a group."""
    return reverse("pages:group", args=[group.pk])


def is_search(request: HttpRequest) -> bool:
    """Whether the button was pressed that only looks for a parent, as it is without JavaScript."""
    return "parent_search" in request.POST


def tried(form: OrganisationForm, act: Callable[[], Organisation]) -> Organisation | None:
    """Do it if the form is right; what the action refuses is shown at its field."""
    if not form.is_valid():
        return None
    try:
        return act()
    except ValidationError as error:
        form.take_errors(error)
        return None


@open_to(Audience.WORKER)
def add(request: HttpRequest) -> HttpResponse:
    """A group that is on no register, typed in; what looks like it already is shown beside the form."""
    form = OrganisationForm(posted(request), initial={"name": request.GET.get("name", "")})
    if request.method == "POST" and not is_search(request):
        made = tried(form, lambda: actions.create(by=user_of(request), **form.facts()))
        if made:
            messages.success(request, _("%(name)s is added.") % {"name": made.name})
            return redirect(url_of(made))
    words = form["name"].value() or ""
    context = {
        "form": form,
        "crumbs": crumbs(None, _("Add a group")),
        "alike": queries.find(words, 3) if words else [],
        "words": words,
    }
    return render(request, "organisations/add.html", context, status=422 if form.is_bound and form.errors else 200)


@open_to(Audience.WORKER)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that is said of a group, to be edited."""
    group = group_or_404(pk)
    form = OrganisationForm(posted(request), organisation=group)
    if request.method == "POST" and not is_search(request):
        changed = tried(form, lambda: actions.change(by=user_of(request), organisation=group, **form.facts()))
        if changed:
            messages.success(request, _("Saved."))
            return redirect(url_of(changed))
    context = {
        "form": form,
        "group": group,
        "crumbs": crumbs(group, _("Edit")),
        "checked": for_ref(group.ref),
        "cadences": CADENCES,
        "merge": queries.last_merge(group),
    }
    return render(request, "organisations/change.html", context, status=422 if form.is_bound and form.errors else 200)


@open_to(Audience.WORKER)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a group in the public directory, with how we know that it may be."""
    group, form = group_or_404(pk), PublishForm(posted(request))
    if request.method == "POST" and form.is_valid():
        actions.publish(by=user_of(request), organisation=group, basis=form.cleaned_data["basis"])
        messages.success(request, _("%(name)s is in the public directory.") % {"name": group.name})
        return redirect(url_of(group))
    return _small(request, group, form, _("Show it in the public directory"), _("Show it"))


@open_to(Audience.WORKER)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a group has closed."""
    group, form = group_or_404(pk), CloseForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.close(by=user_of(request), organisation=group, on=form.cleaned_data["on"])
        except ValidationError as error:
            form.add_error("on", error.messages[0])
        else:
            messages.success(request, _("%(name)s is marked as closed. Its history stays.") % {"name": group.name})
            return redirect(url_of(group))
    return _small(request, group, form, _("This group has closed"), _("Mark as closed"))


def _small(
    request: HttpRequest, group: Organisation, form: PublishForm | CloseForm, title: str, button: str
) -> HttpResponse:
    """A page with one question about a group."""
    context = {"form": form, "group": group, "title": title, "button": button, "crumbs": crumbs(group, title)}
    return render(request, "organisations/question.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
@require_POST
def set_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a group out of the public directory (`unpublish`), or say that it has not closed (`reopen`)."""
    group, by = group_or_404(pk), user_of(request)
    if "reopen" in request.POST:
        actions.reopen(by=by, organisation=group)
        messages.success(request, _("%(name)s is open again.") % {"name": group.name})
    else:
        actions.unpublish(by=by, organisation=group)
        messages.success(request, _("%(name)s is no longer in the public directory.") % {"name": group.name})
    return redirect(url_of(group))


@open_to(Audience.WORKER)
@require_POST
def cadence(request: HttpRequest, pk: int) -> HttpResponse:
    """How often to ask whether what is said of a group is still right."""
    group, days = group_or_404(pk), request.POST.get("every_days", "")
    try:
        set_cadence(by=user_of(request), ref=group.ref, every_days=int(days) if days.isdecimal() else 0)
        messages.success(request, _("Saved."))
    except InputError as error:
        messages.error(request, str(error))
    return redirect("organisations:change", pk=group.pk)


@open_to(Audience.WORKER)
@require_GET
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Who did what to a group's record and when; never what stood there."""
    group = group_or_404(pk)
    context = {"group": group, "crumbs": crumbs(group, _("History")), "events": history_of(str(group.ref))}
    return render(request, "organisations/history.html", context)
