"""A programme, a round that is open, and what a group may send to it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.programmes import actions
from hedgerow.programmes.models import Application, Programme, Round
from hedgerow.programmes.types import Sent, Terms

ANSWERS = {
    "what": "We open the hall on Thursdays, with soup.",
    "need": "Twelve people asked at the door.",
    "who": "About thirty people who live alone.",
    "costs": [["Heating", "300"], ["Soup", "200"]],
    "match": "no",
    "led": ["older"],
}
SENT = Sent("A warm room on Thursdays", 50_000, ("E05000001",), date(2027, 3, 1), date(2027, 9, 30), ANSWERS)


def terms(**changes: Any) -> Terms:
    """A round that opens today."""
    today = clock.today()
    told: dict[str, Any] = {
        "title": "Spring", "about": "Small sums for warm rooms.", "opens_on": today, "closes_on": today + timedelta(days=20),
        "decision_by": today + timedelta(days=50), "pot": 200_000, "least": 10_000, "most": 100_000,
    }  # fmt: skip
    return Terms(**{**told, **changes})


def a_round(by: User, *, opened: bool = True, **changes: Any) -> Round:
    """A round of the Warm rooms fund."""
    programme = Programme.objects.filter(name="Warm rooms").first()
    if programme is None:
        programme = actions.add_programme(by=by, name="Warm rooms", about="For warm rooms.", payer="Mallow Council")
    made = actions.add_round(by=by, programme=programme, terms=terms(**changes))
    return actions.open_round(by=by, held=made) if opened else made


def an_application(
    by: User, held: Round, organisation: Organisation, *, sent: bool = True, **changes: Any
) -> Application:
    """An application of a group, by somebody who acts for it."""
    with zeal_ignore():  # several in one test ask the same thing more than once
        made = actions.begin(by=by, held=held, organisation=organisation)
        made = actions.save(by=by, application=made, sent=Sent(**{**SENT.__dict__, **changes}))
        return actions.send(by=by, application=made) if sent else made
