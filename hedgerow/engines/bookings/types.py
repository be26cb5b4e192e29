"""What a sitting and a booking may be, and what an app says about its own sittings, its groups and the people it knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.words import Words


class State(TextChoices):
    """Whether a sitting can be booked. One that is over closes by itself."""

    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")
    CANCELLED = "cancelled", _("cancelled")


class Seat(TextChoices):
    """How a booking stands. After the day it says whether they came."""

    BOOKED = "booked", _("booked")
    WAITING = "waiting", _("on the waiting list")
    CANCELLED = "cancelled", _("cancelled")
    CAME = "came", _("came")
    ABSENT = "absent", _("did not come")


class Fault(TextChoices):
    """What is wrong with a sitting, as a sentence."""

    UNTITLED = "untitled", _("Give it a title.")
    ENDS = "ends", _("It must end after it begins.")
    LONG = "long", _("That is longer than two weeks. Make several dates of it.")
    PLACES = "places", _("Between 1 and 5,000 places, or leave it empty for as many as come.")
    PRICE = "price", _("A price is between nothing and £10,000.")


#: those that take a place
TAKING = (Seat.BOOKED, Seat.CAME, Seat.ABSENT)
#: those that belong to somebody who still wants to come
LIVE = (Seat.BOOKED, Seat.WAITING)


@dataclass(frozen=True)
class SittingOffer:
    """A kind of sitting, such as "development.training" (the kind of the sitting's ref need not be the same).

    title: one of them ("Training"), titles: several. Every function is given the `models.Sitting`.
    manage_url(sitting) -> the path of the page where its own app keeps it. may_manage(user, sitting) -> who may change
    it, see who is coming and say who came. price(sitting, ref of a group or "") -> pence for somebody of that group.
    marked(by, sitting, came, absent) -> makes the ledger say exactly this, in the transaction of the marking; both are
    lists of `models.Booking`. It is called again when marks are changed: what was written before is reversed first.
    (`queries.never_seated(sitting)` are those whom the waiting list never left.) after(sitting, booking) -> what somebody
    finds on the page of their booking when it is over, as words and paths.
    """

    kind: str
    title: Words
    titles: Words
    manage_url: Callable[[Any], str]
    may_manage: Callable[[Any, Any], bool]
    marked: Callable[[Any, Any, Sequence[Any], Sequence[Any]], None]
    price: Callable[[Any, str], int] = lambda sitting, _group: int(sitting.price_pence)
    after: Callable[[Any, Any], Sequence[tuple[Words, str]]] = lambda _sitting, _booking: ()
    begin: Callable[[Any, str], Mapping[str, Any] | None] = lambda _user, _ref: None
    home: Callable[[], tuple[Words, str] | None] = lambda: None
    more: Callable[[Any], Sequence[tuple[Words, str]]] = lambda _sitting: ()


@dataclass(frozen=True)
class Group:
    """A group as somebody who books names it: its ref and its name."""

    ref: str
    name: str


@dataclass(frozen=True)
class Guest:
    """Somebody who is signed in, as the booking form begins: what is known of them, and the groups they act for."""

    name: str = ""
    email: str = ""
    phone: str = ""
    contact: str = ""
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True)
class GroupFinder:
    """Who knows the groups, one app at most. named(words) -> the one group that is called so, or None; name_of(ref)."""

    named: Callable[[str], Group | None]
    name_of: Callable[[str], str]


@dataclass(frozen=True)
class GuestOffer:
    """Who knows the people, one app at most.

    signed_in(user) -> what is known of them. contact(name, email) -> the ref of the one person of that name at that
    address, or "". needs(refs of contacts) -> what each needs to take part, in words, for those who agreed to our
    keeping it. remember(ref, needs, the words they agreed to) -> keeps it, with that consent.
    """

    signed_in: Callable[[Any], Guest]
    contact: Callable[[str, str], str]
    needs: Callable[[Sequence[str]], Mapping[str, str]]
    remember: Callable[[str, str, str], None]


@dataclass(frozen=True)
class Happening:
    """A sitting as a calendar holds it. `uid` is the same for ever; `sequence` grows with each change of time or place."""

    uid: str
    sequence: int
    title: str
    starts_at: datetime
    ends_at: datetime
    changed_at: datetime
    where: str = ""
    about: str = ""
    url: str = ""
    category: str = ""
    cancelled: bool = False


@dataclass(frozen=True)
class Places:
    """How full a sitting is. `places` None: as many as come."""

    places: int | None
    taken: int
    waiting: int = 0

    @property
    def left(self) -> int | None:
        """Free places; none are free for strangers while somebody waits."""
        return None if self.places is None else max(0, self.places - self.taken)

    @property
    def full(self) -> bool:
        return self.left == 0
