"""Members from somebody's table: looked at, brought in, taken back."""

from __future__ import annotations

from datetime import date

import pytest
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.engines.imports import actions as imports
from hedgerow.engines.imports import queries as reading
from hedgerow.engines.imports.models import ImportRun
from hedgerow.ledger.models import Entry
from hedgerow.membership import actions, queries
from hedgerow.membership.models import Kind, Spell
from hedgerow.organisations.models import Organisation

pytestmark = pytest.mark.django_db
HEADER = "Organisation,Member since,Runs to,Ended,Fee,Public\n"


def look(worker: User, text: str) -> ImportRun:
    return imports.check(by=worker, kind="members", file="m.csv", data=(HEADER + text).encode(), source="Old list")


def errors(run: ImportRun) -> list[str]:
    return [problem["message"] for row in reading.rows(run) for problem in row.errors]


def test_the_roll_of_years_ago_comes_with_the_table_and_goes_again(
    worker: User, kind: Kind, group: Organisation
) -> None:
    other = Organisation.objects.create(name="Ash Food Bank")
    run = look(worker, f"The Long Table,01/04/2019,,,25,yes\n#{other.pk},2020-01-01,,2024-01-01,,\n")
    assert (run.counts["new"], errors(run)) == (2, [])
    with zeal_ignore():
        imports.apply(by=worker, run=run)
    assert [one.name for one in queries.roll(date(2021, 1, 1))] == ["Ash Food Bank", "The Long Table"]
    assert [one.name for one in queries.roll(date(2024, 1, 1))] == ["The Long Table"]
    assert queries.written_later(date(2021, 1, 1)) == 2
    spell = Spell.objects.get(organisation=group)
    assert (spell.listed, spell.runs_to.month, spell.runs_to.day, queries.fee_of(spell)) == (True, 3, 31, 2_500)
    assert not Entry.objects.exists(), "what happened elsewhere is no work of ours"
    assert look(worker, "The Long Table,2019-04-01,,,,\n").counts["same"] == 1
    with zeal_ignore():
        done = imports.undo(by=worker, run=run)
    assert [row.kept for row in reading.rows(done)] == ["", ""]
    assert not Spell.objects.exists()


def test_what_was_renewed_since_stays(worker: User, kind: Kind, group: Organisation) -> None:
    run = look(worker, "The Long Table,2019-04-01,,,,\n")
    with zeal_ignore():
        imports.apply(by=worker, run=run)
        actions.leave(by=worker, spell=Spell.objects.select_related("organisation").get())
        done = imports.undo(by=worker, run=run)
    assert ["since" in row.kept for row in reading.rows(done)] == [True]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("Nobody Here,2019-04-01,,,,", "We know no group"),
        (",2019-04-01,,,,", "Say which group"),
        ("The Long Table,,,,,", "since when"),
        ("The Long Table,soon,,,,", "date"),
        ("The Long Table,2999-01-01,,,,", "to come"),
        ("The Long Table,2019-04-01,,2018-01-01,,", "before they came"),
        ("The Long Table,2019-04-01,,2999-01-01,,", "Leave it empty"),
        ("The Long Table,2019-04-01,2018-01-01,,,", "before it began"),
        ("The Long Table,2019-04-01,,,lots,", "not an amount"),
        ("The Long Table,2019-04-01,,,-5,", "less than nothing"),
        ("The Long Table,2019-04-01,,,,perhaps", "neither yes nor no"),
    ],
)
def test_what_is_wrong_is_said_and_left_out(worker: User, kind: Kind, group: Organisation, row: str, says: str) -> None:
    run = look(worker, f"{row}\n")
    assert run.counts["error"] == 1
    assert any(says in sentence for sentence in errors(run)), errors(run)


def test_nobody_is_a_member_twice_at_one_time(worker: User, kind: Kind, group: Organisation) -> None:
    rows = "The Long Table,2019-04-01,,2021-01-01,,\nThe Long Table,2020-04-01,,,,\n"
    assert look(worker, rows).counts["error"] == 1
    assert look(worker, rows.replace("2020-04-01", "2021-01-01")).counts["new"] == 2


def test_without_a_kind_of_membership_nothing_comes_in(worker: User, group: Organisation) -> None:
    assert any("no kind" in sentence for sentence in errors(look(worker, "The Long Table,2019-04-01,,,,\n")))
