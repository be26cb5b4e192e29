"""Funds as records: stages, costs, help that is not money, and local variants of national funds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from hedgerow.accounts.models import User
from hedgerow.engines.imports.queries import locked
from hedgerow.funding import actions
from hedgerow.funding.models import Fund
from hedgerow.funding.rules import stages, variants
from hedgerow.funding.types import Needs
from hedgerow.funding.types.funds import FundStage
from hedgerow.kernel import clock

TWO = [{"name": "Expression of interest", "on": "2090-03-01", "asks": "two pages"},
       {"name": "Full bid", "on": "2090-05-01", "asks": ""}]  # fmt: skip
words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=40)
days = st.dates(date(2000, 1, 1), date(2190, 1, 1))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.builds(FundStage, words, st.none() | days, words), max_size=4))
def test_stages_that_are_typed_read_back_as_the_same(told: list[FundStage]) -> None:
    tidy = tuple(one for one in map(stages.tidy, told) if one.name and " by " not in f" {one.name.casefold()} ")
    assert stages.read(stages.write(tidy), date.fromisoformat) == tidy
    assert stages.load(stages.dump(tidy)) == tidy


def test_a_line_without_a_name_is_no_stage() -> None:
    with pytest.raises(ValueError, match="no name of a stage"):
        stages.read("by 2090-03-01: two pages", date.fromisoformat)
    assert stages.read("A visit by somebody", date.fromisoformat) == (FundStage("A visit by somebody"),)


def test_the_first_stage_is_the_closing_date(worker: User) -> None:
    fund = actions.add_fund(by=worker, title="T", payer="P", stages=TWO)
    assert fund.ends_on == date(2090, 3, 1)
    for wrong, field in (
        ({"ends_on": date(2090, 4, 1)}, "ends_on"),
        ({"opens_on": date(2090, 4, 1)}, "ends_on"),
        ({"stages": TWO[::-1]}, "stages"),
        ({"stages": TWO * 5}, "stages"),
        ({"costs": ["gold"]}, "costs"),
    ):
        with pytest.raises(ValidationError) as told:
            actions.change_fund(by=worker, fund=fund, **wrong)
        assert field in told.value.message_dict
    assert Fund.objects.get().ends_on == date(2090, 3, 1)


@pytest.fixture
def national(worker: User) -> Fund:
    needs = Needs(income_most=5_000_000, committee=3)
    fund = actions.add_fund(by=worker, title="Warm places", payer="The Big Fund", amount_max=1_000_000, stages=TWO,
                            summary="Anywhere warm.", costs=["running"], needs=needs)  # fmt: skip
    return actions.open_fund(by=worker, fund=fund)


def test_a_local_variant_takes_over_what_it_leaves_empty_and_follows(worker: User, national: Fund) -> None:
    local = actions.add_fund(by=worker, title="Warm places in Ash", payer="The Big Fund", national=national,
                             twist="Ash adds £500.", amount_max=1_050_000, needs=Needs(income_most=2_000_000))  # fmt: skip
    assert (local.summary, local.costs, local.ends_on) == ("Anywhere warm.", ["running"], date(2090, 3, 1))
    assert (local.amount_max, local.income_most) == (1_050_000, 2_000_000)
    assert {one["rule"] for one in local.criteria} == {"income_at_most", "committee"}
    assert locked([local.ref])[str(local.ref)] >= {"twist", "amount_max"}
    assert "summary" not in locked([local.ref])[str(local.ref)]
    actions.change_fund(by=worker, fund=national, summary="Any warm room.", amount_max=900_000, stages=[],
                        ends_on=None, needs=Needs(income_most=6_000_000, committee=4))  # fmt: skip
    local.refresh_from_db()
    assert (local.summary, local.stages, local.ends_on, local.amount_max) == ("Any warm room.", [], None, 1_050_000)
    asked = {one["rule"]: one for one in local.criteria}
    assert (asked["income_at_most"]["pence"], asked["committee"]["people"]) == (2_000_000, 4)
    actions.change_fund(by=worker, fund=local, national=None)
    local.refresh_from_db()
    assert (local.summary, local.costs, local.twist) == ("", [], "Ash adds £500.")


def test_what_only_helps_here_takes_nothing_from_what_must_be(worker: User, national: Fund) -> None:
    helps = Needs(income_most=1_000_000)
    local = actions.add_fund(by=worker, title="L", payer="P", national=national, needs=Needs(helps=helps))
    asked = {(one["rule"], one["hard"]) for one in local.criteria}
    assert asked == {("income_at_most", True), ("committee", True), ("income_at_most", False)}
    assert local.income_most == 5_000_000


def test_a_variant_has_no_variants_and_is_none_of_itself(worker: User, national: Fund) -> None:
    local = actions.add_fund(by=worker, title="L", payer="P", national=national)
    for fund, of in (
        (Fund.objects.create(title="N", payer="P"), local),
        (national, national),
        (national, Fund.objects.create(title="O", payer="P")),
    ):
        with pytest.raises(ValidationError) as told:
            actions.change_fund(by=worker, fund=fund, national=of)
        assert "national" in told.value.message_dict


values = st.sampled_from(["", "a", "b"])
facts = st.fixed_dictionaries(dict.fromkeys(variants.ALL, values))


@settings(max_examples=80, deadline=None)
@given(own=facts, before=facts, after=facts)
def test_following_is_the_same_as_filling_in_anew(own: Any, before: Any, after: Any) -> None:
    stood = {**own, **variants.filled(own, before)}
    followed = {**stood, **variants.passed_on(stood, before, after)}
    mine = {name: "" if name in variants.inherited(stood, before) else value for name, value in stood.items()}
    assert followed == {**mine, **variants.filled(mine, after)}


def test_the_pages_show_stages_variants_and_help(client: Client, worker: User, national: Fund) -> None:
    local = actions.open_fund(
        by=worker,
        fund=actions.add_fund(by=worker, title="Warm Ash", payer="B", national=national, twist="Ash adds £500."),
    )
    room = actions.add_fund(by=worker, title="A room on Fridays", payer="Ash Hall", kind="in_kind", helps=["space"])
    actions.open_fund(by=worker, fund=room)
    page = client.get(reverse("funding:fund", args=[national.pk])).content.decode()
    assert "by 1 March 2090" in page
    assert "Ash adds £500." in page
    assert "Warm places" in client.get(reverse("funding:fund", args=[local.pk])).content.decode()

    listing = client.get(reverse("funding:funds"), {"help": "space"}).content.decode()
    assert "A room on Fridays" in listing
    assert "Warm Ash" not in listing
    costs = client.get(reverse("funding:funds"), {"cost": "staff"}).content.decode()
    assert "Warm Ash" not in costs
    assert "A room on Fridays" not in costs
    assert "Warm Ash" in client.get(reverse("funding:funds"), {"cost": "running"}).content.decode()
    framed = client.get(
        reverse("sharing:embed", args=["funds"]), {"help": "space", "accent": "8a2f5c"}
    ).content.decode()
    assert "A room on Fridays" in framed
    assert "Warm Ash" not in framed


def test_a_variant_is_written_in_the_form_and_shows_only_its_own(client: Client, worker: User, national: Fund) -> None:
    client.force_login(worker)
    begin = client.get(reverse("funding:fund_add"), {"national": national.pk}).content.decode()
    assert 'value="The Big Fund"' in begin
    told = {"title": "Warm Ash", "payer": "The Big Fund", "kind": "grant", "licence": "own", "national": national.pk,
            "twist": "More.", "stages": "", "owner": worker.pk}  # fmt: skip
    client.post(reverse("funding:fund_add"), told)
    local = Fund.objects.get(title="Warm Ash")
    assert (local.summary, local.owner) == ("Anywhere warm.", worker.pk)
    form = client.get(reverse("funding:fund_change", args=[local.pk])).context["form"]
    assert not form["summary"].value()
    assert not form["ends_on"].value()
    wrong = client.post(reverse("funding:fund_change", args=[local.pk]), {**told, "stages": "Full bid, by 31/31/2090"})
    assert "date" in str(wrong.context["form"].errors["stages"])


def test_the_owner_of_an_open_fund_is_asked_by_letter_and_has_the_to_do(worker: User, national: Fund) -> None:
    from hedgerow.engines.mail.models import Outgoing
    from hedgerow.engines.verification.actions import ask
    from hedgerow.engines.verification.provides import due

    draft = actions.add_fund(by=worker, title="Draft", payer="P")
    closed = actions.open_fund(by=worker, fund=actions.add_fund(by=worker, title="Closed", payer="P"))
    actions.close_fund(by=worker, fund=closed)
    with clock.pretend(clock.now() + timedelta(days=91)):
        ask(clock.today())
        waiting = [(one.about, one.owner) for one in due(worker, clock.today()) if one.ref.startswith("funding.")]
    letters = Outgoing.objects.filter(about__startswith="funding.fund")
    assert [(one.to, one.about) for one in letters] == [(worker.email, str(national.ref))]
    assert waiting == [("Warm places", worker.pk)]
    assert draft.owner == worker.pk
