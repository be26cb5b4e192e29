"""Asking by night for the pages of funds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from hedgerow.accounts.models import User
from hedgerow.engines.todo.models import Task
from hedgerow.funding import actions
from hedgerow.funding.actions.links import check_links
from hedgerow.funding.models import Fund, LinkCheck
from hedgerow.kernel import clock
from hedgerow.spine.fetching.asking import Found
from tests.funding.pages import Pages, served


@pytest.fixture
def pages() -> Iterator[Pages]:
    with served() as pages:
        yield pages


@pytest.fixture
def linked(worker: User, pages: Pages) -> Fund:
    made = actions.add_fund(by=worker, title="Sheds", payer="P", link=f"{pages.address}/sheds")
    return actions.open_fund(by=worker, fund=made)


def night(number: int, **how: Any) -> str:
    return check_links(clock.today() + timedelta(days=number), wait=0, **how)


def test_a_page_that_is_missed_for_three_nights_pauses_the_fund(
    client: Client, worker: User, pages: Pages, linked: Fund
) -> None:
    pages.says["/sheds"] = (200, "Sheds")
    assert night(0) == "1 pages asked for, 0 not there, 0 funds paused"
    pages.says.clear()
    night(1)
    night(1)
    assert (LinkCheck.objects.get().fails, Fund.objects.get().state) == (1, "live")
    night(2)
    assert "1 funds paused" in night(3)
    assert Fund.objects.get().state == "paused"
    assert Task.objects.get().owner_id == worker.pk
    assert "404" in client.get(reverse("funding:fund", args=[linked.pk])).content.decode()
    night(4)
    assert Task.objects.count() == 1, "what is paused is not asked for"
    actions.open_fund(by=worker, fund=linked)
    assert Task.objects.get().done_at is not None
    night(5)
    assert (LinkCheck.objects.get().fails, Fund.objects.get().state) == (1, "live")


def test_a_page_that_is_back_is_no_longer_missed(pages: Pages, linked: Fund) -> None:
    night(0)
    night(1)
    pages.says["/sheds"] = (200, "here again")
    night(2)
    held = LinkCheck.objects.get()
    assert (held.fails, held.failed_since, held.paused) == (0, None, False)


def test_another_address_begins_anew(worker: User, pages: Pages, linked: Fund) -> None:
    night(0)
    night(1)
    actions.change_fund(by=worker, fund=linked, link=f"{pages.address}/elsewhere")
    night(2)
    assert (LinkCheck.objects.get().fails, Fund.objects.get().state) == (1, "live")


def test_our_own_pages_are_not_asked_for(
    worker: User, pages: Pages, linked: Fund, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From inside, our address may lead nowhere: a round of our own must not be paused for that."""
    monkeypatch.setenv("HEDGEROW_ADDRESS", pages.address)
    assert night(0).startswith("0 pages asked for")
    assert not LinkCheck.objects.exists()


def test_where_nothing_answers_the_fault_is_ours(worker: User, linked: Fund) -> None:
    for host in ("one", "two"):
        made = actions.add_fund(by=worker, title=host, payer="P", link=f"https://{host}.example/")
        actions.open_fund(by=worker, fund=made)
    told = night(0, ask=lambda _link: Found(False, "cannot be reached.", answered=False))
    assert "fault may be ours" in told
    assert not LinkCheck.objects.exists()


def test_it_is_asked_outside_of_any_transaction_and_each_page_once(worker: User, linked: Fund) -> None:
    actions.open_fund(by=worker, fund=actions.add_fund(by=worker, title="Two", payer="P", link=linked.link))
    asked: list[tuple[str, int]] = []
    outside = len(connection.savepoint_ids)  # the test itself is one

    def ask(link: str) -> Found:
        asked.append((link, len(connection.savepoint_ids) - outside))
        return Found(False, "gone.")

    night(0, ask=ask)
    assert asked == [(linked.link, 0)]
    assert LinkCheck.objects.filter(fails=1).count() == 2


def test_it_can_be_turned_off(settings: Any, pages: Pages, linked: Fund) -> None:
    settings.CHECK_LINKS = False
    assert "HEDGEROW_CHECK_LINKS" in night(0)
    assert not pages.asked
