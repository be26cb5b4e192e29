"""What a new round begins with: a short form and a scoring guide, to be changed."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hedgerow.engines.questions.types import Kind, Question
from hedgerow.programmes.types import Criterion


def usual_form() -> tuple[Question, ...]:
    """Six questions that most small grants ask."""
    return (
        Question(
            "what", Kind.LONG, _("What would you do?"),
            _("Say it as you would to a neighbour: what happens, where, and how often."), most_words=300,
        ),
        Question(
            "need", Kind.LONG, _("How do you know that it is needed?"), _("Who asked for it, or what have you seen?"),
            most_words=200,
        ),
        Question("who", Kind.LONG, _("Who is it for, and about how many people?"), "", most_words=150),
        Question("costs", Kind.COSTS, _("What does it cost, in all?"), _("Everything, also what others pay for.")),
        Question("match", Kind.YES_NO, _("Does somebody else pay for a part of it?"), ""),
        Question("match_who", Kind.SHORT, _("Who, and how much?"), "", only_if="match", only_value="yes"),
        Question(
            "led", Kind.LED_BY, _("Is your group led by people of one of these?"),
            _("Most of those who run it. It is not scored; we report it in numbers, so that everybody sees whom money reaches."),
            required=False,
        ),
    )  # fmt: skip


def usual_guide() -> tuple[Criterion, ...]:
    """Four things that most panels look at."""
    return (
        Criterion(
            "need",
            _("Need"),
            _("0: nothing shows that it is needed. 5: people asked for it, and it is not there."),
            5,
            2,
        ),
        Criterion("plan", _("Plan"), _("0: one cannot see what would happen. 5: clear, and within their reach."), 5, 2),
        Criterion(
            "reach", _("Who it reaches"), _("0: those who have much already. 5: people whom little reaches."), 5, 1
        ),
        Criterion(
            "value", _("Value"), _("0: costs do not fit what is done. 5: modest, and each cost is needed."), 5, 1
        ),
    )
