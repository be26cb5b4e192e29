"""A file of grants, dropped to be checked against the standard. Nothing of it is kept."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hedgerow.funders.forms import FileForm
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.types import Crumb
from hedgerow.spine.errors import InputError
from hedgerow.spine.grants_checking import Report, check_file, kinds
from hedgerow.spine.reading.found import Found

ROWS_SHOWN = 5


@open_to(Audience.WORKER)
def check(request: HttpRequest) -> HttpResponse:
    """What a 360Giving file says, and what is wrong with it, by row and field."""
    form = FileForm(request.POST or None, request.FILES or None)
    report: Report | None = None
    if request.method == "POST" and form.is_valid():
        try:
            report = checked(form.cleaned_data["file"])
        except InputError as error:
            form.add_error("file", str(error))
    context = {
        "form": form,
        "report": report,
        "faults": [(one, one.rows[:ROWS_SHOWN]) for one in kinds(report.faults)] if report else [],
        "remarks": [(one, one.rows[:ROWS_SHOWN]) for one in kinds(report.remarks)] if report else [],
        "crumbs": [Crumb(_("Funders"), reverse("funders:funders")), Crumb(_("Check a file of grants"))],
    }
    return render(request, "funders/check.html", context, status=422 if form.errors else 200)


def checked(file: UploadedFile[bytes]) -> Report:
    """What is to be said of a file that was sent. It lies in a folder of its own while it is looked at."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / (Path(file.name or "").name or "file")
        with path.open("wb") as kept:
            for chunk in file.chunks():
                kept.write(chunk)
        return check_file(Found(path))
