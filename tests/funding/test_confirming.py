"""An award that a funder published confirms the one that a group told us of: once, and no other."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.accounts.models import User
from hedgerow.funding import actions
from hedgerow.funding.models import Bid, Confirmation, Fund
from hedgerow.funding.rules.confirming import ALIKE, WITHIN, confirms, likeness, pairs
from hedgerow.funding.types import Change, Published, Stage, StepKind, Won
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import EntryKind, Pathway, Strength
from hedgerow.organisations.models import Identifier, Organisation
from hedgerow.spine import publish
from hedgerow.spine.manifest import Manifest, SourceInfo

DAY = date(2026, 5, 4)
WON = Won(1, 7, 150_000, DAY, ("The Ash Trust", "Growing food together"))
AWARD = Published("360G-ash-1", 7, 150_000, DAY, "Ash Trust, The")


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"recipient": 8}, "another group"),
        ({"pence": 150_001}, "another sum"),
        ({"on": DAY + WITHIN + timedelta(days=1)}, "long after"),
        ({"on": DAY - WITHIN - timedelta(days=1)}, "long before"),
        ({"funder": "Elm Foundation"}, "another funder"),
        ({"funder": ""}, "no funder named"),
    ],
)
def test_what_differs_confirms_nothing(other: dict[str, Any], why: str) -> None:
    assert confirms(AWARD, WON)
    assert not confirms(Published(**{**vars(AWARD), **other}), WON), why


def test_two_bids_for_one_sum_are_confirmed_by_two_awards_the_nearest_each() -> None:
    second = Won(2, 7, 150_000, DAY + timedelta(days=40), WON.funders)
    later = Published("360G-ash-2", 7, 150_000, DAY + timedelta(days=42), AWARD.funder)
    assert pairs([WON, second], [later, AWARD]) == {1: AWARD, 2: later}
    assert pairs([WON, second], [later]) == {2: later}


days = st.integers(0, 400).map(lambda number: DAY + timedelta(days=number))
some = {
    "recipient": st.integers(1, 3),
    "pence": st.integers(1, 3),
    "on": days,
    "funder": st.sampled_from(["Ash", "Elm"]),
}
awards = st.lists(st.builds(Published, grant_id=st.uuids().map(str), **some), max_size=12)
bids = st.lists(
    st.builds(Won, st.integers(1, 99), some["recipient"], some["pence"], days, st.just(("Ash",))),
    max_size=12,
    unique_by=lambda one: one.bid,
)


@given(won=bids, published=awards)
def test_each_award_confirms_one_bid_at_most_and_none_that_it_does_not(
    won: list[Won], published: list[Published]
) -> None:
    found, by_bid = pairs(won, published), {one.bid: one for one in won}
    assert all(confirms(award, by_bid[bid]) for bid, award in found.items())
    assert len({award.grant_id for award in found.values()}) == len(found)
    left = [one for one in published if one not in found.values()]
    assert not [one for one in won if one.bid not in found and any(confirms(award, one) for award in left)]


def test_names_of_funders_are_alike_whatever_stands_before_or_after() -> None:
    assert likeness("National Lottery Community Fund", ["The National Lottery Community Fund"]) >= ALIKE
    assert likeness("Ash Trust", ["Oak Foundation", ""]) < ALIKE


def publish_grants(folder: Path, *rows: tuple[object, ...]) -> None:
    """A spine that holds nothing but grants."""
    con, source = duckdb.connect(), SourceInfo("g", "Grants", "Ash", "CC0", "https://example.org/", "", DAY, 1, "0")
    con.execute(
        "CREATE TABLE grants (grant_id VARCHAR, org_id VARCHAR, pence BIGINT, currency VARCHAR, award_date DATE, "
        "funder_name VARCHAR, source VARCHAR, source_date DATE)"
    )
    con.executemany("INSERT INTO grants VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    with publish.only_build(folder), publish.draft(folder) as draft:
        con.execute(f"COPY grants TO '{draft / 'grants'}.parquet' (FORMAT parquet)")
        publish.publish(
            folder, draft, Manifest("g", datetime(2026, 5, 5, tzinfo=UTC), (source,), {"grants": len(rows)})
        )


@pytest.fixture
def won(worker: User, group: Organisation, fund: Fund, settings: Any) -> Bid:
    """A bid that was won today, and the funder's own file that says so, with two others that do not."""
    Identifier.objects.create(organisation=group, org_id="GB-CHC-1999999")
    bid = actions.start(by=worker, organisation=group, fund=fund, purpose="Beds")
    for to, pence in (("submitted", 200_000), ("awarded", 150_000)):
        bid = actions.move(by=worker, bid=bid, change=Change(StepKind(to), Stage(bid.stage), pence=pence))
    day = clock.today() - timedelta(days=3)
    mine = ("GB-CHC-1999999", 150_000, "GBP", day, "Ash Trust", "ash_grants", day)
    publish_grants(
        settings.DATA_DIR / "spine",
        ("360G-ash-1", *mine),
        ("360G-ash-2", "GB-CHC-1999999", 150_000, "EUR", *mine[3:]),
        ("360G-ash-3", "GB-CHC-1888888", *mine[1:]),
    )
    return bid


def claims() -> list[tuple[str, str]]:
    rows = Entry.objects.counting().filter(kind=EntryKind.OUTCOME)
    return [(entry.pathway, entry.strength) for entry in rows]


def test_it_is_marked_and_claimed_as_checked_by_an_outsider_once(won: Bid) -> None:
    assert actions.confirm_awards(clock.today()) == "1 awards confirmed"
    assert actions.confirm_awards(clock.today()) == "0 awards confirmed"
    held = Confirmation.objects.get()
    assert (held.bid, held.grant_id, held.funder) == (won, "360G-ash-1", "Ash Trust")
    assert claims() == [(Pathway.RESOURCES, Strength.INDEPENDENT)]


def test_the_pages_of_the_bid_say_so(won: Bid, client: Any, worker: User) -> None:
    client.force_login(worker)
    assert "360G-ash-1" not in client.get(f"/funding/bids/{won.pk}/").content.decode()
    actions.confirm_awards(clock.today())
    assert "360G-ash-1" in client.get(f"/funding/bids/{won.pk}/").content.decode()


def test_an_award_that_was_a_mistake_is_confirmed_no_more(won: Bid, worker: User) -> None:
    actions.confirm_awards(clock.today())
    actions.take_back(by=worker, bid=won, seen=Stage.AWARDED)
    assert not Confirmation.objects.exists()
    assert claims() == []
    assert actions.confirm_awards(clock.today()) == "0 awards confirmed"


def test_without_open_data_nothing_happens(worker: User, group: Organisation, fund: Fund) -> None:
    bid = actions.start(by=worker, organisation=group, fund=fund)
    for to in ("submitted", "awarded"):
        bid = actions.move(by=worker, bid=bid, change=Change(StepKind(to), Stage(bid.stage), pence=150_000))
    assert actions.confirm_awards(clock.today()) == "0 awards confirmed"
