"""Funds from a table: looked at first, matched to what is here, and taken back."""

from __future__ import annotations

import pytest

from hedgerow.accounts.models import User
from hedgerow.engines.imports import actions as imports
from hedgerow.engines.imports.models import ImportRow, ImportRun
from hedgerow.funding import actions
from hedgerow.funding.models import Fund
from hedgerow.funding.rules.criteria import load, to_needs
from hedgerow.funding.types import Holding
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError

HEADER = "Fund,Funder,Up to,Deadline,Legal form,Income ceiling,A group must have,Open it at once\n"
GOOD = (
    HEADER
    + 'Small sums,Ash Trust,"£2,000",31/03/2090,unincorporated; CIO,"50,000",bank_account,yes\n'
    + "Big sums,Ash Trust,,rolling,,,,no\n"
)


def taken(worker: User, text: str) -> ImportRun:
    return imports.take(by=worker, kind="funds", file="f.csv", data=text.encode(), source="Their own list")


def applied(worker: User, text: str) -> ImportRun:
    return imports.apply(by=worker, run=taken(worker, text))


def test_a_table_becomes_funds_and_comes_again_without_change(worker: User) -> None:
    applied(worker, GOOD)
    small = Fund.objects.get(title="Small sums")
    needs = to_needs(load(small.criteria))
    assert (small.amount_max, str(small.ends_on), small.state, small.source) == (
        200_000, "2090-03-31", "live", "Their own list",
    )  # fmt: skip
    assert (needs.legal_forms, needs.income_most) == ({"unincorporated", "cio"}, 5_000_000)
    assert needs.has == {Holding.BANK_ACCOUNT}
    assert Fund.objects.get(title="Big sums").state == "draft"
    again = taken(worker, GOOD)
    assert set(ImportRow.objects.filter(run=again).values_list("outcome", flat=True)) == {"same"}


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (",Ash Trust,,,,,,", "line that says what it is for"),
        ("Sums,,,,,,,", "who pays"),
        ("Sums,Ash Trust,a lot,,,,,", "not an amount"),
        ("Sums,Ash Trust,,the spring,,,,", "not a date"),
        ("Sums,Ash Trust,,,knights,,,", "knights"),
        ("Sums,Ash Trust,,,,,a unicorn,", "not on the list"),
    ],
)
def test_what_cannot_be_is_said_at_its_row(worker: User, row: str, says: str) -> None:
    run = taken(worker, HEADER + row + "\n")
    told = ImportRow.objects.get(run=run)
    assert told.outcome == "error"
    assert says in str(told.errors)
    with pytest.raises(InputError, match="No row"):
        imports.apply(by=worker, run=run)
    assert not Fund.objects.exists()


def test_what_somebody_typed_stays_and_the_rest_is_brought_up_to_date(worker: User) -> None:
    applied(worker, GOOD)
    fund = Fund.objects.get(title="Small sums")
    actions.change_fund(by=worker, fund=fund, amount_max=99_900)
    applied(worker, GOOD.replace("£2,000", "£3,000").replace("2090", "2091"))
    fund.refresh_from_db()
    assert (fund.amount_max, str(fund.ends_on)) == (99_900, "2091-03-31")


def test_an_import_is_taken_back_but_for_what_is_used(worker: User, group: Organisation) -> None:
    run = applied(worker, GOOD)
    actions.start(by=worker, organisation=group, fund=Fund.objects.get(title="Big sums"))
    imports.undo(by=worker, run=run)
    assert list(Fund.objects.values_list("title", flat=True)) == ["Big sums"]


def test_what_a_second_import_changed_is_put_back(worker: User) -> None:
    applied(worker, GOOD)
    before = Fund.objects.get(title="Small sums")
    run = applied(worker, GOOD.replace("£2,000", "£3,000").replace("50,000", "60,000").replace("2090", "2091"))
    assert Fund.objects.get(title="Small sums").amount_max == 300_000
    imports.undo(by=worker, run=run)
    after = Fund.objects.get(title="Small sums")
    assert (after.amount_max, after.criteria, after.ends_on) == (before.amount_max, before.criteria, before.ends_on)
