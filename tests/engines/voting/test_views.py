"""The ballot in a browser without JavaScript, and what everybody reads afterwards."""

from __future__ import annotations

import pytest
from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.ballots import blt
from hedgerow.engines.voting import actions, queries
from hedgerow.engines.voting.models import Ballot, Poll
from hedgerow.engines.voting.types import Method
from hedgerow.kernel import clock
from tests.engines.voting.given import a_poll, vote

pytestmark = pytest.mark.django_db


def path(poll: Poll, number: int = 1) -> str:
    entry = queries.entry_of(poll, f"organisations.organisation:{number}")
    assert entry is not None
    return queries.ballot_path(entry)


def test_numbers_make_an_order_and_opening_the_page_changes_nothing(client: Client) -> None:
    poll = a_poll(Method.RANKED)
    page = client.get(path(poll)).content.decode()
    assert "The vote of Group 1" in page
    assert "First of all." in page
    assert not Ballot.objects.exists()
    assert client.post(path(poll), {"rank_0": "3", "rank_2": "1"}).status_code == 302
    (ballot,) = Ballot.objects.all()
    assert ballot.content == ["c", "a"]
    page = client.get(path(poll)).content.decode()
    assert ballot.receipt in page
    assert 'value="3"' not in page
    assert 'value="2"' in client.get(path(poll) + "?change=1").content.decode()  # their order, as it stands now


def test_a_number_given_twice_is_explained(client: Client) -> None:
    answer = client.post(path(a_poll(Method.RANKED)), {"rank_0": "1", "rank_1": "1"})
    assert answer.status_code == 422
    assert "1 stands at both Ash and Birch" in answer.content.decode()


def test_an_empty_ballot_is_explained(client: Client) -> None:
    ranked, ticked = a_poll(Method.RANKED), a_poll(Method.APPROVAL)
    assert "Write a 1" in client.post(path(ranked), {}).content.decode()
    assert "Tick at least one" in client.post(path(ticked), {}).content.decode()


def test_ticks_and_one_choice(client: Client) -> None:
    poll = a_poll(Method.APPROVAL)
    client.post(path(poll), {"choice": ["a", "c"]})
    assert Ballot.objects.get(poll=poll).content == ["a", "c"]
    other = a_poll(Method.CHOICE)
    client.post(path(other), {"choice": "b"})
    assert Ballot.objects.get(poll=other).content == ["b"]
    assert client.post(path(other), {"choice": "x"}).status_code == 422


def test_after_the_end_it_is_explained_and_then_shown(client: Client) -> None:
    poll = a_poll()
    with clock.pretend(poll.closes_at):
        page = client.post(path(poll), {"choice": "a"})
        assert "This vote has closed" in page.content.decode()
        assert "did not vote" in client.get(path(poll)).content.decode()
    actions.close_poll(by=None, poll=poll)
    assert "Count it yourself" in client.get(path(poll)).content.decode()


def test_a_link_that_was_made_up_or_replaced_opens_nothing(client: Client) -> None:
    poll = a_poll()
    old = path(poll)
    poll.roll.update(key="new")
    assert client.get(old).status_code == 404
    assert client.get("/vote/1-x:y/").status_code == 404


def test_the_list_of_ballots_can_be_counted_again(client: Client) -> None:
    poll = a_poll(Method.RANKED)
    receipts = [vote(poll, number, content) for number, content in ((1, "ab"), (2, "ab"), (3, "c"))]
    address = f"/votes/{poll.pk}/ballots/"
    assert client.get(address).status_code == 404  # nobody counts before the end
    closed = actions.close_poll(by=None, poll=poll)
    assert blt.read(client.get(address).content.decode()) == queries.election(closed)
    told = client.get(address + "?as=csv").content.decode()
    assert all(receipt in told for receipt in receipts)
    assert "Ash > Birch" in told
    assert "Group 1" not in told


def test_what_is_not_public_is_for_voters_and_our_team(client: Client, worker: User) -> None:
    poll = actions.close_poll(by=None, poll=a_poll(public=False))
    assert client.get(f"/votes/{poll.pk}/").status_code == 404
    assert client.get(path(poll)).status_code == 200
    client.force_login(worker)
    assert client.get(f"/votes/{poll.pk}/").status_code == 200


def test_while_it_runs_only_the_turnout_is_told(client: Client) -> None:
    poll = a_poll()
    vote(poll, 1, "a")
    page = client.get(f"/votes/{poll.pk}/").content.decode()
    assert "1 of 5 have voted" in page
    assert "Ash" not in page
