"""In a real browser, at a desk and on a phone: a treasurer sees who funded groups like theirs, an adviser takes up a funder
who gave here. Every page on the way is looked at by axe."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import cache
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.charter import actions as charter
from hedgerow.funding import actions
from hedgerow.funding.actions.day_one import propose_funders
from hedgerow.funding.types import Needs
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Level
from hedgerow.places.actions import open_place
from tests.funders import given
from tests.funders.conftest import ASH, awards
from tests.people import person
from tests.people.browsing import Axe, look, sign_in, sized
from tests.places import small_spine

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.slow]
__all__ = ["sized"]


def begun(folder: Path) -> tuple[User, User, Organisation]:
    """An adviser, a treasurer and their group, in a place with awards; a fund that is open, and funders proposed."""
    with zeal_ignore():
        cache.clear()
        charter.seed()
        given.write(folder / "spine", awards())
        open_place(area_code=small_spine.AUTHORITY)
        worker, treasurer = person(), person("tess@example.org", LioRole.NONE, name="Tess")
        group = organisations.create(by=worker, name="Ash Helpers", income_pence=900_000)
        organisations.grant_access(by=worker, user=treasurer, organisation=group, level=Level.EDITOR)
        propose_funders()
        fund = actions.add_fund(by=worker, title="Small sums", payer="The Ash Trust", needs=Needs())
        actions.open_fund(by=worker, fund=fund)
    return worker, treasurer, group


def test_what_funders_gave_is_seen_and_taken_up(
    sized: Page, live_server: LiveServer, axe: Axe, tmp_path: Path, settings: Any
) -> None:
    settings.DATA_DIR = tmp_path
    worker, treasurer, group = begun(tmp_path)
    for path in ("/funders/", f"/funders/{ASH}/"):
        sized.goto(live_server.url + path)
        look(sized, axe)
    sign_in(sized, live_server, treasurer)
    sized.goto(f"{live_server.url}/space/groups/{group.pk}/funding/")
    sized.get_by_text("What The Ash Trust funded").click()
    look(sized, axe)
    sized.get_by_role("link", name="Who funded groups like us near here").click()
    look(sized, axe)
    sized.context.clear_cookies()
    sign_in(sized, live_server, worker)
    sized.goto(f"{live_server.url}/funding/funds/drafts/")
    look(sized, axe)
    sized.get_by_role("button", name="Take it up Grants from Elm Foundation").click()
    sized.get_by_text("Taken up.").wait_for()
    sized.goto(f"{live_server.url}/funders/check/")
    look(sized, axe)
    file = {"name": "a.json", "mimeType": "application/json", "buffer": b'{"grants": [{"id": "360G-a-1", "title": 5}]}'}
    sized.get_by_label("Choose your file").set_input_files(file)  # type: ignore[arg-type]
    sized.get_by_role("button", name="Check it").click()
    sized.get_by_text("1 grant, 0 valid").wait_for()
    look(sized, axe)
