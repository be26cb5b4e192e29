"""What a feed holds, and what it is called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from hedgerow.engines import registry
from hedgerow.engines.bookings import queries as bookings
from hedgerow.engines.bookings.models import Sitting
from hedgerow.engines.bookings.rules import calendar
from hedgerow.people.queries.wording import us

EVERY = timedelta(hours=4)  # how often calendars are asked to look again
MOST = 2000


@dataclass(frozen=True)
class Feed:
    """A calendar of public sittings, and what tells whether it has changed."""

    sittings: tuple[Sitting, ...]
    title: str

    @property
    def print(self) -> str:
        """Another one whenever a date is added, changed or called off, or leaves the feed."""
        newest = max((one.changed_at for one in self.sittings), default=None)
        return f"{len(self.sittings)}-{newest.timestamp() if newest else 0:.0f}-{self.sittings[0].pk if self.sittings else 0}"


def feed(*, kind: str = "", ref: str = "") -> Feed:
    """Everything that is shown to everybody; of one kind; or of one record, such as a network or a course."""
    sittings = tuple(bookings.followed(kind=kind, ref=ref)[:MOST])
    return Feed(sittings, _title(kind, ref if sittings else ""))


def as_text(held: Feed) -> str:
    """The feed as an iCalendar file."""
    kinds = {offer.kind: str(offer.title) for offer in bookings.kinds()}
    bookings.name_all(held.sittings)
    events = [bookings.happening(one, category=kinds.get(one.kind, "")) for one in held.sittings]
    return calendar(events, name=held.title, every=EVERY)


def _title(kind: str, ref: str) -> str:
    """Whose calendar it is. What a ref is called is told only where something public is there."""
    about = registry.link(ref) if ref else None
    offer = next((one for one in bookings.kinds() if one.kind == kind), None)
    what = about.title if about else str(offer.titles) if offer else _("what’s on")
    return f"{us()}: {what}"
