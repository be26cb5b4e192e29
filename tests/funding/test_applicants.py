"""What follows from what somebody said, and from the bids that we hold."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from hedgerow.accounts.models import User
from hedgerow.funding import actions
from hedgerow.funding.models import Fund
from hedgerow.funding.queries.applicants import applicant, applicant_of
from hedgerow.funding.queries.matching import check
from hedgerow.funding.rules.applicants import latest
from hedgerow.funding.types import LIVE, NEVER, Answer, Change, Exclusion, Holding, Needs, Stage, StepKind
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation

DAY = date(2026, 5, 4)


def test_two_sign_for_the_account_that_somebody_has_unless_they_say_otherwise() -> None:
    assert applicant({"has": ["bank_account"]}).signatories == 2
    assert applicant({"has": ["bank_account"], "signatories": 1}).signatories == 1
    assert applicant({"has": ["none"]}).signatories is None


@pytest.mark.parametrize(
    ("told", "locked"),
    [
        ({"legal_form": "cic_shares"}, True),
        ({"legal_form": "clg"}, None),
        ({"legal_form": "clg", "asset_lock": "yes"}, True),
        ({"legal_form": "clg", "asset_lock": "no"}, False),
        ({"has": ["none"]}, None),
    ],
)
def test_the_law_locks_what_some_own_and_of_others_it_is_asked(told: dict[str, str], locked: bool | None) -> None:
    assert applicant(told).holds(Holding.ASSET_LOCK) is locked


def test_a_year_that_is_missing_ends_what_is_known_of_those_before() -> None:
    assert applicant({"income": 1, "income_before": 2, "income_earlier": 3}).income_of(3) == 6
    assert applicant({"income": 1, "income_earlier": 3}).income_of(2) is None
    assert applicant({"income_before": 2}).income_of(1) is None


def test_what_is_said_of_the_last_grant_is_true_of_one_funder_or_of_all() -> None:
    assert applicant({"last_grant": LIVE}, one_funder=True).since_grant("ash") == LIVE
    assert applicant({"last_grant": LIVE}).since_grant("ash") is None, "of which of them, it does not say"
    assert applicant({"last_grant": 12}).since_grant("ash") == 12
    assert applicant({"last_grant": NEVER}).since_grant("ash") == NEVER


def test_whoever_says_what_the_money_is_for_has_answered_for_all_of_it() -> None:
    assert applicant({"purposes": ["none"]}).purposes == frozenset()
    assert applicant({"purposes": ["religious"]}).purposes == {Exclusion.RELIGIOUS}
    assert applicant({}).purposes is None


def test_the_latest_grant_of_each_funder_counts() -> None:
    ends = [("ash", DAY - timedelta(days=400)), ("ash", DAY - timedelta(days=40)), ("brook", DAY + timedelta(days=1))]
    assert latest(ends, DAY) == {("ash", 1), ("brook", LIVE)}
    assert latest([("ash", DAY)], DAY) == {("ash", 0)}


def award(by: User, group: Organisation, fund: Fund, days_ago: int) -> None:
    """A bid that was awarded so many days ago."""
    day = clock.today() - timedelta(days=days_ago)
    bid = actions.start(by=by, organisation=group, fund=fund, purpose=str(days_ago), asked=100_000)
    for kind, seen in ((StepKind.SUBMITTED, Stage.CONSIDERED), (StepKind.AWARDED, Stage.SUBMITTED)):
        bid = actions.move(by=by, bid=bid, change=Change(to=kind, seen=seen, on=day, pence=100_000, key=uuid4()))


def test_what_we_hold_of_a_groups_bids_answers_for_it(worker: User, group: Organisation) -> None:
    needs = Needs(one_grant=True, gap=6)
    fund = actions.add_fund(by=worker, title="Small sums", payer="The Ash Trust", needs=needs)
    fund = actions.open_fund(by=worker, fund=fund)
    assert check(fund, applicant_of(group)).answer == Answer.UNKNOWN
    award(worker, group, fund, 600)
    found = check(fund, applicant_of(group))
    assert [one.answer for one in found.findings] == [Answer.ELIGIBLE, Answer.ELIGIBLE], [
        str(one.reason) for one in found.findings
    ]
    award(worker, group, fund, 20)
    verdict = check(fund, applicant_of(group, {"last_grant": NEVER}))
    assert verdict.answer == Answer.NOT_YET, "what we hold counts before what was answered"
    assert "ended" in " ".join(str(one.change) for one in verdict.findings)
