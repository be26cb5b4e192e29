"""Whether a decision, a schedule or a report can be; what is left of an award; and what to do next with a round."""

from __future__ import annotations

from collections.abc import Sequence

from hedgerow.kernel.money import pounds
from hedgerow.programmes.rules.awards import over
from hedgerow.programmes.types import PaymentPlan, Ruling
from hedgerow.programmes.types.deciding import PlanFault, RulingFault


def wrong_ruling(ruling: Ruling, *, asked: int, pot: int, awarded: Sequence[int]) -> dict[str, str]:
    """What is wrong with a decision, by field, in a sentence. `awarded` is what the pot has promised to others (pence)."""
    found = {}
    if ruling.pence is not None:
        said = _wrong_sum(ruling.pence, asked, pot, awarded)
        if said:
            found["pence"] = said
    if not ruling.reasons.strip():
        found["reasons"] = str(RulingFault.REASONS.label)
    if not ruling.feedback.strip():
        found["feedback"] = str(RulingFault.FEEDBACK.label)
    return found


def _wrong_sum(pence: int, asked: int, pot: int, awarded: Sequence[int]) -> str:
    if pence <= 0:
        return str(RulingFault.NOTHING.label)
    if pence > asked:
        return str(RulingFault.MORE.label) % {"asked": pounds(asked)}
    beyond = over(pot, awarded, pence)
    if beyond:
        told = {"over": pounds(beyond), "left": pounds(max(0, pot - sum(awarded))), "pot": pounds(pot)}
        return str(RulingFault.POT.label) % told
    return ""


def seen(outcome: str, pence: int | None) -> str:
    """A decision as a form saw it: two who decide at one moment see the same, and the second is told.

    >>> seen("", None), seen("awarded", 5000)
    ('', 'awarded:5000')
    """
    return f"{outcome}:{pence or ''}" if outcome else ""


def wrong_plan(plans: Sequence[PaymentPlan], *, wanted: int) -> str:
    """What is wrong with the payments that are still to come, which have to come to what is wanted (pence)."""
    if any(one.pence <= 0 for one in plans):
        return str(PlanFault.NOTHING.label)
    total = sum(one.pence for one in plans)
    if total != wanted:
        return str(PlanFault.SUM.label) % {"sum": pounds(total), "wanted": pounds(wanted)}
    return ""


def underspend(*, paid: int, spent: int | None, back: int) -> int:
    """What should still come back of what was paid (pence): nothing where nobody has said what was spent.

    >>> underspend(paid=100_000, spent=90_000, back=4_000)
    6000
    """
    return 0 if spent is None else max(0, paid - spent - back)
