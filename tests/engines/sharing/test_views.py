"""A list in a frame: what it shows, to whom, and who may frame what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest
from django.test import Client

from hedgerow.accounts.models import User
from hedgerow.engines.audit.models import Event
from hedgerow.engines.sharing import actions
from hedgerow.engines.sharing.models import Site
from hedgerow.engines.sharing.types import Item, ListOffer, Narrowing
from hedgerow.spine.errors import InputError

pytestmark = pytest.mark.django_db


def seeds(params: Mapping[str, str], limit: int) -> Sequence[Item]:
    wanted = params.get("soil", "")
    found = [Item(f"seeds.seed:{n}", f"Seed {n}", f"/seeds/{n}/", f"for {wanted or 'any'} soil") for n in range(40)]
    return found[:limit]


SEEDS = ListOffer(
    "seeds", "Seeds", seeds, lambda params: "/seeds/", narrow=lambda: (Narrowing("soil", "Soil", (("clay", "Clay"),)),)
)


@pytest.fixture(autouse=True)
def offered(offer: Callable[..., None]) -> None:
    offer(SEEDS)


def test_a_list_as_a_stranger_sees_it(client: Client) -> None:
    page = client.get("/embed/seeds/?soil=clay&limit=2&accent=1f4a36")
    html = page.content.decode()
    assert html.count("embed__item") == 2
    assert "for clay soil" in html
    assert "/accent/1f4a36.css" in html
    assert "<script" not in html
    assert not page.cookies


def test_a_colour_that_cannot_be_read_is_not_used(client: Client) -> None:
    assert b"/accent/" not in client.get("/embed/seeds/?accent=ffff00").content
    assert b"/accent/" not in client.get("/embed/seeds/?accent=../../x").content


def test_what_is_no_list_is_not_there(client: Client) -> None:
    assert client.get("/embed/weeds/").status_code == 404


def test_only_lists_may_be_framed_and_only_by_sites_that_may(client: Client, manager: User) -> None:
    actions.allow(by=manager, site="www.mallowdale.gov.uk/news")
    framed, other = client.get("/embed/seeds/"), client.get("/components/")
    assert "frame-ancestors 'self' https://www.mallowdale.gov.uk" in framed["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed
    assert "frame-ancestors 'none'" in other["Content-Security-Policy"]
    assert other["X-Frame-Options"] == "DENY"


def test_the_same_for_everybody(client: Client, worker: User) -> None:
    before = client.get("/embed/seeds/").content
    client.force_login(worker)
    assert client.get("/embed/seeds/").content == before


def test_a_worker_puts_the_line_together(client: Client, worker: User) -> None:
    client.force_login(worker)
    page = client.get("/settings/sharing/?kind=seeds&soil=clay&accent=%23ffff00")
    html = page.content.decode()
    assert "/embed/seeds/?soil=clay&amp;accent=ffff00" in html
    assert "too light to read" in html
    assert "&lt;iframe src=" in html
    assert "Let it show our lists" not in html
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert "frame-src 'self'" in page["Content-Security-Policy"]


def test_a_manager_says_which_sites(client: Client, manager: User) -> None:
    client.force_login(manager)
    client.post("/settings/sharing/sites/", {"site": "mallowdale.example"})
    client.post("/settings/sharing/sites/", {"site": "mallowdale.example/again"})
    site = Site.objects.get()
    assert site.origin == "https://mallowdale.example"
    client.post(f"/settings/sharing/sites/{site.pk}/stop/")
    assert not Site.objects.exists()
    did = Event.objects.filter(did__startswith="sharing.").order_by("pk").values_list("did", flat=True)
    assert list(did) == ["sharing.site_allowed", "sharing.site_stopped"]


def test_a_worker_does_not(client: Client, worker: User) -> None:
    client.force_login(worker)
    assert client.post("/settings/sharing/sites/", {"site": "mallowdale.example"}).status_code == 403


def test_what_is_no_site_is_refused(manager: User) -> None:
    with pytest.raises(InputError, match="not the address of a website"):
        actions.allow(by=manager, site="example.org; script-src *")


def test_fifty_sites_and_no_more(manager: User) -> None:
    Site.objects.bulk_create([Site(origin=f"https://a{n}.example") for n in range(actions.MOST_SITES)])
    with pytest.raises(InputError, match="Fifty"):
        actions.allow(by=manager, site="b.example")
