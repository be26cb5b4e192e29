"""What a worker does next, and did today."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from hedgerow.accounts.models import Team
from hedgerow.engines.todo import actions as todo
from hedgerow.kernel import clock
from hedgerow.ledger.types import Audience
from hedgerow.places.models import Place
from tests.ledger.given import a_group, a_worker, recorded
from tests.pages.conftest import Read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _place(place: Place) -> None:
    """Everything here happens in Thornmere."""


def test_strangers_are_sent_to_sign_in(client: Client) -> None:
    assert client.get("/my-work/").status_code == 302


def test_late_comes_first_and_is_said(client: Client, text: Read) -> None:
    worker, today = a_worker(), clock.today()
    client.force_login(worker)
    todo.add(by=worker, owner=worker, what="Ring in the summer", due=today + timedelta(30))
    todo.add(by=worker, owner=worker, what="Send the form", due=today - timedelta(2))
    shown = text("/my-work/")
    assert "One thing is late" in shown
    assert shown.index("Send the form") < shown.index("Ring in the summer")


def test_a_colleagues_to_dos_are_not_mine_and_the_teams_are_ours(client: Client, text: Read) -> None:
    worker, other = a_worker(), a_worker()
    worker.team = Team.objects.create(code="funding", name="Funding team")
    worker.save()
    client.force_login(worker)
    todo.add(by=other, owner=other, what="Somebody else's")
    todo.add(by=other, team="funding", what="Ours to do")
    shown = text("/my-work/")
    assert "Somebody else" not in shown
    assert "Ours to do" in shown
    assert "Funding team" in shown


def test_what_is_nobodys_is_shown_to_everybody_until_it_is_done(client: Client, text: Read) -> None:
    worker = a_worker()
    client.force_login(worker)
    task = todo.add(by=None, what="Ask who is treasurer now")
    assert "Ask who is treasurer now" in text("/my-work/")
    todo.finish(by=a_worker(), task=task)
    assert "Ask who is treasurer now" not in text("/my-work/")


def test_my_day_is_what_i_logged_today(client: Client, text: Read) -> None:
    worker = a_worker()
    client.force_login(worker)
    recorded(worker, on=clock.today(), minutes=25, groups=[a_group("Ash Carers").pk], audience=Audience.NAMED)
    recorded(worker, on=clock.today() - timedelta(1), groups=[a_group("Yesterday Club").pk])
    recorded(a_worker(), on=clock.today(), groups=[a_group("Other Worker Club").pk])
    shown = text("/my-work/")
    assert "Ash Carers" in shown
    assert "One thing logged today, 25 min" in shown
    assert "Yesterday Club" not in shown
    assert "Other Worker Club" not in shown


def test_an_empty_day_says_what_to_do(worker_client: Client, text: Read) -> None:
    shown = text("/my-work/")
    assert "Nothing is waiting for you" in shown
    assert "Nothing is logged today yet" in shown


def test_late_then_today_then_later_stand_under_their_own_headings(client: Client, text: Read) -> None:
    worker, today = a_worker(), clock.today()
    client.force_login(worker)
    for what, days in (("Next month", 30), ("This morning", 0), ("Last week", -7)):
        todo.add(by=worker, owner=worker, what=what, due=today + timedelta(days))
    shown = text("/my-work/")
    order = ["Late", "Last week", "Today", "This morning", "Later", "Next month"]
    assert [shown.index(words) for words in order] == sorted(shown.index(words) for words in order)


def test_a_to_do_leads_to_the_group_that_it_is_about(client: Client) -> None:
    worker, group = a_worker(), a_group("Ash Carers")
    client.force_login(worker)
    todo.add(by=worker, owner=worker, what="Send the form", ref=group.ref)
    assert f'<a href="/groups/{group.pk}/">Ash Carers</a>' in client.get("/my-work/").content.decode()


def test_a_to_do_is_added_where_the_to_dos_are(client: Client, text: Read) -> None:
    client.force_login(a_worker())
    client.post("/to-do/add/", {"what": "Ring the hall", "due": "", "next": "/my-work/"}, follow=True)
    assert "Ring the hall" in text("/my-work/")
