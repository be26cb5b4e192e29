"""A position is put to the vote of a network, or of our members; what each group said is on the record."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.advocacy.actions import chain
from hedgerow.advocacy.actions.positions import agree, newest
from hedgerow.advocacy.models import Position, SignUp
from hedgerow.advocacy.types import Agreement, Shown, Stand, Told
from hedgerow.engines.audit import actions as audit
from hedgerow.engines.voting import actions as voting
from hedgerow.engines.voting import queries as votes
from hedgerow.engines.voting.models import Poll
from hedgerow.engines.voting.types import Method, Option, State
from hedgerow.kernel import clock
from hedgerow.kernel.refs import parse
from hedgerow.organisations.queries import resolved_ids
from hedgerow.spine.errors import InputError

YES, NO, ABSTAIN = "yes", "no", "abstain"


@transaction.atomic
def call_vote(*, by: User, position: Position, roll: str, closes_at: datetime, quorum: int | None = None) -> Poll:
    """Put the newest version to the vote, and write to everybody on the roll ("network:3"). It is not secret: a group
    stands by what it says. Raises InputError where a vote runs, nobody could vote, or there is nothing to vote on."""
    issue = chain.hold(position.issue_id)
    held = Position.objects.select_for_update(of=("self",)).select_related("poll").in_bulk([position.pk])[position.pk]
    wording, title = newest(held), dict(votes.rolls()).get(roll)
    if wording is None or wording.number == held.agreed_number:
        raise InputError(_("There is no new version to vote on."))
    if held.poll is not None and held.poll.state != State.CLOSED:
        raise InputError(_("A vote on it is open already."))
    if title is None:
        raise InputError(_("Choose who votes from the list."))
    kind, number = roll.split(":", 1)
    offer = votes.offer(kind)
    assert offer is not None, "it stands in the list"
    options = [Option(YES, _("We agree")), Option(NO, _("We see it otherwise")), Option(ABSTAIN, _("We abstain"))]
    poll = voting.make_poll(
        by=by, ref=held.ref, title=issue.sentence, question=wording.text, method=Method.CHOICE, options=options,
        opens_at=clock.now(), closes_at=closes_at, secret=False, public=False, quorum=quorum,
    )  # fmt: skip
    voting.freeze_roll(by=by, poll=poll, voters=list(offer.voters(number, clock.today())))
    voting.open_poll(by=by, poll=poll)
    held.poll, held.network, held.network_name = poll, roll, str(title)[:120]
    held.save(update_fields=["poll", "network", "network_name"])
    audit.record(by=by, did="position.vote_called", ref=issue.ref)
    return poll


@transaction.atomic
def settle_vote(*, by: User, position: Position) -> Position:
    """Take over what a closed vote came to: each group's vote is its stand, and where more agreed than not, and enough
    voted, it is agreed; else it is not, and its text is a draft still.

    Raises InputError where the vote is open, or was about an earlier version.
    """
    chain.hold(position.issue_id)
    held = Position.objects.select_related("poll").in_bulk([position.pk])[position.pk]
    if held.poll is None or held.poll.state != State.CLOSED:
        raise InputError(_("The vote has not closed yet."))
    wording = newest(held)
    if wording is None or held.poll.question != wording.text:
        raise InputError(_("The text has changed since that vote. Call a new one."))
    cast = _cast(held.poll)
    said = {row.organisation_id: row for row in held.stands.filter(organisation__in=cast)}
    for group, stand in cast.items():
        _take_over(held, wording.number, group, stand, said.get(group))
    yes = sum(stand == Stand.SIGNS for stand in cast.values())
    enough = bool(held.poll.result.get("quorate", True))
    day = clock.day_of(held.poll.closed_at) if held.poll.closed_at else clock.today()
    if enough and yes > len(cast) - yes:
        return agree(by=by, position=held, how=Agreement.VOTE, on=day)
    held.poll = None
    held.save(update_fields=["poll"])
    return held


def _cast(poll: Poll) -> dict[int, Stand]:
    """What each group on the roll voted, by its id as it is now; who abstained said nothing."""
    said: dict[int, Stand] = {}
    for entry in poll.roll.filter(ballot__isnull=False).select_related("ballot"):
        ref, content = parse(entry.voter), entry.ballot.content if entry.ballot else []
        if ref.kind == "organisations.organisation" and content and content[0] != ABSTAIN:
            said[int(ref.id)] = Stand.SIGNS if content[0] == YES else Stand.DISSENTS
    now = resolved_ids(said)
    return {now[pk]: stand for pk, stand in said.items()}


def _take_over(position: Position, number: int, group: int, stand: Stand, own: SignUp | None) -> None:
    """What a group wrote itself about this version says more than its vote, and stays."""
    if own is not None and own.number == number and own.stand == stand:
        return
    row = own or SignUp(position=position, organisation_id=group, shown=Shown.COUNTED)
    row.number, row.stand, row.told, row.on = number, stand, Told.VOTE, clock.today()
    row.reason = _("It voted against; it gave no reason.") if stand == Stand.DISSENTS else ""
    row.save()
