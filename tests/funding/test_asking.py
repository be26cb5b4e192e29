"""Beyond the five questions, only what some fund waits for is asked; what settles most funds first."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given

from hedgerow.accounts.models import User
from hedgerow.funding import actions
from hedgerow.funding.models import Answers, Fund
from hedgerow.funding.queries.applicants import FURTHER, QUESTIONS
from hedgerow.funding.rules.asking import next_questions, open_questions, questions_of
from hedgerow.funding.rules.criteria import parts
from hedgerow.funding.rules.eligibility import evaluate
from hedgerow.funding.types import (
    Answer,
    Applicant,
    Committee,
    Excludes,
    Exclusion,
    Has,
    Holding,
    IncomeAtMost,
    MatchFunding,
    Needs,
    ReservesUnder,
)
from hedgerow.organisations.models import Organisation
from tests.funding.made import APPLICANT, CRITERIA

PAST = Excludes(Exclusion.RETROSPECTIVE)


@given(CRITERIA, APPLICANT)
def test_every_open_question_is_one_of_the_form(criteria: list[object], who: Applicant) -> None:
    asked = open_questions(criteria, who)  # type: ignore[arg-type]
    assert asked <= set(QUESTIONS)
    assert bool(asked) == (evaluate(criteria, who) == Answer.UNKNOWN)  # type: ignore[arg-type]


@given(CRITERIA)
def test_every_kind_is_answered_by_a_question(criteria: list[object]) -> None:
    for one in parts(criteria):  # type: ignore[arg-type]
        assert questions_of(one)


def test_what_settles_most_funds_alone_comes_first() -> None:
    who = Applicant(income_pence=5, committee=3)
    funds = [
        (PAST, MatchFunding(10)),
        (PAST,),
        (PAST, ReservesUnder(6)),
        (MatchFunding(20), ReservesUnder(6)),
        (Committee(5), PAST),
    ]
    assert next_questions(funds, who, FURTHER) == {"purposes": 3, "match": 2, "reserves": 2}
    assert next_questions(funds, who, ("reserves",)) == {"reserves": 2}
    assert next_questions([(IncomeAtMost(9, years=2),), (Has(Holding.ASSET_LOCK),)], who, FURTHER).keys() == {
        "asset_lock", "income", "income_before",
    } - {"income"}  # fmt: skip


@pytest.fixture
def asking(worker: User) -> list[Fund]:
    """Three funds, of which one asks much."""
    past = frozenset({Exclusion.RETROSPECTIVE})
    needs = (
        Needs(income_most=5_000_000, excludes=past),
        Needs(excludes=past, one_grant=True),
        Needs(income_most=100, match=20),
    )
    made = [
        actions.add_fund(by=worker, title=f"Fund {n}", payer=f"Payer {n}", needs=one) for n, one in enumerate(needs)
    ]
    return [actions.open_fund(by=worker, fund=fund) for fund in made]


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))


def test_a_stranger_is_asked_five_and_then_what_settles_most(client: Client, asking: list[Fund]) -> None:
    path = reverse("funding:could_we_any")
    first = client.get(path).content.decode()
    assert "Is the money for any of these?" not in first
    page = client.get(path, {"income": "4000"}).content.decode()
    assert page.index("Is the money for any of these?") < page.index("When did your last grant")
    assert "From Payer 1" in page
    assert "A little more, and up to 2 funds are settled" in page
    assert "How much of the cost could you bring" not in page, "the fund that asks it is out of reach"
    assert hidden(page)["income"] == "4000"
    after = client.get(path, {**hidden(page), "purposes": "none", "last_grant": "10000"}).content.decode()
    assert "A little more" not in after
    assert "You could get these" in after


def test_of_one_fund_what_it_alone_asks(client: Client, asking: list[Fund]) -> None:
    path = reverse("funding:could_we", args=[asking[1].pk])
    page = client.get(path, {"income": "4000"}).content.decode()
    assert "When did your last grant from them end?" in page
    told = {"income": "4000", "purposes": "none", "last_grant": "-1"}
    page = client.get(path, told).content.decode()
    assert "You can ask again when your grant of theirs has ended." in page
    page = client.get(path, {**told, "last_grant": "0"}).content.decode()
    assert "It looks as if you could" in page


def test_a_group_keeps_what_it_answered_beyond_the_five(
    client: Client, treasurer: User, group: Organisation, asking: list[Fund]
) -> None:
    client.force_login(treasurer)
    page = client.get(reverse("funding:own", args=[group.pk])).content.decode()
    assert "Is the money for any of these?" in page
    sent = {"purposes": "none", "last_grant": "24", "committee": "4"}
    client.post(reverse("funding:own_answers", args=[group.pk]), sent)
    assert Answers.objects.get().answers == {"purposes": ["none"], "last_grant": 24, "committee": 4}
    page = client.get(reverse("funding:own", args=[group.pk])).content.decode()
    assert re.search(r'value="none"[^>]*checked', page), "what was answered is there to be changed"
