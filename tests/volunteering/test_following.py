"""Roles go with their group where two records of it become one, and come back where that is undone."""

from __future__ import annotations

import pytest

from hedgerow.accounts.models import User
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Origin
from hedgerow.volunteering import queries
from hedgerow.volunteering.queries import applications
from tests.volunteering import offered, opened

pytestmark = pytest.mark.django_db


def test_they_stay_open_under_the_group_that_is_kept_with_who_applied(worker: User, group: Organisation) -> None:
    twin = organisations.create(by=None, name="Zinnia Lunches", origin=Origin.LOG)
    role = opened(worker, twin)
    application = offered(role)
    merge = organisations.merge(by=worker, kept=group, gone=twin)
    assert list(queries.live().values_list("pk", "organisation")) == [(role.pk, group.pk)]
    held = applications.whole().get(pk=application.pk)
    assert held.role is not None
    assert held.role.organisation == group
    organisations.unmerge(by=worker, merge=merge)
    assert list(queries.live().values_list("pk", "organisation")) == [(role.pk, twin.pk)]
