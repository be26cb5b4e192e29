"""The pages in a real browser: axe finds nothing, and nothing is wider than a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from hedgerow.kernel import clock
from hedgerow.places.models import Place
from tests.ledger.given import a_group, a_manager, recorded
from tests.places.small_spine import WARDS

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ASH = next(iter(WARDS))
PUBLIC = ["/", "/places/", f"/places/{ASH}/", "/search/?q=door", "/groups/{group}/"]
TEAM = [
    "/my-work/",
    f"/places/{ASH}/",
    "/groups/{group}/",
    "/search/?q=log+door",
    "/evidence/?by=ward",
    "/evidence/entries/",
]


@pytest.fixture
def group(place: Place) -> int:
    """A published group with some work."""
    held = a_group("Open Door", ward=ASH, lsoa="E01999001", lon=0.05, lat=0.05, published=True)
    recorded(on=clock.today(), groups=[held.pk], minutes=30)
    return held.pk


def look(page: Page, axe: Callable[[Page], None], address: str) -> None:
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{address} is wider than {width}"


def test_strangers_pages(page: Page, axe: Callable[[Page], None], live_server: Any, group: int) -> None:
    for address in PUBLIC:
        look(page, axe, live_server.url + address.format(group=group))


def test_our_teams_pages(page: Page, axe: Callable[[Page], None], live_server: Any, group: int, client: Client) -> None:
    client.force_login(a_manager())
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    for address in TEAM:
        look(page, axe, live_server.url + address.format(group=group))


def test_a_map_is_drawn(page: Page, live_server: Any, group: int) -> None:
    page.goto(f"{live_server.url}/places/{ASH}/")
    page.locator(".map--ready path.leaflet-interactive").first.wait_for()
