"""Help asked for in two fields, taken, and done."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from hedgerow.accounts.models import User
from hedgerow.engines.todo import queries as todo
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.people.types import How
from hedgerow.spaces import actions
from hedgerow.spaces.models import Ask
from hedgerow.spaces.provides import due
from hedgerow.spine.errors import InputError
from tests.people import person
from tests.spaces.conftest import signed_in

pytestmark = pytest.mark.django_db


def asked(by: User, group: Organisation) -> Ask:
    return actions.ask(by=by, organisation=group, about="Our roof leaks.", reach="01632 960 001")


def test_somebody_answers_within_five_working_days(ada: User, worker: User, group: Organisation) -> None:
    with clock.pretend(datetime(2026, 5, 8, 12, tzinfo=UTC)):  # a Friday
        made = asked(ada, group)
        assert made.due_on == date(2026, 5, 15)
        assert [(line.what, line.due, line.about) for line in due(worker, clock.today())] == [
            ("They ask for help", made.due_on, "The Long Table")
        ]
        assert not list(due(ada, clock.today()))


def test_the_group_sees_who_is_on_it_and_what_came_of_it(ada: User, worker: User, group: Organisation) -> None:
    browser, page = signed_in(ada), f"/space/groups/{group.pk}/help/"
    assert browser.post(page, {"about": "Our roof leaks.", "reach": "Ring Ada."}).status_code == 302
    made = Ask.objects.get()
    assert "we answer by" in browser.get(page).content.decode()
    team = signed_in(worker)
    team.post(f"/asks/{made.pk}/", {"take": ""})
    assert "Wren is on it" in browser.get(page).content.decode()
    assert [line.due for line in todo.shown(todo.open_for(worker))] == [made.due_on]
    assert team.post(f"/asks/{made.pk}/", {"answer": ""}).status_code == 422
    team.post(f"/asks/{made.pk}/", {"answer": "A roofer comes on Monday."})
    assert "A roofer comes on Monday." in browser.get(page).content.decode()
    assert not todo.open_for(worker)


def test_two_colleagues_do_not_both_take_it(ada: User, worker: User, group: Organisation) -> None:
    made, other = asked(ada, group), person("robin@example.org")
    actions.take(by=worker, ask=made)
    actions.take(by=worker, ask=made)
    with pytest.raises(InputError, match="colleague"):
        actions.take(by=other, ask=made)


def test_what_was_said_by_telephone_is_recorded_with_who_wrote_it_down(worker: User, group: Organisation) -> None:
    browser = signed_in(worker)
    sent = {"ask-about": "Our roof leaks.", "ask-reach": "Ring.", "ask-how": "phone"}
    browser.post(f"/groups/{group.pk}/acting/ask/", sent)
    made = Ask.objects.get()
    assert (made.by, made.recorded_by, made.how) == (None, worker.pk, How.PHONE)
    assert "written down by Wren" in browser.get(f"/asks/{made.pk}/").content.decode()


def test_an_empty_ask_and_an_eleventh_in_an_hour_are_not_kept(ada: User, group: Organisation) -> None:
    with pytest.raises(InputError):
        actions.ask(by=ada, organisation=group, about=" ", reach="x")
    for _time in range(10):
        asked(ada, group)
    with pytest.raises(InputError, match="telephone"):
        asked(ada, group)


def test_our_team_looks_at_the_page_and_asks_nothing_there(worker: User, group: Organisation) -> None:
    browser = signed_in(worker)
    assert "You see this as The Long Table does" in browser.get(f"/space/groups/{group.pk}/help/").content.decode()
    assert browser.post(f"/space/groups/{group.pk}/help/", {"about": "a", "reach": "b"}).status_code == 405
    assert not Ask.objects.exists()
