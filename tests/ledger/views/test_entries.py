"""The record of work as a list, an entry's page, and who sees what there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hedgerow.accounts.models import User
from hedgerow.kernel import ids
from hedgerow.ledger import actions, queries
from hedgerow.ledger.models import Entry
from hedgerow.ledger.types import Audience
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from tests.ledger.given import TODAY, a_group, a_manager, a_payer, a_worker, recorded, words

pytestmark = pytest.mark.django_db
LIST = reverse("ledger:entries")


@pytest.fixture
def me(client: Client) -> User:
    words()
    user = a_worker("Ann Worker")
    client.force_login(user)
    return user


def listed(client: Client, **query: Any) -> list[str]:
    """What the list shows, by activity."""
    return [row[1].text for row in client.get(LIST, query).context["table"].rows]


def test_the_newest_come_first_and_what_was_removed_is_not_there(client: Client, me: User) -> None:
    recorded(me, activity="training", on=TODAY - timedelta(1))
    recorded(me, activity="event")
    actions.reverse(by=me, entry=recorded(me, activity="campaign"))
    assert listed(client) == ["Event", "Training"]


def test_every_filter(client: Client, me: User) -> None:
    payer, group = a_payer(), organisations.create(by=me, name="Sale Moor Food Club")
    recorded(me, activity="training", on=TODAY - timedelta(40), payer=payer.pk)
    recorded(a_worker(), activity="event", groups=[group.pk])
    assert listed(client, since="2026-05-01") == listed(client, function="convening") == ["Event"]
    assert listed(client, words="sale moor") == listed(client, group=group.pk) == ["Event"]
    assert listed(client, activity="training") == listed(client, payer=payer.pk) == ["Training"]
    assert listed(client, who=me.pk) == listed(client, until="2026-04-30") == ["Training"]
    assert listed(client, since="nonsense", payer="x", after="y") == ["Event", "Training"]


def test_a_group_that_was_merged_is_found_under_its_new_name(client: Client, me: User) -> None:
    kept, gone = a_group("Kept"), a_group("Gone")
    recorded(me, activity="event", groups=[gone.pk])
    gone.merged_into = kept
    gone.save()
    rows = client.get(LIST, {"group": kept.pk}).context["table"].rows
    assert [row[2].text for row in rows] == ["Kept"]


@pytest.mark.parametrize("narrowed", ["", "one", "merged", "several"])
def test_pages_never_overlap_nor_lose_a_row(client: Client, me: User, narrowed: str) -> None:
    one, two = a_group("Hale Choir"), a_group("Hale Players")
    for number in range(120):
        recorded(me, on=TODAY - timedelta(number // 7), groups=[one.pk, two.pk][: 1 + number % 2])
    if narrowed == "merged":
        Organisation.objects.filter(pk=two.pk).update(merged_into=one)
    organisations.index_all()
    queries = {"one": f"?group={one.pk}", "merged": f"?group={one.pk}", "several": "?words=hale"}
    assert len(walked(client, LIST + queries.get(narrowed, ""))) == 120


def walked(client: Client, address: str) -> list[str]:
    """The rows of all pages of a list, none of them twice, the newest first."""
    seen: list[str] = []
    while address:
        table = client.get(address).context["table"]
        seen += [row[1].url for row in table.rows]
        address = LIST + table.page.next_url if table.page.next_url else ""
    newest = Entry.objects.order_by("-on", "-id").values_list("pk", flat=True)
    assert seen == [url for pk in newest if (url := reverse("ledger:entry", args=[pk])) in set(seen)]
    return seen


def test_a_worker_may_not_ask_for_a_colleagues_work_by_name(client: Client, me: User) -> None:
    other = a_worker("Bo")
    recorded(other, activity="event")
    recorded(me, activity="training")
    assert sorted(listed(client, who=other.pk)) == ["Event", "Training"]  # a filter that is not offered is not used
    client.force_login(a_manager())
    assert listed(client, who=other.pk) == ["Event"]


def test_minutes_of_colleagues_are_for_managers(client: Client, me: User) -> None:
    other = a_worker("Bo Colleague")
    recorded(other, minutes=7_777)
    page = client.get(LIST).content.decode()
    assert "7,777" not in page
    assert "Bo Colleague" not in page
    client.force_login(a_manager())
    page = client.get(LIST).content.decode()
    assert "7,777" in page
    assert "Bo Colleague" in page


def test_the_file_holds_no_more_than_the_page(client: Client, me: User) -> None:
    recorded(a_worker("Bo Colleague"), minutes=7_777, groups=[a_group("=cmd()").pk])
    text = client.get(LIST, {"format": "csv"}).content.decode("utf-8-sig")
    assert "7777" not in text
    assert "Bo" not in text
    assert "'=cmd()" in text
    assert client.get(LIST, {"format": "xlsx"}).content[:2] == b"PK"


def count(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_as_many_queries_at_one_row_as_at_a_hundred(client: Client, me: User) -> None:
    addresses: list[Callable[[], str]] = [lambda: LIST, lambda: LIST + "?format=csv", lambda: reverse("ledger:quick")]
    payer = a_payer()

    def some(number: int) -> list[int]:
        for _ in range(number):
            groups = [a_group(ward="E05000001").pk for _ in range(2)]
            recorded(me, groups=groups, payer=payer.pk, note="x")
        return [count(client, address()) for address in addresses]

    assert some(1) == some(99)


def entry_page(client: Client, entry: Entry) -> str:
    return client.get(reverse("ledger:entry", args=[entry.pk])).content.decode()


def test_a_page_says_when_a_file_would_not_hold_all(client: Client, me: User, monkeypatch: pytest.MonkeyPatch) -> None:
    recorded(me)
    recorded(me)
    assert "A file to take away" not in client.get("/work/").content.decode()
    monkeypatch.setattr("hedgerow.ledger.views.entries.MOST_TAKEN", 1)
    assert "holds the newest 1 of what is listed" in client.get("/work/").content.decode()


def test_what_is_named_is_for_its_author_and_managers(client: Client, me: User) -> None:
    mine, theirs = (recorded(who, audience=Audience.NAMED) for who in (me, a_worker()))
    statuses = [client.get(reverse("ledger:entry", args=[entry.pk])).status_code for entry in (mine, theirs)]
    assert statuses == [200, 404]
    assert len(listed(client)) == 1
    client.force_login(a_manager())
    assert client.get(reverse("ledger:entry", args=[theirs.pk])).status_code == 200


def test_the_page_says_who_but_not_how_long_to_a_colleague(client: Client, me: User) -> None:
    page = entry_page(client, recorded(a_worker("Bo Colleague"), minutes=7_777))
    assert "Bo Colleague" in page
    assert "7777" not in page.replace(",", "")


def test_a_claim_of_what_changed(client: Client, me: User) -> None:
    entry = recorded(me)
    address = reverse("ledger:outcome", args=[entry.pk])
    told = {
        "key": str(ids.new_id()),
        "text": "They opened",
        "pathway": "trust",
        "strength": "asserted",
        "on": "2026-05-01",
    }
    assert client.post(address, {**told, "text": ""}).status_code == 422
    for _ in range(2):
        assert client.post(address, told).status_code == 302
    assert queries.outcomes(entry).count() == 1
    assert "They opened" in entry_page(client, entry)


def test_removing_keeps_it_and_counts_it_no_more(client: Client, me: User) -> None:
    entry = recorded(me)
    address = reverse("ledger:reverse", args=[entry.pk])
    assert client.get(address).status_code == 405
    client.post(address, {"reason": "Twice"})
    assert not queries.counting().exists()
    assert "This no longer counts" in entry_page(client, entry)
    client.post(address)
    assert Entry.objects.count() == 2


def test_a_colleagues_work_is_not_mine_to_remove(client: Client, me: User) -> None:
    entry = recorded(a_worker())
    assert client.post(reverse("ledger:reverse", args=[entry.pk])).status_code == 403
    assert queries.counting().count() == 1


def test_a_note_is_erased_by_a_manager_alone(client: Client, me: User) -> None:
    entry = recorded(me, note="Ann rang")
    address = reverse("ledger:erase_note", args=[entry.pk])
    assert client.post(address).status_code == 403
    client.force_login(a_manager())
    client.post(address)
    page = entry_page(client, entry)
    assert "Ann rang" not in page
    assert "Erased on" in page


def test_the_history_of_a_correction(client: Client, me: User) -> None:
    from tests.ledger.given import work

    entry = recorded(me, minutes=200)
    new = actions.correct(by=me, entry=entry, work=work(minutes=20))
    assert reverse("ledger:entry", args=[new.pk]) in entry_page(client, entry)
    assert "History" in entry_page(client, new)


@pytest.mark.parametrize(
    "name", ["ledger:entries", "ledger:quick", "ledger:payers", "ledger:day_sheet", "ledger:enter_sheet"]
)
def test_strangers_sign_in_first(client: Client, name: str) -> None:
    assert client.get(reverse(name)).status_code == 302


def test_payers_are_a_managers(client: Client, me: User) -> None:
    address = reverse("ledger:payers")
    assert client.get(address).status_code == 403
    client.force_login(a_manager())
    client.post(address, {"name": "Council grant", "starts": "2026-04-01", "ends": "2026-03-01"})
    assert not queries.payers().exists()
    client.post(address, {"name": "Council grant", "starts": "2026-04-01", "ends": "2027-03-31"})
    payer = queries.payers().get()
    council = a_group("Thornmere Council", kind="public_body")
    said = {"name": "Council core grant", "organisation": council.pk}
    client.post(reverse("ledger:payer", args=[payer.pk]), said)
    payer.refresh_from_db()
    assert (payer.name, payer.code, payer.organisation) == ("Council core grant", "council-grant", council)
    assert "Thornmere Council" in client.get(address).content.decode()
