"""Pairs of answers as tests need them."""

from __future__ import annotations

from hedgerow.kernel import clock
from hedgerow.soundings.models import Sounding
from hedgerow.soundings.types import Question, Stage


def a_pair(number: int, before: int, after: int, **facts: object) -> None:
    """All three questions answered alike, before support and after it."""
    for stage, score in ((Stage.BEFORE, before), (Stage.AFTER, after)):
        Sounding.objects.create(
            about=f"development.case:{number}",
            stage=stage,
            answered_on=clock.today(),
            how="link",
            **dict.fromkeys(Question.values, score),
            **{"function": "development", **facts},
        )


def pairs(count: int, before: int, after: int, *, first: int = 1, **facts: object) -> None:
    """Several of them."""
    for number in range(first, first + count):
        a_pair(number, before, after, **facts)
