"""Who can get a fund. Read this to know what "you could get this", "not yet", "no" and "we need one more answer" mean.

Each line is one thing that a fund asks, what is known of a group, and what we say.
"""

from __future__ import annotations

import pytest

from hedgerow.funding.queries.reasons import explain
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

YES, NOT_YET, NO, ASK = Answer.ELIGIBLE, Answer.NOT_YET, Answer.NO, Answer.UNKNOWN
BROOK, THORNMERE = "E05000001", "E08000001"
BANK, RULES, LOCK = Holding.BANK_ACCOUNT, Holding.GOVERNING_DOCUMENT, Holding.ASSET_LOCK
ASH = "ash trust"


def grant(months: int) -> frozenset[tuple[str, int]]:
    """So many months since the last grant of the Ash Trust ended."""
    return frozenset({(ASH, months)})


def lacks(what: Holding) -> Applicant:
    """A group that has said that it has not got something."""
    return Applicant(has=frozenset(), has_not=frozenset({what}))


@pytest.mark.parametrize(
    ("asked", "group", "answer"),
    [
        # Income: a ceiling counts its own amount in. Nobody can be told to earn less, or to grow.
        (IncomeAtMost(5_000_000), Applicant(income_pence=5_000_000), YES),
        (IncomeAtMost(5_000_000), Applicant(income_pence=5_000_001), NO),
        (IncomeAtMost(5_000_000), Applicant(), ASK),
        (IncomeAtLeast(1_000_000), Applicant(income_pence=999_999), NO),
        (IncomeAtLeast(1_000_000), Applicant(income_pence=1_000_000), YES),
        # The mean of several years: one good year does not shut a group out; one year alone does not tell.
        (IncomeAtMost(5_000_000, years=3), Applicant(income_pence=9_000_000, earlier=(3_000_000, 3_000_000)), YES),
        (IncomeAtMost(5_000_000, years=3), Applicant(income_pence=9_000_001, earlier=(3_000_000, 3_000_000)), NO),
        (IncomeAtMost(5_000_000, years=2), Applicant(income_pence=9_000_000, earlier=(1_000_000, 9_000_000)), YES),
        (IncomeAtMost(5_000_000, years=2), Applicant(income_pence=1_000_000), ASK),
        (IncomeAtLeast(2_000_000, years=2), Applicant(income_pence=1_000_000, earlier=(3_000_000,)), YES),
        # Reserves: enough for six months is not under six months; a group can set money aside for a purpose.
        (ReservesUnder(6), Applicant(reserves_months=5), YES),
        (ReservesUnder(6), Applicant(reserves_months=6), NOT_YET),
        (ReservesUnder(6), Applicant(), ASK),
        # Where: working in the ward is working in the borough; working elsewhere is not.
        (WorksIn(frozenset({THORNMERE})), Applicant(areas=frozenset({BROOK, THORNMERE})), YES),
        (WorksIn(frozenset({BROOK})), Applicant(areas=frozenset({"E05000002"})), NO),
        (WorksIn(frozenset({BROOK})), Applicant(), ASK),
        # How it is set up: an unincorporated group can become something else, a company hardly.
        (LegalFormOneOf(frozenset({"cio", "trust"})), Applicant(legal_form="cio"), YES),
        (LegalFormOneOf(frozenset({"cio", "trust"})), Applicant(legal_form="unincorporated"), NOT_YET),
        (LegalFormOneOf(frozenset({"cio", "trust"})), Applicant(legal_form="cic_shares"), NO),
        # A company limited by shares is not one limited by guarantee.
        (LegalFormOneOf(frozenset({"cic_guarantee"})), Applicant(legal_form="cic_shares"), NO),
        # What for, and for whom: one of several is enough.
        (ThemeOneOf(frozenset({"105", "112"})), Applicant(themes=frozenset({"112", "109"})), YES),
        (ThemeOneOf(frozenset({"105"})), Applicant(themes=frozenset({"109"})), NO),
        (BenefitsOneOf(frozenset({"201"})), Applicant(), ASK),
        # Age and committee: what is missing can come.
        (AgeAtLeast(12), Applicant(months=12), YES),
        (AgeAtLeast(12), Applicant(months=11), NOT_YET),
        (Committee(3), Applicant(committee=3), YES),
        (Committee(3), Applicant(committee=2), NOT_YET),
        (Committee(3), Applicant(), ASK),
        # Two people who are not related sign at the bank.
        (Signatories(2), Applicant(signatories=2), YES),
        (Signatories(2), Applicant(signatories=1), NOT_YET),
        (Signatories(2), Applicant(), ASK),
        # What is in place: who has answered for one thing has answered for all.
        (Has(BANK), Applicant(has=frozenset({BANK})), YES),
        (Has(BANK), Applicant(has=frozenset({RULES}), has_not=frozenset({BANK})), NOT_YET),
        (Has(BANK), Applicant(), ASK),
        (Has(RULES), lacks(RULES), NOT_YET),
        (Has(LOCK), Applicant(has=frozenset({LOCK})), YES),
        (Has(LOCK), lacks(LOCK), NOT_YET),
        (Has(Holding.ACCOUNTS), lacks(Holding.ACCOUNTS), NOT_YET),
        (Has(Holding.SAFEGUARDING), lacks(Holding.SAFEGUARDING), NOT_YET),
        (Has(Holding.EQUALITY), lacks(Holding.EQUALITY), NOT_YET),
        (Has(Holding.INSURANCE), lacks(Holding.INSURANCE), NOT_YET),
        (OnARegister(), Applicant(registered=True), YES),
        (OnARegister(), Applicant(registered=False), NOT_YET),
        # One grant of a funder at a time: another funder's does not count.
        (OneLiveGrant(funder=ASH), Applicant(grants=grant(LIVE)), NOT_YET),
        (OneLiveGrant(funder=ASH), Applicant(grants=grant(0)), YES),
        (OneLiveGrant(funder=ASH), Applicant(grants=frozenset({("brook fund", LIVE)})), ASK),
        (OneLiveGrant(funder=ASH), Applicant(grants=frozenset({("", NEVER)})), YES),
        # A gap: months since the last one ended.
        (GapSince(12, funder=ASH), Applicant(grants=grant(12)), YES),
        (GapSince(12, funder=ASH), Applicant(grants=grant(11)), NOT_YET),
        (GapSince(12, funder=ASH), Applicant(grants=grant(LIVE)), NOT_YET),
        (GapSince(12, funder=ASH), Applicant(), ASK),
        # What the group brings itself.
        (MatchFunding(20), Applicant(match_percent=20), YES),
        (MatchFunding(20), Applicant(match_percent=10), NOT_YET),
        (MatchFunding(20), Applicant(), ASK),
        # What it does not pay for: nobody can change what the money is for, so that is a no.
        (Excludes(Exclusion.RETROSPECTIVE), Applicant(purposes=frozenset({Exclusion.RETROSPECTIVE})), NO),
        (Excludes(Exclusion.STATUTORY), Applicant(purposes=frozenset({Exclusion.RELIGIOUS})), YES),
        (Excludes(Exclusion.RELIGIOUS), Applicant(purposes=frozenset({Exclusion.RELIGIOUS})), NO),
        (Excludes(Exclusion.INDIVIDUALS), Applicant(purposes=frozenset()), YES),
        (Excludes(Exclusion.INDIVIDUALS), Applicant(), ASK),
        # Either is enough; of both, the worse counts.
        (AnyOf((OnARegister(), Committee(3))), Applicant(registered=False, committee=3), YES),
        (AnyOf((OnARegister(), Committee(3))), Applicant(registered=False, committee=2), NOT_YET),
        (AllOf((OnARegister(), Committee(3))), Applicant(registered=True, committee=2), NOT_YET),
        (AnyOf((AllOf((OnARegister(), Has(BANK))), IncomeAtMost(100))), Applicant(income_pence=50), YES),
    ],
)
def test_one_thing_that_a_fund_asks(asked: Criterion, group: Applicant, answer: Answer) -> None:
    assert evaluate([asked], group) == answer
    verdict = explain([asked], group)
    assert verdict.findings[0].reason
    assert bool(verdict.findings[0].change) == (answer == NOT_YET), "not yet, and only that, says what to change"


