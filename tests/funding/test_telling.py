"""Funds as alerts, lists elsewhere, search and My work tell of them."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import AnonymousUser

from hedgerow.accounts.models import User
from hedgerow.engines.todo.types import Due
from hedgerow.funding import actions, provides
from hedgerow.funding.models import Bid, Fund
from hedgerow.funding.provides.finding import find
from hedgerow.funding.provides.todo import due
from hedgerow.funding.queries.bids import counts
from hedgerow.funding.queries.telling import describe_search, listed, new_funds, search_path
from hedgerow.funding.rules.bids import clock as clock_of
from hedgerow.funding.types import Change, Clock, Stage, StepKind
from hedgerow.funding.types.support import HelpKind
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from tests.people import person

WEEK = timedelta(days=7)


def test_new_funds_are_told_of_by_the_search_that_was_saved(worker: User, fund: Fund) -> None:
    ago = clock.now() - WEEK
    assert [item.title for item in new_funds({"q": "food"}, ago)] == [fund.title]
    assert new_funds({"q": "boats"}, ago) == []
    assert new_funds({}, clock.now() + WEEK) == []
    assert describe_search({"q": "food", "amount": "500"}) == "New funds: £500, “food”"
    assert describe_search({}) == "New funds: all of them"
    assert search_path({"q": "food", "evil": "x"}) == "/funds/?q=food"


def test_a_list_elsewhere_shows_what_strangers_see(worker: User, fund: Fund) -> None:
    actions.add_fund(by=worker, title="Draft", payer="P")
    assert [item.title for item in listed({}, 5)] == [fund.title]
    assert listed({"amount": "rubbish", "when": "x"}, 5)


def test_search_finds_for_each_what_they_may_see(worker: User, fund: Fund) -> None:
    actions.add_fund(by=worker, title="Food, not ready", payer="P")
    assert len(find(AnonymousUser(), "food", 5)) == 1
    assert len(find(worker, "food", 5)) == 2


def told(user: User) -> list[Due]:
    return list(due(user, clock.today()))


def test_an_adviser_is_told_of_closing_dates_and_of_answers_that_do_not_come(
    worker: User, treasurer: User, group: Organisation, fund: Fund
) -> None:
    soon = {"submit_by": clock.today() + WEEK}
    bid = actions.start(by=worker, organisation=group, fund=fund, **soon)
    actions.start(by=treasurer, organisation=group, to="Another", **soon)  # theirs alone: nobody of ours waits for it
    assert [one.url for one in told(worker)] == [f"/funding/bids/{bid.pk}/"]
    assert told(person("bo@example.org")) == []
    assert told(treasurer) == []
    actions.move(by=worker, bid=bid, change=Change(StepKind.SUBMITTED, Stage.CONSIDERED, pence=500))
    assert told(worker) == []
    with clock.pretend(clock.now() + timedelta(weeks=9)):
        (one,) = told(worker)
        assert one.is_late(clock.today())


def test_the_database_and_the_rule_agree_on_what_wants_looking_at(worker: User, group: Organisation) -> None:
    today = clock.today()
    for number, days in enumerate((None, -80, -1, 0, 14, 15)):
        for moved in (0, -60, -61):
            submit_by = today + timedelta(days=days) if days is not None else None
            bid = actions.start(by=worker, organisation=group, to=f"F{number}{moved}", submit_by=submit_by, asked=5)
            Bid.objects.filter(pk=bid.pk).update(moved_on=today + timedelta(days=moved))
            sent = actions.start(by=worker, organisation=group, to=f"S{number}{moved}", asked=5)
            actions.move(by=worker, bid=sent, change=Change(StepKind.SUBMITTED, Stage.CONSIDERED))
            Bid.objects.filter(pk=sent.pk).update(decision_by=submit_by, moved_on=today + timedelta(days=moved))
    by_rule = [
        clock_of(Stage(b.stage), submit_by=b.submit_by, decision_by=b.decision_by, moved_on=b.moved_on, today=today)
        for b in Bid.objects.all()
    ]
    assert counts(today) == {one: by_rule.count(one) for one in Clock}
    assert all(by_rule.count(one) for one in Clock)


def test_every_act_that_is_written_has_its_words() -> None:
    steps, helps = {f"bid.{kind}" for kind in StepKind}, {f"bid.help_{kind}" for kind in HelpKind}
    assert steps | helps | {"fund.none_eligible", "fund.suggested"} == {act.code for act in provides.ACTS}
