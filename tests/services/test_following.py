"""Services go with their group where two records of it become one, and come back where that is undone."""

from __future__ import annotations

import pytest

from hedgerow.accounts.models import User
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Origin
from hedgerow.services import queries
from hedgerow.services.models import Service
from hedgerow.services.queries.search import search
from hedgerow.services.types import Search
from tests.services import shown

pytestmark = pytest.mark.django_db


def found(words: str) -> list[str]:
    return [service.name for service, _km in queries.shown(search(Search(words=words)))]


def test_they_are_found_under_the_group_that_is_kept_and_go_back(worker: User, group: Organisation) -> None:
    twin = organisations.create(by=None, name="Zinnia Lunches", origin=Origin.LOG)
    lunch, walk = shown(worker, group), shown(worker, twin, "Walking group")
    merge = organisations.merge(by=worker, kept=group, gone=twin)
    assert set(queries.live().values_list("name", "organisation")) == {(lunch.name, group.pk), (walk.name, group.pk)}
    assert found(group.name)
    assert "Walking group" in found(group.name)
    assert found("Zinnia") == []
    since = shown(worker, group, "Choir")
    organisations.unmerge(by=worker, merge=merge)
    held = dict(Service.objects.values_list("name", "organisation"))
    assert held == {lunch.name: group.pk, walk.name: twin.pk, since.name: group.pk}
    assert found("Zinnia") == ["Walking group"]


def test_one_that_was_moved_meanwhile_stays_where_it_is(worker: User, group: Organisation) -> None:
    twin, third = (organisations.create(by=None, name=name, origin=Origin.LOG) for name in ("Zinnia", "Yarrow"))
    walk = shown(worker, twin, "Walking group")
    merge = organisations.merge(by=worker, kept=group, gone=twin)
    Service.objects.filter(pk=walk.pk).update(organisation=third)
    organisations.unmerge(by=worker, merge=merge)
    assert Service.objects.get().organisation == third
