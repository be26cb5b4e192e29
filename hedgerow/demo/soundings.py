"""What people answered to three questions before our help and after it."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from hedgerow.accounts.models import User
from hedgerow.development.models import Case
from hedgerow.development.types import CaseState
from hedgerow.kernel import clock
from hedgerow.soundings import actions
from hedgerow.soundings.models import Sounding
from hedgerow.soundings.types import How, Question, Stage

#: how likely each question is to rise by none, one or two
RISES = {"belonging": (50, 38, 12), "confidence": (30, 45, 25), "connected": (18, 42, 40)}


@transaction.atomic
def tell(today: date, *, seed: int = 53) -> int:
    """Tell it of the cases that are done, nearly all of whose people answered; says how many pairs there are.

    The cases must have been told before.
    """
    dice = random.Random(seed)
    worker = User.objects.get(email="worker@example.org")
    for case in Case.objects.filter(state=CaseState.DONE).select_related("organisation", "topic").order_by("pk"):
        if dice.random() < 0.94:
            _pair(case, worker, dice)
    answered = Sounding.objects.filter(answered_on__isnull=False, answered_on__lte=today)
    return answered.filter(stage=Stage.AFTER).count()


def _pair(case: Case, worker: User, dice: random.Random) -> None:
    """Before: when the case had just begun. After: some days after it was done."""
    assert case.closed_at is not None, "it is done"
    first = Sounding.objects.filter(about=str(case.ref), stage=Stage.BEFORE).first()
    if first is None:
        return
    # The story of the cases was told to its end before anybody answered; in it, they answered in time.
    Sounding.objects.filter(pk=first.pk).update(ended_on=None)
    before = {question: dice.choice((1, 2, 2, 3, 3, 3, 4, 0)) for question in Question.values}
    _answer(first, before, clock.day_of(case.asked_at) + timedelta(days=1), worker, dice)
    with clock.pretend(case.closed_at):
        after = actions.ask(
            by=worker, ref=case.ref, stage=Stage.AFTER, organisation=case.organisation, area=case.area,
            function=first.function, letter=False,
        )  # fmt: skip
    if after is not None and dice.random() < 0.95:
        day = clock.day_of(case.closed_at) + timedelta(days=dice.randint(2, 12))
        _answer(after, _later(before, dice), day, worker, dice)


def _later(before: dict[str, int], dice: random.Random) -> dict[str, int]:
    """Most rise; a few fall, as they do."""
    found = {}
    for question, score in before.items():
        step = dice.choices((0, 1, 2), RISES[question])[0] if dice.random() < 0.9 else -1
        found[question] = min(5, max(1, (score or 3) + step))
    return found


def _answer(sounding: Sounding, scores: dict[str, int], day: date, worker: User, dice: random.Random) -> None:
    how = dice.choice((How.LINK, How.LINK, How.LINK, How.PHONE, How.PAPER))
    day = min(day, clock.today())
    with clock.pretend(datetime(day.year, day.month, day.day, 17, tzinfo=UTC)):
        by = worker if how in (How.PHONE, How.PAPER) else None
        actions.answer(by=by, sounding=sounding, scores=scores, how=how)
