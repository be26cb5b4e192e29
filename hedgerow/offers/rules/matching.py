"""Which groups could help with a problem, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hedgerow.offers.types import Because, Candidate, Need, Suggested

#: what each thing that fits is worth: what a group does weighs more than whom it helps, and that more than where
THEME, WHO, WORKS_THERE, BASED_THERE, SAME_WORD = 4, 3, 3, 2, 1
MOST_WORDS = 4
LETTERS = 5  # shorter words say little of what a group does
COMMON = frozenset(
    "about after again against along among around because become before being below between could doing during every "
    "from further group groups having people place places provide provides service services should support their "
    "themselves there these those through under until where which while would charity community organisation local area "
    "areas other others within home many leave still often never already without weeks months years".split()
)


def words_of(*texts: str) -> frozenset[str]:
    """The words of some texts that say what they are about, without their endings."""
    found = re.findall(r"[a-z]+", " ".join(texts).lower())
    return frozenset(_stem(word) for word in found if len(word) >= LETTERS and word not in COMMON)


def _stem(word: str) -> str:
    """A word without its ending, roughly: "lonely" and "loneliness" stay two, "carers" and "carer" are one."""
    for ending in ("ing", "ers", "ies", "er", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= LETTERS - 1:
            return word.removesuffix(ending)
    return word


def suggest(need: Need, candidates: Iterable[Candidate], *, limit: int = 12) -> list[Suggested]:
    """The groups that fit best, each with its reasons; those where only the place fits are left out.

    The same score is ordered by name, so that a list is the same twice.
    """
    found = [_suggested(need, one) for one in candidates]
    fitting = [one for one in found if one.because.themes or one.because.beneficiaries or len(one.because.words) > 1]
    return sorted(fitting, key=lambda one: (-one.score, one.name.casefold(), one.id))[:limit]


def _suggested(need: Need, one: Candidate) -> Suggested:
    because = Because(
        themes=tuple(sorted(need.themes & one.themes)),
        beneficiaries=tuple(sorted(need.beneficiaries & one.beneficiaries)),
        areas=tuple(sorted(need.areas & one.benefits)),
        based=bool(one.based) and one.based in need.areas,
        words=tuple(sorted(need.words & one.words))[:MOST_WORDS],
    )
    return Suggested(one.id, one.name, score(because), because)


def score(because: Because) -> int:
    """How well a group fits: the larger the better."""
    return (
        THEME * len(because.themes)
        + WHO * len(because.beneficiaries)
        + WORKS_THERE * bool(because.areas)
        + BASED_THERE * because.based
        + SAME_WORD * len(because.words)
    )
