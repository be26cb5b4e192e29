"""Rules of questions: the days that they bind us to, and how many people spoke."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from hedgerow.participation.types import Question

KIND_IDEA = "idea"  # what moderation calls ideas
OPEN_WEEKS = 4  # a start: long enough for word to go round
ANSWER_WEEKS = 6  # a start: long enough for a committee to meet, short enough to be remembered


def usual_days(today: date) -> dict[str, date]:
    """The days that a question begins with, where nobody chooses others."""
    ends = today + timedelta(weeks=OPEN_WEEKS)
    return {"starts_on": today, "ends_on": ends, "answer_by": ends + timedelta(weeks=ANSWER_WEEKS)}


def wrong_days(question: Question) -> str:
    """The name of the field whose day cannot be, or ""."""
    if question.ends_on < question.starts_on:
        return "ends_on"
    return "answer_by" if question.answer_by < question.ends_on else ""


def contributors(emails: Iterable[str]) -> int:
    """How many people sent these ideas, by the address each left: the same address is one person, and each idea without
    one counts as another's, for nobody can tell."""
    left = [email.strip().casefold() for email in emails]
    return len({email for email in left if email}) + left.count("")
