"""A report on the screen: its blocks with links to what stands behind, and what changed since it was issued."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hedgerow.evidence.models import Issued
from hedgerow.evidence.presenters.report_opens import Opens
from hedgerow.evidence.queries.report_words import told
from hedgerow.evidence.types import Dimension
from hedgerow.evidence.types.reports import Cell, Reader, Report, Since
from hedgerow.kernel import clock
from hedgerow.shell.tables import Column, Kind, Table


def ward_urls(report: Report) -> Mapping[str, str]:
    """Where each ward opens the work in it."""
    opens = Opens()
    return {one.key: opens.cell(Dimension.WARD, one.key, report.period) for one in report.wards if one.entries}


def ward_words(cells: Sequence[Cell]) -> Mapping[str, str]:
    """What a ward's label on the map says."""
    return {
        one.key: ngettext("One group", "%(count)s groups", one.groups) % {"count": f"{one.groups:,}"} for one in cells
    }


@dataclass(frozen=True)
class Difference:
    """A figure as it was issued, and as it would be today."""

    title: str
    then: str
    today: str


def differences(since: Since) -> list[Difference]:
    """What would differ today."""
    return [Difference(one.title, told(one.then, one.unit), told(one.today, one.unit)) for one in since.figures]


def since_words(since: Since) -> str:
    """What changed since a report was issued, in a sentence."""
    if not since.figures:
        return _("Nothing in it would be different today.")
    said = ngettext("One figure differs today", "%(count)s figures differ today", len(since.figures))
    said = said % {"count": len(since.figures)}
    why = []
    if since.corrected:
        why.append(
            ngettext("one correction", "%(count)s corrections", since.corrected) % {"count": f"{since.corrected:,}"}
        )
    if since.late:
        late = ngettext(
            "one piece of work written down later", "%(count)s pieces of work written down later", since.late
        )
        why.append(late % {"count": f"{since.late:,}"})
    if not why:
        return _("%(figures)s, because lists such as members or roles changed, or because the quarter went on.") % {
            "figures": said
        }
    return _("%(figures)s because of %(why)s.") % {"figures": said, "why": _(" and ").join(why)}


def table() -> Table[Issued]:
    """Issued reports as a list."""
    return Table(
        "issued-reports",
        _("Issued reports"),
        (
            Column(
                "title", _("Report"), lambda row: row.title, heading=True,
                url=lambda row: reverse("evidence:issued", args=[row.pk]),
            ),
            Column("quarter", _("Quarter"), lambda row: row.quarter, sort="quarter"),
            Column("reader", _("For"), lambda row: str(Reader(row.reader).label)),
            Column("issued", _("Issued"), lambda row: clock.day_of(row.issued_at), Kind.DATE, sort="issued_at"),
            Column("hash", _("Hash"), lambda row: row.sha256[:12]),
        ),
        first="-issued",
    )  # fmt: skip
