"""Checked today, asked again when the owner said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from hedgerow.accounts.models import User
from hedgerow.engines.registry import RefOffer
from hedgerow.engines.verification import actions, provides, queries
from hedgerow.engines.verification.models import Verification
from hedgerow.engines.verification.types import How, VerifiableOffer
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError

SEED = "seeds.seed:1"


@pytest.fixture(autouse=True)
def _seeds(offer: Callable[..., None]) -> None:
    offer(
        RefOffer("seeds.seed", lambda ids: {key: f"Seed {key}" for key in ids}, lambda key: f"/seeds/{key}/"),
        VerifiableOffer("seeds.seed", 100, lambda title: f"Check {title}", lambda user, key: key != "9"),
    )


def test_a_check_says_who_how_and_when_again(worker: User) -> None:
    actions.check(by=worker, ref=SEED, how=How.ASKED)
    found = queries.for_ref(SEED)
    assert found is not None
    today = clock.today()
    assert (found.on, found.by, found.how) == (today, worker.pk, How.ASKED)
    assert found.due == today + timedelta(days=100)
    assert not found.is_overdue(found.due)
    assert found.is_overdue(found.due + timedelta(days=1))


def test_the_owner_chooses_how_often(worker: User) -> None:
    actions.check(by=worker, ref=SEED)
    actions.set_cadence(by=worker, ref=SEED, every_days=30)
    assert Verification.objects.get().due_on == clock.today() + timedelta(days=30)
    actions.check(by=None, ref=SEED, how=How.REGISTER)
    assert Verification.objects.get().due_on == clock.today() + timedelta(days=30)


@pytest.mark.parametrize("days", [0, 6, 3651])
def test_not_every_rhythm_makes_sense(worker: User, days: int) -> None:
    with pytest.raises(InputError):
        actions.set_cadence(by=worker, ref=SEED, every_days=days)


def test_many_are_read_in_one_query(worker: User, django_assert_num_queries: Callable[[int], object]) -> None:
    for number in range(3):
        actions.check(by=worker, ref=f"seeds.seed:{number}")
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        found = queries.for_refs([f"seeds.seed:{number}" for number in range(5)])
    assert sorted(found) == ["seeds.seed:0", "seeds.seed:1", "seeds.seed:2"]


def test_what_is_overdue_becomes_a_to_do_of_who_may_confirm_it(worker: User) -> None:
    for key in ("1", "9"):
        actions.check(by=worker, ref=f"seeds.seed:{key}")
    then = clock.today() + timedelta(days=101)
    assert not list(provides.due(worker, then - timedelta(days=1)))
    (due,) = provides.due(worker, then)
    assert (due.what, due.url, due.ref) == ("Check Seed 1", "/seeds/1/", SEED)
