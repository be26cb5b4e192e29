"""The case of a place with a little work in its record."""

from __future__ import annotations

from datetime import date, timedelta

from hedgerow.accounts.models import User
from hedgerow.charter import actions as charter
from hedgerow.evidence.actions import case as actions
from hedgerow.evidence.models import CaseIssue
from hedgerow.evidence.queries import case as queries
from hedgerow.evidence.rules import case as rules
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Work


def worked(on: date | None = None, *, times: int = 6, **facts: object) -> None:
    """Pieces of work on a day in the last whole quarter."""
    charter.seed()
    day = on or rules.year_of(clock.today()).end - timedelta(days=10)
    for _turn in range(times):
        ledger.record(by=None, work=Work(activity="one-to-one-advice", on=day, minutes=60, **facts))  # type: ignore[arg-type]


def seen() -> str:
    """The hash of the case as a manager is shown it."""
    return rules.fingerprint(rules.text(queries.build(queries.text_now(), clock.today())))


def issued(by: User) -> CaseIssue:
    """An issue of the case."""
    worked()
    return actions.issue(by=by, seen=seen())
