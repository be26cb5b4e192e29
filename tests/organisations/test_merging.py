"""Two records made one, and two again."""

from __future__ import annotations

from threading import Barrier, Thread
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.organisations import actions, queries
from hedgerow.organisations.models import FoundBy, Merge, Organisation
from hedgerow.organisations.types import Origin

pytestmark = pytest.mark.django_db

names = st.sampled_from(["Ash", "Ash Carers", "Beech", "Oak Club", "ash"])
maybe = lambda *values: st.one_of(st.just(""), st.sampled_from(values))  # noqa: E731
lists = lambda *values: st.lists(st.sampled_from(values), unique=True, max_size=3)  # noqa: E731
facts = st.fixed_dictionaries(
    {
        "name": names,
        "description": maybe("Knits.", "Sings."),
        "phone": maybe("01", "02"),
        "website": maybe("https://a.example.org"),
        "income_pence": st.one_of(st.none(), st.integers(0, 10**9)),
        "founded_on": st.one_of(st.none(), st.dates()),
        "identifiers": lists("GB-CHC-1000001", "GB-CHC-1000002", "GB-COH-01234567"),
        "other_names": lists("Ash", "Oak", "Elm"),
        "themes": lists("101", "102"),
        "beneficiaries": lists("201"),
        "benefits": lists("E05999001", "E05999002"),
    }
)


def state(pks: list[int]) -> Any:
    """All that is said of some organisations, and the words that find them."""
    rows = []
    for each in Organisation.objects.filter(pk__in=pks).order_by("pk").values():
        beside = Organisation.objects.get(pk=each["id"])
        rows.append(
            (
                {name: value for name, value in each.items() if name != "updated_at"},
                sorted(beside.identifiers.values_list("org_id", "primary")),
                sorted(beside.other_names.values_list("name", flat=True)),
                sorted(beside.tags.values_list("scheme", "code")),
                sorted(beside.benefits.values_list("area", flat=True)),
                sorted(FoundBy.objects.filter(organisation=beside).values_list("word", flat=True)),
            )
        )
    return rows


@given(one=facts, other=facts, third=facts, branch=st.booleans())
@hypothesis_settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undoing_gives_everything_back(
    worker: User, one: dict[str, Any], other: dict[str, Any], third: dict[str, Any], branch: bool
) -> None:
    with zeal_ignore(), transaction.atomic():
        rows = [actions.create(by=None, origin=Origin.IMPORT, **each) for each in (one, other, third)]
        if branch:
            actions.change(by=worker, organisation=rows[2], parent=rows[1])
        pks = [row.pk for row in rows]
        before = state(pks)
        first = actions.merge(by=worker, kept=rows[0], gone=rows[1])
        between = state(pks)
        second = actions.merge(by=worker, kept=rows[1], gone=rows[2])
        assert second.kept_id == rows[0].pk
        assert {queries.resolve(pk).pk for pk in pks} == {rows[0].pk} == set(queries.resolved_ids(pks).values())
        with pytest.raises(ValidationError):
            actions.unmerge(by=worker, merge=first)
        actions.unmerge(by=worker, merge=second)
        assert state(pks) == between
        actions.unmerge(by=worker, merge=first)
        assert state(pks) == before
        transaction.set_rollback(True)


def test_nothing_is_lost_by_merging(worker: User) -> None:
    kept = actions.create(by=None, name="Ash Carers", origin=Origin.LOG, phone="01", identifiers=["GB-CHC-1000001"])
    gone = actions.create(
        by=None, name="Ash Carers Centre", origin=Origin.LOG, phone="02", email="jo@example.org", themes=["103"],
        identifiers=["GB-COH-01234567", "GB-CHC-1000001"], other_names=["ACC"], benefits=["E05999001"],
    )  # fmt: skip
    actions.merge(by=worker, kept=kept, gone=gone)
    full = queries.full(gone.pk)
    assert full.pk == kept.pk
    assert (full.phone, full.email) == ("01", "jo@example.org")
    assert {row.name for row in full.other_names.all()} == {"Ash Carers Centre", "ACC"}
    assert [(row.org_id, row.primary) for row in full.identifiers.all()] == [
        ("GB-CHC-1000001", True),
        ("GB-COH-01234567", False),
    ]
    assert [row.pk for row in queries.find("ash carers centre")] == [kept.pk]
    assert queries.live().count() == 1


