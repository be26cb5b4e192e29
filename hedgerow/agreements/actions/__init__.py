"""Writing down agreements, their payments, reports and targets; and bringing in the accounts."""

from hedgerow.agreements.actions.agreements import add, change, end
from hedgerow.agreements.actions.payments import add_payment, mark_paid, mark_unpaid, remove_payment
from hedgerow.agreements.actions.reports import add_report, mark_sent, mark_unsent, remove_report
from hedgerow.agreements.actions.targets import add_target, remove_target

__all__ = [
    "add",
    "add_payment",
    "add_report",
    "add_target",
    "change",
    "end",
    "mark_paid",
    "mark_sent",
    "mark_unpaid",
    "mark_unsent",
    "remove_payment",
    "remove_report",
    "remove_target",
]
