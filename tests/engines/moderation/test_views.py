"""The queue, the decision, and the page on which the person reads it."""

from __future__ import annotations

import pytest
from django.test import Client
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.engines.moderation import actions
from hedgerow.engines.moderation.models import Submission
from tests.engines.moderation.test_actions import SEEDS, _seeds, suggested  # noqa: F401

pytestmark = pytest.mark.django_db


def test_the_queue_leads_to_the_decision_and_the_person_reads_it(client: Client, worker: User) -> None:
    submission = suggested("Peas & <b>beans</b>", reason="I grew it")
    status = f"/your-suggestion/{submission.key}/"
    assert "five working days" in client.get(status).content.decode()
    client.force_login(worker)
    assert "A seed put right" in client.get("/suggestions/").content.decode()
    page = client.get(f"/suggestions/{submission.pk}/").content.decode()
    assert "Peas &amp; &lt;b&gt;beans" in page
    assert "I grew it" in page
    assert status in page
    with zeal_ignore():
        client.post(f"/suggestions/{submission.pk}/", {"accept": "no", "answer": "It is a bean."})
        told = Client().get(status).content.decode()
    assert "It is a bean." in told
    assert "ann@example.org" not in told
    assert "Nothing waits" in client.get("/suggestions/").content.decode()


def test_a_refusal_without_words_is_sent_back(client: Client, worker: User) -> None:
    client.force_login(worker)
    submission = suggested()
    answer = client.post(f"/suggestions/{submission.pk}/", {"accept": "no", "answer": ""})
    assert answer.status_code == 422
    assert "Say why" in answer.content.decode()
    assert client.post(f"/suggestions/{submission.pk}/", {"answer": "?"}).status_code == 422
    assert Submission.objects.get().state == "waiting"


def test_a_decided_one_can_be_read_again(client: Client, worker: User) -> None:
    submission = actions.decide(by=worker, submission=suggested(), accept=True, answer="Thank you")
    client.force_login(worker)
    page = client.get(f"/suggestions/{submission.pk}/").content.decode()
    assert "Thank you" in page
    assert "Use it" not in page


def test_a_guessed_address_shows_nothing(client: Client) -> None:
    suggested()
    assert client.get("/your-suggestion/1/").status_code == 404


def test_status_pages_are_kept_out_of_caches_and_indexes(client: Client) -> None:
    answer = client.get(f"/your-suggestion/{suggested().key}/")
    assert "no-store" in answer.headers["Cache-Control"]
    assert 'content="noindex"' in answer.content.decode()
