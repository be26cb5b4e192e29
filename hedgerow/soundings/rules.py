"""What pairs of answers say, and what may be shown of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from hedgerow.kernel.ids import key
from hedgerow.soundings.types import LASTS, LEAST, Answer, Baseline, Change, Pair, Question, Scores
from hedgerow.spine.disclosure import shown


def is_open(asked_on: date, ended_on: date | None, today: date) -> bool:
    """Whether the questions may still be answered: for 60 days, unless they ended before."""
    return ended_on is None and today <= asked_on + LASTS


def code_of(number: int) -> str:
    """What stands on the sheet of one asking: its number and a check digit (Luhn, ISO/IEC 7812-1), so that a digit typed
    wrongly, or two that changed places, does not lead to somebody else's."""
    return f"{number}-{_check(str(number))}"


def number_of(code: str) -> int | None:
    """The number that a code from a sheet stands for; None where it was typed wrongly."""
    digits = re.sub(r"[\s-]", "", code)
    number = key(digits[:-1])
    return number if number is not None and _check(digits[:-1]) == digits[-1] else None


def _check(digits: str) -> str:
    doubled = (int(one) * (2 - place % 2) for place, one in enumerate(reversed(digits)))
    return str(-sum(one - 9 * (one > 9) for one in doubled) % 10)


def tidy(scores: Mapping[str, int | None]) -> Scores:
    """Answers that count as given. Raises ValueError for a question or an answer that is none of ours."""
    given = {question: score for question, score in scores.items() if score is not None}
    wrong = [name for name in given if name not in Question.values]
    if wrong or any(score not in Answer.values for score in given.values()):
        raise ValueError("that is none of the questions, or none of the answers")
    return given


def baseline(pairs: Sequence[Pair], *, asked: int, answered: int) -> Baseline:
    """What pairs say, question by question."""
    questions = {question: _change(question, pairs) for question in Question.values}
    return Baseline(questions, asked, answered, len(pairs))


def _change(question: str, pairs: Iterable[Pair]) -> Change:
    both = [(pair.before.get(question, 0), pair.after.get(question, 0)) for pair in pairs]
    sure = [(before, after) for before, after in both if before and after]
    if len(sure) < LEAST:
        return Change(len(sure))
    return Change(
        len(sure),
        before=round(sum(before for before, _after in sure) / len(sure), 1),
        after=round(sum(after for _before, after in sure) / len(sure), 1),
        up=shown(sum(after > before for before, after in sure)),
        same=shown(sum(after == before for before, after in sure)),
        down=shown(sum(after < before for before, after in sure)),
    )


def kept_apart(parts: Mapping[str, Baseline]) -> dict[str, Baseline]:
    """Parts of a whole with nothing that could be had back from the whole by subtraction.

    Where the parts of a question that are hidden hold fewer than five pairs together, the smallest that is shown is
    hidden as well.
    """
    kept = dict(parts)
    for question in Question.values:
        kept = _apart(kept, question)
    return kept


def _apart(parts: Mapping[str, Baseline], question: str) -> dict[str, Baseline]:
    changes = {key: part.questions[question] for key, part in parts.items() if part.questions[question].pairs}
    hidden = [change.pairs for change in changes.values() if change.hidden]
    seen = sorted((change.pairs, key) for key, change in changes.items() if not change.hidden)
    if not hidden or sum(hidden) >= LEAST or not seen:
        return dict(parts)
    smallest = seen[0][1]
    part = parts[smallest]
    told = {**part.questions, question: Change(changes[smallest].pairs)}
    return {**parts, smallest: replace(part, questions=told)}
