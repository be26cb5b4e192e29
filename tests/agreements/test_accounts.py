"""Our accounts from a table: what is wrong is named by its row, what came before stays, and all of it can be undone."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from hedgerow.accounts.models import User
from hedgerow.agreements import queries
from hedgerow.agreements.models import CostLine
from hedgerow.agreements.queries.spending import by_quarter, minutes
from hedgerow.agreements.rules.accounts import read_day, read_function, read_pence
from hedgerow.agreements.types import Method, Source
from hedgerow.engines.imports import actions as imports
from hedgerow.engines.imports.models import ImportRow, ImportRun
from hedgerow.kernel.clock import Period
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Work

HEAD = "Date,Description,Amount,Department\n"
TABLE = (
    HEAD
    + "01/04/2026,Rent of the office,900.00,\n"
    + "2026-04-02,A trainer for a day,250,development\n"
    + "2026-04-02,A trainer for a day,250,development\n"
    + "03/04/2026,Adverts,(20.00),Volunteering and community participation\n"
)
Q2 = Period(date(2026, 4, 1), date(2026, 6, 30), "2026 Q2")


def applied(by: User, text: str, file: str = "accounts.csv") -> ImportRun:
    run = imports.take(by=by, kind="costs", file=file, data=text.encode(), source="our accounts", licence="own")
    return imports.apply(by=by, run=run)


def test_a_table_becomes_lines_and_costs(manager: User) -> None:
    applied(manager, TABLE)
    lines = [(line.pence, line.function, line.row) for line in CostLine.objects.order_by("row")]
    assert lines == [
        (90_000, "", 2),
        (25_000, "development", 3),
        (25_000, "development", 4),
        (-2_000, "volunteering", 5),
    ]
    work = Work(activity="one-to-one-advice", on=date(2026, 4, 5), minutes=60)
    ledger.record(by=manager, work=work)
    found = queries.costs(Q2, minutes(Q2))
    assert (found.source, found.method, found.total) == (Source.ACCOUNTS, Method.MINUTES, 138_000)
    assert found.by["development"] == 140_000
    (quarter,) = by_quarter()
    assert (quarter.name, quarter.total, quarter.by[""]) == ("2026 Q2", 138_000, 90_000)


def test_time_that_was_taken_back_does_not_share_costs(manager: User) -> None:
    entry = ledger.record(by=manager, work=Work(activity="bid-support", on=date(2026, 4, 5), minutes=60))
    assert minutes(Q2) == {"funding": 60}
    ledger.reverse(by=manager, entry=entry)
    assert minutes(Q2) == {}


def test_the_year_comes_again_as_it_goes_on(manager: User) -> None:
    applied(manager, TABLE)
    later = TABLE.replace("900.00,", "900.00,funding") + "05/05/2026,Rent of the office,900.00,\n"
    applied(manager, later + "2026-04-02,A trainer for a day,250,development\n", "later.csv")
    assert CostLine.objects.count() == 6
    assert CostLine.objects.get(on=date(2026, 4, 1)).function == "funding"


def test_each_row_that_is_wrong_says_why_and_sound_ones_stay(manager: User) -> None:
    text = (
        HEAD
        + "31/02/2026,Rent,900,\n2026-04-01,,5,\n2026-04-01,Rent,nothing,\n2026-04-01,Rent,9,gardening\n2026-04-01,Tea,9,\n"
    )
    run = imports.take(by=manager, kind="costs", file="f.csv", data=text.encode(), source="us")
    rows = list(ImportRow.objects.filter(run=run).order_by("number"))
    assert [(row.number, [error["column"] for error in row.errors]) for row in rows] == [
        (2, ["on"]), (3, ["words"]), (4, ["pence"]), (5, ["function"]), (6, []),
    ]  # fmt: skip
    imports.apply(by=manager, run=run)
    assert [line.words for line in CostLine.objects.all()] == ["Tea"]


def test_an_import_is_undone(manager: User) -> None:
    first = applied(manager, TABLE)
    second = applied(manager, TABLE.replace("900.00,", "900.00,funding"), "again.csv")
    imports.undo(by=manager, run=second)
    assert CostLine.objects.get(on=date(2026, 4, 1)).function == ""
    imports.undo(by=manager, run=first)
    assert not CostLine.objects.exists()


def test_a_worker_brings_in_no_accounts(worker: User) -> None:
    with pytest.raises(PermissionDenied):
        imports.take(by=worker, kind="costs", file="f.csv", data=TABLE.encode(), source="us")


@pytest.mark.parametrize(
    ("text", "day"), [("2026-05-03", 3), ("03/05/2026", 3), ("3 May 2026", 3), ("3-May-26", 3), ("03.05.2026", 3)]
)
def test_days_are_read_as_accounts_write_them(text: str, day: int) -> None:
    assert read_day(text) == date(2026, 5, day)


@pytest.mark.parametrize(
    ("text", "pence"), [("£1,234.50", 123450), ("(12.50)", -1250), ("-12.50", -1250), ("12.50 CR", -1250)]
)
def test_amounts_are_read_as_accounts_write_them(text: str, pence: int) -> None:
    assert read_pence(text) == pence


@pytest.mark.parametrize("text", ["", "0", "()", "1.234", "ten", "32/01/2026"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_pence(text)
    with pytest.raises(ValueError, match=r"\w"):
        read_day(text)


def test_a_function_has_several_names() -> None:
    assert [read_function(text) for text in ("", "Overheads", "Funding", "Facilitating funding", "representation")] == [
        "", "", "funding", "funding", "convening",
    ]  # fmt: skip
    with pytest.raises(ValueError, match="gardening"):
        read_function("gardening")
