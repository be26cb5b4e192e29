"""A newsletter from first screen to last, and the pages around it."""

from __future__ import annotations

import pytest
from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.engines import registry
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.sharing.types import ListOffer
from hedgerow.newsletters import actions, queries
from hedgerow.newsletters.actions import posting
from hedgerow.newsletters.models import Issue, Part, Subject, Subscriber
from hedgerow.newsletters.provides.records import due, find
from hedgerow.newsletters.types import State
from hedgerow.organisations.models import Organisation
from tests.people import person
from tests.spaces.conftest import signed_in

pytestmark = pytest.mark.django_db


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_a_letter_is_written_looked_at_tested_and_sent(worker: User, news: Subject) -> None:
    Organisation.objects.create(name="Ash Food Bank", published=True)
    actions.confirm(email="jo@example.org", subjects=[news])
    team = signed_in(worker)
    assert team.post("/newsletters/write/", {"title": ""}).status_code == 422
    team.post("/newsletters/write/", {"title": "Spring news", "subjects": [news.pk]})
    issue = Issue.objects.get()
    page, look = f"/newsletters/{issue.pk}/", f"/newsletters/{issue.pk}/look/"
    assert [line.about for line in due(worker, None)] == ["Spring news"]  # type: ignore[arg-type]
    assert "There is nothing in it yet" in text(team, look)
    assert team.post(page, {"do": "words", "text": ""}).status_code == 422
    team.post(page, {"do": "words", "heading": "Hello", "text": "Spring is here."})
    ref = str(Organisation.objects.get().ref)
    assert "Ash Food Bank" in text(team, page)
    team.post(page, {"do": "items", "item": [ref]})
    first, last = Part.objects.order_by("place")
    team.post(page, {"do": "up", "part": last.pk})
    assert [one.pk for one in Part.objects.order_by("place")] == [last.pk, first.pk]
    team.post(f"/newsletters/parts/{last.pk}/", {"text": "A new group."})
    assert team.post(page, {"do": "whom", "title": ""}).status_code == 422
    team.post(page, {"do": "whom", "title": "Spring!", "subjects": [news.pk], "public": "on"})
    seen = text(team, look)
    assert all(word in seen for word in ("Spring!", "A new group.", "Send it to one address"))
    team.post(look, {"do": "test"})
    assert Outgoing.objects.filter(to=worker.email, subject="Spring!").count() == 1
    team.post(look, {"do": "send"})
    again = team.post(look, {"do": "send"}, follow=True)
    assert "On its way" in again.content.decode()
    posting.post(issue=Issue.objects.get())
    assert Outgoing.objects.filter(to="jo@example.org").count() == 1
    stranger = Client()
    assert "Spring!" in text(stranger, "/newsletter/")
    assert "A new group." in text(stranger, f"/newsletter/{issue.pk}/")
    assert not list(due(worker, None))  # type: ignore[arg-type]
    offer = next(one for one in registry.all_of(ListOffer) if one.kind == "newsletter")
    assert [item.title for item in offer.items({}, 5)] == ["Spring!"]
    assert b"Spring!" in team.get("/newsletters/?format=csv").content


def test_what_is_being_written_or_not_public_is_for_our_team_alone(worker: User, issue: Issue) -> None:
    stranger = Client()
    assert stranger.get(f"/newsletter/{issue.pk}/").status_code == 404
    assert not find(stranger, "spring", 5)  # type: ignore[arg-type]
    Issue.objects.update(state=State.SENT, sent_at="2026-01-01T12:00Z", public=False)
    assert stranger.get(f"/newsletter/{issue.pk}/").status_code == 404
    assert "Spring news" in text(signed_in(worker), f"/newsletters/{issue.pk}/sent/")


def test_a_part_of_another_letter_is_not_moved(worker: User, issue: Issue) -> None:
    other = actions.begin(by=worker, title="Other")
    part = Part.objects.get()
    answer = signed_in(worker).post(f"/newsletters/{other.pk}/", {"do": "out", "part": part.pk})
    assert answer.status_code == 404
    assert Part.objects.exists()


def test_who_gets_letters_is_listed_and_taking_it_away_is_noted(worker: User, news: Subject, money: Subject) -> None:
    actions.confirm(email="jo@example.org", subjects=[news])
    actions.confirm(email="bo@example.org", subjects=[money])
    team = signed_in(worker)
    assert "jo@example.org" not in text(team, f"/newsletters/subscribers/?subject={money.pk}")
    assert "jo@example.org" in text(team, "/newsletters/subscribers/?q=jo")
    assert b"jo@example.org" in team.get("/newsletters/subscribers/?format=csv").content
    from hedgerow.engines.audit.models import Event

    assert Event.objects.filter(did="newsletter.list_downloaded").count() == 1


def test_whoever_asks_us_to_stop_is_stopped(worker: User, news: Subject) -> None:
    actions.confirm(email="jo@example.org", subjects=[news])
    team = signed_in(worker)
    assert team.post("/newsletters/subscribers/", {"email": "jo"}).status_code == 422
    assert team.post("/newsletters/subscribers/", {"email": "Jo@example.org"}).status_code == 302
    assert not Subscriber.objects.exists()
    assert queries.has_stopped("jo@example.org")


def test_managers_set_the_subjects(news: Subject) -> None:
    boss = signed_in(person(role=LioRole.MANAGER))
    sent = {"name": "Money", "about": "Funds.", "place": "1", "open": "on"}
    assert boss.post("/settings/newsletters/add/", sent).status_code == 302
    assert boss.post("/settings/newsletters/add/", sent).status_code == 422
    page = f"/settings/newsletters/{news.pk}/"
    assert boss.post(page, {**sent, "name": "Good news", "open": ""}).status_code == 302
    assert "cannot be asked for" in text(boss, "/settings/newsletters/")
    assert "Good news" not in text(Client(), "/newsletter/")
    assert not Subscriber.objects.exists()
