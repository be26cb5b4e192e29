"""Every state and move, what closes by itself, and what the database promises of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import product
from typing import ClassVar

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import isolate_apps
from hypothesis import given
from hypothesis import strategies as st

from hedgerow.engines.lifecycle import actions, rules
from hedgerow.engines.lifecycle.models import Lifecycle, lifecycle_constraints
from hedgerow.engines.lifecycle.types import Closing, LifecycleOffer, Standing, State
from hedgerow.kernel.refs import Ref
from hedgerow.spine.errors import InputError
from tests.repository.tree import ROOT

GALLERY = "lifecycle/gallery/lifecycle.html"
TODAY = date(2026, 11, 22)
DAYS = st.none() | st.dates(TODAY - timedelta(days=400), TODAY + timedelta(days=400))
STANDINGS = st.builds(
    Standing, ends_on=DAYS, places=st.none() | st.integers(0, 20), taken=st.integers(0, 25), check_by=DAYS
)


def test_every_state_can_be_left_and_reached() -> None:
    assert set(rules.MOVES) == set(State)
    assert set().union(*rules.MOVES.values()) == set(State)
    assert not any(rules.may_move(state, state) for state in State)


@pytest.mark.parametrize("state", set(State) - {State.CLOSED})
def test_anything_can_be_closed_and_nothing_closed_is_open_at_once(state: State) -> None:
    assert rules.may_move(state, State.CLOSED)
    assert not rules.may_move(State.CLOSED, State.LIVE)


@pytest.mark.parametrize(
    ("standing", "why"),
    [
        (Standing(), None),
        (Standing(ends_on=TODAY), None),
        (Standing(ends_on=TODAY - timedelta(days=1)), Closing.PAST),
        (Standing(places=3, taken=2), None),
        (Standing(places=3, taken=3), Closing.FULL),
        (Standing(places=0), Closing.FULL),
        (Standing(check_by=TODAY - timedelta(days=60)), None),
        (Standing(check_by=TODAY - timedelta(days=61)), Closing.UNVERIFIED),
        (Standing(ends_on=TODAY - timedelta(days=1), places=1, taken=1), Closing.PAST),
    ],
)
def test_it_closes_when_full_past_or_unverified(standing: Standing, why: Closing | None) -> None:
    assert rules.closes(standing, TODAY) == why


@given(STANDINGS, st.integers(0, 400))
def test_what_closes_today_would_close_on_every_later_day(standing: Standing, days: int) -> None:
    if rules.closes(standing, TODAY):
        assert rules.closes(standing, TODAY + timedelta(days=days))


def test_the_diagram_in_the_documentation_is_the_rules() -> None:
    assert rules.diagram() in (ROOT / "docs" / "explanation" / "engines.md").read_text()


@pytest.fixture
def fund(transactional_db: None) -> Iterator[type[Lifecycle]]:
    """A model with a lifecycle, and its table."""
    with isolate_apps("hedgerow.engines.lifecycle"):

        class Fund(Lifecycle):
            class Meta:
                app_label = "lifecycle"
                constraints: ClassVar[list[models.BaseConstraint]] = [*lifecycle_constraints("fund")]

        with connection.schema_editor() as editor:
            editor.create_model(Fund)
        yield Fund
        with connection.schema_editor() as editor:
            editor.delete_model(Fund)


REF = Ref("seeds", "fund", "1")


def test_a_record_moves_as_the_rules_say(fund: type[Lifecycle]) -> None:
    for before, after in product(State, State):
        closed = {"closed_at": "2026-01-01T00:00Z", "closed_why": Closing.HAND} if before == State.CLOSED else {}
        row = fund._default_manager.create(state=before, **closed)
        if before == after or rules.may_move(before, after):
            assert actions.move(by=None, record=row, ref=REF, to=after).state == after
        else:
            with pytest.raises(InputError, match="cannot become"):
                actions.move(by=None, record=row, ref=REF, to=after)


@pytest.mark.parametrize(
    "facts",
    [{"state": "open"}, {"state": State.CLOSED}, {"state": State.LIVE, "closed_why": Closing.FULL}],
)
def test_the_database_takes_nothing_else(fund: type[Lifecycle], facts: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        fund._default_manager.create(**facts)


def test_by_night_what_is_due_closes_and_says_why(fund: type[Lifecycle], offer: Callable[..., None]) -> None:
    past = fund._default_manager.create(state=State.LIVE, ends_on=TODAY - timedelta(days=1))
    stays = fund._default_manager.create(state=State.LIVE, ends_on=TODAY)

    def close(pk: str, why: Closing) -> None:
        row = fund._default_manager.get(pk=pk)
        actions.move(by=None, record=row, ref=REF, to=State.CLOSED, why=why)

    rows = fund._default_manager.filter(state=State.LIVE)
    offer(LifecycleOffer("seeds.fund", lambda: [(str(row.pk), Standing(row.ends_on)) for row in rows.all()], close))
    assert actions.close_due(TODAY) == "1 closed"
    past.refresh_from_db()
    stays.refresh_from_db()
    assert (past.state, past.closed_why) == (State.CLOSED, Closing.PAST)
    assert past.closed_at
    assert stays.state == State.LIVE
    assert actions.close_due(TODAY) == "0 closed"


def test_one_that_cannot_be_closed_stops_no_other(db: None, offer: Callable[..., None]) -> None:
    closed: list[str] = []

    def close(pk: str, why: Closing) -> None:
        if pk == "1":
            raise InputError("no")
        closed.append(pk)

    offer(LifecycleOffer("seeds.seed", lambda: [("1", Standing(places=0)), ("2", Standing(places=0))], close))
    assert actions.close_due(TODAY) == "1 closed"
    assert closed == ["2"]
