"""The lists of networks: narrowed, sorted, taken away, and the same few queries for one row and for many."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hedgerow.accounts.models import User
from hedgerow.convening import actions
from hedgerow.convening.models import Meeting, Member, Network
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from tests.convening.conftest import came, past_meeting
from tests.convening.test_views import at, signed_in


@pytest.fixture
def team(worker: User) -> Client:
    return signed_in(worker)


@pytest.mark.parametrize("name", ["networks", "meetings", "decisions", "actions", "votes"])
def test_lists_are_narrowed_sorted_and_taken_away(
    name: str, team: Client, worker: User, network: Network, member: Member, meeting: Meeting
) -> None:
    actions.decide(by=worker, meeting=meeting, text="Buy a mower.")
    actions.add_action(by=worker, meeting=meeting, what="Ask about mowers", owner=worker)
    closes = clock.now() + timedelta(days=3)
    actions.call_vote(by=worker, network=network, title="A mower?", options=["Yes", "No"], closes_at=closes)
    for query in ("", f"?network={network.pk}", "?q=mower", "?show=late", "?show=mine", "?show=unwritten", "?show=open",
                  "?show=coming", "?network=nonsense&show=nonsense&sort=nonsense", "?sort=-day", "?sort=due"):  # fmt: skip
        assert team.get(at(name) + query).status_code == 200
    assert "," in team.get(at(name) + "?format=csv").content.decode()
    if name in ("decisions", "actions"):
        assert "mower" in team.get(at(name) + "?q=MOWER").content.decode()
        assert "about mowers" not in team.get(at(name) + "?q=hedge").content.decode()


def test_lists_take_the_same_queries_for_one_and_for_many(
    team: Client,
    worker: User,
    network: Network,
    member: Member,
    gardeners: Member,
    group: Organisation,
    django_assert_num_queries: object,
) -> None:
    pages = [at("networks"), at("meetings"), at("decisions"), at("actions"), at("network", network.pk),
             at("members", network.pk), at("attendance", network.pk), at("about", network.pk), at("ours", group.pk)]  # fmt: skip

    def fill(days: int) -> None:
        meeting = past_meeting(worker, network, days, f"Meeting {days}")
        came(worker, meeting, group)
        decision = actions.decide(by=worker, meeting=meeting, text=f"Decision {days}")
        actions.add_action(by=worker, meeting=meeting, decision=decision, what=f"Action {days}", owner=group)
        past_meeting(worker, network, -days, f"To come {days}")
        actions.start(by=worker, name=f"Network {days}", purpose="Another.")

    def counted() -> list[int]:
        found = []
        for page in pages:
            team.get(page)
            with CaptureQueriesContext(connection) as asked:
                assert team.get(page).status_code == 200
            found.append(len(asked))
        return found

    fill(3)
    once = counted()
    for days in (9, 20, 31):
        fill(days)
    assert counted() == once
