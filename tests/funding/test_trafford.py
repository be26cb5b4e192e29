"""Trafford's real charities held against the funds of the demo, which ask for every kind of thing."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hedgerow.demo.finer_funds import FINER
from hedgerow.demo.funds import FUNDS, Made
from hedgerow.funding.queries.reasons import explain
from hedgerow.funding.rules.bulk import Crowd, Fitting, fit_all
from hedgerow.funding.rules.contradictions import contradictions
from hedgerow.funding.rules.criteria import KINDS, dump, from_needs, funder_key, load, parts
from hedgerow.funding.rules.eligibility import evaluate
from hedgerow.funding.types import AllOf, Answer, AnyOf, Applicant, Criterion, Exclusion, Has, Holding, Needs
from hedgerow.organisations.rules.register import legal_form_of

TRAFFORD, TODAY = "E08000009", date(2026, 5, 4)
MADE = (*FUNDS, *FINER)


def criteria_of(made: Made, wards: tuple[str, ...] = ("E05015247",)) -> tuple[Criterion, ...]:
    """What a fund of the demo asks for, its places being Trafford's."""
    areas = frozenset(wards) if made.wards else frozenset({TRAFFORD} if made.here else ())
    needs = replace(made.needs, areas=areas)
    if made.prefers:
        needs = replace(needs, helps=replace(needs.helps or Needs(), areas=frozenset(wards)))
    return load(dump(from_needs(needs)), funder_key(made.payer))


def test_the_funds_ask_for_every_kind_of_thing_and_none_contradicts_itself() -> None:
    assert len(MADE) >= 40
    asked = [one for made in MADE for one in criteria_of(made)]
    assert {type(one) for one in asked} | {type(one) for one in parts(asked)} | {AllOf} == set(KINDS.values())
    assert any(isinstance(inner, AllOf) for one in asked if isinstance(one, AnyOf) for inner in one.criteria)
    assert {one.what for one in parts(asked) if isinstance(one, Has)} == set(Holding)
    assert {exclusion for made in MADE for exclusion in made.needs.excludes} == set(Exclusion)
    assert {years for made in MADE if (years := made.needs.income_years) > 1} == {2, 3}
    assert [made.title for made in MADE if contradictions(criteria_of(made))] == []


@pytest.fixture(scope="module")
def charities(shared_data: Path) -> list[Applicant]:
    """Charities that work in Trafford: their legal form, age and ward are known, and little else."""
    folder = shared_data / "trafford"
    with (folder / "trafford_postcodes_2025-02.csv").open(encoding="utf-8") as file:
        wards = {row["postcode"]: row["ward_code"] for row in csv.DictReader(file)}
    with (folder / "charities_operating_in_trafford.csv").open(encoding="utf-8") as file:
        return [charity(row, wards) for row in csv.DictReader(file)]


def charity(row: dict[str, str], wards: dict[str, str]) -> Applicant:
    began = date.fromisoformat(row["date_of_registration"])
    ward = wards.get(row["charity_contact_postcode"])
    return Applicant(
        legal_form=legal_form_of(row["charity_type"]),
        months=(TODAY.year - began.year) * 12 + TODAY.month - began.month,
        areas=frozenset({TRAFFORD, ward} if ward else {TRAFFORD}),
        registered=True,
        has=frozenset({Holding.ASSET_LOCK}),
    )


@pytest.fixture(scope="module")
def fittings(charities: list[Applicant]) -> list[Fitting]:
    return list(fit_all(Crowd(charities), [criteria_of(made) for made in MADE]))


def test_all_of_them_are_answered_as_one_by_one(charities: list[Applicant], fittings: list[Fitting]) -> None:
    for made, fitting in zip(MADE, fittings, strict=True):
        assert fitting.answers.tolist() == [evaluate(criteria_of(made), each) for each in charities], made.title


def test_every_answer_is_met_and_most_wait_for_what_no_register_knows(fittings: list[Fitting]) -> None:
    counts = Counter(Answer(code) for fitting in fittings for code in fitting.answers.tolist())
    assert sum(counts.values()) == 736 * len(MADE)
    assert counts[Answer.UNKNOWN] > counts[Answer.NO] > counts[Answer.NOT_YET]
    assert counts[Answer.ELIGIBLE] > 736  # an architect for a day asks nothing of anybody


def test_more_answers_settle_more(charities: list[Applicant]) -> None:
    """The same charities, had they answered what is in place and what the money is for."""
    told = [
        replace(
            each, legal_form=each.legal_form or "unincorporated", has=frozenset(Holding), has_not=frozenset(),
            committee=5, signatories=2, income_pence=4_000_000, earlier=(4_000_000, 4_000_000), reserves_months=4,
            themes=frozenset({"105"}), beneficiaries=frozenset({"201"}), grants=frozenset({("", 10_000)}),
            match_percent=25, purposes=frozenset(),
        )
        for each in charities
    ]  # fmt: skip
    after = Counter(
        Answer(code) for fitting in fit_all(Crowd(told), map(criteria_of, MADE)) for code in fitting.answers.tolist()
    )
    assert after[Answer.UNKNOWN] == 0
    assert after[Answer.ELIGIBLE] > 736 * 8


def test_every_reason_is_a_sentence(charities: list[Applicant]) -> None:
    for made in MADE:
        verdict = explain(criteria_of(made), charities[0], {})
        for finding in (*verdict.findings, *verdict.preferred):
            assert str(finding.reason).strip().endswith((".", "?")), finding
            assert bool(finding.change) == (finding.answer == Answer.NOT_YET)
