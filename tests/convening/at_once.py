"""Two people at one moment: the same minutes written, the same group taken in, the same decision made of a vote."""

from __future__ import annotations

from datetime import timedelta

from hedgerow.accounts.models import User
from hedgerow.charter import actions as charter
from hedgerow.convening import actions
from hedgerow.convening.models import Decision, Item, Member, Wording
from hedgerow.convening.queries.meetings import agenda
from hedgerow.engines.bookings import actions as bookings
from hedgerow.kernel import clock
from hedgerow.ledger.models import Entry
from hedgerow.organisations import actions as organisations
from hedgerow.organisations.models import Organisation
from tests.people.at_once import together


def race() -> dict[str, object]:
    """What came of each."""
    charter.seed()
    by = [User.objects.create_user(f"{name}@example.org", name=name, role="worker") for name in ("ada", "bo")]
    network = actions.start(by=by[0], name="Food Network", purpose="Food.")
    group = organisations.create(by=by[0], name="The Long Table")
    told: list[str] = []
    together(by, told, lambda user: actions.take_in(by=user, network=network, organisation=group))
    starts = clock.now() - timedelta(hours=3)
    meeting = actions.plan(
        by=by[0], network=network, title="Spring", starts_at=starts, ends_at=starts + timedelta(hours=1)
    )
    item = agenda(meeting)[0]
    together(by, told, lambda user: actions.write(by=user, item=item, text=f"As {user.name} says.", seen=0))
    written = Item.objects.get(pk=item.pk)
    bookings.add_who_came(by=by[0], sitting=meeting.sitting, name="Cy", group=group.ref)
    together(by, told, lambda user: bookings.mark(by=user, sitting=meeting.sitting, came={}))
    closes = clock.now() + timedelta(days=2)
    poll = actions.call_vote(by=by[0], network=network, title="A mower?", options=["Yes", "No"], closes_at=closes)
    actions.open_vote(by=by[0], poll=poll)
    together(by, told, lambda user: actions.close_vote(by=user, poll=poll))
    poll.refresh_from_db()
    together(by, told, lambda user: actions.decide(by=user, network=network, poll=poll, text="We buy one."))
    acts = Entry.objects.counting().exclude(act="").order_by("act").values_list("act", flat=True)
    return {
        "members": Member.objects.count(),
        "version": written.version,
        "kept": Wording.objects.count(),
        "decisions": Decision.objects.count(),
        "acts": list(acts),
        "told": len(told),
        "groups": Organisation.objects.count(),
    }
