"""The page behind the link in a letter that asks for a report."""

from __future__ import annotations

from django.core import signing
from django.urls import reverse

from hedgerow.offers.models import Report
from hedgerow.offers.queries.delivery import report_of

SALT = "offers.report"
OPEN_FOR = 2 * 60 * 60  # seconds


def report_path(report: Report) -> str:
    """Where whoever pressed the button behind a link goes on to: open for two hours."""
    return reverse("offers:tell", args=[signing.dumps(report.pk, salt=SALT)])


def report_at(token: str) -> Report | None:
    """The report of such a path; None where it is made up, or has been open for too long."""
    try:
        return report_of(int(signing.loads(token, salt=SALT, max_age=OPEN_FOR)))
    except (signing.BadSignature, ValueError, TypeError):
        return None
