"""An agreement as tests need one."""

from __future__ import annotations

from datetime import date

from hedgerow.agreements.models import Agreement, Budget, Payment, Report, Target
from hedgerow.ledger.models import Payer

STARTS, ENDS = date(2026, 4, 1), date(2027, 3, 31)


def an_agreement(payer: Payer | None = None, *, pence: int = 6_000_000) -> Agreement:
    """A year's core grant with two budgets, a payment that is due, a report and a target."""
    held = payer or Payer.objects.create(name="Council core grant", code="core")
    Payer.objects.filter(pk=held.pk).update(starts=STARTS, ends=ENDS)
    held.refresh_from_db()
    made = Agreement.objects.create(payer=held, pence=pence, ended_why="")
    Budget.objects.create(agreement=made, function="development", pence=pence // 2)
    Budget.objects.create(agreement=made, function="funding", pence=pence // 4)
    Payment.objects.create(agreement=made, due=STARTS, pence=pence)
    Report.objects.create(agreement=made, due=date(2026, 7, 28), title="Report for 2026 Q2")
    Target.objects.create(agreement=made, indicator="groups-supported", amount=60)
    return made