def test_a_fund_that_asks_nothing_is_for_anybody() -> None:
    assert evaluate([], Applicant()) == YES


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [(YES, YES, YES), (YES, ASK, ASK), (ASK, NOT_YET, NOT_YET), (NOT_YET, NO, NO), (ASK, NO, NO)],
)
def test_the_worst_of_several_counts(first: Answer, second: Answer, together: Answer) -> None:
    """What is not known can only make it worse: so "not yet" stands before "we need one more answer"."""
    shown = {
        YES: (Committee(1), {"committee": 5}),
        ASK: (AgeAtLeast(12), {}),
        NOT_YET: (Has(BANK), {"has": frozenset[Holding](), "has_not": frozenset({BANK})}),
        NO: (IncomeAtMost(1), {"income_pence": 2}),
    }
    asked = [shown[one][0] for one in (first, second)]
    known = {**shown[first][1], **shown[second][1]}
    assert evaluate(asked, Applicant(**known)) == together  # type: ignore[arg-type]


def test_what_only_helps_changes_no_answer_and_is_told() -> None:
    verdict = explain([IncomeAtMost(1, hard=False)], Applicant(income_pence=100))
    assert verdict.answer == YES
    assert [finding.answer for finding in verdict.preferred] == [NO]


def test_reasons_use_the_names_of_places_and_things() -> None:
    verdict = explain([WorksIn(frozenset({BROOK}))], Applicant(areas=frozenset()), {BROOK: "Brook"})
    assert str(verdict.findings[0].reason) == "It is only for work in Brook."


