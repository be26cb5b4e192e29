"""My details: what somebody who is signed in sees of themselves, and changes."""

from __future__ import annotations

import pytest
from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.people import actions, queries
from hedgerow.people.models import Consent, Contact
from hedgerow.people.types import Purpose
from tests.people import person

pytestmark = pytest.mark.django_db


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


@pytest.fixture
def visitor(client: Client) -> User:
    user = person("jo@example.org", role=LioRole.NONE, name="Jo Okafor")
    client.force_login(user)
    return user


def test_somebody_new_fills_in_their_details(client: Client, visitor: User) -> None:
    assert "nothing but your sign-in" in text(client.get("/my-details/"))
    form = client.get("/my-details/edit/").context["form"]
    assert form["email"].value() == "jo@example.org"
    client.post("/my-details/edit/", {"name": "Jo Okafor", "email": "jo@example.org"})
    contact = queries.contact_of(visitor)
    assert contact is not None
    assert "Jo Okafor" in text(client.get("/my-details/"))


def test_the_one_with_their_name_at_their_address_is_offered(client: Client, visitor: User, jo: Contact) -> None:
    assert "Is this you?" in text(client.get("/my-details/"))
    client.post("/my-details/me/")
    assert queries.contact_of(visitor) == jo


def test_another_at_the_same_address_is_not(client: Client, visitor: User, jo: Contact) -> None:
    Contact.objects.update(name="Sam Beech")
    assert "Sam Beech" not in text(client.get("/my-details/"))
    client.post("/my-details/me/")
    assert queries.contact_of(visitor) is None


def test_they_change_what_their_details_may_be_used_for_and_what_they_need(
    client: Client, visitor: User, jo: Contact
) -> None:
    actions.link_user(by=None, contact=jo, user=visitor)
    client.post("/my-details/preferences/", {"service": "on", "newsletter": "on"})
    assert queries.allows(jo, Purpose.NEWSLETTER)
    assert Consent.objects.get(purpose="newsletter").how == "web"
    client.post("/my-details/needs/", {"needs": ["quiet"], "more": "", "agreed": "on"})
    page = text(client.get("/my-details/"))
    assert "a quiet place to go" in page
    # What our team wrote down for itself is asked for in another way.
    Contact.objects.update(about="Rings at night")
    assert "Rings at night" not in text(client.get("/my-details/"))


def test_without_details_the_other_pages_lead_back(client: Client, visitor: User) -> None:
    for page in ("preferences", "needs"):
        assert client.get(f"/my-details/{page}/")["Location"] == "/my-details/"
