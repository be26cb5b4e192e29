"""Reports that were issued, as they were, and what would differ today."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.db.models import QuerySet

from hedgerow.evidence.models import Issued
from hedgerow.evidence.queries import reports
from hedgerow.evidence.rules import reports as rules
from hedgerow.evidence.types.reports import Claim, Pathway, Reader, Report, Since
from hedgerow.kernel.clock import Period
from hedgerow.ledger.models import Entry, Note
from hedgerow.ledger.types import EntryKind

LATE = (EntryKind.WORK, EntryKind.UNMET, EntryKind.OUTCOME)


def issued(quarter: str = "") -> QuerySet[Issued]:
    """Issued reports without what they say, the newest first."""
    rows = Issued.objects.select_related("body__merged_into", "agreement__payer").defer("content")
    return rows.filter(quarter=quarter) if quarter else rows


def report_of(row: Issued) -> Report:
    """What an issued report says, but for words that were erased from the record since."""
    return without(rules.read(row.content), erased(row))


def erased(row: Issued) -> set[str]:
    """The claims in it whose words were erased."""
    ids = [claim.id for pathway in _pathways(rules.read(row.content)) for claim in pathway.claims if claim.text]
    gone = Note.objects.filter(entry__in=[UUID(one) for one in ids], erased_at__isnull=False, text="")
    return {str(pk) for pk in gone.values_list("pk", flat=True)}


def without(report: Report, gone: set[str]) -> Report:
    """A report without the words of some claims."""
    if not gone:
        return report
    priorities = tuple(replace(one, pathways=_cleared(one.pathways, gone)) for one in report.priorities)
    return replace(report, pathways=_cleared(report.pathways, gone), priorities=priorities)


def _pathways(report: Report) -> list[Pathway]:
    return [*report.pathways, *(pathway for one in report.priorities for pathway in one.pathways)]


def _cleared(pathways: tuple[Pathway, ...], gone: set[str]) -> tuple[Pathway, ...]:
    def clear(claim: Claim) -> Claim:
        return replace(claim, text="", dissent="") if claim.id in gone else claim

    return tuple(replace(one, claims=tuple(clear(claim) for claim in one.claims)) for one in pathways)


def asked_of(row: Issued) -> reports.Asked:
    """What was asked for when a report was issued."""
    return reports.Asked(rules.quarter_of(row.quarter), Reader(row.reader), row.body, row.agreement)


def since(row: Issued, then: Report) -> Since:
    """What would differ today, and how many corrections and late entries of its days there were since it was issued."""
    days = Period(then.period.start, then.period.end)
    today = reports.make(asked_of(row))
    undone = Entry.objects.filter(recorded_at__gt=row.issued_at, kind=EntryKind.REVERSAL)
    corrected = undone.filter(reverses__on__range=(days.start, days.end), reverses__recorded_at__lte=row.issued_at)
    written = Entry.objects.filter(recorded_at__gt=row.issued_at, on__range=(days.start, days.end), kind__in=LATE)
    late = written.filter(corrects__isnull=True, reversal__isnull=True)
    return Since(rules.changed(then, today), corrected.count(), late.count())


def to_redact() -> list[tuple[Issued, set[str]]]:
    """Issued reports that still hold words that were erased from the record."""
    if not Note.objects.filter(erased_at__isnull=False).exists():
        return []
    return [(row, gone) for row in Issued.objects.all() if (gone := erased(row))]
