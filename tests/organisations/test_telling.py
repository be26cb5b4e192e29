"""Which groups are new to a stranger."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from hedgerow.kernel import clock
from hedgerow.organisations import actions
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.queries.telling import describe_search, new_groups, search_path
from tests.people import person

pytestmark = pytest.mark.django_db


def group(name: str, days_ago: int = 0, *, published: bool = True, **facts: str) -> Organisation:
    made = clock.now() - timedelta(days=days_ago)
    return Organisation.objects.create(name=name, published=published, created_at=made, **facts)


def test_new_ones_that_anybody_may_see_and_no_others() -> None:
    since = clock.now() - timedelta(days=2)
    group("Old", 9)
    group("Secret", 1, published=False)
    group("New", 1)
    assert [item.title for item in new_groups({}, since)] == ["New"]


def test_one_that_was_there_and_is_published_now_is_new() -> None:
    since = clock.now() - timedelta(days=2)
    old = group("Old and shy", 9, published=False)
    actions.publish(by=person(), organisation=old, basis="they said so")
    assert [item.title for item in new_groups({}, since)] == ["Old and shy"]


def test_only_what_was_searched_for() -> None:
    since = clock.now() - timedelta(days=2)
    group("Small", band="micro")
    group("Large", band="large")
    assert [item.title for item in new_groups({"band": "micro", "status": "unpublished"}, since)] == ["Small"]


def test_a_search_says_what_it_is_and_leads_back() -> None:
    assert (
        describe_search({"q": "choir", "band": "micro"}) == "New groups and charities: micro (under £10,000), “choir”"
    )
    assert describe_search({}) == "New groups and charities: all of them"
    assert search_path({"q": "a b", "page": "2"}) == "/groups/?q=a+b"


def test_the_directory_offers_it_to_strangers(client: Client) -> None:
    group("The Long Table")
    page = client.get("/groups/?q=long").content.decode()
    assert "/tell-me/groups/?q=long" in page
