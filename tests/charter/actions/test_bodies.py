"""What public bodies say matters to them: in their words, and with its history."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from hedgerow.accounts.types import LioRole
from hedgerow.charter import actions, queries
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError
from tests.charter import making
from tests.people import person

pytestmark = pytest.mark.django_db
LONG_AGO = timedelta(days=400)


def told(**facts: object) -> dict[str, object]:
    day = clock.today() - LONG_AGO
    return {
        "body": making.council(),
        "words": "A council that listens.",
        "source": "Council Plan",
        "published_on": day,
        **facts,
    }


def test_they_stand_as_numbered_with_the_codes_of_ours() -> None:
    warm = actions.add_priority(by=None, name="Warm homes")
    for number in ("10", "2", "2.1"):
        actions.add_body_priority(by=None, number=number, links=[warm.code], **told())
    found = queries.body_priorities(making.council().pk, on=clock.today())
    assert [one.number for one in found] == ["2", "2.1", "10"]
    assert found[0].links == [warm.code]


def test_said_anew_the_earlier_words_end_the_day_before_and_stay() -> None:
    first = actions.add_body_priority(by=None, number="4", **told())
    day = clock.today() - timedelta(days=30)
    actions.add_body_priority(
        by=None, number="4", replaces=first, **told(words="Closer to the people.", published_on=day)
    )
    body = making.council().pk
    assert [one.words for one in queries.body_priorities(body, on=clock.today())] == ["Closer to the people."]
    assert [one.words for one in queries.body_priorities(body, on=day - timedelta(days=1))] == [
        "A council that listens."
    ]
    assert [one.pk for one in queries.history_of(body, clock.today())] == [first.pk]
    with pytest.raises(InputError, match="already"):
        actions.add_body_priority(by=None, replaces=first, **told(published_on=clock.today()))


def test_two_who_put_one_right_do_not_write_over_each_other() -> None:
    made = actions.add_body_priority(by=None, **told())
    actions.change_body_priority(by=None, priority=made, edition=1, links=[], words="A council that hears.")
    with pytest.raises(InputError, match="Somebody else"):
        actions.change_body_priority(by=None, priority=made, edition=1, links=[], words="A council that acts.")


def test_what_is_refused() -> None:
    with pytest.raises(InputError, match="Only public bodies"):
        actions.add_body_priority(by=None, **told(body=making.group()))
    with pytest.raises(InputError, match="after today"):
        actions.add_body_priority(by=None, **told(published_on=clock.today() + timedelta(days=1)))
    with pytest.raises(InputError, match="local priorities"):
        actions.add_body_priority(by=None, links=["nothing"], **told())
    with pytest.raises(PermissionDenied):
        actions.add_body_priority(by=person(role=LioRole.NONE), **told())
