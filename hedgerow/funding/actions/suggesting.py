"""Suggesting a fund to a group: once, written into the record of work, and read by the group in its own space."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit.actions import record
from hedgerow.engines.lifecycle.types import State
from hedgerow.funding.actions.telling import activity
from hedgerow.funding.models import Fund
from hedgerow.funding.permissions import check_change_funds
from hedgerow.funding.queries.who import SUGGESTED, key_of, may_be_told
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import Audience, Work
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError


@transaction.atomic
def suggest_fund(*, by: User, fund: Fund, organisation: Organisation) -> Entry:
    """Suggest a fund that is open to a group that may be told of it. Done twice, it is one suggestion. Raises InputError."""
    check_change_funds(by)
    if fund.state != State.LIVE:
        raise InputError(_("This fund is not open now."))
    if organisation.pk not in may_be_told():
        raise InputError(_("Nobody of this group may be told, or they asked us not to."))
    key, today = key_of(fund.pk, organisation.pk), clock.today()
    if held := Entry.objects.filter(pk=key).first():
        return held
    record(by=by, did=SUGGESTED, ref=fund.ref)
    return ledger.record(
        by=by,
        work=Work(
            activity=activity("fund-search", today), act=SUGGESTED, on=today, groups=[organisation.pk], ref=str(fund.ref),
            audience=Audience.GROUP, id=key,
        ),
    )  # fmt: skip
