"""A network of two groups and a council, a worker who convenes it, and Ada, who speaks for one of the groups."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from hedgerow.accounts.models import User
from hedgerow.accounts.types import LioRole
from hedgerow.charter import actions as charter
from hedgerow.convening import actions
from hedgerow.convening.models import Meeting, Member, Network
from hedgerow.engines.bookings import actions as bookings
from hedgerow.kernel import clock
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Kind, Level
from hedgerow.people import actions as people
from tests.people import person


@pytest.fixture
def worker(db: None) -> User:
    charter.seed()
    return person("wren@example.org", name="Wren")


@pytest.fixture
def group(worker: User) -> Organisation:
    return organisations.create(by=worker, name="The Long Table", description="Soup.")


@pytest.fixture
def other(worker: User) -> Organisation:
    return organisations.create(by=worker, name="Brook Gardeners", description="Beans.")


@pytest.fixture
def council(worker: User) -> Organisation:
    return Organisation.objects.create(name="Thornmere Council", kind=Kind.PUBLIC_BODY)


@pytest.fixture
def network(worker: User) -> Network:
    return actions.start(by=worker, name="Food Network", purpose="Food grown, cooked and shared here.")


@pytest.fixture
def ada(worker: User, group: Organisation) -> User:
    """Acts for the Long Table."""
    user = person("ada@example.org", LioRole.NONE, name="Ada Brook")
    organisations.grant_access(by=worker, user=user, organisation=group, level=Level.ADMINISTRATOR)
    return user


@pytest.fixture
def bo(worker: User, other: Organisation) -> User:
    """Acts for the gardeners."""
    user = person("bo@example.org", LioRole.NONE, name="Bo Lee")
    organisations.grant_access(by=worker, user=user, organisation=other, level=Level.ADMINISTRATOR)
    return user


@pytest.fixture
def member(worker: User, network: Network, group: Organisation, ada: User) -> Member:
    """The Long Table belongs, and Ada speaks for it."""
    made = actions.take_in(by=worker, network=network, organisation=group, shown=True, since=days_ago(60))
    actions.name_myself(by=ada, member=made, part="delegate")
    return made


@pytest.fixture
def gardeners(worker: User, network: Network, other: Organisation) -> Member:
    """The gardeners belong; Cy is their delegate and Di their deputy, neither of whom signs in."""
    made = actions.take_in(by=worker, network=network, organisation=other, since=days_ago(60))
    for name, part in (("Cy Moss", "delegate"), ("Di Fern", "deputy")):
        actions.name_new(by=worker, member=made, part=part, name=name, email=f"{name[:2].lower()}@example.org")
    return made


@pytest.fixture
def observer(worker: User, network: Network, council: Organisation) -> Member:
    return actions.take_in(by=worker, network=network, organisation=council, since=days_ago(60))


@pytest.fixture
def meeting(worker: User, network: Network) -> Meeting:
    """It was yesterday."""
    return past_meeting(worker, network, 1)


def days_ago(days: int) -> object:
    return clock.today() - timedelta(days=days)


def past_meeting(worker: User, network: Network, days: int, title: str = "Spring meeting") -> Meeting:
    starts = clock.now() - timedelta(days=days)
    return actions.plan(by=worker, network=network, title=title, starts_at=starts, ends_at=starts + timedelta(hours=2))


def came(worker: User, meeting: Meeting, *groups: Organisation) -> None:
    """Somebody of each group came, and nobody else."""
    for place, group in enumerate(groups):
        bookings.add_who_came(by=worker, sitting=meeting.sitting, name=f"Guest {place}", group=group.ref)
    bookings.mark(by=worker, sitting=meeting.sitting, came={})


__all__ = ["came", "datetime", "people"]
