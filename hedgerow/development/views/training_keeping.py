"""Keeping courses: our team."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hedgerow.accounts.permissions import user_of
from hedgerow.development.actions import training as actions
from hedgerow.development.forms.training import CourseFilter, CourseForm
from hedgerow.development.models.training import Course
from hedgerow.development.presenters import training as shown
from hedgerow.development.presenters.tabs import tabs
from hedgerow.development.presenters.training_certificate import certificates
from hedgerow.development.queries import training as read
from hedgerow.development.views.training import pdf
from hedgerow.engines.bookings.models import Sitting
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.forms import ShellForm
from hedgerow.shell.kept import posted
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import download, ordering, present

ON_A_PAGE = 25


@open_to(Audience.WORKER)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Every course, with its next date, how many were trained and how useful they found it."""
    form = CourseFilter(request.GET)
    chosen = form.chosen()
    found = read.courses(words=chosen.get("q", ""), ended=bool(chosen.get("ended")))
    found = read.with_dates(found, clock.now()).order_by(*ordering(shown.COURSES, request.GET))
    answer = download(shown.COURSES, found, request.GET)
    if answer is not None:
        return answer
    context = {
        "form": form,
        "tabs": tabs("training"),
        "narrowed": bool(chosen),
        "table": present(shown.COURSES, numbered(found, request.GET, size=ON_A_PAGE), request.GET),
    }
    return render(request, "development/training/index.html", context)


@open_to(Audience.WORKER)
@require_GET
def course(request: HttpRequest, pk: int) -> HttpResponse:
    """One course: its dates, and what people said."""
    held = get_object_or_404(Course, pk=pk)
    context = {
        **shown.page(held),
        **shown.opinion(held),
        "table": shown.dates(held, request.GET),
        "add_url": f"{reverse('bookings:add')}?kind={read.KIND}&ref={held.ref}",
    }
    return render(request, "development/training/course.html", context)


@open_to(Audience.WORKER)
def add(request: HttpRequest) -> HttpResponse:
    """A new course."""
    form = CourseForm(posted(request))
    if request.method == "POST" and form.is_valid():
        made = _tried(form, lambda: actions.add_course(by=user_of(request), **form.cleaned_data))
        if made is not None:
            messages.success(request, _("The course is there. Now set its first date."))
            return redirect("development:training_course", pk=made.pk)
    context = {"form": form, "title": _("A new course"), "back": reverse("development:training")}
    return render(request, "development/training/edit.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is said of a course."""
    held = get_object_or_404(Course, pk=pk)
    begin = {name: getattr(held, name) for name in CourseForm.base_fields}
    form = CourseForm(posted(request), initial=begin)
    if request.method == "POST" and form.is_valid():
        done = _tried(form, lambda: actions.change_course(by=user_of(request), course=held, **form.cleaned_data))
        if done is not None:
            messages.success(request, _("Saved. Dates that are set stay as they are."))
            return redirect("development:training_course", pk=pk)
    back = reverse("development:training_course", args=[pk])
    context = {"form": form, "title": _("Change this course"), "back": back}
    return render(request, "development/training/edit.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer it no longer, or again."""
    held = get_object_or_404(Course, pk=pk)
    if held.ended_on is None:
        actions.end_course(by=user_of(request), course=held)
        messages.success(request, _("It is no longer offered. Dates that are set go ahead."))
    else:
        actions.offer_course_again(by=user_of(request), course=held)
        messages.success(request, _("It is offered again."))
    return redirect("development:training_course", pk=pk)


@open_to(Audience.WORKER)
@require_GET
def all_certificates(request: HttpRequest, pk: int) -> HttpResponse:
    """The certificates of everybody who came to a date, to print."""
    sitting = get_object_or_404(Sitting, pk=pk, kind=read.KIND)
    people = list(read.certified(sitting))
    if not people:
        raise Http404
    return pdf(certificates(read.course_of(sitting), sitting, people), "certificates.pdf")


def _tried(form: ShellForm, do: Any) -> Any:
    """What came of it; None where the form says what was wrong."""
    try:
        return do()
    except ValidationError as error:
        form.add_error(None, error)
    return None
