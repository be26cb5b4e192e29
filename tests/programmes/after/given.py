"""A round that is being assessed, with what groups sent in."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import Any

from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.funding.types import StepKind
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.programmes.actions import bids
from hedgerow.programmes.models import Application, Programme, Round
from hedgerow.programmes.types import ApplicationState, Criterion, RoundState

GUIDE = (
    Criterion("need", "How much it is needed", "0: not at all. 5: sorely.", most=5, weight=2),
    Criterion("plan", "The plan"),
)
FORM = (
    {"key": "what", "kind": "long", "label": "What will you do?"},
    {"key": "led", "kind": "led_by", "label": "Who leads?"},
)


def a_round(by: User, pot: int = 500_000, **facts: Any) -> Round:
    """One whose last day was yesterday."""
    programme, _new = Programme.objects.get_or_create(
        name="Small grants", defaults={"payer": "The borough", "about": "x"}
    )
    today = clock.today()
    told: dict[str, Any] = {
        "title": "Spring", "about": "For growing things.", "opens_on": today - timedelta(days=30),
        "closes_on": today - timedelta(days=1), "decision_by": today + timedelta(days=30), "pot": pot, "least": 10_000,
        "most": pot, "state": RoundState.ASSESSING, "opened_at": clock.now(), "owner": by, "form": list(FORM),
        "guide": [asdict(one) for one in GUIDE],
    }  # fmt: skip
    return Round.objects.create(programme=programme, **{**told, **facts})


def sent(by: User, held: Round, group: Organisation, pence: int = 100_000, **facts: Any) -> Application:
    """What a group sent in, with its bid."""
    told: dict[str, Any] = {
        "title": f"Beds of {group.name}", "pence": pence, "answers": {"what": f"Digging by {group.name}", "led": ["women"]},
        "areas": ["E05000001"], "email": "group@example.org", "ends_on": clock.today() + timedelta(days=90),
    }  # fmt: skip
    made = Application.objects.create(round=held, organisation=group, **{**told, **facts})
    made.bid = bids.begun(by=by, application=made)
    made.state, made.sent_at = ApplicationState.SENT, clock.now()
    made.save()
    bids.moved(by=by, application=made, to=StepKind.SUBMITTED, pence=pence)
    return made


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
