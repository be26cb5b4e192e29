"""Questions and budgets, as tests need them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hedgerow.accounts.models import User
from hedgerow.charter import actions as charter
from hedgerow.engines.voting import actions as voting
from hedgerow.engines.voting.types import Method, Option
from hedgerow.kernel import clock
from hedgerow.participation import actions
from hedgerow.participation.models import Budget, Conversation
from hedgerow.participation.types import Question, Stage, Standing, Terms


def question(**facts: Any) -> Question:
    """What is said of a question that is open from today for two weeks."""
    today = clock.today()
    usual = {
        "question": "What should the old library be?",
        "about": "It has stood empty for a year.",
        "can_change": "Who uses it, and for what.",
        "decided_by": "The council’s cabinet",
        "starts_on": today,
        "ends_on": today + timedelta(days=14),
        "answer_by": today + timedelta(days=44),
    }
    return Question(**{**usual, **facts})


def live_question(by: User, **facts: Any) -> Conversation:
    """A question that everybody can answer."""
    charter.seed()
    made = actions.add_question(by=by, question=question(**facts))
    return actions.open_question(by=by, conversation=made)


def terms(**facts: Any) -> Terms:
    """A budget of £1,000: projects for a week, then a week of votes."""
    today = clock.today()
    usual = {
        "title": "Our green mile",
        "about": "From the climate fund.",
        "pence": 1000_00,
        "proposals_until": today + timedelta(days=7),
        "voting_from": today + timedelta(days=10),
        "voting_until": today + timedelta(days=17),
        "results_by": today + timedelta(days=24),
    }
    return Terms(**{**usual, **facts})


def budget_in_vote(by: User) -> Budget:
    """A budget with two projects on which people vote today."""
    charter.seed()
    today, now = clock.today(), clock.now()
    days = {
        "proposals_until": today - timedelta(days=9),
        "voting_from": today - timedelta(days=1),
        "voting_until": today + timedelta(days=7),
        "results_by": today + timedelta(days=14),
    }
    made = Budget.objects.create(
        title="Our green mile", about="Trees.", pence=1000_00, stage=Stage.VOTING, announced_at=now, owner=by, **days
    )
    for number, (title, pence) in enumerate((("A bench", 300_00), ("A pond", 800_00)), start=1):
        made.projects.create(number=number, title=title, about="For all.", pence=pence, standing=Standing.IN)
    poll = voting.make_poll(
        by=by, ref=made.ref, title=made.title, method=Method.APPROVAL, open_roll=True,
        options=[Option("1", "A bench"), Option("2", "A pond")],
        opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=8),
    )  # fmt: skip
    voting.open_poll(by=by, poll=poll)
    return made
