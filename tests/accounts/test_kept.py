"""A sign-in that ran out loses nothing typed, without JavaScript too; and nothing is recorded until Save is pressed."""

from __future__ import annotations

import time
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.engines.todo.models import Task
from hedgerow.ledger.models import Entry
from hedgerow.shell import kept
from tests.ledger.given import a_group, recorded, words
from tests.people import PASSWORD, person

pytestmark = pytest.mark.django_db
ADD = "/to-do/add/"


@pytest.fixture
def worker() -> User:
    return person()


def sign_in(client: Client, sent_away: HttpResponse) -> HttpResponse:
    """From the page that somebody is sent to, by GET, to the page that signing in leads to."""
    assert urlsplit(sent_away["Location"]).path == "/sign-in/"
    led_to = parse_qs(urlsplit(sent_away["Location"]).query)["next"][0]
    who = {"username": "worker@example.org", "password": PASSWORD, "next": led_to}
    return client.post("/sign-in/", who, follow=True)


def test_the_form_stands_there_as_it_was_and_nothing_is_recorded(client: Client, worker: User) -> None:
    sent = {"what": "Ring about the lease", "due": "2026-12-01"}
    page = sign_in(client, client.post(ADD, sent)).content.decode()
    assert "Ring about the lease" in page
    assert "2026-12-01" in page
    assert "nothing is recorded yet" in page
    assert not Task.objects.exists()
    client.post(ADD, sent)
    assert Task.objects.get().what == "Ring about the lease"


def test_the_log_form_keeps_its_groups_and_its_note(client: Client, worker: User) -> None:
    words()
    group = a_group("Thornmere Sewing Bee")
    sent = {"groups": [str(group.pk)], "activity": "one-to-one-advice", "note": "Asked about the hall", "quick": "30"}
    page = sign_in(client, client.post("/log/", sent)).content.decode()
    assert "Thornmere Sewing Bee" in page
    assert "Asked about the hall" in page
    assert not Entry.objects.exists()


def test_a_form_that_posts_elsewhere_is_filled_in_on_its_page(client: Client, worker: User) -> None:
    words()
    entry = recorded(worker)
    at = f"/work/{entry.pk}/"
    sent = client.post(f"{at}outcome/", {"text": "They got the lease"}, headers={"referer": f"http://testserver{at}"})
    assert "They got the lease" in sign_in(client, sent).content.decode()


def test_what_is_kept_is_used_once(client: Client, worker: User) -> None:
    sign_in(client, client.post(ADD, {"what": "Only once"}))
    assert "Only once" not in client.get(ADD).content.decode()


def test_another_page_does_not_get_it(client: Client, worker: User) -> None:
    client.post(ADD, {"what": "Not for this page"})
    client.force_login(worker)
    assert "Not for this page" not in client.get(f"{ADD}?ref=organisations.organisation:1").content.decode()


def test_it_is_dropped_after_an_hour(client: Client, worker: User, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = client.post(ADD, {"what": "Too long ago"})
    now = time.time()
    monkeypatch.setattr(kept.time, "time", lambda: now + kept.KEPT_FOR + 1)
    assert "Too long ago" not in sign_in(client, sent).content.decode()


def test_more_than_a_form_holds_is_not_kept(client: Client, worker: User) -> None:
    client.post(ADD, {"what": "x" * (kept.MOST + 1)})
    assert kept.KEY not in client.session


def test_secrets_are_not_kept(client: Client, worker: User) -> None:
    client.post(ADD, {"what": "Kept", "new_password1": "hush-hush"})
    assert "hush" not in client.session[kept.KEY]["sent"]


def test_signing_in_gives_the_session_its_usual_length(client: Client, worker: User) -> None:
    sign_in(client, client.post(ADD, {"what": "Anything"}))
    assert client.session.get_expiry_age() > kept.KEPT_FOR
