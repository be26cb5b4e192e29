"""A rule does nothing until a manager has looked; then it lets go of what is old, and of nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.engines.audit.models import Event
from hedgerow.engines.privacy import actions, queries
from hedgerow.engines.privacy.queries.retention import rules
from hedgerow.engines.todo.models import Task
from hedgerow.kernel import clock
from hedgerow.organisations.models import Organisation
from hedgerow.people import actions as people
from hedgerow.people.models import Contact, Role
from hedgerow.spine.errors import InputError

pytestmark = pytest.mark.django_db
TODAY = clock.today()


@pytest.fixture(autouse=True)
def _many_rules() -> Iterator[None]:
    with zeal_ignore():
        yield


def switch_on(manager: User, kind: str) -> None:
    one = queries.rule_of(kind)
    assert one
    actions.look(by=manager, rule=one.rule, count=0)
    actions.switch_on(by=manager, rule=one.rule)


def old_task(days: int) -> Task:
    return Task.objects.create(what="Ring", done_at=clock.now() - timedelta(days=days))


def test_a_rule_that_nobody_looked_at_does_nothing_and_cannot_be_switched_on_unseen(manager: User) -> None:
    old_task(1000)
    actions.run(TODAY)
    assert Task.objects.count() == 1
    one = queries.rule_of("todo.done")
    assert one
    with pytest.raises(InputError, match="Look first"):
        actions.switch_on(by=manager, rule=one.rule)


def test_once_switched_on_it_lets_go_of_what_is_old(manager: User) -> None:
    old, young, open_one = old_task(731), old_task(729), Task.objects.create(what="Write")
    switch_on(manager, "todo.done")
    assert actions.run(TODAY) == "todo.done 1"
    assert set(Task.objects.values_list("pk", flat=True)) == {young.pk, open_one.pk}
    assert old.pk not in {young.pk, open_one.pk}
    assert actions.run(TODAY) == "nothing to let go of"


def test_every_rule_acts_in_batches_and_tells_how_many(manager: User) -> None:
    moment = clock.now() - timedelta(days=4000)
    Event.objects.bulk_create([Event(did="x.y", ref="a.b:1", at=moment) for _ in range(450)])
    switch_on(manager, "audit.events")
    assert actions.run(TODAY) == "audit.events 450"


def test_people_in_touch_or_with_a_role_stay(manager: User) -> None:
    with clock.pretend(clock.now() - timedelta(days=1200)):
        group = Organisation.objects.create(name="Choir")
        quiet, busy, seen = (people.add_contact(by=manager, name=name) for name in ("Ada", "Bea", "Cy"))
        people.give_role(by=manager, contact=busy, organisation=group, kind="chair")
    Contact.objects.filter(pk=seen.pk).update(seen_on=TODAY)
    switch_on(manager, "people.quiet")
    assert actions.run(TODAY) == "people.quiet 1"
    assert set(Contact.objects.values_list("name", flat=True)) == {"Bea", "Cy"}
    assert Event.objects.filter(did="person.erased", ref=str(quiet.ref)).exists()


def test_ended_roles_are_forgotten_and_the_person_stays(manager: User) -> None:
    group = Organisation.objects.create(name="Choir")
    somebody = people.add_contact(by=manager, name="Ada")
    Role.objects.create(contact=somebody, organisation=group, kind="chair", until=TODAY - timedelta(days=3000))
    switch_on(manager, "people.ended_roles")
    actions.run(TODAY)
    assert not Role.objects.exists()
    assert Contact.objects.exists()


def test_closed_accounts_go_and_their_person_stays(manager: User) -> None:
    past = clock.now() - timedelta(days=1000)
    closed = User.objects.create_user("gone@example.org", name="Gone", is_active=False, joined_at=past)
    Contact.objects.create(name="Gone", user=closed)
    switch_on(manager, "accounts.closed")
    actions.run(TODAY)
    assert not User.objects.filter(pk=closed.pk).exists()
    assert Contact.objects.get().user_id is None


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.kind)
def test_every_rule_can_be_looked_at_in_an_empty_place(rule: object) -> None:
    assert not list(rule.find(TODAY))  # type: ignore[attr-defined]
    rule.act([])  # type: ignore[attr-defined]
