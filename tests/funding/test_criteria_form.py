"""Whom a fund is for, typed: what was typed comes back, what cannot be typed stays, what contradicts itself is said."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings

from hedgerow.accounts.models import User
from hedgerow.funding import actions
from hedgerow.funding.forms.criteria import ASKED, FIELD_OF, PREFIX, CriteriaForm
from hedgerow.funding.models import Fund
from hedgerow.funding.rules.contradictions import contradictions
from hedgerow.funding.rules.criteria import KINDS, dump, from_needs, load
from hedgerow.funding.types import (
    AllOf,
    AnyOf,
    Committee,
    Has,
    Holding,
    IncomeAtMost,
    Needs,
    OnARegister,
)
from tests.funding.made import NEEDS

KEPT = [HealthCheck.function_scoped_fixture]


def typed(criteria: Any) -> dict[str, Any]:
    """What stands in the fields of the form for some criteria, as a browser would send it."""
    form = CriteriaForm(criteria=criteria)
    found = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in found.items() if value not in (None, "", False)}


@settings(max_examples=12, suppress_health_check=KEPT, deadline=None)
@given(NEEDS)
def test_form_to_what_is_kept_and_back(db: None, needs: Needs) -> None:
    kept = dump(from_needs(needs))
    form = CriteriaForm(typed(load(kept)), criteria=load(kept))
    if contradictions(load(kept)):
        assert not form.is_valid()
        assert form.errors
    else:
        assert form.is_valid(), form.errors
        assert form.needs() == needs
        assert dump(from_needs(form.needs())) == kept


def test_every_kind_has_its_field() -> None:
    assert set(FIELD_OF) == set(KINDS.values()) - {AnyOf, AllOf}
    assert set(FIELD_OF.values()) <= ASKED.keys()


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"income_most": "5000", "income_least": "6000"}, "income_least", "more than the most"),
        ({"match": "100"}, "match", "needs no fund"),
        ({"income_most": "5000", "helps_income_least": "9000"}, "helps_income_least", "helps nobody"),
        ({"committee": "3", "enough_committee": "3", "enough_registered": "on"}, "enough_committee", "must have one"),
        ({"income_most": "5000", "enough_income_least": "6000"}, "enough_income_least", "None of these"),
        ({"themes": ["108"], "excludes": ["religious"]}, "excludes", "religious"),
        ({"income_most": "a lot"}, "income_most", "a lot"),
        ({"gap": "-1"}, "gap", "0"),
    ],
)
def test_what_contradicts_itself_is_said_at_its_field(db: None, sent: dict[str, Any], field: str, words: str) -> None:
    form = CriteriaForm(sent)
    assert not form.is_valid()
    assert list(form.errors) == [field]
    assert words in form.errors[field][0]


def test_a_fund_keeps_all_that_is_typed_and_what_no_form_can_say(client: Client, worker: User) -> None:
    nested = AnyOf((AllOf((OnARegister(), Committee(5))), Has(Holding.ASSET_LOCK)))
    needs = Needs(committee=3, helps=Needs(months=12), enough=Needs(registered=True, match=20), more=(nested,))
    fund = actions.add_fund(by=worker, title="Small sums", payer="The Ash Trust", needs=needs)
    client.force_login(worker)
    path = reverse("funding:fund_change", args=[fund.pk])
    page = client.get(path).content.decode()
    assert "It asks this too" in page
    sent = {**typed(load(fund.criteria)), "title": fund.title, "payer": fund.payer, "kind": "grant", "licence": "own"}
    assert client.post(path, {**sent, "helps_months": "", "gap": "12"}).status_code == 302
    found = load(Fund.objects.get(pk=fund.pk).criteria)
    assert set(found) == set(from_needs(Needs(committee=3, gap=12, enough=needs.enough, more=(nested,))))
    answer = client.post(path, {**sent, "match": "100"})
    assert answer.status_code == 422
    assert "needs no fund" in answer.content.decode()


def test_a_table_leaves_what_it_cannot_say(worker: User) -> None:
    """What only helps, what is combined, and kinds that have no column."""
    needs = Needs(signatories=2, gap=6, income_most=5_000_000, income_years=3, helps=Needs(months=12))
    fund = actions.add_fund(by=worker, title="Small sums", payer="The Ash Trust", needs=needs)
    actions.change_fund(by=worker, fund=fund, needs=Needs(income_most=100))
    found = load(Fund.objects.get(pk=fund.pk).criteria)
    assert [one for one in found if not one.hard] == [one for one in from_needs(needs) if not one.hard]
    assert IncomeAtMost(100) in found


def test_prefixes_do_not_meet() -> None:
    names = [prefix + name for prefix in PREFIX.values() for name in ASKED]
    assert len(names) == len(set(names))
