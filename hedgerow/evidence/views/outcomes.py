"""What changed because of our work, and how strongly it is evidenced."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from hedgerow.accounts.permissions import open_to, user_of
from hedgerow.evidence.forms.reports import OutcomeForm, PartForm
from hedgerow.evidence.presenters import outcomes as presenters
from hedgerow.evidence.presenters.parts import parts
from hedgerow.evidence.presenters.readings import said
from hedgerow.evidence.queries import claims
from hedgerow.evidence.queries.readings import MOST, version
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.ledger.types import Strength
from hedgerow.shell import tables
from hedgerow.shell.pagination import address, numbered
from hedgerow.shell.types import Chip

SIZE = 20  # claims on a page: each has its words


@open_to(Audience.WORKER)
def outcomes(request: HttpRequest) -> HttpResponse:
    """Every claim that a viewer may read; the counts are of those."""
    form, part = OutcomeForm(request.GET, clock.today()), PartForm(request.GET)
    told, period = form.chosen(), part.days() or form.period()
    readable = claims.readable(claims.claimed(known=version()), user_of(request))
    within = claims.narrowed(readable, period, part.cut(), function=told.get("function", ""))
    found = claims.narrowed(within, pathway=told.get("pathway", ""), strength=told.get("strength", ""))
    if request.GET.get("format"):
        kept = found[:MOST]
        download = tables.download(presenters.table(), presenters.rows(kept, claims.entries(kept)), request.GET)
        if download:
            return download
    page = numbered(found, request.GET, size=SIZE)
    return render(
        request,
        "evidence/outcomes.html",
        {
            "parts": parts("outcomes"),
            "form": form,
            "chips": _chips(part, request.GET),
            "strengths": [one.label for one in Strength if one],
            "counts": presenters.counts(within, request.GET),
            "count": len(found),
            "page": page,
            "rows": presenters.rows(page.rows, claims.entries(page.rows)),
            "csv_url": address(request.GET, format="csv", page=None),
            "xlsx_url": address(request.GET, format="xlsx", page=None),
        },
    )


def _chips(part: PartForm, query: QueryDict) -> list[Chip]:
    """What the list is narrowed to that its own filters do not say: a number of a report leads here."""
    days, kept = part.days(), {"page": None, "format": None}
    found = [Chip(said(days), address(query, start=None, end=None, **kept))] if days else []
    more = [(name, words) for name, words in part.words() if name in ("towards", "payer")]
    return found + [Chip(words, address(query, **{name: None}, **kept)) for name, words in more]
