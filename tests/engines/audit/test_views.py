"""The trail is read on each record by whom its app lets, and looked through by managers; names are those of today."""

from __future__ import annotations

import pytest
from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.engines.audit import actions, queries
from hedgerow.engines.audit.models import Event
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(db: None) -> User:
    return person()


@pytest.fixture
def group(worker: User) -> Organisation:
    made = organisations.create(by=worker, name="Choir")
    return organisations.change(by=worker, organisation=made, postcode="", website="https://choir.example")


def test_a_record_tells_who_did_what_by_the_name_of_today(client: Client, worker: User, group: Organisation) -> None:
    client.force_login(worker)
    page = client.get(f"/history/{group.ref}/").content.decode()
    assert all(words in page for words in ("Changed", "Added", "website", "Worker", "Choir"))
    assert "choir.example" not in page, "what was changed, not what stood there"
    User.objects.filter(pk=worker.pk).update(name="Renamed")
    assert "Renamed" in client.get(f"/groups/{group.pk}/history/").content.decode()


def test_one_who_is_gone_has_no_name(client: Client, worker: User, group: Organisation) -> None:
    other = person("other@example.org")
    Event.objects.update(by=999_999)
    client.force_login(other)
    assert "somebody who has left" in client.get(f"/history/{group.ref}/").content.decode()


def test_how_it_was_asked_for_is_said(worker: User) -> None:
    actions.record(by=worker, did="contact.changed_by_phone", ref=Ref("people", "contact", "7"), fields=["email"])
    (line,) = queries.history("people.contact:7")
    assert (line.what, line.fields) == ("Changed, asked for by telephone", "e-mail address")


@pytest.mark.parametrize(
    ("ref", "role", "status"),
    [
        ("accounts.user:{other}", LioRole.WORKER, 403),
        ("accounts.user:{me}", LioRole.WORKER, 200),
        ("accounts.user:{other}", LioRole.MANAGER, 200),
        ("people.contact:1", LioRole.WORKER, 200),
        ("people.confidential:1", LioRole.MANAGER, 403),
        ("todo.task:1", LioRole.WORKER, 403),
        ("todo.task:1", LioRole.MANAGER, 200),
        ("nonsense", LioRole.MANAGER, 404),
        ("people.contact:1", LioRole.NONE, 403),
    ],
)
def test_each_app_says_who_may_read(client: Client, ref: str, role: LioRole, status: int) -> None:
    me, other = person(role=role), person("other@example.org")
    client.force_login(me)
    assert client.get(f"/history/{ref.format(me=me.pk, other=other.pk)}/").status_code == status


def test_a_manager_looks_through_everything_but_what_is_told_to_few(
    client: Client, worker: User, group: Organisation
) -> None:
    actions.record(by=worker, did="confidential.read", ref=Ref("people", "confidential", "abc"))
    client.force_login(person(role=LioRole.MANAGER))
    page = client.get("/settings/history/").content.decode()
    assert "Choir" in page
    assert "onfidential" not in page.partition("<main")[2].partition("</main")[0]
    assert "Choir" in client.get(f"/settings/history/?by={worker.pk}&ref={group.ref}").content.decode()
    assert "Nothing found" in client.get("/settings/history/?until=2001-01-01").content.decode()
    assert b"Choir" in client.get("/settings/history/?format=csv").content
    assert client.get("/settings/history/?after=x&since=never&by=zebra&ref=nonsense").status_code == 200


def test_many_lines_are_read_in_as_few_queries_as_one(client: Client, worker: User, group: Organisation) -> None:
    client.force_login(person(role=LioRole.MANAGER))
    for n in range(120):
        actions.record(by=worker, did="organisation.changed", ref=group.ref, fields=[f"field{n}"])
    first = client.get("/settings/history/").content.decode()
    assert "after=" in first
    assert Event.objects.filter(at__lte=clock.now()).count() > 100
