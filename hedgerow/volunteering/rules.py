"""Rules of volunteering, on values alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from statistics import median

from hedgerow.engines.finding.rules import plain_words, query_words
from hedgerow.engines.finding.types import Words
from hedgerow.kernel.working_days import is_working_day
from hedgerow.standards.volunteering import DAYS, PARTS, TIMES
from hedgerow.volunteering.types import Answering

MISSED_FROM, MISSED_SHARE = 2, 0.5
MOST_WORDS = 60
DISTANCES = (1, 2, 5, 10, 25)
OLDEST_HOURS = timedelta(days=366)


def times_of(when: str) -> tuple[str, ...]:
    """The ontology's times that a day ("Monday"), a part ("Evening"), "Weekend" or a time itself stands for."""
    if when in TIMES:
        return (when,)
    if when == "Weekend":
        return tuple(f"{day}{part}" for day in DAYS[5:] for part in PARTS)
    return tuple(time for time in TIMES if when and (time.startswith(when) or time.endswith(when)))


def does_not_answer(told: Answering) -> bool:
    """Whether a group's roles stand further down: somebody waits past the day, or half of those who applied did.

    One late answer in a year is forgiven once it is given.
    """
    often = told.missed >= MISSED_FROM and told.missed >= MISSED_SHARE * told.asked
    return told.late > 0 or often


def answering(rows: Iterable[tuple[date, date, date | None]], today: date) -> Answering:
    """How a group answers, from (day asked, day to answer by, day answered or None) of each who applied."""
    told = list(rows)
    days = [working_days_between(asked, answered) for asked, _by, answered in told if answered is not None]
    late = sum(answered is None and by < today for _asked, by, answered in told)
    over = sum(answered is not None and answered > by for _asked, by, answered in told)
    return Answering(len(told), len(days), late, late + over, float(median(days)) if days else None)


def working_days_between(first: date, last: date) -> int:
    """Working days after the first day, up to and with the last: 0 on the same day."""
    span = (last - first).days
    return sum(is_working_day(first + timedelta(days=step)) for step in range(1, span + 1))


def is_full(places: int | None, taken: int) -> bool:
    """Whether as many have begun as a role has places; one without a number is never full."""
    return places is not None and taken >= places


def words_of(title: str, group: str, labels: Iterable[str], postcode: str = "") -> Words:
    """The words by which a role is found: its title, its group, and what its causes and skills are called."""
    names = [word for text in (title, group, *labels) for word in query_words(text)]
    numbers = plain_words(postcode.replace(" ", ""))
    return Words(whole=frozenset(names[:MOST_WORDS]), exact=frozenset(numbers))


def in_order(chosen: Iterable[str], known: Mapping[str, str] | Iterable[str]) -> tuple[str, ...]:
    """The codes that are known, in the order of the list, each once."""
    wanted = set(chosen)
    return tuple(code for code in known if code in wanted)


def can_be_hours(on: date, started: date, ended: date | None, today: date) -> bool:
    """Whether time may have been given on a day: while they were there, not in the future, not over a year ago."""
    return max(started, today - OLDEST_HOURS) <= on <= min(ended or today, today)
