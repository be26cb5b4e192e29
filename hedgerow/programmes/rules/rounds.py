"""Whether a round's terms can be, and whether an application can be sent."""

from __future__ import annotations

from datetime import date

from hedgerow.kernel.money import pounds
from hedgerow.programmes.types import ReportKind, Sent, Terms
from hedgerow.programmes.types.rounds import SendFault, TermsFault


def wrong_terms(terms: Terms) -> TermsFault | None:
    """What contradicts itself, or nothing."""
    if min(terms.pot, terms.least, terms.most) <= 0 or terms.line_below < 0:
        return TermsFault.NOTHING
    if terms.closes_on < terms.opens_on:
        return TermsFault.DAYS
    if terms.decision_by <= terms.closes_on:
        return TermsFault.TOLD
    if terms.least > terms.most:
        return TermsFault.SUMS
    if terms.most > terms.pot:
        return TermsFault.POT
    return TermsFault.REPORTS if terms.full_from < terms.line_below else None


def report_kind(pence: int, *, line_below: int, full_from: int) -> ReportKind:
    """How much is told of a grant of this size: in proportion to it.

    >>> report_kind(30_000, line_below=50_000, full_from=1_000_000).value
    'line'
    """
    if pence < line_below:
        return ReportKind.LINE
    return ReportKind.FULL if pence >= full_from else ReportKind.SHORT


def wrong_sending(sent: Sent, *, least: int, most: int) -> dict[str, str]:
    """What is wrong beside the answers, by field, in a sentence."""
    found = {}
    if not sent.title.strip():
        found["title"] = str(SendFault.TITLE.label)
    if not sent.pence or sent.pence < 0:
        found["pence"] = str(SendFault.SUM.label)
    elif sent.pence < least:
        found["pence"] = str(SendFault.LEAST.label) % {"sum": pounds(least)}
    elif sent.pence > most:
        found["pence"] = str(SendFault.MOST.label) % {"sum": pounds(most)}
    if not sent.areas:
        found["areas"] = str(SendFault.AREAS.label)
    if sent.starts_on and sent.ends_on and sent.ends_on < sent.starts_on:
        found["ends_on"] = str(SendFault.DAYS.label)
    return found


def report_due(ends_on: date | None, decided_on: date, *, months: int = 12) -> date:
    """By when a grant is reported on: a month after the work ends, or a year and a month after the decision."""
    from_day = ends_on or _later(decided_on, months)
    return _later(max(from_day, decided_on), 1)


def _later(day: date, months: int) -> date:
    total = day.month - 1 + months
    return date(day.year + total // 12, total % 12 + 1, min(day.day, 28))
