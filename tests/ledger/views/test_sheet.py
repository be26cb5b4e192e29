"""The day sheet, keyed in and as a file."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hedgerow.accounts.models import User
from hedgerow.engines.imports.types import Batch, Outcome, RawRow
from hedgerow.engines.todo.models import Task
from hedgerow.kernel import ids
from hedgerow.ledger import actions, provides, queries
from hedgerow.ledger.models import Entry
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from tests.ledger.given import a_group, a_worker, words

pytestmark = pytest.mark.django_db
SHEET = reverse("ledger:enter_sheet")


@pytest.fixture
def me(client: Client) -> User:
    words()
    user = a_worker()
    client.force_login(user)
    return user


def keyed(*rows: dict[str, str], **rest: str) -> dict[str, str]:
    """A sheet as a browser sends it."""
    told = {f"{name}-{number}": value for number, row in enumerate(rows, 1) for name, value in row.items()}
    keys = {f"key-{number}": str(ids.new_id()) for number in range(1, 11)}
    return {"on": "2026-05-04", "payer": "", **keys, **told, **rest}


def test_several_rows_at_once_and_twice_is_once(client: Client, me: User) -> None:
    a_group("Choir"), a_group("Food Club")
    data = keyed(
        {"groups": "choir; Food Club", "activity": "event", "minutes": "60"}, {"activity": "training", "step": "Ring"}
    )
    for _ in range(2):
        assert client.post(SHEET, data).status_code == 302
    entries = {entry.activity_id: entry for entry in Entry.objects.all()}
    assert set(entries) == {"event", "training"}
    assert (entries["event"].group_links.count(), Task.objects.get().what) == (2, "Ring")


def test_nothing_is_recorded_where_one_row_is_wrong(client: Client, me: User) -> None:
    page = client.post(SHEET, keyed({"activity": "event"}, {"activity": "event", "minutes": "lots"}))
    assert page.status_code == 422
    assert "Row 2:" in page.content.decode()
    assert not Entry.objects.exists()


def test_near_names_are_told_and_new_ones_are_added_only_if_asked(client: Client, me: User) -> None:
    organisations.create(by=me, name="Sale Moor Food Club")
    row = {"groups": "Sale Moor Food Clubb", "activity": "event"}
    page = client.post(SHEET, keyed(row)).content.decode()
    assert "“Sale Moor Food Club”" in page.replace("&quot;", '"')
    client.post(SHEET, keyed({**row, "new": "yes"}))
    assert Organisation.objects.filter(name="Sale Moor Food Clubb").exists()


def test_an_empty_sheet_says_so(client: Client, me: User) -> None:
    assert "Nothing is written yet" in client.post(SHEET, keyed()).content.decode()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_template_has_the_columns_of_the_import(client: Client, me: User, form: str) -> None:
    content = client.get(reverse("ledger:day_sheet"), {"format": form}).content
    if form == "csv":
        header = content.decode("utf-8-sig").strip().split(",")
        assert header == [str(column.header) for column in provides.IMPORTS[0].columns]
    else:
        assert content[:2] == b"PK"


def test_the_printed_sheet_may_hold_what_i_do_most(client: Client, me: User) -> None:
    assert "One-to-one advice" in client.get(reverse("ledger:day_sheet") + "?mine").content.decode()


def rows(*cells: dict[str, str]) -> list[RawRow]:
    return [RawRow(number, row) for number, row in enumerate(cells, 2)]


def test_a_file_is_checked_taken_in_and_taken_back(me: User) -> None:
    a_group("Choir")
    found = rows(
        {"on": "31/01/2026", "groups": "Choir", "activity": "One-to-one advice", "minutes": "30"},
        {"on": "31/02/2026", "groups": "Choirr", "activity": "dancing", "minutes": "x", "payer": "Nobody"},
    )
    good, bad = provides.check(found)
    assert (good.outcome, good.is_sound, bad.outcome) == (Outcome.NEW, True, Outcome.ERROR)
    assert {problem.column for problem in bad.errors} == {"on", "groups", "activity", "minutes", "payer"}
    done = provides.apply(me, found[:1], Batch(1, "sheet.csv", "", ""))
    entry = queries.counting().get()
    assert (entry.minutes, entry.on.isoformat(), done[0].ref) == (30, "2026-01-31", str(entry.own_ref))
    assert provides.undo(me, done) == [""]
    assert not queries.counting().exists()
    assert "already" in provides.undo(me, done)[0]


def test_what_cannot_be_taken_in_leaves_nothing(me: User) -> None:
    logged: list[Any] = []
    assert actions.log_sheet(by=me, sheet=logged) == []
