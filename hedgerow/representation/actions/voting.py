"""From nominations to a vote, and from its outcome to the holders of the seat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit import actions as audit
from hedgerow.engines.voting import actions as voting
from hedgerow.engines.voting import queries as votes
from hedgerow.engines.voting.types import Method, Option
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Audience, Work
from hedgerow.people import actions as people
from hedgerow.people.models import Contact
from hedgerow.people.queries import contact_called
from hedgerow.representation import queries
from hedgerow.representation.actions.holding import CHOOSING, end_holding, fill_seat
from hedgerow.representation.models import Election, Nomination
from hedgerow.representation.types import Ending, Mandate, Stage, Standing
from hedgerow.spine.errors import InputError


def _held(election: Election) -> Election:
    return (
        Election.objects.select_for_update(of=("self",))
        .select_related("seat__body", "poll")
        .in_bulk([election.pk])[election.pk]
    )


@transaction.atomic
def open_vote(*, by: User | None, election: Election) -> Election:
    """Once nominations are over: print the ballot, freeze the roll of this day, and write to every voter.

    Where there are no more people than places, nobody has to vote, and they are declared. Raises InputError while people can
    still be named or wait to be checked, where nobody stands, and where nobody is on the roll.
    """
    held = _held(election)
    _check_over(held)
    standing = list(queries.hopefuls(held))
    if not standing:
        raise InputError(_("Nobody stands. Give groups more time, or call it off."))
    if len(standing) <= held.places:
        held.unopposed = True
        held.save(update_fields=["unopposed"])
        return _settle(by, held, standing, voted=None)
    kind, _colon, roll = held.roll.partition(":")
    offer = votes.offer(kind)
    voters = offer.voters(roll, clock.today()) if offer else ()
    poll = voting.make_poll(
        by=by,
        ref=held.ref,
        title=_("Who speaks for groups on %(board)s?") % {"board": held.seat.board},
        question=held.notice,
        method=Method.RANKED,
        options=_options(standing),
        opens_at=max(held.opens_at, clock.now()),
        closes_at=held.closes_at,
        seats=held.places,
        quorum=held.quorum,
        public=held.seat.public,
    )
    voting.freeze_roll(by=by, poll=poll, voters=voters)
    held.poll, held.stage = voting.open_poll(by=by, poll=poll), Stage.VOTING
    held.save(update_fields=["poll", "stage"])
    audit.record(by=by, did="election.opened", ref=held.ref, fields=["stage"])
    return held


def _options(standing: Sequence[Nomination]) -> list[Option]:
    """The ballot paper: names, with their groups where two have one name; beneath, who named them, and their words."""
    names = Counter(one.name for one in standing)
    return [
        Option(
            f"n{one.pk}",
            one.name if names[one.name] == 1 else f"{one.name}, {one.organisation.name}",
            "\n\n".join(filter(None, (_("Named by %(group)s") % {"group": one.organisation.name}, one.words))),
        )
        for one in standing
    ]


def _check_over(election: Election) -> None:
    if election.stage != Stage.NOMINATIONS:
        raise InputError(_("The vote has been opened already."))
    if election.nominations_until > clock.now():
        raise InputError(_("People can still be named."))
    if election.nominations.filter(standing=Standing.WAITING).exists():
        raise InputError(_("Somebody who was named waits to be checked. Decide that first."))


@transaction.atomic
def declare(*, by: User | None, election: Election) -> Election:
    """Make the outcome of the vote the holders of the seat, once. Raises InputError while it runs, where too few voted, and
    where nobody did."""
    held = _held(election)
    if held.stage != Stage.VOTING or held.poll is None:
        raise InputError(_("There is no vote to declare."))
    if held.closes_at > clock.now():
        raise InputError(_("The vote is still open."))
    poll = voting.close_poll(by=by, poll=held.poll)
    if not poll.result["quorate"]:
        raise InputError(_("Too few voted for it to count. Call it off, and say what comes next."))
    if not poll.result["elected"]:
        raise InputError(_("Nobody voted. Call it off, and say what comes next."))
    standing = {f"n{one.pk}": one for one in queries.hopefuls(held)}
    return _settle(by, held, [standing[one] for one in poll.result["elected"]], voted=poll.result["voted"])


def _settle(by: User | None, election: Election, chosen: Sequence[Nomination], voted: int | None) -> Election:
    _make_room(by, election, len(chosen))
    for one in chosen:
        fill_seat(
            by=by,
            seat=election.seat,
            contact=_contact(by, one),
            organisation=one.organisation,
            mandate=Mandate.ELECTED,
            since=election.takes_up,
            named=True,  # they agreed to stand on a ballot paper that everybody reads
            election=election,
        )
    election.stage, election.declared_at = Stage.DECLARED, clock.now()
    election.save(update_fields=["stage", "declared_at"])
    audit.record(by=by, did="election.declared", ref=election.ref, fields=["stage"])
    ledger.record(by=by, work=_held_work(election, voted))
    return election


def _make_room(by: User | None, election: Election, wanted: int) -> None:
    """Whoever sits there longest makes room on the day the new ones take up the seat."""
    sitting = list(queries.holders(election.takes_up).filter(seat=election.seat))
    too_many = len(sitting) + wanted - election.seat.places
    for one in sitting[: max(too_many, 0)]:
        end_holding(by=by, holding=one, on=election.takes_up, why=Ending.REPLACED)


def _contact(by: User | None, nomination: Nomination) -> Contact:
    found = nomination.contact or (contact_called(nomination.name, nomination.email) if nomination.email else None)
    made = found or people.add_contact(by=by, name=nomination.name, email=nomination.email)
    if nomination.contact_id != made.pk:
        Nomination.objects.filter(pk=nomination.pk).update(contact=made)
    return made


def _held_work(election: Election, voted: int | None) -> Work:
    return Work(
        activity=CHOOSING,
        act="election.held",
        on=clock.today(),
        people=voted,
        public_body=election.seat.body_id,
        ref=str(election.ref),
        audience=Audience.PUBLIC if election.seat.public else Audience.STAFF,
    )
