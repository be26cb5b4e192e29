"""From a letter to an account that may act for a group, and all the ways in which it comes to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.engines.mail.models import Outgoing
from hedgerow.kernel import clock
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Access, Organisation
from hedgerow.organisations.permissions import can_act_for
from hedgerow.organisations.queries import access_of
from hedgerow.organisations.types import Level
from hedgerow.people import actions as people
from hedgerow.people.types import How
from hedgerow.spaces import actions, queries
from hedgerow.spaces.models import Invitation
from hedgerow.spaces.rules import MOST_LETTERS
from hedgerow.spine.errors import InputError
from tests.people import person
from tests.spaces.conftest import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_several_steps() -> Iterator[None]:
    """Each test tells a story of several deeds, each of which asks for the same records again."""
    with zeal_ignore():
        yield


def link_in(letter: Outgoing) -> str:
    """The path that the button of a letter leads to."""
    return re.sub(r"^https?://[^/]+", "", letter.letter["button"]["url"])


def invited(by: User, group: Organisation | None, level: str = Level.EDITOR) -> str:
    """Bo is invited; the path of the link in Bo's letter."""
    actions.invite(by=by, email="Bo@Example.org", name="Bo Fell", organisation=group, level=level if group else "")
    return link_in(Outgoing.objects.latest("pk"))


def test_a_link_opened_twice_by_a_scanner_lets_nobody_in_and_the_person_still_gets_in(
    ada: User, group: Organisation
) -> None:
    path = invited(ada, group)
    for _time in range(2):
        assert b"The Long Table" in Client().get(path).content
    assert not User.objects.filter(email="bo@example.org").exists()
    browser = Client()
    answer = browser.post(path)
    assert answer["Location"] == f"/space/groups/{group.pk}/"
    bo = User.objects.get(email="bo@example.org")
    assert (bo.role, bo.name) == (LioRole.NONE, "Bo Fell")
    assert can_act_for(bo, group)
    assert not can_act_for(bo, group, Level.ADMINISTRATOR)
    assert browser.get(answer["Location"]).status_code == 200
    assert Client().post(path).status_code == 410


def test_somebody_who_has_an_account_gets_the_right_and_no_second_account(worker: User, group: Organisation) -> None:
    bo = person("bo@example.org", LioRole.NONE, name="Bo")
    Client().post(invited(worker, group, Level.ADMINISTRATOR))
    assert access_of(bo).get().level == Level.ADMINISTRATOR
    assert User.objects.filter(email="bo@example.org").count() == 1


def test_a_volunteer_gets_an_account_and_a_page_of_their_own(worker: User) -> None:
    browser = Client()
    assert browser.post(invited(worker, None))["Location"] == "/space/"
    assert b"Hello Bo Fell" in browser.get("/space/", follow=True).content
    assert not Access.objects.exists()


def test_the_contact_of_the_same_address_and_name_signs_in_as_the_new_user(worker: User, group: Organisation) -> None:
    told = {"email": "bo@example.org", "how": How.PHONE}
    shares = people.add_contact(by=worker, name="Mo Fell", **told)
    same = people.add_contact(by=worker, name="Bo Fell", **told)
    Client().post(invited(worker, group))
    shares.refresh_from_db()
    same.refresh_from_db()
    assert shares.user is None
    assert same.user == User.objects.get(email="bo@example.org")


def test_a_withdrawn_invitation_leads_nowhere(ada: User, group: Organisation) -> None:
    path = invited(ada, group)
    actions.withdraw(by=ada, invitation=Invitation.objects.get())
    assert Client().get(path).status_code == 410
    assert Client().post(path).status_code == 410
    assert not queries.invitations_to(group)


def test_an_old_invitation_leads_nowhere_and_is_sent_again_with_another_link(ada: User, group: Organisation) -> None:
    path = invited(ada, group)
    with clock.pretend(clock.now() + timedelta(days=15)):
        assert Client().post(path).status_code == 410
        actions.resend(by=ada, invitation=Invitation.objects.get())
        assert Client().post(path).status_code == 410
        again = link_in(Outgoing.objects.latest("pk"))
        assert Client().post(again).status_code == 302
    assert Outgoing.objects.values("key").distinct().count() == 2


def test_nobody_gets_a_sixth_letter(ada: User, group: Organisation) -> None:
    for _time in range(MOST_LETTERS):
        invited(ada, group)
    with pytest.raises(InputError, match="Ring them"):
        invited(ada, group)
    assert Invitation.objects.count() == 1


def test_what_an_administrator_promised_is_void_when_they_have_gone(
    worker: User, ada: User, group: Organisation
) -> None:
    path = invited(ada, group, Level.ADMINISTRATOR)
    organisations.end_access(by=worker, access=Access.objects.get(user=ada), leave_empty=True)
    answer = Client().post(path)
    assert answer.status_code == 422
    assert b"may no longer let people in" in answer.content
    assert not User.objects.filter(email="bo@example.org").exists()


def test_a_closed_account_is_not_opened_again_by_an_invitation(ada: User, group: Organisation) -> None:
    person("bo@example.org", LioRole.NONE, is_active=False)
    browser = Client()
    assert browser.post(invited(ada, group)).status_code == 422
    assert "_auth_user_id" not in browser.session


def test_editors_and_officers_invite_nobody_and_administrators_no_officers(
    worker: User, ada: User, officer: User, group: Organisation, council: Organisation
) -> None:
    bo = person("editor@example.org", LioRole.NONE)
    organisations.grant_access(by=ada, user=bo, organisation=group, level=Level.EDITOR)
    for by, where, level in ((bo, group, Level.EDITOR), (officer, council, Level.OFFICER), (ada, None, "")):
        with pytest.raises(PermissionDenied):
            actions.invite(by=by, email="x@example.org", name="X", organisation=where, level=level)
    with pytest.raises(InputError):
        actions.invite(by=ada, email="x@example.org", name="X", organisation=group, level=Level.OFFICER)


@pytest.mark.parametrize(
    ("email", "name"), [("", "X"), ("no address", "X"), ("x@example.org", " "), ("x@e.org", "a\nb\x00")]
)
def test_what_is_no_person_is_not_invited(worker: User, email: str, name: str) -> None:
    if name.startswith("a"):
        name = "a\x00b"
    with pytest.raises(InputError):
        actions.invite(by=worker, email=email, name=name)


def test_the_pages_invite_send_again_and_take_back(ada: User, group: Organisation) -> None:
    browser, page = signed_in(ada), f"/space/groups/{group.pk}/people/"
    sent = {"name": "Bo Fell", "email": "bo@example.org", "level": "editor", "next": page}
    assert browser.post(f"/space/people/{group.pk}/invite/", sent)["Location"] == page
    assert b"bo@example.org" in browser.get(page).content
    held = Invitation.objects.get()
    browser.post(f"/space/invitations/{held.pk}/", {"again": "", "next": page})
    held.refresh_from_db()
    assert held.letters == 2
    browser.post(f"/space/invitations/{held.pk}/", {"withdraw": "", "next": page})
    assert b"bo@example.org" not in browser.get(page).content
    assert browser.post(f"/space/people/{group.pk}/invite/", {"name": "", "email": "x"}).status_code == 422


def test_old_invitations_are_forgotten(ada: User, group: Organisation) -> None:
    invited(ada, group)
    with clock.pretend(clock.now() + timedelta(days=100)):
        actions.forget(clock.today())
        assert Invitation.objects.exists()
    with clock.pretend(clock.now() + timedelta(days=105)):
        actions.forget(clock.today())
    assert not Invitation.objects.exists()
