"""Giving a report out: it is frozen as it stands."""

from __future__ import annotations

from django.db import transaction

from hedgerow.accounts.models import User
from hedgerow.engines.audit import actions as audit
from hedgerow.evidence.models import Issued
from hedgerow.evidence.permissions import check_issue
from hedgerow.evidence.queries import issued as queries
from hedgerow.evidence.queries import reports
from hedgerow.evidence.rules import reports as rules
from hedgerow.kernel import clock


def issue(*, by: User, what: reports.Asked) -> Issued:
    """Freeze a report: what it says, its hash, how far the record went, and the edition of our words.

    The same report as the last of its kind is not issued twice. Raises PermissionDenied for whoever is no manager.
    """
    check_issue(by)
    report = reports.make(what)
    content = rules.text(report)
    with transaction.atomic():
        same = Issued.objects.select_for_update().filter(
            quarter=report.code, reader=what.reader, body=what.body, agreement=what.agreement
        )
        last = same.first()
        if last and last.sha256 == rules.digest(content):
            return last
        made = Issued.objects.create(
            quarter=report.code,
            reader=what.reader,
            body=what.body,
            agreement=what.agreement,
            title=report.title,
            content=content,
            sha256=rules.digest(content),
            ledger=report.ledger,
            charter=report.charter,
            issued_at=clock.now(),
            issued_by=by.pk,
        )
        audit.record(by=by, did="report.issued", ref=made.ref, fields=["content"])
        return made


def redact() -> int:
    """Take out of issued reports what was erased from the record; how many had any. Their hashes stay as issued."""
    found = queries.to_redact()
    for row, gone in found:
        row.content = rules.text(queries.without(rules.read(row.content), gone))
        row.redacted_on = clock.today()
        row.save(update_fields=["content", "redacted_on"])
        audit.record(by=None, did="report.redacted", ref=row.ref, fields=["content"])
    return len(found)
