"""A file of notices: chosen, looked at, read in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hedgerow.accounts.permissions import user_of
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.notices import actions
from hedgerow.notices.forms.reading import ReadForm
from hedgerow.notices.models import Reading
from hedgerow.notices.views.managing import crumbs, tabs
from hedgerow.shell.pagination import numbered
from hedgerow.shell.types import Crumb
from hedgerow.spine.errors import InputError

SHOWN, FAULTS_ON_A_PAGE = 20, 50


@open_to(Audience.WORKER)
def read(request: HttpRequest) -> HttpResponse:
    """Choose a file; what was read before."""
    form = ReadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            found = actions.look(
                by=user_of(request), file=told["file"].name, data=told["file"].read(), source=told["source"],
                licence=told["licence"],
            )  # fmt: skip
            return redirect("notices:reading", pk=found.pk)
        except InputError as error:
            form.add_error("file", error.message)
    context = {"tabs": tabs("read"), "form": form, "readings": list(Reading.objects.defer("drafts", "faults")[:SHOWN])}
    return render(request, "notices/read.html", context, status=422 if form.errors else 200)


@open_to(Audience.WORKER)
@require_safe
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    """What a file would do, or did, and what is faulty in it."""
    found = get_object_or_404(Reading.objects.defer("drafts"), pk=pk)
    before = Reading.objects.filter(sha256=found.sha256, state="applied", pk__lt=found.pk).first()
    context = {
        "reading": found,
        "page": numbered(found.faults, request.GET, size=FAULTS_ON_A_PAGE),
        "doing": found.counts.get("added", 0) + found.counts.get("changed", 0),
        "before": before,
        "crumbs": crumbs(Crumb(found.file)),
    }
    return render(request, "notices/reading.html", context)


@open_to(Audience.WORKER)
@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Read it in."""
    found = get_object_or_404(Reading, pk=pk)
    try:
        actions.apply(by=user_of(request), reading=found)
        messages.success(request, _("Read in. Groups that want letters are told in the night of what fits them."))
    except InputError as error:
        messages.error(request, str(error))
    return redirect("notices:reading", pk=pk)


@open_to(Audience.WORKER)
@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it aside."""
    actions.leave(by=user_of(request), reading=get_object_or_404(Reading, pk=pk))
    return redirect("notices:read")
