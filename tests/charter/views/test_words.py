"""Our words, changed in place without JavaScript."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from hedgerow.accounts.models import User
from hedgerow.charter import actions, queries
from hedgerow.charter.models import Activity, Priority
from hedgerow.charter.types import Function

pytestmark = pytest.mark.django_db
WORDS, PRIORITIES = reverse("charter:words"), reverse("charter:priorities")


@pytest.fixture
def manager(client: Client) -> User:
    actions.seed()
    user = User.objects.create_user("m@example.org", "long enough", name="Mo", role="manager")
    client.force_login(user)
    return user


@pytest.mark.parametrize("address", [WORDS, PRIORITIES])
def test_words_are_a_managers_to_change(client: Client, address: str) -> None:
    client.force_login(User.objects.create_user("w@example.org", "long enough", name="Ann", role="worker"))
    assert client.get(address).status_code == 403


def test_the_five_functions_and_a_form_in_place(client: Client, manager: User) -> None:
    page = client.get(WORDS, {"edit": "training"})
    assert [part["function"] for part in page.context["functions"]] == list(Function)
    assert page.context["form"]["name"].value() == "Training"
    assert page.content.decode().count("<form") > 40


def test_two_managers_at_one_word(client: Client, manager: User) -> None:
    address = reverse("charter:change_activity", args=["training"])
    form = client.get(WORDS, {"edit": "training"}).context["form"]
    sent = {"description": "", "as_shown": form["as_shown"].value()}
    assert client.post(address, {**sent, "name": "Courses"}).status_code == 302
    answer = client.post(address, {**sent, "name": "Lessons"})
    assert answer.status_code == 422
    assert "Name is now “Courses”" in answer.content.decode()
    assert Activity.objects.get(pk="training").name == "Courses"


def test_changing_and_a_name_that_is_taken(client: Client, manager: User) -> None:
    address = reverse("charter:change_activity", args=["training"])
    assert client.post(address, {"name": "Courses", "description": "Any"}).status_code == 302
    page = client.post(address, {"name": "Mentoring", "description": ""})
    assert page.status_code == 422
    assert Activity.objects.get(pk="training").name == "Courses"


def test_adding_moving_and_retiring(client: Client, manager: User) -> None:
    client.post(reverse("charter:add_activity", args=["convening"]), {"name": "Tea", "description": ""})
    deed = reverse("charter:act", args=["tea"])
    for do in ("up", "up", "down", "nonsense"):
        client.post(deed, {"do": do})
    assert [a.code for a in queries.activities_by_function()[Function.CONVENING]][-2] == "tea"
    client.post(deed, {"do": "retire"})
    assert "No longer used" in client.get(WORDS).content.decode()
    client.post(deed, {"do": "restore"})
    assert "No longer used" not in client.get(WORDS).content.decode()


def test_priorities(client: Client, manager: User) -> None:
    assert client.post(PRIORITIES, {"name": "Food", "starts": "2026-01-01", "ends": "2025-01-01"}).status_code == 200
    client.post(PRIORITIES, {"name": "Food", "starts": "2026-01-01"})
    priority = Priority.objects.get()
    client.post(reverse("charter:priority", args=[priority.code]), {"name": "Food for all", "ends": "2026-02-01"})
    assert "does not hold now" in client.get(PRIORITIES).content.decode()
