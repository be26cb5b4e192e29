"""What was done for a public body's priorities, as its officers read it: figures, and words that are public."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from hedgerow.accounts.permissions import check_open, is_team, open_to, second_factor
from hedgerow.evidence.forms.reports import QuarterForm
from hedgerow.evidence.permissions import can_read_by_priorities
from hedgerow.evidence.presenters import report_files as files
from hedgerow.evidence.presenters.report_blocks import blocks
from hedgerow.evidence.presenters.report_opens import Opens
from hedgerow.evidence.queries import reports as making
from hedgerow.evidence.types.reports import Reader
from hedgerow.kernel import clock
from hedgerow.kernel.audience import TEAM_HATS, Audience, Hat
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind


@open_to(Audience.SIGNED_IN, hats=TEAM_HATS | {Hat.OFFICER})
@second_factor
@require_safe
def of_body(request: HttpRequest, pk: int) -> HttpResponse:
    """The record of a quarter, read by the body's own priorities."""
    body = get_object_or_404(Organisation, pk=pk)
    if not can_read_by_priorities(request.user, body):
        check_open(request.user, Audience.WORKER)
    if body.kind != Kind.PUBLIC_BODY:
        raise Http404
    form = QuarterForm(request.GET, clock.today())
    made = making.make(making.Asked(clock.quarter(form.period().start), Reader.EVERYBODY, body))
    if request.GET.get("format") == "pdf":
        response = HttpResponse(files.pdf(made), content_type=files.PDF_TYPE)
        response["Content-Disposition"] = f'attachment; filename="report-{made.code}.pdf"'
        return response
    context = {
        "body": body,
        "report": made,
        "form": form,
        "blocks": blocks(made, Opens() if is_team(request.user) else None),
    }
    return render(request, "evidence/of_body.html", context)
