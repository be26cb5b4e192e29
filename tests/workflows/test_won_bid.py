"""A bid that was won begins a role for volunteers."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.engines.lifecycle.types import State
from hedgerow.funding import actions as funding
from hedgerow.funding.models import Bid
from hedgerow.funding.types import Change, Stage, StepKind
from hedgerow.spine.errors import InputError
from hedgerow.volunteering.models import Role
from hedgerow.workflows.won_bid import begin_role
from tests.ledger.given import a_group, a_worker, words
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> User:
    words()
    return a_worker()


@pytest.fixture
def bid(worker: User) -> Bid:
    """A bid that was sent in."""
    begun = funding.start(
        by=worker, organisation=a_group("Weirside Growers"), to="The Ash Trust", purpose="a polytunnel"
    )
    return funding.move(by=worker, bid=begun, change=Change(StepKind.SUBMITTED, Stage.CONSIDERED, pence=400_000))


def won(worker: User, bid: Bid) -> Bid:
    return funding.move(by=worker, bid=bid, change=Change(StepKind.AWARDED, Stage.SUBMITTED, pence=400_000))


def test_the_role_is_a_draft_of_the_group_that_names_what_the_money_is_for(worker: User, bid: Bid) -> None:
    role = begin_role(by=worker, bid=won(worker, bid))
    assert (role.title, role.state, role.organisation) == ("Help with a polytunnel", State.DRAFT, bid.organisation)
    assert role.source == str(bid.ref)


def test_pressed_twice_it_is_one_draft(worker: User, bid: Bid) -> None:
    awarded = won(worker, bid)
    assert begin_role(by=worker, bid=awarded) == begin_role(by=worker, bid=awarded)
    assert Role.objects.count() == 1


def test_a_bid_that_is_not_won_begins_nothing(worker: User, bid: Bid) -> None:
    with pytest.raises(InputError, match="bids that were won"):
        begin_role(by=worker, bid=bid)
    assert not Role.objects.exists()


def test_a_stranger_begins_nothing(worker: User, bid: Bid) -> None:
    with pytest.raises(PermissionDenied):
        begin_role(by=person("nobody@example.org", LioRole.NONE), bid=won(worker, bid))


def test_one_button_on_the_page_of_the_bid_leads_to_the_role(client: Client, worker: User, bid: Bid) -> None:
    client.force_login(worker)
    answer = client.post(f"/volunteering/roles/from-bid/{won(worker, bid).pk}/")
    role = Role.objects.get()
    assert answer.headers["Location"] == f"/space/groups/{bid.organisation_id}/volunteers/roles/{role.pk}/"
