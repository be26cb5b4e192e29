"""A link works once, for a while, and for whoever holds it; what is kept of it opens nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.test import Client
from zeal import zeal_ignore

from hedgerow.accounts import queries
from hedgerow.accounts.actions import links
from hedgerow.accounts.models import Link, User
from hedgerow.accounts.types import LinkOffer, LinkPage, LinkState
from hedgerow.config.registry import gather
from hedgerow.engines import registry
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError
from tests.people import person

pytestmark = pytest.mark.django_db
SIGN_IN = "accounts.sign_in"
Offer = Callable[..., LinkOffer]


@pytest.fixture
def offer() -> Iterator[Offer]:
    """Offer links of a purpose of the test's own; what their button was pressed for is in `done`."""

    def make(act: Callable[[Link], str] = lambda link: "/", **more: object) -> LinkOffer:
        page = LinkPage("Hedges", "Shall we?", "Yes")
        made = LinkOffer("tests.hedges", page=lambda link: page, act=act, **more)  # type: ignore[arg-type]
        registry.fill([*registry.all_of(object), made])
        return made

    yield make
    gather()


def token(path: str) -> str:
    return path.split("/")[2]


def made(**facts: object) -> Link:
    found = links.find(token(links.make(**facts)))  # type: ignore[arg-type]
    assert found is not None
    return found


def test_the_link_itself_is_not_kept() -> None:
    path = links.make(purpose=SIGN_IN, user=person())
    assert len(token(path)) >= 40
    kept = str(list(Link.objects.values()))
    assert token(path) not in kept


def test_a_link_that_was_made_up_is_told_so_kindly(client: Client) -> None:
    answer = client.get("/link/made-up/")
    assert answer.status_code == 410
    assert "does nothing any more" in answer.content.decode()


def test_a_link_works_once() -> None:
    link = made(purpose=SIGN_IN, user=person())
    links.use(link)
    with zeal_ignore(), pytest.raises(links.LinkOver) as error:
        links.use(link)
    assert error.value.state is LinkState.USED


def test_a_link_works_for_as_long_as_its_offer_says(client: Client) -> None:
    path = links.make(purpose=SIGN_IN, user=person())
    with clock.pretend(clock.now() + timedelta(minutes=14)):
        assert client.get(path).status_code == 200
    with clock.pretend(clock.now() + timedelta(minutes=15)):
        assert "too old" in client.get(path).content.decode()
        assert client.post(path).status_code == 410
    assert "_auth_user_id" not in client.session


def test_a_link_may_be_given_another_length() -> None:
    link = made(purpose=SIGN_IN, user=person(), lasts=timedelta(days=2))
    with clock.pretend(clock.now() + timedelta(days=1)):
        assert queries.link_state(link) is LinkState.GOOD


def test_a_link_dies_with_the_account() -> None:
    user = person()
    path = links.make(purpose=SIGN_IN, user=user)
    User.objects.update(is_active=False)
    assert Client().post(path).status_code == 410


def test_what_cannot_be_done_is_said_and_the_link_is_not_used_up(client: Client, offer: Offer) -> None:
    def refuse(link: Link) -> str:
        link.email = "half-done@example.org"
        link.save()
        raise InputError("The hedge is cut already.")

    offer(refuse)
    path = links.make(purpose="tests.hedges")
    answer = client.post(path)
    assert answer.status_code == 422
    assert "The hedge is cut already." in answer.content.decode()
    link = links.find(token(path))
    assert link
    assert (link.used_at, link.email) == (None, "")


def test_a_link_may_work_as_often_as_it_is_needed(client: Client, offer: Offer) -> None:
    offer(once=False)
    path = links.make(purpose="tests.hedges")
    with zeal_ignore():
        assert [client.post(path).status_code for _ in range(2)] == [302, 302]


def test_a_mail_program_presses_what_it_may_and_signs_nobody_in(offer: Offer) -> None:
    pressed: list[int] = []
    offer(lambda link: str(pressed.append(link.pk)), by_machine=True, once=False)
    path = links.make(purpose="tests.hedges")
    machine = Client(enforce_csrf_checks=True)
    assert machine.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 204
    assert len(pressed) == 1
    assert machine.post(path, {"List-Unsubscribe": "Twice"}).status_code == 403
    assert machine.post("/link/made-up/", {"List-Unsubscribe": "One-Click"}).status_code == 403
    assert len(pressed) == 1


def test_a_link_of_a_purpose_that_nobody_offers_does_nothing(client: Client, offer: Offer) -> None:
    offer()
    path = links.make(purpose="tests.hedges")
    gather()
    assert client.get(path).status_code == 410
    assert client.post(path).status_code == 410


def test_links_are_taken_back(client: Client) -> None:
    user, other = person(), person("other@example.org")
    path, others = (links.make(purpose=SIGN_IN, user=somebody) for somebody in (user, other))
    assert links.end(purpose=SIGN_IN, user=user) == 1
    assert client.get(path).status_code == 410
    assert client.get(others).status_code == 200


def test_links_are_forgotten_a_month_after_their_end() -> None:
    made(purpose=SIGN_IN, user=person())
    with clock.pretend(clock.now() + timedelta(days=29)):
        assert links.forget(clock.today()) == "0 old links removed"
    with clock.pretend(clock.now() + timedelta(days=31)):
        assert links.forget(clock.today()) == "1 old links removed"
