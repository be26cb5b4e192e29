"""The roll of any day: it never changes afterwards, and follows merges."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.engines import registry
from hedgerow.engines.mail.types import AudienceOffer
from hedgerow.engines.voting.types import RollOffer
from hedgerow.kernel import clock
from hedgerow.membership import actions, queries
from hedgerow.membership.models import Kind, Spell
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation

pytestmark = pytest.mark.django_db
START = date(2024, 4, 1)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def names(on: date) -> list[str]:
    return [one.name for one in queries.roll(on)]


def test_the_day_of_joining_is_in_and_the_day_of_leaving_is_not(worker: User, kind: Kind, group: Organisation) -> None:
    with clock.pretend(noon(START)):
        spell = actions.join(by=worker, organisation=group, kind=kind)
    with clock.pretend(noon(START + timedelta(days=9))):
        actions.leave(by=worker, spell=spell)
    days = [START + timedelta(days=n) for n in (-1, 0, 8, 9)]
    assert [queries.is_member(group.pk, day) for day in days] == [False, True, True, False]
    assert [[one.pk for one in queries.members(day)] for day in days] == [[], [group.pk], [group.pk], []]
    assert queries.price_for(group, days[1]).member
    assert not queries.price_for(None).member


@given(st.lists(st.tuples(st.sampled_from(["join", "leave", "renew", "night"]), st.integers(1, 200)), max_size=12))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens_the_rolls_of_days_before_stay(
    worker: User, kind: Kind, group: Organisation, acts: list[tuple[str, int]]
) -> None:
    Spell.objects.all().delete()
    day, seen = START, {}
    with zeal_ignore():
        for act, later in acts:
            day += timedelta(days=later)
            with clock.pretend(noon(day)):
                happen(act, worker, kind, group)
            seen[day - timedelta(days=1)] = names(day - timedelta(days=1))
            assert {one: names(one) for one in seen} == seen


def happen(act: str, worker: User, kind: Kind, group: Organisation) -> None:
    spell = queries.running(group)
    if act == "night":
        actions.look_at_ends(clock.today())
    elif act == "join" and spell is None:
        actions.join(by=worker, organisation=group, kind=kind)
    elif act == "leave" and spell:
        actions.leave(by=worker, spell=spell)
    elif act == "renew" and spell and spell.runs_to - timedelta(days=90) <= clock.today():
        actions.renew(by=worker, spell=spell, runs_to=spell.runs_to)


def test_a_group_that_was_merged_is_a_member_under_the_name_it_has_now(
    worker: User, kind: Kind, group: Organisation
) -> None:
    twin = Organisation.objects.create(name="Long Table")
    actions.join(by=worker, organisation=twin, kind=kind)
    with zeal_ignore():
        organisations.merge(by=worker, kept=group, gone=twin)
    assert queries.is_member(group.pk)
    assert queries.is_member(twin.pk)
    assert names(clock.today()) == ["The Long Table"]
    assert [one.pk for one in queries.members()] == [group.pk]


def test_who_votes_and_who_is_written_to(worker: User, kind: Kind, group: Organisation) -> None:
    friend = actions.add_kind(by=None, name="Friend", votes=False)
    other = Organisation.objects.create(name="Ash Food Bank")
    actions.join(by=worker, organisation=group, kind=kind)
    actions.join(by=worker, organisation=other, kind=friend)
    roll = next(offer for offer in registry.all_of(RollOffer) if offer.kind == "members")
    with zeal_ignore():
        voters = roll.voters("all", clock.today())
    assert [(one.ref, one.email) for one in voters] == [(str(group.ref), "table@example.org")]
    assert roll.voters("else", clock.today()) == []
    letters = next(offer for offer in registry.all_of(AudienceOffer) if offer.kind == "members")
    assert [one.email for one in letters.recipients("all")] == ["table@example.org"]
    assert [one.email for one in letters.recipients(str(friend.pk))] == []
    assert [title for _id, title in letters.choices()] == ["All members", "Members: Member", "Members: Friend"]


def test_the_roll_is_one_query_at_any_length(worker: User, kind: Kind) -> None:
    counts = []
    for size in (1, 3):
        while Spell.objects.count() < size:
            made = Organisation.objects.create(name=f"Group {Spell.objects.count()}")
            actions.join(by=worker, organisation=made, kind=kind)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert len(queries.roll()) == size
        counts.append(len(asked))
    assert counts == [1, 1]
