"""A group's check: what it answered is kept, and if there is no fund for it, that is written down."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.funding.actions.telling import activity
from hedgerow.funding.models import Answers
from hedgerow.funding.permissions import check_see_bids
from hedgerow.funding.queries.applicants import applicant_of, beyond_the_record
from hedgerow.funding.queries.matching import Fit, fits
from hedgerow.funding.types import Answer
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Audience, Work
from hedgerow.organisations.models import Organisation

AGAIN_AFTER = timedelta(days=90)  # looking twice in a season for what is not there is one lack, not two


@transaction.atomic
def check_group(*, by: User, organisation: Organisation, answers: Mapping[str, Any]) -> list[Fit]:
    """Keep a group's answers, as far as its record does not say the same, and see which funds it could get.

    Where there is none, that is written down as something we could not help with: once within AGAIN_AFTER.
    """
    check_see_bids(by, organisation)
    told = beyond_the_record(organisation, answers)
    Answers.objects.get_or_create(organisation=organisation)
    held = Answers.objects.select_for_update().get(organisation=organisation)
    found = fits(applicant_of(organisation, told))
    held.answers, held.saved_at, held.saved_by = dict(told), clock.now(), by.pk
    held.found = sum(fit.answer == Answer.ELIGIBLE for fit in found)
    if not any(fit.answer in (Answer.ELIGIBLE, Answer.UNKNOWN) for fit in found):
        _write_down(by, held)
    held.save()
    record(by=by, did="answers.kept", ref=held.ref, fields=["answers"])
    return found


def _write_down(by: User, held: Answers) -> None:
    today = clock.today()
    if held.none_on is not None and today - held.none_on < AGAIN_AFTER:
        return
    held.none_on = today
    ledger.record(
        by=by,
        work=Work(
            activity=activity("eligibility-check", today),
            act="fund.none_eligible",
            unmet=True,
            on=today,
            groups=[held.organisation_id],
            ref=str(held.organisation.ref),
            audience=Audience.STAFF,
        ),
    )