@pytest.mark.parametrize(
    ("asked", "group", "change"),
    [
        (AgeAtLeast(12), Applicant(months=9), "You are there in 3 months or less."),
        (Committee(4), Applicant(committee=3), "Find 1 more person who is not related to the others."),
        (Signatories(2), Applicant(signatories=0), "Name 2 more people who sign, and are not related to the others."),
        (GapSince(12, funder=ASH), Applicant(grants=grant(10)), "You can ask again in 2 months or less."),
        (OneLiveGrant(funder=ASH), Applicant(grants=grant(LIVE)), "You can ask again when your grant of theirs has ended."),
        (MatchFunding(20), Applicant(match_percent=5),
         "Find another 15% first: hours of volunteers, rooms and gifts may count."),
        (OnARegister(), Applicant(registered=False), "Register as a charity, or apply through a group that is one."),
    ],
)  # fmt: skip
def test_not_yet_says_what_to_change(asked: Criterion, group: Applicant, change: str) -> None:
    assert str(explain([asked], group).findings[0].change) == change


def test_what_is_asked_is_said_in_a_sentence() -> None:
    assert [str(one.reason) for one in explain(
        [IncomeAtMost(25_000_000, years=3), ReservesUnder(6), Excludes(Exclusion.RETROSPECTIVE), GapSince(24)], Applicant()
    ).findings] == [
        "It is for groups with £250,000 a year or less, as the mean of the last 3 years. "
        "What came in in each of the last 3 years?",
        "It is for groups that have put by less than they spend in 6 months. "
        "How long could you go on with what you have put by?",
        "It does not pay for what has been bought or done already. Is it for that?",
        "They ask that 2 years pass after the end of one grant before the next. When did your last grant of theirs end?",
    ]  # fmt: skip
