"""Places, people and words for the tests of the record of work."""

from __future__ import annotations

from datetime import date
from itertools import count

from hedgerow.accounts.models import User
from hedgerow.charter import actions as charter
from hedgerow.ledger import actions
from hedgerow.ledger.models import Entry, Payer
from hedgerow.ledger.types import Work
from hedgerow.organisations.models import Organisation

_numbers = count(1)
TODAY = date(2026, 5, 4)


def a_worker(name: str = "Ann Worker", role: str = "worker") -> User:
    """Somebody of our team."""
    return User.objects.create_user(f"{role}{next(_numbers)}@example.org", "long enough", name=name, role=role)


def a_manager() -> User:
    """Somebody who may see who did what."""
    return a_worker("Mo Manager", "manager")


def a_group(name: str = "", **facts: object) -> Organisation:
    """A group that people know."""
    return Organisation.objects.create(name=name or f"Group {next(_numbers)}", **facts)


def a_payer(name: str = "Core funds") -> Payer:
    """Who funds the time."""
    return actions.add_payer(by=None, name=name)


def words() -> None:
    """The charter's starting vocabulary."""
    charter.seed()


def work(activity: str = "one-to-one-advice", on: date = TODAY, **rest: object) -> Work:
    """An act to record."""
    return Work(activity=activity, on=on, **rest)  # type: ignore[arg-type]


def recorded(by: User | None = None, **rest: object) -> Entry:
    """An act that has been recorded."""
    return actions.record(by=by, work=work(**rest))  # type: ignore[arg-type]
