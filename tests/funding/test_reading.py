"""Another place's list is read as drafts: again and again, and never over what a person wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hedgerow.accounts.models import User
from hedgerow.funding import actions
from hedgerow.funding.actions.feeds import list_in_file, read_by_night, read_list, whole_list
from hedgerow.funding.commands.funds import funds_group
from hedgerow.funding.models import Feed, FeedItem, Fund
from hedgerow.funding.types.feeds import Outcome
from hedgerow.spine.errors import InputError
from tests.funding.pages import Pages, served

Node = dict[str, Any]
AT = "https://elm.example/funds"


def node(number: int, **more: Any) -> Node:
    """A fund of the list of Elm."""
    return {"@id": f"{AT}/{number}/", "@type": "MonetaryGrant", "name": f"Fund {number}", "funder": {"name": "The Elm Trust"},
            "amount": {"currency": "GBP", "maxValue": 500}, "license": "OGL-UK-3.0", "checkedOn": "2026-03-01",
            "criteria": [{"rule": "income_at_most", "pence": 100, "hard": True}], **more}  # fmt: skip


def told(*nodes: Node, **more: Any) -> bytes:
    return json.dumps({"@id": f"{AT}/feed.json?page=1", "publisher": {"name": "Elm Action"}, "license": "CC-BY-4.0",
                       "dataFeedElement": nodes, **more}).encode()  # fmt: skip


def read(by: User | None, *nodes: Node, **more: Any) -> Outcome:
    return read_list(by=by, told=list_in_file(told(*nodes, **more), "f.json"))[1]


def test_funds_come_as_drafts_with_their_source_and_the_day_they_were_checked(worker: User) -> None:
    done = read(worker, node(1), node(2, isVariantOf=f"{AT}/1/", localTwist="More."), node(3, amount="plenty"))
    assert (done.counts, [fault[2][:6] for fault in done.faults]) == ({"new": 2}, ["amount"])
    first, second = Fund.objects.order_by("pk")
    assert (first.state, first.source, first.licence) == ("draft", "Elm Action", "OGL-UK-3.0")
    assert (first.amount_max, first.income_most, second.national) == (50_000, 100, first)
    assert str(FeedItem.objects.get(fund=first).checked_on) == "2026-03-01"
    assert read(worker, node(1), node(2, isVariantOf=f"{AT}/1/", localTwist="More.")).counts == {"same": 2}


def test_a_draft_follows_and_what_a_person_wrote_or_opened_stays(worker: User) -> None:
    read(worker, node(1), node(2), node(3))
    first, second, third = Fund.objects.order_by("pk")
    actions.change_fund(by=worker, fund=second, summary="Our own words.")
    actions.open_fund(by=worker, fund=third)
    changed = {"description": "Theirs.", "amount": {"currency": "GBP", "maxValue": 600}}
    done = read(worker, node(1, **changed), node(2, **changed), node(3, **changed))
    assert done.counts == {"changed": 1, "differs": 2}
    held = dict(zip("abc", Fund.objects.order_by("pk").values_list("summary", "amount_max"), strict=True))
    assert held == {"a": ("Theirs.", 60_000), "b": ("Our own words.", 60_000), "c": ("", 50_000)}
    assert list(FeedItem.objects.order_by("pk").values_list("differs", flat=True)) == [False, True, True]
    assert {first.pk, second.pk, third.pk} == set(Fund.objects.values_list("pk", flat=True))


def test_what_is_gone_is_said_once_and_comes_back(worker: User) -> None:
    read(worker, node(1), node(2))
    assert read(worker, node(1)).counts == {"same": 1, "gone": 1}
    assert read(worker, node(1)).counts == {"same": 1}
    assert Fund.objects.count() == 2
    assert read(worker, node(1), next=f"{AT}/feed.json?page=2").counts == {"same": 1}
    read(worker, node(1), node(2))
    assert not FeedItem.objects.filter(gone_on__isnull=False).exists()


def test_a_page_of_several_says_nothing_of_what_is_gone(worker: User) -> None:
    read(worker, node(1), node(2))
    assert "gone" not in read(worker, node(1), next=f"{AT}/feed.json?page=2").counts
    later = told(node(1)).replace(b"page=1", b"page=2")
    assert "gone" not in read_list(by=worker, told=list_in_file(later, "f.json"))[1].counts


def test_what_we_have_already_is_left_alone_and_so_is_our_own_list(worker: User, client: Client) -> None:
    ours = actions.open_fund(by=worker, fund=actions.add_fund(by=worker, title="fund 1", payer="the elm trust"))
    assert read(worker, node(1)).counts == {"here_already": 1}
    assert Fund.objects.get() == ours
    own = client.get(reverse("funding:feed")).content
    with pytest.raises(InputError, match="our own list"):
        read_list(by=worker, told=list_in_file(own, "f.json"))
    with pytest.raises(InputError, match="No fund"):
        read(worker, node(1, name=""))
    assert Feed.objects.count() == 1


@pytest.fixture
def elm() -> Iterator[Pages]:
    """The list of Elm, in two pages, on this machine."""
    with served() as pages:
        at = f"{pages.address}/feed.json"
        pages.says["/feed.json"] = (200, told(node(1), **{"@id": at, "next": f"{at}?page=2"}).decode())
        pages.says["/feed.json?page=2"] = (200, told(node(2), **{"@id": f"{at}?page=2"}).decode())
        yield pages


def test_a_list_is_read_by_its_address_page_after_page_and_again_by_night(worker: User, elm: Pages) -> None:
    whole = whole_list(f"{elm.address}/feed.json")
    assert (len(whole.funds), whole.whole) == (2, True)
    read_list(by=worker, told=whole)
    assert read_by_night(Feed.objects.get().read_at.date()) == "Elm Action: 2 same"
    elm.says["/feed.json"] = (500, "")
    assert "answered 500" in read_by_night(Feed.objects.get().read_at.date())
    elm.says["/feed.json"] = (200, told(node(1), next="http://localhost/elsewhere").decode())
    assert not whole_list(f"{elm.address}/feed.json").whole


def test_the_command_tells_what_came_of_it(worker: User, elm: Pages, tmp_path: Any) -> None:
    file = tmp_path / "f.json"
    file.write_bytes(told(node(1), node(2, name="")))
    run = CliRunner().invoke
    assert "left out: fund 2, without a name" in run(funds_group, ["read", str(file), "--look"]).output
    assert not Fund.objects.exists()
    said = json.loads(run(funds_group, ["read", str(file), "--json"]).output)
    assert (said["counts"], said["faults"][0]["fund"]) == ({"new": 1}, 2)
    assert "2 funds" in run(funds_group, ["read", f"{elm.address}/feed.json"]).output
    wrong = run(funds_group, ["read", str(tmp_path / "none.json")])
    assert isinstance(wrong.exception, InputError)


def test_our_team_reads_a_list_on_the_page(client: Client, worker: User, elm: Pages) -> None:
    client.force_login(worker)
    at, address = reverse("funding:feeds"), f"{elm.address}/feed.json"
    assert "No list is read yet" in client.get(at).content.decode()
    answer = client.post(at, {"address": address}, follow=True).content.decode()
    assert "2 new, as drafts" in answer
    assert "Fund 2" in answer
    feed = Feed.objects.get()
    client.post(reverse("funding:feed_again", args=[feed.pk]))
    assert "2 as they were" in client.get(at).content.decode()
    for wrong in ({}, {"address": "http://localhost/x"}, {"file": SimpleUploadedFile("f.json", b"<html>")}):
        assert client.post(at, wrong).status_code == 422
    client.post(reverse("funding:feed_forget", args=[feed.pk]))
    assert (Feed.objects.count(), Fund.objects.count()) == (0, 2)
