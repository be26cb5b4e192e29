"""Promises, and what became of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hedgerow.bridge import actions
from hedgerow.bridge.models import Promise
from hedgerow.bridge.types import Fact, Kept
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.spine.errors import InputError
from tests.bodies.given import a_body, a_group, an_officer
from tests.bridge.given import a_promise
from tests.ledger.given import words

pytestmark = pytest.mark.django_db
TODAY = clock.today()
DONE = Fact(Kept.KEPT, "Paid within eight days.", TODAY, "Minute 4")


@pytest.fixture(autouse=True)
def _words() -> None:
    words()


def acts() -> dict[str, str]:
    return dict(Entry.objects.counting().exclude(act="").values_list("act", "kind"))


def test_a_kept_promise_is_work_and_a_broken_one_is_not() -> None:
    actions.settle(by=None, promise=a_promise(), fact=DONE)
    actions.settle(by=None, promise=a_promise(), fact=Fact(Kept.BROKEN, "They paid after ninety.", TODAY))
    assert acts() == {"promise.made": "work", "promise.kept": "work", "promise.broken": "unmet"}


def test_what_was_settled_wrongly_is_opened_again_and_its_entry_no_longer_counts() -> None:
    made = actions.settle(by=None, promise=a_promise(), fact=DONE)
    again = actions.reopen(by=None, promise=made)
    assert (again.state, acts()) == (Kept.OPEN, {"promise.made": "work"})


def test_what_a_body_says_counts_once_we_confirm_it() -> None:
    made = actions.propose(by=None, promise=a_promise(), fact=DONE)
    assert (made.state, acts()) == (Kept.OPEN, {"promise.made": "work"})
    assert actions.confirm(by=None, promise=made).state == Kept.KEPT
    with pytest.raises(InputError, match="Nobody"):
        actions.confirm(by=None, promise=made)


def test_what_we_do_not_confirm_is_told_with_a_reason() -> None:
    made = actions.propose(by=None, promise=a_promise(), fact=DONE)
    told = actions.decline(by=None, promise=made, reason="Two groups still wait.")
    assert (told.proposed, told.declined, told.state) == ("", "Two groups still wait.", Kept.OPEN)


def test_a_body_says_nothing_of_what_others_promised() -> None:
    with pytest.raises(InputError, match="not yours"):
        actions.propose(by=None, promise=a_promise(promiser="sector", promisee="body"), fact=DONE)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"promisee": "body"}, "two sides"),
        ({"body": None}, "which public body"),
        ({"words": " "}, "in their words"),
        ({"made_on": TODAY + timedelta(days=1)}, "future"),
        ({"due": TODAY - timedelta(days=99)}, "before it was promised"),
    ],
)
def test_what_is_no_promise_is_refused(facts: dict[str, object], said: str) -> None:
    body = a_body()
    with pytest.raises(InputError, match=said):
        actions.note_promise(
            by=None,
            **{"promiser": "body", "promisee": "sector", "words": "We pay.", "made_on": TODAY, "body": body, **facts},
        )
    assert not Promise.objects.exists()


def test_an_officer_of_another_body_promises_nothing_for_this_one() -> None:
    with pytest.raises(InputError, match="another body"):
        a_promise(office=an_officer(a_body("Other Council")))


def test_a_promise_between_groups_and_us_names_no_body() -> None:
    made = a_promise(a_body(), promiser="us", promisee="sector", group=a_group("Ash Choir"))
    assert (made.body, str(made.group)) == (None, "Ash Choir")


@pytest.mark.parametrize("on", [TODAY + timedelta(days=1), TODAY - timedelta(days=31)])
def test_it_is_settled_on_a_day_between_the_promise_and_today(on: object) -> None:
    with pytest.raises(InputError, match="between"):
        actions.settle(by=None, promise=a_promise(), fact=Fact(Kept.KEPT, "Done.", on))  # type: ignore[arg-type]
