"""How a bid goes on, and when it wants looking at."""

from __future__ import annotations

from datetime import date, timedelta

from hedgerow.funding.types.bids import OPEN_STAGES, Clock, Stage, StepKind

#: from each stage, those that may follow. What is decided stays so: a mistake is taken back.
MOVES: dict[Stage, tuple[Stage, ...]] = {
    Stage.CONSIDERED: (Stage.PREPARING, Stage.SUBMITTED, Stage.ADVISED_AGAINST, Stage.WITHDRAWN),
    Stage.ADVISED_AGAINST: (Stage.CONSIDERED, Stage.PREPARING),
    Stage.PREPARING: (Stage.SUBMITTED, Stage.ADVISED_AGAINST, Stage.WITHDRAWN),
    Stage.SUBMITTED: (Stage.AWARDED, Stage.REFUSED, Stage.WITHDRAWN),
    Stage.AWARDED: (),
    Stage.REFUSED: (),
    Stage.WITHDRAWN: (Stage.CONSIDERED,),
}
NEAR = timedelta(days=14)
STUCK_AFTER = timedelta(days=60)
DECIDED_WITHIN = timedelta(weeks=16)  # where a fund does not say how long it takes


def may_follow(stage: Stage, step: StepKind) -> bool:
    """Whether something may happen to a bid of a stage."""
    if step == StepKind.PAID:
        return stage == Stage.AWARDED
    return Stage(step) in MOVES[stage]


def steps_from(stage: Stage) -> tuple[StepKind, ...]:
    """What may happen next, likeliest first."""
    return (StepKind.PAID,) if stage == Stage.AWARDED else tuple(StepKind(after) for after in MOVES[stage])


def clock(
    stage: Stage, *, submit_by: date | None, decision_by: date | None, moved_on: date, today: date
) -> Clock | None:
    """Why a bid wants looking at today, or None."""
    if stage in (Stage.CONSIDERED, Stage.PREPARING):
        if submit_by is not None and submit_by < today:
            return Clock.MISSED
        if submit_by is not None and submit_by <= today + NEAR:
            return Clock.DEADLINE
    if stage == Stage.SUBMITTED and decision_by is not None and decision_by < today:
        return Clock.NO_OUTCOME
    waits = stage == Stage.SUBMITTED and decision_by is not None
    if stage in OPEN_STAGES and not waits and moved_on + STUCK_AFTER < today:
        return Clock.STUCK
    return None


def decision_due(submitted: date, weeks: int | None) -> date:
    """By when a funder should have decided."""
    return submitted + (timedelta(weeks=weeks) if weeks else DECIDED_WITHIN)
