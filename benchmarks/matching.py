"""How long funds take to be held against groups: one group against 2,000 funds, and 5,000 groups against them all.

    python -m benchmarks.matching [--funds 2000] [--groups 5000] [--counts 20] [--out FILE]

Funds ask between three and nine things of all kinds, some of them combined; groups have said more or less. `one` is the
plain one-by-one evaluation of one group against all funds, with its sentences for those that it could get (`one_said`).
`all` is `rules.bulk` for all pairs: putting the groups into columns, every answer, and the reasons of every match kept.
`equal` says that so many pairs, drawn by chance, were answered alike in both ways. `processor` is the processor's time.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path
from typing import Any

from django.conf import settings

from benchmarks.telling import RESULTS, machine, spread, tell
from hedgerow.funding.queries.reasons import explain
from hedgerow.funding.rules.bulk import Crowd, fit_all
from hedgerow.funding.rules.eligibility import evaluate
from hedgerow.funding.types import (
    LIVE,
    NEVER,
    AgeAtLeast,
    AllOf,
    Answer,
    AnyOf,
    Applicant,
    BenefitsOneOf,
    Committee,
    Criterion,
    Excludes,
    Exclusion,
    GapSince,
    Has,
    Holding,
    IncomeAtLeast,
    IncomeAtMost,
    LegalFormOneOf,
    MatchFunding,
    OnARegister,
    OneLiveGrant,
    ReservesUnder,
    Signatories,
    ThemeOneOf,
    WorksIn,
)
from hedgerow.organisations.types import LegalForm

ONE_MS, ALL_S, SEED, TRIED = 20, 2.0, 1894, 20_000
FORMS = [str(form) for form in LegalForm if form]
WARDS = [f"E0500{number:04}" for number in range(40)]
THEMES = [str(code) for code in range(101, 118)]
PEOPLE = [str(code) for code in range(201, 208)]
FUNDERS = [f"funder {number}" for number in range(300)]
CEILINGS = [pounds * 100 for pounds in (10_000, 30_000, 50_000, 100_000, 250_000, 500_000, 1_000_000)]


def some(dice: random.Random, codes: list[str], most: int) -> frozenset[str]:
    return frozenset(dice.sample(codes, dice.randint(1, most)))


def plain(dice: random.Random, funder: str) -> Criterion:
    """One thing that a fund asks, hard three times of four."""
    hard = dice.random() < 0.75
    made: list[Criterion] = [
        LegalFormOneOf(some(dice, FORMS, 7), hard),
        IncomeAtMost(dice.choice(CEILINGS), hard, dice.choice((1, 1, 2, 3))),
        IncomeAtLeast(dice.choice(CEILINGS[:3]), hard),
        ReservesUnder(dice.choice((3, 6, 12)), hard),
        WorksIn(some(dice, [*WARDS, "E08000001", "E08000001"], 5), hard),
        ThemeOneOf(some(dice, THEMES, 5), hard),
        BenefitsOneOf(some(dice, PEOPLE, 3), hard),
        AgeAtLeast(dice.choice((6, 12, 24, 36)), hard),
        Committee(dice.choice((2, 3, 4)), hard=hard),
        Signatories(2, hard),
        Has(dice.choice(list(Holding)), hard),
        Has(dice.choice(list(Holding)), hard),
        OnARegister(hard),
        OneLiveGrant(hard, funder),
        GapSince(dice.choice((6, 12, 24)), hard, funder),
        MatchFunding(dice.choice((10, 20, 25, 50)), hard),
        Excludes(dice.choice(list(Exclusion)), hard),
    ]
    return dice.choice(made)


def fund(dice: random.Random) -> tuple[Criterion, ...]:
    """What one fund asks for."""
    funder = dice.choice(FUNDERS)
    asked = [plain(dice, funder) for _ in range(dice.randint(3, 8))]
    if dice.random() < 0.3:
        both = AllOf((plain(dice, funder), plain(dice, funder)))
        asked.append(AnyOf((both, plain(dice, funder))))
    return tuple(asked)


def group(dice: random.Random) -> Applicant:
    """A group, of which more or less is known."""

    def known(value: Any, otherwise: Any, share: float = 0.7) -> Any:
        return value if dice.random() < share else otherwise

    has = frozenset(each for each in Holding if dice.random() < 0.6)
    answered = dice.random() < 0.5
    income = int(dice.lognormvariate(14.5, 1.8))
    grants = {dice.choice(FUNDERS): dice.choice((LIVE, 3, 14, 40)) for _ in range(dice.randint(0, 3))}
    return Applicant(
        legal_form=known(dice.choice(FORMS), "", 0.9),
        income_pence=known(income, None, 0.8),
        earlier=known((income * 9 // 10, income * 12 // 10), ()),
        reserves_months=known(dice.randint(0, 30), None, 0.4),
        areas=known(some(dice, WARDS, 3) | {"E08000001"}, None, 0.95),
        themes=known(some(dice, THEMES, 4), None, 0.9),
        beneficiaries=known(some(dice, PEOPLE, 3), None, 0.8),
        months=known(dice.randint(0, 400), None),
        committee=known(dice.randint(1, 12), None),
        signatories=known(dice.randint(1, 4), None),
        has=has if answered else None,
        has_not=frozenset(Holding) - has if answered else frozenset(),
        registered=known(dice.random() < 0.6, None),
        grants=frozenset(grants.items()) | known(frozenset({("", NEVER)}), frozenset(), 0.2),
        match_percent=known(dice.choice((0, 10, 20, 50)), None, 0.4),
        purposes=known(frozenset(each for each in Exclusion if dice.random() < 0.05), None),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--funds", type=int, default=2_000)
    parser.add_argument("--groups", type=int, default=5_000)
    parser.add_argument("--counts", type=int, default=20)
    parser.add_argument("--out", type=Path, default=RESULTS / "matching.jsonl")
    given = parser.parse_args()
    settings.configure(USE_I18N=False)  # sentences, in English, and nothing else of Django
    dice = random.Random(SEED)
    funds = [fund(dice) for _ in range(given.funds)]
    groups = [group(dice) for _ in range(given.groups)]
    one, worked, said = [], [], []
    for each in groups[: given.counts]:
        began, busy = time.perf_counter(), time.process_time()
        answers = [evaluate(criteria, each) for criteria in funds]
        one.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - busy) * 1000)
        began = time.perf_counter()
        for criteria, answer in zip(funds, answers, strict=True):
            if answer == Answer.ELIGIBLE:
                explain(criteria, each)
        said.append((time.perf_counter() - began) * 1000)
    began, busy = time.perf_counter(), time.process_time()
    fittings = list(fit_all(Crowd(groups), funds))
    all_s, all_busy = time.perf_counter() - began, time.process_time() - busy
    matches = sum(len(fitting.matches) for fitting in fittings)
    tried = [(dice.randrange(given.groups), dice.randrange(given.funds)) for _ in range(TRIED)]
    equal = all(fittings[at].answers[who] == evaluate(funds[at], groups[who]) for who, at in tried)
    told = {
        "benchmark": "matching",
        "funds": given.funds,
        "groups": given.groups,
        "criteria": sum(map(len, funds)),
        "one": spread(one),
        "one_processor": spread(worked),
        "one_said": spread(said),
        "all_s": round(all_s, 2),
        "all_processor_s": round(all_busy, 2),
        "matches": matches,
        "could_get": sum(int((fitting.answers == Answer.ELIGIBLE).sum()) for fitting in fittings),
        "equal": equal,
        "target_one_ms": ONE_MS,
        "target_all_s": ALL_S,
        "meets_target": equal and spread(worked)["p95_ms"] < ONE_MS and all_busy < ALL_S,
    }
    tell({**told, **machine()}, given.out)


if __name__ == "__main__":
    main()
