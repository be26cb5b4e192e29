"""What to ask next of somebody who has answered some questions: what would settle most funds first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from hedgerow.funding.rules.criteria import parts
from hedgerow.funding.rules.eligibility import answer_to, evaluate
from hedgerow.funding.types.answers import Answer
from hedgerow.funding.types.applicants import Applicant
from hedgerow.funding.types.criteria import (
    AgeAtLeast,
    BenefitsOneOf,
    Committee,
    Criterion,
    Excludes,
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

EARLIER = ("income_before", "income_earlier")
NAMES: dict[type, str] = {
    LegalFormOneOf: "legal_form", WorksIn: "area", ThemeOneOf: "theme", BenefitsOneOf: "beneficiary", AgeAtLeast: "months",
    Committee: "committee", OnARegister: "has", ReservesUnder: "reserves", Signatories: "signatories",
    OneLiveGrant: "last_grant", GapSince: "last_grant", MatchFunding: "match", Excludes: "purposes",
}  # fmt: skip


def questions_of(criterion: Criterion) -> tuple[str, ...]:
    """The questions that one thing asked is answered by."""
    if isinstance(criterion, IncomeAtMost | IncomeAtLeast):
        return ("income", *EARLIER[: criterion.years - 1])
    if isinstance(criterion, Has):
        return ("asset_lock" if criterion.what == Holding.ASSET_LOCK else "has",)
    return (NAMES[type(criterion)],)


def open_questions(criteria: Sequence[Criterion], who: Applicant) -> frozenset[str]:
    """What is to be answered of one fund, where it hangs on that."""
    if evaluate(criteria, who) != Answer.UNKNOWN:
        return frozenset()
    waiting = parts(one for one in criteria if one.hard and answer_to(one, who) == Answer.UNKNOWN)
    unknown = [one for one in waiting if answer_to(one, who) == Answer.UNKNOWN]
    return frozenset(name for one in unknown for name in questions_of(one))


def next_questions(funds: Iterable[Sequence[Criterion]], who: Applicant, among: Sequence[str]) -> dict[str, int]:
    """Of some questions those that funds wait for, what would settle most funds first; by name, how many wait for it."""
    waiting = [names for criteria in funds if (names := open_questions(criteria, who))]
    alone = Counter(next(iter(names)) for names in waiting if len(names) == 1)
    asked = Counter(name for names in waiting for name in names)
    order = sorted(
        (name for name in among if asked[name]), key=lambda name: (-alone[name], -asked[name], among.index(name))
    )
    return {name: asked[name] for name in order}
