"""A tick works with and without JavaScript, and leads back to where it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.engines.registry import RefOffer
from hedgerow.engines.todo import actions
from hedgerow.engines.todo.models import Task


@pytest.fixture
def task(worker: User, client: Client) -> Task:
    client.force_login(worker)
    return actions.add(by=worker, what="Ring back", owner=worker)


def test_without_javascript_a_tick_leads_back(client: Client, task: Task) -> None:
    answer = client.post(f"/to-do/{task.pk}/done/", {"next": "/groups/7/?tab=work"})
    assert answer.headers["Location"] == "/groups/7/?tab=work"
    task.refresh_from_db()
    assert task.done_at


@pytest.mark.parametrize("next", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_a_tick_never_leads_to_another_site(client: Client, task: Task, next: str) -> None:
    assert client.post(f"/to-do/{task.pk}/done/", {"next": next}).headers["Location"] == "/"


def test_with_htmx_a_tick_answers_with_the_line_alone(client: Client, task: Task) -> None:
    answer = client.post(f"/to-do/{task.pk}/done/", {"next": "/my-work/"}, headers={"HX-Request": "true"})
    line = answer.content.decode()
    assert line.startswith("<li")
    assert "Not done after all" in line
    assert f"/to-do/{task.pk}/not-done/" in line
    assert 'value="/my-work/"' in line


def test_a_tick_is_no_get(client: Client, task: Task) -> None:
    assert client.get(f"/to-do/{task.pk}/done/").status_code == 405
    assert client.post("/to-do/999999/done/").status_code == 404


def test_a_to_do_is_added_about_a_record(client: Client, worker: User, offer: Callable[..., None]) -> None:
    offer(RefOffer("seeds.seed", lambda ids: {key: "Pea" for key in ids if key == "1"}, lambda key: f"/seeds/{key}/"))
    client.force_login(worker)
    page = client.get("/to-do/add/?ref=seeds.seed:1&next=/seeds/1/").content.decode()
    assert "Pea" in page
    told = {"what": "Water it", "due": "2026-05-03", "ref": "seeds.seed:1", "next": "/seeds/1/"}
    assert client.post("/to-do/add/", told).headers["Location"] == "/seeds/1/"
    task = Task.objects.get()
    assert (task.what, task.owner, task.ref, str(task.due)) == ("Water it", worker, "seeds.seed:1", "2026-05-03")


@pytest.mark.parametrize("ref", ["seeds.seed:2", "nonsense", "stones.stone:1"])
def test_a_to_do_is_about_something_that_is_there(
    client: Client, worker: User, offer: Callable[..., None], ref: str
) -> None:
    offer(RefOffer("seeds.seed", lambda ids: {}, lambda key: ""))
    client.force_login(worker)
    assert client.get(f"/to-do/add/?ref={ref}").status_code == 200
    assert "not here any more" in client.post("/to-do/add/", {"what": "Water it", "ref": ref}).content.decode()
    assert not Task.objects.exists()


@pytest.mark.parametrize("told", [{"what": ""}, {"what": "x" * 201}, {"what": "Water", "due": "31/02/2026"}])
def test_what_is_wrong_is_said(client: Client, worker: User, told: dict[str, str]) -> None:
    client.force_login(worker)
    page = client.post("/to-do/add/", told)
    assert page.status_code == 422
    assert "Please look at these again" in page.content.decode()
    assert not Task.objects.exists()
