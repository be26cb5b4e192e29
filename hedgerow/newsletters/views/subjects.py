"""What people can ask for letters about, for managers."""

from __future__ import annotations

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.newsletters import actions, queries
from hedgerow.newsletters.forms import SubjectForm
from hedgerow.newsletters.models import Subject
from hedgerow.newsletters.presenters.lists import tabs
from hedgerow.shell.kept import posted
from hedgerow.shell.trying import tried
from hedgerow.shell.types import Crumb

FACTS = ("name", "about", "place", "open")


@open_to(Audience.MANAGER)
@require_safe
def subjects(request: HttpRequest) -> HttpResponse:
    """All of them, each with how many get its letters."""
    found = queries.subjects().annotate(count=Count("chosen"))
    return render(request, "newsletters/subjects.html", {"subjects": found, "tabs": tabs("subjects", request.user)})


@open_to(Audience.MANAGER)
def add(request: HttpRequest) -> HttpResponse:
    """Another subject."""
    form = SubjectForm(posted(request))
    if request.method == "POST" and form.is_valid():
        by, facts = user_of(request), {name: form.cleaned_data[name] for name in FACTS}
        if tried(request, lambda: actions.add_subject(by=by, **facts), _("Added."), form):
            return redirect("newsletters:subjects")
    return _page(request, form, _("Add a subject"))


@open_to(Audience.MANAGER)
def subject(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them, to be changed."""
    found = get_object_or_404(Subject, pk=pk)
    form = SubjectForm(posted(request), initial={name: getattr(found, name) for name in FACTS})
    if request.method == "POST" and form.is_valid():
        by, facts = user_of(request), {name: form.cleaned_data[name] for name in FACTS}
        if tried(request, lambda: actions.change_subject(by=by, subject=found, **facts), _("Saved."), form):
            return redirect("newsletters:subjects")
    return _page(request, form, found.name)


def _page(request: HttpRequest, form: SubjectForm, title: str) -> HttpResponse:
    crumbs = [Crumb(_("Subjects of newsletters"), reverse("newsletters:subjects")), Crumb(title)]
    context = {"form": form, "title": title, "crumbs": crumbs}
    return render(request, "newsletters/subject.html", context, status=422 if form.errors else 200)
