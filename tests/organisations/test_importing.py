"""A table of groups: looked at, imported, and taken back."""

from __future__ import annotations

import pytest
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.engines.imports import actions as imports
from hedgerow.engines.imports.models import ImportRun
from hedgerow.organisations import actions, queries
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Origin
from hedgerow.places.models import Place

pytestmark = pytest.mark.django_db
HEADER = (
    "Name,Charity number,What it does,Where it works,Postcode,Income a year,Website,Financial year ends,"
    "May be shown in public\n"
)


def look(by: User, *rows: str) -> ImportRun:
    """The dry run of a table."""
    return imports.check(
        by=by, kind="groups", file="ours.csv", data=(HEADER + "\n".join(rows)).encode(), source="our list"
    )


def outcomes(run: ImportRun) -> list[str]:
    return list(run.rows.values_list("outcome", flat=True))


def test_groups_are_added_with_all_that_the_row_says(place: Place, worker: User) -> None:
    run = look(
        worker, 'Ash Knitters,1000009,"Recreation; Amateur sport",Ash; Beech,qq11aa,"4,500.50",www.example.org,31/3,yes'
    )
    assert outcomes(run) == ["new"]
    assert not Organisation.objects.exists()
    imports.apply(by=worker, run=run)
    made = queries.full(Organisation.objects.get().pk)
    assert (made.name, made.postcode, made.ward, made.income_pence, made.band) == (
        "Ash Knitters",
        "QQ1 1AA",
        "E05999001",
        450_050,
        "micro",
    )
    assert (made.website, made.year_end, made.published, made.origin, made.source) == (
        "https://www.example.org", "03-31", True, Origin.IMPORT, "our list",
    )  # fmt: skip
    assert made.published_basis == "agreed, says our list"
    assert {tag.code for tag in made.tags.all()} == {"110", "116"}
    assert {row.area for row in made.benefits.all()} == {"E05999001", "E05999002"}
    assert [row.pk for row in queries.find("ash knit")] == [made.pk]


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (",,Recreation,,,,,,", "name", "needs a name"),
        ("Ash,hello,,,,,,,", "identifiers", "“hello” is not a charity number"),
        ("Ash,,Knitting,,,,,,", "themes", "“Knitting” is not on the list"),
        ("Ash,,,Atlantis,,,,,", "benefits", "“Atlantis” is not an area"),
        ("Ash,,,,nowhere,,,,", "postcode", "not a postcode"),
        ("Ash,,,,,lots,,,", "income_pence", "not an amount of money"),
        ("Ash,,,,,,n/a,,", "website", "not a web address"),
        ("Ash,,,,,,,31 March,", "year_end", "not the end of a year"),
        ("Ash,,,,,,,,maybe", "published", "neither yes nor no"),
    ],
)
def test_each_fault_names_its_column(place: Place, worker: User, row: str, column: str, words: str) -> None:
    found = look(worker, "Oak,,,,,,,,", row).rows.get(number=3)
    assert found.outcome == "error"
    assert [(each["column"], words in each["message"]) for each in found.errors] == [(column, True)]


def test_a_group_in_the_file_twice_is_taken_once(place: Place, worker: User) -> None:
    run = look(worker, "Ash Knitters,,,,,,,,", "ash knitters,,,,,,,,", "Other,1000009,,,,,,,", "Another,1000009,,,,,,,")
    assert outcomes(run) == ["new", "error", "new", "error"]


def test_a_group_that_is_here_is_brought_up_to_date_and_nobodys_words_are_lost(place: Place, worker: User) -> None:
    mine = actions.create(by=worker, name="Ash Knitters", identifiers=["1000009"], website="www.mine.example.org")
    run = look(worker, "Ash Knitters Club,1000009,Recreation,,QQ1 1AA,100,www.other.example.org,,")
    row = run.rows.get()
    assert row.outcome == "change"
    assert {each["column"] for each in row.warnings} == {"name", "website"}
    imports.apply(by=worker, run=run)
    mine.refresh_from_db()
    assert (mine.name, mine.website, mine.postcode, mine.income_pence) == (
        "Ash Knitters", "https://www.mine.example.org", "QQ1 1AA", 10_000,
    )  # fmt: skip
    assert outcomes(look(worker, "Ash Knitters,1000009,Recreation,,QQ1 1AA,100,,,")) == ["same"]


def test_undoing_takes_back_what_nobody_has_touched_since(place: Place, worker: User) -> None:
    old = actions.create(by=worker, name="Oak")
    run = look(worker, "Ash,,,,,,,,", "Beech,,,,,,,,", "Oak,,Recreation,,QQ1 1AA,,,,")
    imports.apply(by=worker, run=run)
    beech = Organisation.objects.get(name="Beech")
    actions.change(by=worker, organisation=beech, phone="01")
    with zeal_ignore():
        imports.undo(by=worker, run=run)
    assert set(Organisation.objects.values_list("name", flat=True)) == {"Beech", "Oak"}
    assert run.rows.get(title="Beech").kept
    old.refresh_from_db()
    assert (old.postcode, old.ward, old.tags.count()) == ("", "", 0)


def test_the_same_queries_for_one_row_and_for_many(place: Place, worker: User) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(*rows: str) -> int:
        with CaptureQueriesContext(connection) as made:
            look(worker, *rows)
        return len(made)

    one = count("Ash,,,,,,,,")
    assert count(*(f"Ash {number},,,,QQ1 1AA,,,," for number in range(50))) <= one + 2
