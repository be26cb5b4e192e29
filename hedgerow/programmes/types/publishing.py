"""An award as it is published: nothing of people, and nothing that a group was told alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class PublishedPlace:
    """Where the work happens: an area code ("" for none) and its name."""

    code: str
    name: str


@dataclass(frozen=True)
class Recipient:
    """Who got it: the identifier on a register, or "" where on none; `own` is our own number for it.

    A person is never named: `individual` leaves name and numbers out of what is published.
    """

    own: int
    name: str
    org_id: str = ""
    charity: str = ""
    company: str = ""
    postcode: str = ""
    individual: bool = False


@dataclass(frozen=True)
class Dei:
    """Which people lead a group, where it was asked: what was answered (keys of `engines.questions.types.LED_BY`), and
    whether the group lets it be published."""

    led_by: tuple[str, ...] = ()
    shared: bool = False


@dataclass(frozen=True)
class Award:
    """A grant that was accepted. Money is whole pence; `number` is ours, and stands in its identifier."""

    number: int
    title: str
    description: str
    pence: int
    asked: int | None
    paid: int
    awarded_on: date
    recipient: Recipient
    programme: str
    modified: datetime
    programme_code: str = ""
    starts: date | None = None
    ends: date | None = None
    places: tuple[PublishedPlace, ...] = ()
    open_call: bool = True
    dei: Dei | None = None


@dataclass(frozen=True)
class Publishing:
    """Under which name and identifiers awards are published, and what else is said of the file."""

    name: str
    org_id: str
    prefix: str
    url: str = ""
    website: str = ""
