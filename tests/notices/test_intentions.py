"""Early notices: typed by an officer, checked by our team, seen by all, closed by themselves."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from hedgerow.accounts.models import User
from hedgerow.engines.lifecycle.actions import close_due
from hedgerow.engines.mail.models import Outgoing
from hedgerow.kernel import clock
from hedgerow.notices import actions
from hedgerow.notices.models import Match, Notice
from hedgerow.notices.queries.notices import running
from hedgerow.organisations.models import Organisation
from hedgerow.spine.errors import InputError


def announced(by: User, body: Organisation, **facts: Any) -> Notice:
    return actions.announce(
        by=by,
        body=body,
        themes=["101"],
        **{"title": "Lunch for older people", "pence": 2_000_000, "in_lots": True, **facts},
    )


def test_an_officers_waits_and_our_teams_does_not(officer: User, worker: User, council: Organisation) -> None:
    assert announced(officer, council).state == "review"
    assert announced(worker, council).state == "live"


def test_once_checked_everybody_sees_it_and_it_is_held_against_groups(
    officer: User, worker: User, council: Organisation, group: Organisation
) -> None:
    made = announced(officer, council)
    assert not running().exists()
    actions.check(by=worker, notice=made)
    actions.check(by=worker, notice=made)
    assert running().get() == made
    assert Match.objects.get().organisation == group
    assert Outgoing.objects.filter(to="officer@ash.gov.uk").count() == 1


def test_it_goes_back_with_words_and_comes_again(officer: User, worker: User, council: Organisation) -> None:
    made = announced(officer, council)
    with pytest.raises(InputError, match="what is to be changed"):
        actions.check(by=worker, notice=made, fine=False)
    made = actions.check(by=worker, notice=made, fine=False, words="Which wards?")
    assert made.state == "draft"
    again = actions.change(by=officer, notice=made, areas=[], themes=["101"], description="All wards")
    assert Notice.objects.get(pk=again.pk).state == "review"


def test_what_everybody_sees_is_closed_and_not_changed_by_its_body(
    officer: User, worker: User, council: Organisation
) -> None:
    made = actions.check(by=worker, notice=announced(officer, council))
    with pytest.raises(InputError, match="Everybody sees this already"):
        actions.change(by=officer, notice=made, areas=[], themes=[], title="Other")
    actions.close(by=officer, notice=made)
    assert not running().exists()


def test_it_closes_itself(worker: User, council: Organisation) -> None:
    announced(worker, council, starts=clock.today() + timedelta(days=5))
    close_due(clock.today() + timedelta(days=6))
    assert Notice.objects.get().closed_why == "past"


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"title": " "}, "title"),
        ({"starts": clock.today() - timedelta(days=1)}, "starts"),
        ({"pence": 0}, "pence"),
        ({"talk": True}, "how"),
    ],
)
def test_what_cannot_be_is_said_by_field(
    officer: User, council: Organisation, facts: dict[str, Any], field: str
) -> None:
    with pytest.raises(ValidationError) as told:
        announced(officer, council, **facts)
    assert field in told.value.message_dict
    assert not Notice.objects.exists()


def test_others_announce_nothing(rep: User, council: Organisation, officer: User, worker: User) -> None:
    with pytest.raises(PermissionDenied):
        announced(rep, council)
    with pytest.raises(PermissionDenied):
        actions.check(by=officer, notice=announced(officer, council))
