"""Every page that lists something asks the database as often for a hundred rows as for one."""

from __future__ import annotations

from itertools import combinations

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from zeal import zeal_ignore

from hedgerow.accounts.models import User
from hedgerow.charter import actions as charter
from hedgerow.engines.moderation import actions as moderation
from hedgerow.engines.todo import actions as todo
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation, Pair
from hedgerow.places import actions as places
from hedgerow.places.models import Area, Place
from tests.ledger.given import a_manager, a_payer, a_worker, recorded
from tests.places.small_spine import WARDS

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ASH = next(iter(WARDS))
MANY = 100
ADDRESSES = [
    "/groups/", f"/groups/?ward={ASH}", "/groups/?q=ash", "/groups/?status=unchecked", "/groups/map/", "/groups/duplicates/",
    "/groups/suggest/?q=as", "/groups/{group}/", "/groups/{group}/history/", "/search/?q=ash", "/search/suggest/?q=ash",
    "/my-work/", "/work/", "/work/?group={group}", "/work/?words=ash", "/log/", "/log/groups/?q=as", "/evidence/",
    "/evidence/entries/", "/places/", f"/places/{ASH}/", f"/places/{ASH}/map/", "/neighbourhoods/", "/suggestions/",
    "/settings/team/", "/settings/words/", "/settings/priorities/", "/settings/who-funds-our-time/", "/work/day-sheet/enter/",
]  # fmt: skip


@pytest.fixture
def manager(place: Place, client: Client) -> User:
    user = a_manager()
    client.force_login(user)
    return user


def add(manager: User, count: int) -> None:
    """So many of everything that is listed, all about the first group too."""
    start = Organisation.objects.count()
    for number in range(start, start + count):
        facts = {"postcode": "QQ1 1AA", "themes": ["103"], "identifiers": [f"GB-COH-{10_000_000 + number}"]}
        group = organisations.create(by=manager, name=f"Ash Group {number}", **facts)
        first = Organisation.objects.order_by("pk")[0]
        groups = list({first.pk, group.pk})
        colleague = a_worker(f"Colleague {number}")
        recorded(manager, groups=groups, on=clock.today(), payer=a_payer(f"Fund {number}").pk, note="x")
        recorded(colleague, groups=groups, on=clock.today())
        todo.add(by=manager, what="Ring them", owner=manager, ref=group.ref)
        todo.add(by=manager, what="Ring them", owner=manager, ref=first.ref)
        organisations.change(by=manager, organisation=first, volunteers=number)
        places.add_knowledge(by=colleague, area=Area.objects.get(code=ASH), text="They meet on Mondays")
        charter.add_priority(by=manager, name=f"Priority {number}")
        moderation.submit(
            kind="group-correction", proposed={"phone": "0161 000"}, ref=group.ref, address=f"10.0.0.{number}"
        )
    pair(Organisation.objects.order_by("pk").values_list("pk", flat=True)[: count + 1])


def pair(pks: object) -> None:
    Pair.objects.all().delete()
    several = list(combinations(sorted(pks), 2))[:MANY]  # type: ignore[call-overload]
    Pair.objects.bulk_create(
        Pair(first_id=one, second_id=other, score=90, reason="near_name") for one, other in several
    )


def test_as_many_queries_for_a_hundred_rows_as_for_one(client: Client, manager: User) -> None:
    def asked(address: str) -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as held:
            answer = client.get(address.format(group=Organisation.objects.order_by("pk")[0].pk))
        assert answer.status_code == 200, address
        return len(held)

    with zeal_ignore():
        add(manager, 2)
    ledger.seal()
    for address in ADDRESSES:  # the first of each reads what is kept for the whole process
        asked(address)
    few = {address: asked(address) for address in ADDRESSES}
    with zeal_ignore():
        add(manager, MANY)
    asked("/evidence/")  # reads what was recorded since, for the whole process
    many = {address: asked(address) for address in ADDRESSES}
    assert many == few
