"""Funds from a table: looked at first, matched to what is here, and taken back."""

from __future__ import annotations

import pytest

from hedgerow.accounts.models import User
from hedgerow.engines.imports import actions as imports
from hedgerow.engines.imports.models import ImportRow, ImportRun
from hedgerow.funding import actions
from hedgerow.funding.models import Fund
from hedgerow.funding.rules.criteria import load, to_needs
from hedgerow.funding.rules.importing import slipped
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


def told_of(worker: User, text: str) -> tuple[str, str, str]:
    """What is said of the first row: its outcome, its errors, its warnings."""
    row = ImportRow.objects.filter(run=taken(worker, text)).order_by("number").first()
    assert row is not None
    return row.outcome, str(row.errors), str(row.warnings)


MORE = "Fund,Funder,Up to,Deadline,It pays for,Stages,The national fund,What is different here,Its page\n"


def test_costs_stages_and_the_national_fund_come_in_too(worker: User) -> None:
    national = actions.add_fund(by=worker, title="Warm places", payer="The Big Fund", summary="Anywhere warm.")
    stages = '"Interest, by 2090-03-01: two pages; Full bid, by 2090-05-01"'
    applied(worker, MORE + f"Warm Ash,Ash,500,,running costs; staff,{stages},Warm places,More.,https://a.example\n")
    local = Fund.objects.get(title="Warm Ash")
    assert (local.national, local.costs, local.summary) == (national, ["running", "staff"], "Anywhere warm.")
    assert [one["on"] for one in local.stages] == ["2090-03-01", "2090-05-01"]
    assert str(local.ends_on) == "2090-03-01"
    assert "no fund" in told_of(worker, MORE + "Warm Elm,Elm,,,,,Cold places,,\n")[2]
    assert "not on the list" in told_of(worker, MORE + "X,Elm,,,gold,,,,\n")[1]
    assert "closing date" in told_of(worker, MORE + 'X,Elm,,2090-01-01,,"Bid, by 2090-03-01",,,\n')[1]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("X,Elm,five thousand,2090-01-01,,,,,\n", "amount in words"),
        # an unquoted comma has moved everything to the right, and a missing one to the left
        ("Sheds, huts,Elm,500,2090-01-01,running,,,\n", "slipped"),
        ("Elm,500,2090-01-01,running,,,,https://a.example,\n", "slipped"),
    ],
)
def test_words_for_an_amount_and_cells_that_have_slipped_are_named(worker: User, row: str, says: str) -> None:
    outcome, errors, _warnings = told_of(worker, MORE + row)
    assert outcome == "error"
    assert says in errors


def test_a_row_that_is_only_wrong_has_not_slipped() -> None:
    assert not slipped({"title": "X", "amount_max": "plenty", "ends_on": "2090-01-01", "link": "https://a.example"})
    assert not slipped({"title": "X", "payer": "P"})
