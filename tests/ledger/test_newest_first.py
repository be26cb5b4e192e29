"""One group's work newest first: the date that links hold, and the index that they are walked by."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import F

from hedgerow.ledger import actions, queries
from hedgerow.ledger.models import EntryGroup
from hedgerow.ledger.types import Pathway, Strength
from tests.ledger.given import TODAY, a_group, a_manager, recorded, words, work

pytestmark = pytest.mark.django_db


def test_a_link_holds_the_date_of_its_entry_however_it_was_made() -> None:
    words()
    me, group = a_manager(), a_group()
    first = recorded(me, groups=[group.pk])
    moved = actions.correct(by=me, entry=first, work=work(on=TODAY - timedelta(9), groups=[group.pk]))
    told = {"pathway": Pathway.TRUST, "strength": Strength.ASSERTED, "on": TODAY, "text": "They opened"}
    actions.claim_outcome(by=me, about=moved, **told)
    actions.reverse(by=me, entry=recorded(me, groups=[group.pk]))
    assert EntryGroup.objects.count() == 4
    assert not EntryGroup.objects.exclude(on=F("entry__on")).exists()


@pytest.mark.sqlite
def test_the_latest_of_a_group_are_found_without_sorting_the_rest() -> None:
    me, group = a_manager(), a_group()
    plan = queries.of_group(group, me)[:30].explain()
    assert "entry_of_group (organisation_id=?)" in plan
    assert "TEMP B-TREE" not in plan
