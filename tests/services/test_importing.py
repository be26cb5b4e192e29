"""Feeds and tables of services: the dry run, what is taken in, a second reading, undo, and what is never overwritten."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.engines.imports import actions as imports
from hedgerow.engines.imports.models import ImportRow, ImportRun
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.services import actions, queries
from hedgerow.services.commands.services import services_group
from hedgerow.services.models import Service
from hedgerow.spine.errors import InputError
from tests.standards.test_oruk import V3

pytestmark = pytest.mark.django_db
FEED = "services/bristol_open_referral_uk_v1.json"


def take(by: User, data: Any, file: str = "feed.json") -> ImportRun:
    """Read a file and import what is sound of it."""
    content = data if isinstance(data, bytes) else json.dumps(data).encode()
    return imports.take(
        by=by, kind="services", file=file, data=content, source="Thornmere Council", licence="OGL-UK-3.0"
    )


def taken_in(by: User, run: ImportRun) -> ImportRun:
    """Import it. Several files in one test are no page that repeats a query."""
    with zeal_ignore():
        return imports.apply(by=by, run=run)


def others(*changes: dict[str, Any]) -> dict[str, Any]:
    return {"contents": [{**V3, "id": f"id-{number}", **change} for number, change in enumerate(changes)]}


def test_a_package_of_3_0_is_taken_in_with_source_and_licence(worker: User, group: Organisation) -> None:
    run = take(worker, {"contents": [V3]})
    assert run.state == "checked"
    assert not Service.objects.exists()
    taken_in(worker, run)
    made = queries.whole(queries.live()).get()
    said = queries.parts_of(made)
    assert (made.organisation, made.source, made.licence) == (group, "Thornmere Council", "OGL-UK-3.0")
    assert (made.age_from, made.phone, made.online) == (60, "01632 960 111", True)
    assert [one.postcode for one in said.places or ()] == ["M32 0DF"]
    assert len(said.times or ()) == 1
    assert (said.tags or {})["language"] == ("ur",)
    assert [one.pence for one in said.prices or ()] == [350]


def test_a_second_reading_changes_only_what_changed(worker: User, group: Organisation) -> None:
    taken_in(worker, take(worker, others({}, {"name": "Supper"})))
    run = take(worker, others({}, {"name": "Supper", "description": "Warm"}))
    assert (run.counts["same"], run.counts["change"], run.counts["new"]) == (1, 1, 0)
    taken_in(worker, run)
    assert sorted(Service.objects.values_list("description", flat=True)) == ["A hot meal & company", "Warm"]
    imports.undo(by=worker, run=run)
    assert set(Service.objects.values_list("description", flat=True)) == {"A hot meal & company"}


def test_what_somebody_edited_stays(worker: User, group: Organisation) -> None:
    taken_in(worker, take(worker, others({})))
    actions.change_service(by=worker, service=Service.objects.get(), description="Ours.")
    run = take(worker, others({"description": "Theirs.", "name": "Lunch!"}))
    assert [one["column"] for one in ImportRow.objects.get(run=run).warnings] == ["description"]
    taken_in(worker, run)
    now = Service.objects.get()
    assert (now.description, now.name) == ("Ours.", "Lunch!")


def test_undo_takes_services_and_the_groups_they_brought(worker: User) -> None:
    run = taken_in(worker, take(worker, others({}, {"name": "Supper"})))
    added = Organisation.objects.get(name="The Long Table")
    assert not added.published
    assert added.services.count() == 2
    assert not added.email
    imports.undo(by=worker, run=run)
    assert not Service.objects.exists()
    assert not Organisation.objects.filter(name="The Long Table").exists()


def test_undo_leaves_a_group_that_somebody_took_up_since(worker: User) -> None:
    """The services go; the group stays once a person has changed its record, and one that was here before stays anyway."""
    Organisation.objects.create(name="Elm Visitors")
    elm = {**V3["organization"], "id": "elm", "name": "Elm Visitors"}
    run = taken_in(worker, take(worker, others({}, {"name": "Visits", "organization": elm})))
    assert Service.objects.count() == 2
    organisations.change(by=worker, organisation=Organisation.objects.get(name="The Long Table"), description="Ours.")
    imports.undo(by=worker, run=run)
    assert not Service.objects.exists()
    assert set(Organisation.objects.values_list("name", flat=True)) >= {"The Long Table", "Elm Visitors"}


def test_undo_leaves_what_was_edited_since(worker: User) -> None:
    run = taken_in(worker, take(worker, others({}, {"name": "Supper"})))
    actions.change_service(by=worker, service=Service.objects.get(name="Supper"), phone="01632 960 333")
    imports.undo(by=worker, run=run)
    assert Service.objects.get().name == "Supper"
    assert Organisation.objects.filter(name="The Long Table").exists()


@pytest.mark.parametrize(
    ("change", "column", "words"),
    [
        ({"name": " "}, "name", "no name"),
        ({"description": "<p><br></p>"}, "description", "what it does"),
        ({"organization": None}, "organisation", "which group"),
        ({"status": "defunct"}, "status", "defunct"),
    ],
)
def test_what_is_wrong_is_said_and_the_others_come_in(
    worker: User, change: dict[str, Any], column: str, words: str
) -> None:
    run = take(worker, others(change, {}))
    wrong = ImportRow.objects.get(run=run, number=1)
    assert [one["column"] for one in wrong.errors] == [column]
    assert words in wrong.errors[0]["message"]
    taken_in(worker, run)
    assert Service.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"url": "not a place"}, "web"),
        ({"email": "nobody"}, "email"),
        ({"minimum_age": 900}, "age_from"),
        ({"minimum_age": 20, "maximum_age": 10}, "age_to"),
        ({"schedules": [{"byday": "someday"}]}, "times"),
        ({"cost_options": [{"option": "x", "amount": "lots"}]}, "prices"),
        ({"languages": [{"code": "xx"}]}, "languages"),
        ({"service_areas": [{"name": "round here"}]}, "areas"),
    ],
)
def test_a_field_that_cannot_be_is_left_out(
    worker: User, group: Organisation, change: dict[str, Any], column: str
) -> None:
    run = take(worker, others(change))
    row = ImportRow.objects.get()
    assert [one["column"] for one in row.warnings] == [column]
    assert not row.errors
    taken_in(worker, run)
    assert queries.live().count() == 1


def test_the_same_twice_and_groups_alike(worker: User, group: Organisation) -> None:
    run = take(worker, {"contents": [V3, V3]})
    assert run.counts["error"] == 1
    Organisation.objects.create(name="The Long Table")
    assert "several groups" in ImportRow.objects.get(run=take(worker, others({}))).errors[0]["message"]


def test_a_table_comes_in_by_the_same_door(worker: User, group: Organisation) -> None:
    table = 'Name of the service,Group that gives it,What it does for people,When,What it helps with\n' \
            'Lunch,The Long Table,Soup.,"MO,WE 12:00-14:00",food; company\n'  # fmt: skip
    taken_in(worker, take(worker, table.encode(), "lunch.csv"))
    said = queries.parts_of(queries.whole(queries.live()).get())
    assert (said.tags or {})["need"] == ("food", "company")
    assert len(said.times or ()) == 1


@pytest.mark.parametrize("data", [b"{", b"[]", b'{"a": 1}', b'[{"x": 1}]', b""])
def test_what_is_no_feed_is_refused_as_a_whole(worker: User, data: bytes) -> None:
    with pytest.raises(InputError):
        imports.check(by=worker, kind="services", file="feed.json", data=data, source="Somebody")
    assert not Service.objects.exists()


def test_the_feed_of_bristol_comes_in_and_stays_the_same(worker: User, shared_data: Path) -> None:
    content = (shared_data / FEED).read_bytes()
    run = take(worker, content)
    assert {name: many for name, many in run.counts.items() if many} == {"new": 805, "error": 14}
    taken_in(worker, run)
    assert queries.live().count() == 805
    assert not Service.objects.filter(description__contains="<p").exists()
    page = Client().get("/services/", {"q": "gardening"})
    assert page.status_code == 200
    assert b"<script>" not in page.content.split(b"<main", 1)[1].split(b"</main", 1)[0]
    again = take(worker, content)
    assert {name: many for name, many in again.counts.items() if many} == {"same": 805, "error": 14}


def test_the_command_prints_the_figures(worker: User, group: Organisation, tmp_path: Path) -> None:
    file = tmp_path / "feed.json"
    file.write_text(json.dumps(others({}, {"name": ""}, {"organization": {"name": "Nobody we know"}})))
    told = json.loads(CliRunner().invoke(services_group, ["read", str(file), "--json"]).output)
    assert (told["records"], told["sound"], told["matched"], told["would"]) == (3, 2, 2, {"new": 2})
    plain = CliRunner().invoke(services_group, ["read", str(file)])
    assert "3 records, 2 of them sound" in plain.output
    assert "record 2: It has no name." in plain.output
    file.write_text("name,group\n")
    assert isinstance(CliRunner().invoke(services_group, ["read", str(file)]).exception, InputError)
    assert not Service.objects.exists()
