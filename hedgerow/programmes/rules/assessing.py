"""How scores add up, and how applications compare. A mean is in hundredths of what could be had: 7,250 is 72.5%."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hedgerow.programmes.types import Comparison, Criterion, Marked, ScoreSheet

#: assessors this far apart (of 10,000) talk about it before a decision
WIDE = 3_000
MOST_CRITERIA, MOST_SCORE, MOST_WEIGHT = 12, 10, 10


def load(kept: Iterable[Mapping[str, Any]]) -> tuple[Criterion, ...]:
    """A scoring guide from JSON."""
    return tuple(Criterion(**one) for one in kept)


def full_score(guide: Sequence[Criterion], marks: Mapping[str, int]) -> int | None:
    """One assessor's score of one application, by criterion; None while something is missing.

    >>> full_score([Criterion("need", "Need", most=5, weight=3), Criterion("plan", "Plan", most=10)], {"need": 5, "plan": 5})
    8750
    """
    if not guide or any(one.key not in marks for one in guide):
        return None
    weights = sum(one.weight for one in guide)
    # over one common denominator, so that halves are not rounded twice
    common = 1
    for one in guide:
        common *= one.most
    top = sum(marks[one.key] * one.weight * (common // one.most) for one in guide)
    return _rounded(10_000 * top, weights * common)


def _rounded(top: int, bottom: int) -> int:
    return (2 * top + bottom) // (2 * bottom)


def sheet(application: int, guide: Sequence[Criterion], marks: Iterable[Marked], *, assessors: int) -> ScoreSheet:
    """What came of all scores of one application. `assessors` are those who may score it: without who has an interest."""
    by: dict[int, dict[str, int]] = defaultdict(dict)
    for mark in marks:
        by[mark.assessor][mark.criterion] = mark.value
    whole = [score for held in by.values() if (score := full_score(guide, held)) is not None]
    missing = max(0, assessors - len(whole))
    if not whole:
        return ScoreSheet(application, 0, missing)
    return ScoreSheet(application, len(whole), missing, _rounded(sum(whole), len(whole)), min(whole), max(whole))


def compared(sheets: Iterable[ScoreSheet], asked: Mapping[int, int], *, pot: int) -> list[Comparison]:
    """Applications side by side, best first; those with the same mean share a place. `running` is what all down to here ask
    together (pence), and `within` whether the pot reaches so far. What nobody has scored stands last, without a place."""
    ordered = sorted(sheets, key=lambda one: (one.mean is None, -(one.mean or 0), one.application))
    found: list[Comparison] = []
    running = 0
    for number, one in enumerate(ordered, start=1):
        running += asked[one.application]
        before = found[-1] if found else None
        same = before is not None and before.sheet.mean == one.mean
        place = None if one.mean is None else before.place if same and before else number
        found.append(Comparison(one, place, asked[one.application], running, running <= pot, one.spread >= WIDE))
    return found


def wrong_guide(guide: Sequence[Criterion]) -> str:
    """The code of what is wrong with a scoring guide, or nothing."""
    if len(guide) > MOST_CRITERIA:
        return "many"
    if len({one.key for one in guide}) != len(guide) or any(not one.label.strip() for one in guide):
        return "label"
    within = all(1 <= one.most <= MOST_SCORE and 1 <= one.weight <= MOST_WEIGHT for one in guide)
    return "" if within else "scale"
