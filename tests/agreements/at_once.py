"""Two managers who press at one moment: a payment came once, a report went once; two workers who ask before a case ask once."""

from __future__ import annotations

from hedgerow.accounts.models import User
from hedgerow.agreements import actions
from hedgerow.agreements.models import Payment
from hedgerow.engines.audit.models import Event
from hedgerow.soundings import actions as soundings
from hedgerow.soundings.models import Sounding
from hedgerow.soundings.types import Stage
from tests.agreements.given import an_agreement
from tests.people.at_once import together


def race() -> dict[str, object]:
    """What came of each: the payments there are, what was done how often, how many were asked, and how many were told."""
    by = [User.objects.create_user(f"{name}@example.org", name=name, role="manager") for name in ("ada", "bo")]
    held, told = an_agreement(), []
    payment, report = held.payments.get(), held.reports.get()
    together(by, told, lambda user: actions.mark_paid(by=user, payment=payment, pence=4_000_000))
    together(by, told, lambda user: actions.mark_sent(by=user, report=report))
    asked = {"ref": "development.case:7", "stage": Stage.BEFORE, "email": "jo@example.org"}
    together(by, told, lambda user: soundings.ask(by=user, **asked))
    deeds = ("agreement.paid", "agreement.reported")
    return {
        "payments": sorted(Payment.objects.values_list("pence", flat=True)),
        "deeds": [Event.objects.filter(did=did).count() for did in deeds],
        "asked": Sounding.objects.count(),
        "told": len(told),
    }
