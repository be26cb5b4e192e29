"""Residents decide a round: what was sent in is on the ballot once, and the result becomes the decisions, once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from hedgerow.accounts.models import User
from hedgerow.charter import actions as charter
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.organisations import actions as organisations
from hedgerow.participation import actions as participation
from hedgerow.participation.models import Budget, Project
from hedgerow.participation.types import Terms
from hedgerow.programmes.actions import deciding
from hedgerow.programmes.models import Conflict, Decision, Round
from hedgerow.spine.errors import InputError
from hedgerow.workflows import panel_decides as panel
from tests.people import person
from tests.programmes.after.given import a_round, sent


@pytest.fixture
def by(db: None, tmp_path: Path, settings: Any) -> User:
    settings.DATA_DIR = tmp_path
    charter.seed()
    return person()


@pytest.fixture
def budget(by: User) -> Budget:
    today = clock.today()
    days = [today + timedelta(days=n) for n in (1, 2, 3, 4)]
    made = participation.add_budget(by=by, terms=Terms("The green", "For it", 500_000, *days))
    return participation.announce(by=by, budget=made)


@pytest.fixture
def held(by: User, budget: Budget) -> Round:
    return panel.choose(by=by, held=a_round(by), budget=budget)


def decide_by_hand(budget: Budget, funded: str) -> None:
    """The result as the count leaves it; how votes are counted is tried in tests/participation."""
    for project in Project.objects.filter(budget=budget):
        project.votes, project.funded = 7, project.organisation is not None and project.organisation.name == funded
        project.save()
    Budget.objects.filter(pk=budget.pk).update(stage="decided", decided_at=clock.now(), voters=9)


def test_what_was_sent_in_is_on_the_ballot_once_and_the_result_decides_once(
    by: User, held: Round, budget: Budget
) -> None:
    groups = [organisations.create(by=by, name=name, legal_form="unincorporated") for name in ("Ash", "Oak")]
    rows = [sent(by, held, group) for group in groups]
    assert [panel.put_on_ballot(by=by, held=held) for _again in range(2)] == [2, 0]
    assert set(Project.objects.values_list("standing", flat=True)) == {"in"}
    with pytest.raises(InputError, match="not decided yet"):
        panel.confirm(by=by, held=held)
    decide_by_hand(budget, "Ash")
    assert [panel.confirm(by=by, held=held) for _again in range(2)] == [1, 1]
    found = {row.application_id: row for row in Decision.objects.all()}
    assert (found[rows[0].pk].pence, found[rows[1].pk].pence) == (100_000, None)
    assert "7 chose it" in found[rows[1].pk].feedback
    assert deciding.tell_everybody(by=by, held=held) == 2
    assert not Entry.objects.filter(act="grant.awarded").exists()


def test_somebody_with_an_interest_does_not_confirm(by: User, held: Round, budget: Budget) -> None:
    one = sent(by, held, organisations.create(by=by, name="Ash", legal_form="unincorporated"))
    panel.put_on_ballot(by=by, held=held)
    decide_by_hand(budget, "Ash")
    Conflict.objects.create(application=one, user=by)
    with pytest.raises(InputError, match="Ask a colleague"):
        panel.confirm(by=by, held=held)
    assert not Decision.objects.exists()


def test_a_round_that_a_panel_decides_is_not_put_before_residents(by: User) -> None:
    with pytest.raises(InputError, match="Say first"):
        panel.put_on_ballot(by=by, held=a_round(by))
