"""A refusal is told to the group and our team alone. Data that could leak is made, and every reading is looked at."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.funding import actions
from hedgerow.funding.models import Bid, Fund
from hedgerow.funding.queries.outcomes import One, together
from hedgerow.funding.types import Change, Stage, StepKind
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.ledger.queries import shared_timeline
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Level
from tests.people import person

SAID = "Your sums did not add up, wrote the trust"


@pytest.fixture
def refused(worker: User, group: Organisation, fund: Fund) -> Bid:
    bid = actions.start(by=worker, organisation=group, fund=fund, purpose="A quokka pen")
    bid = actions.move(by=worker, bid=bid, change=Change(StepKind.SUBMITTED, Stage.CONSIDERED, pence=424_200))
    return actions.move(by=worker, bid=bid, change=Change(StepKind.REFUSED, Stage.SUBMITTED, words=SAID))


def one(group: int, got: int | None = None) -> One:
    return One(group, 50_000, got, frozenset())


@pytest.mark.parametrize(
    ("won", "lost", "said"), [(5, 5, True), (5, 4, False), (4, 5, False), (0, 9, False), (9, 0, False), (9, 6, True)]
)
def test_sums_are_shown_where_five_groups_stand_on_either_side(won: int, lost: int, said: bool) -> None:
    bids = [*(one(number, 100) for number in range(won)), *(one(100 + number) for number in range(lost))]
    found = together("all", bids)
    assert (found.bids is not None) == said
    assert (found.share is not None) == said


def test_many_bids_of_few_groups_are_withheld() -> None:
    assert together("all", [*(one(1, 100) for _n in range(20)), *(one(2) for _n in range(20))]).bids is None


def test_nobody_else_reads_it(client: Client, refused: Bid, worker: User, group: Organisation, fund: Fund) -> None:
    other = organisations.create(by=worker, name="Elm Players")
    theirs = person("elm@example.org", LioRole.NONE)
    organisations.grant_access(by=worker, user=theirs, organisation=other, level=Level.ADMINISTRATOR)
    open_pages = [
        reverse("funding:outcomes"),
        reverse("funding:outcomes") + "?format=csv",
        reverse("funding:funds"),
        reverse("funding:fund", args=[fund.pk]),
    ]
    closed = [
        reverse("funding:board"),
        reverse("funding:rivals"),
        reverse("funding:secured"),
        reverse("funding:projects"),
        reverse("funding:bid", args=[refused.pk]),
        reverse("funding:own_bid", args=[group.pk, refused.pk]),
        reverse("funding:own_bids", args=[group.pk]) + "?format=csv",
    ]
    for user in (None, theirs):
        if user:
            client.force_login(user)
        for path in open_pages:
            answer = client.get(path)
            assert answer.status_code == 200
            text = answer.content.decode()
            assert not any(word in text for word in ("quokka", SAID, "4,242", "Ash Growers", "refused"))
        assert {client.get(path).status_code for path in closed} <= {302, 403}


def test_what_a_body_reads_of_a_group_and_what_is_public_say_nothing_of_it(refused: Bid, group: Organisation) -> None:
    assert "bid.refused" not in {entry.act for entry in shared_timeline(group)}
    assert not Entry.objects.visible(None).filter(act__startswith="bid.").exists()
    entry = Entry.objects.get(act="bid.refused")
    assert (entry.pence, entry.audience) == (None, "staff")
    assert refused.decided_on == clock.today()
