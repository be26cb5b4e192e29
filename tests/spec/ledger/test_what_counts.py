"""What counts, as a manager would explain it to an auditor. Each story is told in deeds, and says what is left."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hedgerow.ledger import actions, queries
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import Pathway, Strength
from tests.ledger.given import a_group, recorded, words, work

pytestmark = pytest.mark.django_db


def logged() -> None:
    """A call of 20 minutes is logged."""
    recorded(minutes=20)


def logged_and_removed() -> None:
    """A call is logged, and removed because it was logged twice."""
    actions.reverse(by=None, entry=recorded(minutes=20), reason="Twice")


def corrected() -> None:
    """A call is logged with 200 minutes, and edited to 20."""
    actions.correct(by=None, entry=recorded(minutes=200), work=work(minutes=20))


def corrected_twice() -> None:
    """A call is edited to 20 minutes, and then to 25."""
    entry = actions.correct(by=None, entry=recorded(minutes=200), work=work(minutes=20))
    actions.correct(by=None, entry=entry, work=work(minutes=25))


def corrected_and_removed() -> None:
    """A call is edited, and then removed altogether."""
    entry = actions.correct(by=None, entry=recorded(minutes=200), work=work(minutes=20))
    actions.reverse(by=None, entry=entry)


def for_several() -> None:
    """One session of an hour is for three groups: it is one hour, not three."""
    recorded(minutes=60, groups=[a_group().pk for _ in range(3)])


def with_an_outcome() -> None:
    """Something changed because of a call: the outcome is an entry too, and has no minutes."""
    entry = recorded(minutes=20)
    told = {"pathway": Pathway.TRUST, "strength": Strength.ASSERTED, "on": entry.on, "text": "They meet weekly"}
    actions.claim_outcome(by=None, about=entry, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("story", "counting", "written", "minutes"),
    [
        (logged, 1, 1, 20),
        (logged_and_removed, 0, 2, 0),
        (corrected, 1, 3, 20),
        (corrected_twice, 1, 5, 25),
        (corrected_and_removed, 0, 4, 0),
        (for_several, 1, 1, 60),
        (with_an_outcome, 2, 2, 20),
    ],
)
def test_what_counts(story: Callable[[], None], counting: int, written: int, minutes: int) -> None:
    words()
    story()
    standing = list(queries.counting())
    assert (len(standing), Entry.objects.count()) == (counting, written)
    assert sum(entry.minutes or 0 for entry in standing) == minutes
    assert actions.verify().holds
