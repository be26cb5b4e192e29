"""What groups here asked for and got, for everybody to read: sums only."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from hedgerow.funding.queries import outcomes as queries
from hedgerow.funding.queries.outcomes import Together
from hedgerow.funding.views.public import crumbs, frame
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience, open_to
from hedgerow.shell.pagination import numbered
from hedgerow.shell.tables import Column, Kind, Table, download, present
from hedgerow.shell.types import Crumb

SIZES = (
    gettext_lazy("under £1,000"), gettext_lazy("£1,000 to £4,999"), gettext_lazy("£5,000 to £19,999"),
    gettext_lazy("£20,000 and more"),
)  # fmt: skip


def _table(name: str, caption: Any) -> Table[Together]:
    return Table(
        name,
        caption,
        (
            Column("label", caption, lambda row: row.label, heading=True),
            Column("bids", gettext_lazy("Bids decided"), lambda row: _told(row.bids), kind=Kind.TEXT),
            Column("awarded", gettext_lazy("Awarded"), lambda row: _told(row.awarded), kind=Kind.TEXT),
            Column("share", gettext_lazy("Success"), lambda row: row.share, kind=Kind.SHARE),
            Column("pence", gettext_lazy("Got together"), lambda row: row.pence, kind=Kind.MONEY),
        ),
        first="",
    )


def _told(count: int | None) -> str:
    return _("too few to show") if count is None else str(count)


BY_SIZE = _table("outcomes-by-size", gettext_lazy("Asked for"))
BY_THEME = _table("outcomes-by-theme", gettext_lazy("What groups do"))


@open_to(Audience.ANYONE)
@require_safe
def outcomes(request: HttpRequest) -> HttpResponse:
    """What groups here asked for and got; the sums by size as a file with `?format=`."""
    bids = queries.decided(clock.today())
    sizes, themes = queries.by_size(bids, SIZES), queries.by_theme(bids)
    if request.GET.get("format") in {"csv", "xlsx"}:
        answer = download(BY_SIZE, sizes, request.GET)
        assert answer is not None
        return answer
    context = {
        "frame": frame(request),
        "crumbs": crumbs(Crumb(_("What groups here got"))),
        "any": any(row.bids is not None for row in (*sizes, *themes)),
        "sizes": present(BY_SIZE, numbered(sizes, request.GET), request.GET),
        "themes": present(BY_THEME, numbered(themes, request.GET), request.GET) if themes else None,
    }
    return render(request, "funding/outcomes.html", context)
