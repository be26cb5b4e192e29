"""A group changes its own record: looked at the first time, used at once after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.engines.imports.queries import locked
from hedgerow.engines.moderation import actions as moderation
from hedgerow.engines.moderation import queries as waiting
from hedgerow.engines.moderation.models import Submission
from hedgerow.engines.verification.queries import for_ref
from hedgerow.organisations import actions, queries
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.permissions import OWN_FACTS
from hedgerow.organisations.types import Level
from hedgerow.spine.errors import InputError
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_several_steps() -> Iterator[None]:
    """Each test tells a story of several deeds, each of which asks for the same records again."""
    with zeal_ignore():
        yield


@pytest.fixture
def group(worker: User) -> Organisation:
    return actions.create(by=worker, name="The Long Table", description="Soup.")


@pytest.fixture
def ada(worker: User, group: Organisation) -> User:
    user = person("ada@example.org", LioRole.NONE, name="Ada")
    actions.grant_access(by=worker, user=user, organisation=group, level=Level.ADMINISTRATOR)
    return user


def read(group: Organisation) -> Organisation:
    return queries.full(group.pk)


def test_the_first_change_waits_and_the_second_is_used_at_once(worker: User, ada: User, group: Organisation) -> None:
    news = {"description": "Soup and bread.", "themes": ["102"], "founded_on": date(2001, 5, 3), "income_pence": 12300}
    made = actions.change_own(by=ada, organisation=group, **news)
    assert made is not None
    assert read(group).description == "Soup."
    shown = {str(line.label): (line.before, line.after) for line in waiting.described(made, worker)}
    assert shown["what it does, in its own words"] == ("Soup.", "Soup and bread.")
    assert shown["income a year"] == ("", "£123")
    moderation.decide(by=worker, submission=made, accept=True)
    now = read(group)
    assert (now.description, now.founded_on, now.band) == ("Soup and bread.", date(2001, 5, 3), "micro")
    assert [tag.code for tag in now.tags.all()] == ["102"]
    assert now.trusted_by == worker.pk
    assert actions.change_own(by=ada, organisation=group, phone="01632 960 002") is None
    assert read(group).phone == "01632 960 002"
    assert "phone" in locked([group.ref])[str(group.ref)]
    checked = for_ref(group.ref)
    assert checked is not None
    assert (checked.by, checked.how) == (ada.pk, "page")


def test_a_later_change_takes_the_place_of_the_one_that_waits(worker: User, ada: User, group: Organisation) -> None:
    first = actions.change_own(by=ada, organisation=group, description="Bread.")
    second = actions.change_own(by=ada, organisation=group, description="Cake.")
    assert queries.waiting_change(group) == second
    assert first is not None
    with pytest.raises(InputError):
        moderation.decide(by=worker, submission=first, accept=True)
    assert actions.change_own(by=ada, organisation=group, description="Soup.") is None
    assert queries.waiting_change(group) is None


def test_what_is_refused_is_not_used_and_the_group_reads_why(worker: User, ada: User, group: Organisation) -> None:
    made = actions.change_own(by=ada, organisation=group, description="Buy pills.")
    assert made is not None
    moderation.decide(by=worker, submission=made, accept=False, answer="That is an advertisement.")
    assert read(group).description == "Soup."
    browser = Client()
    browser.force_login(ada)
    assert b"That is an advertisement." in browser.get(f"/space/groups/{group.pk}/details/").content
    assert actions.change_own(by=ada, organisation=group, description="Bread.") is not None


def test_trust_is_given_and_taken_by_our_team_and_ends_with_the_last_person(
    worker: User, ada: User, group: Organisation
) -> None:
    with pytest.raises(PermissionDenied):
        actions.trust(by=ada, organisation=group)
    actions.trust(by=worker, organisation=group)
    assert actions.change_own(by=ada, organisation=group, description="Bread.") is None
    actions.distrust(by=worker, organisation=group)
    assert actions.change_own(by=ada, organisation=group, description="Cake.") is not None
    actions.trust(by=worker, organisation=group)
    actions.end_access(by=worker, access=queries.access_of(ada)[0], leave_empty=True)
    assert read(group).trusted_at is None


@pytest.mark.parametrize("fact", ["kind", "parent", "identifiers", "source"])
def test_which_group_it_is_is_not_the_groups_to_say(worker: User, ada: User, group: Organisation, fact: str) -> None:
    assert fact not in OWN_FACTS
    actions.trust(by=worker, organisation=group)
    for act in (actions.change_own, actions.change):
        with pytest.raises(PermissionDenied):
            act(by=ada, organisation=group, **{fact: "x"})


def test_nobody_else_changes_it_and_people_of_the_group_publish_and_close_nothing(
    worker: User, ada: User, group: Organisation
) -> None:
    actions.trust(by=worker, organisation=group)
    for by in (worker, person("bo@example.org", LioRole.NONE)):
        with pytest.raises(PermissionDenied):
            actions.change_own(by=by, organisation=group, description="x")
    for act in (
        lambda: actions.publish(by=ada, organisation=group, basis="us"),
        lambda: actions.close(by=ada, organisation=group),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_what_cannot_be_is_refused_before_anybody_looks(ada: User, group: Organisation) -> None:
    with pytest.raises(ValidationError):
        actions.change_own(by=ada, organisation=group, postcode="nowhere")
    assert not Submission.objects.exists()


def test_the_page_sends_what_differs_alone_and_goes_on_from_what_waits(ada: User, group: Organisation) -> None:
    browser, page = Client(), f"/space/groups/{group.pk}/details/"
    browser.force_login(ada)
    answer = browser.post(page, {"name": "The Long Table", "description": "Soup and bread."})
    assert answer["Location"] == f"/space/groups/{group.pk}/"
    assert Submission.objects.get().proposed == {"description": "Soup and bread."}
    text = browser.get(page).content.decode()
    assert "Soup and bread." in text
    assert 'name="kind"' not in text
