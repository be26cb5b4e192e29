"""A bid through each of its steps, and its record of work held against a table."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hedgerow.accounts.models import User
from hedgerow.funding import actions
from hedgerow.funding.actions import support
from hedgerow.funding.models import Bid, Confirmation, Fund
from hedgerow.funding.queries.support import secured
from hedgerow.funding.types import Change, Stage, StepKind
from hedgerow.funding.types.support import HelpKind, Known, PaperFor, PaperKind
from hedgerow.kernel import clock, ids
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import Audience
from hedgerow.organisations.models import Organisation

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

#: what happens, its money and our minutes; and what the record says of it: act, word, pence, kind, minutes, for whom
WALK: tuple[tuple[tuple[Any, ...], tuple[Any, ...]], ...] = (
    (("considered", None, None), ("bid.considered", "fund-search", None, "", None, Audience.STAFF)),
    (("help", HelpKind.SEARCH, 20), ("bid.help_search", "fund-search", None, "", 20, Audience.STAFF)),
    (("preparing", None, 15), ("bid.preparing", "bid-support", None, "", 15, Audience.STAFF)),
    (("help", HelpKind.REVIEW, 40), ("bid.help_review", "bid-support", None, "", 40, Audience.STAFF)),
    (("help", HelpKind.BUDGET, 30), ("bid.help_budget", "bid-support", None, "", 30, Audience.STAFF)),
    (("help", HelpKind.LETTER, 10), ("bid.help_letter", "bid-support", None, "", 10, Audience.STAFF)),
    (("submitted", 200_000, 5), ("bid.submitted", "bid-support", 200_000, "applied", 5, Audience.STAFF)),
    (("awarded", 150_000, None), ("bid.awarded", "bid-support", 150_000, "secured", None, Audience.GROUP)),
    (("paid", 100_000, None), ("bid.paid", "bid-support", None, "", None, Audience.GROUP)),
    (("paid", 50_000, None), ("bid.paid", "bid-support", None, "", None, Audience.GROUP)),
)
REST = (
    ("advised_against", "bid.advised_against", "eligibility-check"),
    ("withdrawn", "bid.withdrawn", "bid-support"),
    ("refused", "bid.refused", "bid-support"),
)


def go(by: User, bid: Bid, to: str, pence: int | None = None, minutes: int | None = None) -> Bid:
    change = Change(StepKind(to), Stage(bid.stage), pence=pence, minutes=minutes)
    return actions.move(by=by, bid=bid, change=change)


def helped(by: User, bid: Bid, kind: HelpKind, minutes: int) -> None:
    support.help_with(by=by, bid=bid, kind=kind, on=clock.today(), minutes=minutes, key=ids.new_id())


def said() -> list[tuple[Any, ...]]:
    rows = Entry.objects.counting().order_by("recorded_at", "id")
    return [(e.act, e.activity_id, e.pence, e.pence_kind, e.minutes, e.audience) for e in rows]


@pytest.fixture
def won(worker: User, group: Organisation, fund: Fund) -> Bid:
    bid = actions.start(by=worker, organisation=group, fund=fund)
    return go(worker, go(worker, bid, "submitted", 200_000), "awarded", 150_000)


def test_each_step_writes_what_the_table_says(worker: User, group: Organisation, fund: Fund) -> None:
    bid = actions.start(by=worker, organisation=group, fund=fund)
    for (what, given, minutes), _entry in WALK[1:]:
        if what == "help":
            helped(worker, bid, given, minutes)
        else:
            bid = go(worker, bid, what, given, minutes)
    assert said() == [entry for _step, entry in WALK]
    assert set(Entry.objects.values_list("ref", flat=True)) == {str(bid.ref)}


@pytest.mark.parametrize(("to", "act", "word"), REST)
def test_the_other_ends_bear_no_money_and_are_for_our_team(
    worker: User, group: Organisation, fund: Fund, to: str, act: str, word: str
) -> None:
    bid = actions.start(by=worker, organisation=group, fund=fund)
    bid = go(worker, bid, "submitted", 200_000) if to == "refused" else bid
    go(worker, bid, to)
    assert said()[-1] == (act, word, None, "", None, Audience.STAFF)
    assert secured(clock.quarter(clock.today())) == []


def test_help_counts_once_is_ours_and_can_be_taken_back(
    worker: User, treasurer: User, group: Organisation, fund: Fund
) -> None:
    bid, key = actions.start(by=treasurer, organisation=group, fund=fund), ids.new_id()
    assert not bid.helped
    for _twice in range(2):
        one = support.help_with(by=worker, bid=bid, kind=HelpKind.REVIEW, on=clock.today(), minutes=30, key=key)
    bid.refresh_from_db()
    assert bid.helped
    assert [row[0] for row in said()] == ["bid.considered", "bid.help_review"]
    support.take_back_help(by=worker, help=one)
    assert [row[0] for row in said()] == ["bid.considered"]


def test_help_after_the_decision_does_not_make_the_money_ours(
    worker: User, treasurer: User, group: Organisation, fund: Fund
) -> None:
    bid = actions.start(by=treasurer, organisation=group, fund=fund)
    bid = go(treasurer, go(treasurer, bid, "submitted", 200_000), "awarded", 150_000)
    helped(worker, bid, HelpKind.BUDGET, 10)
    bid.refresh_from_db()
    assert not bid.helped
    assert secured(clock.quarter(clock.today())) == []


def test_what_is_secured_says_how_surely_it_is_known(worker: User, won: Bid) -> None:
    quarter = clock.quarter(clock.today())

    def known() -> list[Known]:
        return [row.known for row in secured(quarter)]

    assert known() == [Known.SAID]
    support.add_paper(by=worker, bid=won, kind=PaperKind.AWARD, whom=PaperFor.BOTH, name="letter.pdf", data=PDF)
    assert known() == [Known.WRITTEN]
    Confirmation.objects.create(bid=won, grant_id="360G-a-1", funder="The Ash Trust", on=clock.today())
    assert known() == [Known.CONFIRMED]
    assert secured(clock.quarter(date(2020, 1, 1))) == []
    actions.take_back(by=worker, bid=won, seen=Stage.AWARDED)
    assert known() == []


def test_the_page_of_what_was_secured_and_its_files_never_name_a_refusal(
    client: Client, worker: User, won: Bid, group: Organisation, fund: Fund
) -> None:
    lost = actions.start(by=worker, organisation=group, fund=fund, purpose="A sauna nobody wanted")
    go(worker, go(worker, lost, "submitted", 777_700), "refused")
    client.force_login(worker)
    path = reverse("funding:secured")
    for query in ({}, {"format": "csv"}):
        text = client.get(path, query).content.decode()
        assert "1,500" in text or "1500" in text
        assert "sauna" not in text
        assert "7,777" not in text
        assert "7777" not in text
    assert client.get(path, {"format": "xlsx"}).content[:2] == b"PK"
