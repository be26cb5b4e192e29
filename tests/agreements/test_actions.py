"""An agreement from its beginning to its end, and what cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from hedgerow.accounts.models import User
from hedgerow.agreements import actions, queries
from hedgerow.agreements.models import Agreement, Payment, Report
from hedgerow.agreements.queries.months import funded_months, secure
from hedgerow.agreements.types import Every, Filters, Source, Terms
from hedgerow.kernel.clock import Period
from hedgerow.ledger.models import Payer
from hedgerow.spine.errors import InputError
from tests.agreements.given import an_agreement

TERMS = Terms("Council core grant", date(2026, 4, 1), date(2027, 3, 31), 6_000_000, budgets={"development": 3_000_000})
Q2 = Period(date(2026, 4, 1), date(2026, 6, 30), "2026 Q2")


def test_it_is_written_down_with_its_payments_and_reports(manager: User) -> None:
    made = actions.add(by=manager, terms=TERMS, pay=Every.QUARTER, report=Every.YEAR)
    assert (made.code, made.title, made.starts) == ("council-core-grant", "Council core grant", date(2026, 4, 1))
    assert [(one.due, one.pence) for one in made.payments.all()] == [
        (date(2026, 4, 1), 1_500_000), (date(2026, 7, 1), 1_500_000),
        (date(2026, 10, 1), 1_500_000), (date(2027, 1, 1), 1_500_000),
    ]  # fmt: skip
    assert [(one.due, one.title) for one in made.reports.all()] == [(date(2027, 4, 28), "Report for 2026–27")]


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        (replace(TERMS, ends=date(2026, 3, 1)), "ends"),
        (replace(TERMS, pence=0), "pence"),
        (replace(TERMS, budgets={"development": 6_000_001}), "budgets"),
        (replace(TERMS, budgets={"gardening": 1}), "budgets"),
        (replace(TERMS, title=" "), "name"),
    ],
)
def test_terms_that_do_not_add_up_change_nothing(manager: User, terms: Terms, field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        actions.add(by=manager, terms=terms)
    assert field in refused.value.message_dict
    assert not Agreement.objects.exists()
    assert not Payer.objects.exists()


def test_only_a_manager_writes_and_a_payer_has_one_agreement(manager: User, worker: User) -> None:
    payer = Payer.objects.create(name="Core", code="core")
    with pytest.raises(PermissionDenied):
        actions.add(by=worker, terms=TERMS, payer=payer)
    made = actions.add(by=manager, terms=TERMS, payer=payer)
    payer.refresh_from_db()
    assert (payer.name, payer.ends) == ("Council core grant", date(2027, 3, 31))
    with pytest.raises(ValidationError):
        actions.add(by=manager, terms=TERMS, payer=payer)
    assert queries.of_code("core") == made
    assert queries.of_code("none") is None


def test_it_is_changed_ended_early_and_runs_again(manager: User, agreement: Agreement) -> None:
    with pytest.raises(ValidationError):
        actions.end(by=manager, agreement=agreement, on=date(2028, 1, 1), why="over")
    with pytest.raises(ValidationError):
        actions.end(by=manager, agreement=agreement, on=date(2026, 9, 30), why=" ")
    ended = actions.end(by=manager, agreement=agreement, on=date(2026, 9, 30), why="the council stopped it")
    assert (ended.payer.ends, ended.planned_ends) == (date(2026, 9, 30), date(2027, 3, 31))
    again = actions.change(by=manager, agreement=agreement, terms=TERMS)
    assert (again.ended_on, again.planned_ends, again.ended_why) == (None, None, "")
    assert [(one.function, one.pence) for one in again.budgets.all()] == [("development", 3_000_000)]


def test_a_payment_that_came_in_part_leaves_the_rest_due(manager: User, agreement: Agreement) -> None:
    due = agreement.payments.get()
    actions.mark_paid(by=manager, payment=due, pence=4_000_000, on=date(2026, 5, 1))
    assert sorted((one.pence, one.paid_pence) for one in Payment.objects.all() if one.paid_on) == [
        (4_000_000, 4_000_000)
    ]
    assert [one.pence for one in Payment.objects.filter(paid_on=None)] == [2_000_000]
    with pytest.raises(InputError, match="already"):
        actions.mark_paid(by=manager, payment=due, pence=1)
    with pytest.raises(InputError, match="came"):
        actions.remove_payment(by=manager, payment=due)
    actions.mark_unpaid(by=manager, payment=due)
    actions.remove_payment(by=manager, payment=due)
    with pytest.raises(InputError, match="not here"):
        actions.mark_unpaid(by=manager, payment=due)


def test_the_same_payment_or_report_is_not_due_twice(manager: User, agreement: Agreement) -> None:
    with pytest.raises(ValidationError):
        actions.add_payment(by=manager, agreement=agreement, due=date(2026, 4, 1), pence=6_000_000)
    with pytest.raises(ValidationError):
        actions.add_report(by=manager, agreement=agreement, due=date(2026, 7, 28), title="Report for 2026 Q2")


def test_a_report_is_sent_by_whoever_owns_the_agreement(manager: User, worker: User, agreement: Agreement) -> None:
    due = agreement.reports.get()
    with pytest.raises(PermissionDenied):
        actions.mark_sent(by=worker, report=due)
    Agreement.objects.update(owner=worker)
    actions.mark_sent(by=worker, report=due, on=date(2026, 7, 20))
    with pytest.raises(InputError):
        actions.mark_sent(by=worker, report=due)
    with pytest.raises(InputError):
        actions.remove_report(by=manager, report=due)
    actions.mark_unsent(by=worker, report=due)
    actions.remove_report(by=manager, report=due)
    assert not Report.objects.exists()


def test_a_target_said_again_replaces_itself(manager: User, agreement: Agreement) -> None:
    told = {"indicator": "groups-supported", "every": Every.WHOLE}
    actions.add_target(by=manager, agreement=agreement, amount=80, words="no fewer than 80", **told)
    target = agreement.targets.get()
    assert (target.amount, target.words) == (80, "no fewer than 80")
    with pytest.raises(ValidationError):
        actions.add_target(by=manager, agreement=agreement, indicator="happiness", amount=1)
    actions.remove_target(by=manager, target=target)
    assert not queries.targets(agreement)


def test_costs_without_accounts_come_from_the_budgets_by_the_day(manager: User, agreement: Agreement) -> None:
    found = queries.costs(Q2, {"development": 60})
    # 91 of 365 days of £30,000 for development, £15,000 for funding and £15,000 for all, which follows the time.
    assert (found.by["development"], found.by["funding"]) == (747_945 + 373_972, 373_972)
    assert found.total == sum(found.by.values()) == 747_945 + 2 * 373_972
    assert found.source == Source.BUDGETS
    assert queries.costs(Period(date(2020, 1, 1), date(2020, 3, 31)), {}).source == Source.NONE


def test_what_ended_early_costs_nothing_afterwards(manager: User, agreement: Agreement) -> None:
    actions.end(by=manager, agreement=agreement, on=date(2026, 6, 30), why="it stopped")
    assert queries.costs(Q2, {}).total == 747_945 + 2 * 373_972
    assert queries.costs(Period(date(2026, 7, 1), date(2026, 9, 30)), {}).total == 0


def test_for_how_long_our_work_is_paid_for(manager: User, agreement: Agreement) -> None:
    long = actions.add(
        by=manager, terms=Terms("Lottery", date(2025, 1, 1), date(2027, 12, 31), 3_000_000), pay="", report=""
    )
    assert funded_months(date(2026, 4, 1)) == 21
    part, whole = secure(date(2026, 4, 1))
    assert (part, whole) == (1_000_000, 7_000_000)
    actions.end(by=manager, agreement=long, on=date(2026, 4, 2), why="it stopped")
    assert funded_months(date(2026, 4, 3)) == 11
    assert funded_months(date(2030, 1, 1)) is None


def test_the_list_is_narrowed(manager: User, agreement: Agreement, monkeypatch: pytest.MonkeyPatch) -> None:
    old = an_agreement(Payer.objects.create(name="Old", code="old"), pence=100)
    Payer.objects.filter(code="old").update(starts=date(2020, 1, 1), ends=date(2020, 12, 31))
    Payment.objects.filter(agreement=old).delete()
    Report.objects.filter(agreement=old).delete()
    names = {show: {row.title for row in queries.chosen(Filters(show))} for show in ("running", "ended", "late", "")}
    assert names["ended"] == {"Old"}
    assert names["running"] == {"Council core grant"}
    assert names["late"] == {"Council core grant"}
    assert names[""] == {"Old", "Council core grant"}
    assert [row.title for row in queries.chosen(Filters(words="counc"))] == ["Council core grant"]
    (row,) = queries.chosen(Filters("running"))
    assert (row.paid, row.owed, row.next_report) == (0, 6_000_000, date(2026, 7, 28))
