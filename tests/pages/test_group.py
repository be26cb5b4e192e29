"""A group on one page."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hedgerow.engines.todo import actions as todo
from hedgerow.engines.verification import actions as verification
from hedgerow.ledger.types import Audience
from hedgerow.organisations import actions
from hedgerow.organisations.models import Organisation
from hedgerow.places.models import Place
from tests.ledger.given import a_group, a_manager, a_worker, recorded
from tests.pages.conftest import Read
from tests.places.small_spine import WARDS

pytestmark = pytest.mark.django_db
ASH = next(iter(WARDS))


@pytest.fixture(autouse=True)
def _place(place: Place) -> None:
    """Everything here happens in Thornmere."""


def at(group: Organisation) -> str:
    return f"/groups/{group.pk}/"


def test_strangers_do_not_find_what_is_not_published(text: Read) -> None:
    text(at(a_group(published=False)), status=404)
    text(at(a_group(published=True, closed_on=date(2026, 1, 1))), status=404)
    text("/groups/999999/", status=404)


def test_strangers_read_public_facts_and_when_they_were_checked(text: Read) -> None:
    group = a_group("Open Door", published=True, ward=ASH, postcode="QQ1 1AA", address="3 Home Lane", income_pence=5)
    verification.check(by=None, ref=group.ref)
    shown = text(at(group))
    assert "Open Door" in shown
    assert "Checked on" in shown
    assert "Offer a correction" in shown
    assert "3 Home Lane" not in shown
    assert "QQ1 1AA" not in shown


def test_strangers_see_nothing_of_the_work(text: Read) -> None:
    group = a_group(published=True)
    recorded(a_worker(), groups=[group.pk], note="Talked about money", audience=Audience.PUBLIC)
    todo.add(by=None, what="Ring the treasurer", ref=group.ref)
    shown = text(at(group))
    assert "Talked about money" not in shown
    assert "Ring the treasurer" not in shown


def test_our_team_sees_facts_work_and_what_is_due(worker_client: Client, text: Read) -> None:
    group = a_group("Open Door", published=False, postcode="QQ1 1AA")
    recorded(a_worker(), groups=[group.pk], note="Talked about money")
    todo.add(by=None, what="Ring the treasurer", ref=group.ref)
    shown = text(at(group))
    for words in ("QQ1 1AA", "Talked about money", "Ring the treasurer", "Not known yet", "Log work with them"):
        assert words in shown
    assert f'href="/log/?group={group.pk}"' in worker_client.get(at(group)).content.decode()


def test_what_is_named_stays_with_its_writer(worker_client: Client, text: Read) -> None:
    group = a_group()
    recorded(a_worker(), groups=[group.pk], note="In confidence", audience=Audience.NAMED)
    assert "In confidence" not in text(at(group))


def test_our_team_may_look_as_the_public_does(worker_client: Client, text: Read) -> None:
    shown = text(f"{at(a_group(published=True, postcode='QQ1 1AA'))}?public")
    assert "QQ1 1AA" not in shown


def test_a_merged_record_leads_to_the_one_kept(worker_client: Client) -> None:
    kept, gone = a_group(), a_group()
    actions.merge(by=a_manager(), kept=kept, gone=gone)
    assert worker_client.get(at(gone)).headers["Location"] == at(kept)


def test_a_register_is_named_where_a_fact_comes_from_it(worker_client: Client, text: Read) -> None:
    group = actions.add_from_register(by=a_manager(), org_id="GB-CHC-1000001")
    shown = text(at(group))
    assert "Made-up areas" in shown
    assert "£4,500 · micro" in shown
    assert "1000001" in shown


def test_a_new_group_says_what_to_do_first(worker_client: Client, text: Read) -> None:
    assert "Log the first call or meeting" in text(at(a_group()))


def test_as_many_queries_for_one_piece_of_work_as_for_many(client: Client) -> None:
    worker = a_worker()
    client.force_login(worker)
    group = a_group(ward=ASH)

    def add() -> None:
        recorded(a_worker(), groups=[group.pk, a_group().pk], note="x")
        todo.add(by=worker, what="Ring", ref=group.ref)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(at(group))
        return len(found)

    add()
    queries()
    few = queries()
    for _ in range(12):
        add()
    assert queries() == few
