"""The pages of funding, as each of its readers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.engines.lifecycle.actions import close_due
from hedgerow.engines.moderation import actions as moderation
from hedgerow.engines.moderation.models import Submission
from hedgerow.funding import actions
from hedgerow.funding.models import Answers, Bid, Fund
from hedgerow.funding.types import Change, Needs, Stage, StepKind
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from tests.people import person


def page(client: Client, name: str, *args: Any, **query: Any) -> str:
    answer = client.get(reverse(f"funding:{name}", args=args), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def send(client: Client, name: str, *args: Any, **told: Any) -> Any:
    return client.post(reverse(f"funding:{name}", args=args), told)


@pytest.fixture
def team(client: Client, worker: User) -> Client:
    client.force_login(worker)
    return client


@pytest.fixture
def theirs(treasurer: User) -> Client:
    client = Client()
    client.force_login(treasurer)
    return client


def test_strangers_find_funds_that_are_open_and_no_others(client: Client, worker: User, fund: Fund) -> None:
    draft = actions.add_fund(by=worker, title="Not ready", payer="P")
    text = page(client, "funds", q="food")
    assert fund.title in text
    assert "Not ready" not in page(client, "funds")
    assert client.get(reverse("funding:fund", args=[draft.pk])).status_code == 404
    assert fund.title not in page(client, "funds", amount="6000")
    assert fund.title not in page(client, "funds", band="large")
    assert page(client, "funds", format="csv").startswith("\ufeffFund")


def test_could_we_get_this_is_answered_without_an_account_and_nothing_is_kept(client: Client, fund: Fund) -> None:
    assert "1. Where do you work?" in page(client, "could_we", fund.pk)
    assert "It looks as if you could" in page(client, "could_we", fund.pk, income="400", committee="3")
    not_yet = page(client, "could_we", fund.pk, income="400", committee="2")
    Fund.objects.filter(pk=fund.pk).update(state="paused")
    assert "You cannot apply to this now" in page(client, "could_we", fund.pk, income="400", committee="3")
    Fund.objects.filter(pk=fund.pk).update(state="live")
    assert "Find 1 more person" in not_yet
    assert "How many are you?" in page(client, "could_we", fund.pk, income="400")
    assert "£50,000 a year or less" in page(client, "could_we", fund.pk, income="60,000", committee="3")
    assert "You could get these" in page(client, "could_we_any", income="400", committee="3")
    assert not Answers.objects.exists()


def test_rubbish_in_the_address_is_passed_over(client: Client, fund: Fund) -> None:
    told = {"area": "nowhere", "income": "much", "months": "x", "committee": "-1", "has": "gold", "theme": "zzz"}
    assert "Tell me" in page(client, "could_we", fund.pk, **told)
    assert fund.title in page(client, "funds", **told, amount="x", when="never", page="x")


def test_a_fund_is_reported_closed_and_our_team_decides(client: Client, worker: User, fund: Fund) -> None:
    send(client, "closed", fund.pk, reason="Its page says so.")
    made = Submission.objects.get()
    assert Fund.objects.get().state == "live"
    moderation.decide(by=worker, submission=made, accept=True)
    assert Fund.objects.get().state == "closed"


def test_a_fund_closes_by_itself_when_it_is_past_or_nobody_looks(worker: User) -> None:
    today = clock.today()
    for title, ends in (("Past", today + timedelta(days=3)), ("Forgotten", None)):
        actions.open_fund(by=worker, fund=actions.add_fund(by=worker, title=title, payer="P", ends_on=ends))
    with clock.pretend(clock.now() + timedelta(days=200)):
        close_due(clock.today())
    assert dict(Fund.objects.values_list("title", "closed_why")) == {"Past": "past", "Forgotten": "unverified"}


def test_a_fund_is_written_down_opened_and_changed(team: Client) -> None:
    told = {"title": "Sheds", "payer": "The Shed Fund", "amount_max": "1,000", "kind": "grant", "licence": "own",
            "months": "12", "has": ["bank_account"], "open": ""}  # fmt: skip
    send(team, "fund_add", **told)
    fund = Fund.objects.get()
    assert (fund.state, fund.amount_max) == ("live", 100_000)
    assert "going for a year" in page(team, "fund", fund.pk)
    assert send(team, "fund_change", fund.pk, **{**told, "amount_min": "2000"}).status_code == 422
    send(team, "fund_change", fund.pk, **{**told, "months": ""})
    assert "going for a year" not in page(team, "fund", fund.pk)
    send(team, "fund_state", fund.pk, to="closed")
    assert Fund.objects.get().state == "closed"
    assert "Sheds" in page(team, "manage", state="closed")
    assert "Sheds" not in page(team, "manage")


def test_a_group_finds_a_fund_bids_and_tells_what_came_of_it(theirs: Client, group: Organisation, fund: Fund) -> None:
    assert "How many are you?" in page(theirs, "own", group.pk)
    answer = send(theirs, "own_answers", group.pk, committee="4")
    assert "one fund that you could get" in page(theirs, "own", group.pk), answer
    send(theirs, "own_consider", group.pk, fund.pk)
    bid = Bid.objects.get()
    assert (bid.stage, bid.helped) == (Stage.CONSIDERED, False)
    assert "you have a bid" in page(theirs, "own", group.pk)
    at = (group.pk, bid.pk)
    form = theirs.get(reverse("funding:own_bid_step", args=[*at, "submitted"])).context["form"]
    first = {name: form[name].value() for name in ("seen", "key", "on")}
    assert send(theirs, "own_bid_step", *at, "submitted", **first, pence="").status_code == 422
    send(theirs, "own_bid_step", *at, "submitted", **first, pence="1,200")
    assert "£1,200" in page(theirs, "own_bid", *at)
    again = send(theirs, "own_bid_step", *at, "submitted", **first, pence="1,200")
    assert again.status_code == 302, "the same form, sent twice"
    assert Bid.objects.get().steps.count() == 2
    send(theirs, "own_bid_back", *at, seen="submitted")
    assert Bid.objects.get().stage == Stage.CONSIDERED


def test_no_other_group_sees_a_bid(worker: User, group: Organisation, fund: Fund) -> None:
    bid = actions.start(by=worker, organisation=group, fund=fund)
    other = Organisation.objects.create(name="Beech Band")
    stranger = Client()
    stranger.force_login(person("other@example.org", LioRole.NONE))
    for name, args in (("own_bid", [group.pk, bid.pk]), ("own_bids", [group.pk]), ("bid", [bid.pk]), ("board", [])):
        assert stranger.get(reverse(f"funding:{name}", args=args)).status_code == 403
    team = Client()
    team.force_login(worker)
    assert team.get(reverse("funding:own_bid", args=[other.pk, bid.pk])).status_code == 404


@pytest.mark.parametrize("many", [1, 3])
def test_lists_ask_the_database_as_often_for_one_as_for_three(
    team: Client, worker: User, many: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(many):
        made = actions.add_fund(by=worker, title=f"F{number}", payer="P", needs=Needs(areas=frozenset({f"E{number}"})))
        fund = actions.open_fund(by=worker, fund=made)
        group = Organisation.objects.create(name=f"G{number}")
        bid = actions.start(by=worker, organisation=group, fund=fund, asked=500)
        actions.move(by=worker, bid=bid, change=Change(StepKind.SUBMITTED, Stage.CONSIDERED))
    for url in (
        reverse("funding:funds"), reverse("funding:manage"), reverse("funding:board"),
        reverse("funding:board") + "?view=table", reverse("funding:own", args=[group.pk]),
        reverse("funding:own_bids", args=[group.pk]), reverse("funding:could_we_any") + "?committee=3",
    ):  # fmt: skip
        with django_assert_max_num_queries(44):
            assert team.get(url).status_code == 200
