"""Agreements, payments, reports and targets as they are typed; and the filters of lists."""

from hedgerow.agreements.forms.agreements import AgreementForm, EndForm
from hedgerow.agreements.forms.filters import AgreementsForm, CostsForm, PeriodForm
from hedgerow.agreements.forms.promised import PaidForm, PaymentForm, ReportForm, SentForm, TargetForm

__all__ = [
    "AgreementForm",
    "AgreementsForm",
    "CostsForm",
    "EndForm",
    "PaidForm",
    "PaymentForm",
    "PeriodForm",
    "ReportForm",
    "SentForm",
    "TargetForm",
]