def test_what_people_changed_since_stays_when_undone(worker: User) -> None:
    kept = actions.create(by=None, name="Ash", origin=Origin.LOG)
    gone = actions.create(by=None, name="Beech", origin=Origin.LOG, phone="02", email="jo@example.org")
    made = actions.merge(by=worker, kept=kept, gone=gone)
    actions.change(by=worker, organisation=kept, phone="03")
    actions.unmerge(by=worker, merge=made)
    kept.refresh_from_db()
    assert (kept.phone, kept.email) == ("03", "")


def test_a_record_is_not_merged_with_itself_nor_into_its_branch(worker: User) -> None:
    kept = actions.create(by=None, name="Ash", origin=Origin.LOG)
    branch = actions.create(by=None, name="Ash North", origin=Origin.LOG, parent=kept)
    with pytest.raises(ValidationError, match="one record"):
        actions.merge(by=worker, kept=kept, gone=kept)
    with pytest.raises(ValidationError, match="branch"):
        actions.merge(by=worker, kept=branch, gone=kept)


def test_likely_duplicates_are_shown_until_somebody_says_otherwise(worker: User) -> None:
    one = actions.create(by=None, name="Ash Carers", origin=Origin.LOG)
    other = actions.create(by=None, name="The Ash Carers CIO", origin=Origin.LOG)
    assert [(pair.first, pair.second) for pair in queries.pairs()] == [(one, other)]
    actions.look_for_duplicates()
    assert queries.pairs(one).count() == 1
    actions.not_duplicate(by=worker, first=other, second=one)
    actions.look_for_duplicates()
    actions.change(by=worker, organisation=one, phone="01", name="Ash  Carers")
    assert not queries.pairs().exists()


def test_groups_that_were_merged_meanwhile_are_not_said_to_be_two(worker: User) -> None:
    one, two = (actions.create(by=None, name="Ash Carers", origin=Origin.LOG) for _ in range(2))
    actions.merge(by=worker, kept=one, gone=two)
    client = Client()
    client.force_login(worker)
    answer = client.post(f"/groups/{one.pk}/not/{two.pk}/", follow=True)
    assert "These are one record already." in answer.content.decode()
    assert not queries.not_duplicates()


def test_merging_and_undoing_keep_the_pairs_right(worker: User) -> None:
    one, two, three = (actions.create(by=None, name="Ash Carers", origin=Origin.LOG) for _ in range(3))
    assert queries.pairs().count() == 3
    made = actions.merge(by=worker, kept=one, gone=two)
    assert [(pair.first, pair.second) for pair in queries.pairs()] == [(one, three)]
    actions.unmerge(by=worker, merge=made)
    assert queries.pairs().count() == 3


def test_a_quick_look_and_a_whole_look_agree(worker: User) -> None:
    from hedgerow.organisations.models import Pair

    for name in ("Ash Carers", "Ash Carers CIO", "Ash Caring", "Beech Comunity Hall", "Beech Community Hall", "Oak"):
        actions.create(by=None, name=name, origin=Origin.LOG)
    quick = set(Pair.objects.values_list("first", "second", "score", "reason"))
    actions.look_for_duplicates()
    assert quick == set(Pair.objects.values_list("first", "second", "score", "reason"))
    assert len(quick) == 2


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_who_merge_opposite_ways_at_one_moment_make_no_circle() -> None:
    one, two = Organisation.objects.create(name="One"), Organisation.objects.create(name="Two")
    by, said = User.objects.create_user("w@example.org", name="Wren", role="worker"), []
    ready = Barrier(2)

    def act(kept: Organisation, gone: Organisation) -> None:
        ready.wait()
        try:
            actions.merge(by=by, kept=kept, gone=gone)
        except ValidationError as error:
            said.append(error.messages[0])
        finally:
            connection.close()

    with zeal_ignore():
        for _turn in range(5):
            threads = [Thread(target=act, args=pair) for pair in ((one, two), (two, one))]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            live = Organisation.objects.filter(merged_into=None)
            assert live.count() == 1
            actions.unmerge(by=by, merge=Merge.objects.latest("pk"))
    assert len(said) == 5


def test_what_was_merged_is_read_by_its_own_index_and_not_by_every_name() -> None:
    with CaptureQueriesContext(connection) as held:
        queries.resolved_ids([1])
    assert "ORDER BY" not in held[0]["sql"]


def test_what_a_record_is_today_through_several_merges(worker: User) -> None:
    one, two, three = (actions.create(by=None, name=name, origin=Origin.LOG) for name in ("Ash", "Beech", "Cedar"))
    with zeal_ignore():
        actions.merge(by=worker, kept=two, gone=one)
        actions.merge(by=worker, kept=three, gone=two)
    held = Organisation.objects.get(pk=one.pk)
    assert held.merged_into == two
    assert held.now == three
    assert three.now == three
