"""Courses, for everybody and for our team; and what comes after a date: the certificate and one question."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hedgerow.development.actions import training as actions
from hedgerow.development.forms.training import UsefulForm
from hedgerow.development.models.training import Course
from hedgerow.development.presenters import training as shown
from hedgerow.development.presenters.training_certificate import certificates
from hedgerow.development.queries import training as read
from hedgerow.engines.bookings.models import Booking
from hedgerow.engines.throttle.types import limited
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.pagination import numbered


@open_to(Audience.ANYONE)
@require_safe
def courses(request: HttpRequest) -> HttpResponse:
    """The training that we offer, what has a date first."""
    page = numbered(shown.public(read.courses()), request.GET, size=25)
    return render(request, "development/training/public.html", {"page": page, "rows": page.rows, "shown": shown})


@open_to(Audience.ANYONE)
@require_safe
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One course: what, for whom, and its dates to book."""
    return render(request, "development/training/page.html", shown.page(get_object_or_404(Course, pk=pk)))


@open_to(Audience.ANYONE)
@limited(an_hour=60)
@never_cache
def after(request: HttpRequest, token: str) -> HttpResponse:
    """For whoever came and has the letter: the certificate, and how useful it was."""
    booking = _trained(token)
    said = read.feedback_of(booking)
    form = UsefulForm(request.POST or None, initial={"useful": said.useful, "words": said.words} if said else None)
    if request.method == "POST" and form.is_valid():
        actions.say_how_useful(booking=booking, **form.cleaned_data)
        return redirect("development:training_after", token=token)
    context = {"booking": booking, "sitting": booking.sitting, "said": said, "form": form, "token": token}
    return render(request, "development/training/after.html", context, status=422 if form.errors else 200)


@open_to(Audience.ANYONE)
@never_cache
@require_safe
def certificate(request: HttpRequest, token: str) -> HttpResponse:
    """The certificate as a PDF."""
    booking = _trained(token)
    return pdf(certificates(read.course_of(booking.sitting), booking.sitting, [booking]), "certificate.pdf")


def pdf(data: bytes, name: str) -> HttpResponse:
    """A PDF to open or keep."""
    return HttpResponse(
        data, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )


def _trained(token: str) -> Booking:
    booking = read.trained(token)
    if booking is None:
        raise Http404
    return booking
