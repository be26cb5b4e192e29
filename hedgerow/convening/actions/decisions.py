"""Writing down what a network decided, putting it right, and withdrawing it."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import check_open
from hedgerow.convening.actions.recording import record_decided, take_back_decided
from hedgerow.convening.models import Decision, Item, Meeting, Network
from hedgerow.convening.queries.meetings import day_of
from hedgerow.convening.rules import tidy
from hedgerow.convening.types import Fault
from hedgerow.engines.audit.actions import record
from hedgerow.engines.voting.models import Poll
from hedgerow.engines.voting.types import State
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.spine.errors import InputError

MOST = 2000


@transaction.atomic
def decide(
    *,
    by: User,
    text: str,
    meeting: Meeting | None = None,
    network: Network | None = None,
    item: Item | None = None,
    poll: Poll | None = None,
    how: str = "",
    dissent: str = "",
    on: date | None = None,
) -> Decision:
    """A network decided something: at a meeting, by a vote (`poll`, once), or otherwise on a day (today).

    Raises InputError where nothing is said, the meeting has not begun, or the vote is open.
    """
    check_open(by, Audience.WORKER)
    whose = meeting.network if meeting else network
    assert whose is not None, "a decision is of a meeting or a network"
    if meeting is not None and meeting.sitting.starts_at > clock.now():
        raise InputError(str(Fault.NOT_HELD.label))
    if poll is not None and poll.state != State.CLOSED:
        raise InputError(_("The vote is still open."))
    made = Decision(network=whose, meeting=meeting, item=item, poll=poll, made_by=by.pk)
    made.on = on or (day_of(meeting) if meeting else clock.today())
    _say(made, text, how, dissent)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise InputError(_("This vote stands as a decision already.")) from None
    record(by=by, did="decision.made", ref=made.ref, fields=["text"])
    record_decided(by=by, decision=made)
    return made


@transaction.atomic
def reword(*, by: User, decision: Decision, text: str, how: str = "", dissent: str = "") -> Decision:
    """Put the words of a decision right. Raises InputError where nothing is said, or it was withdrawn."""
    check_open(by, Audience.WORKER)
    held = _held(decision)
    _say(held, text, how, dissent)
    held.save(update_fields=["text", "how", "dissent"])
    record(by=by, did="decision.reworded", ref=held.ref, fields=["text", "how", "dissent"])
    return held


@transaction.atomic
def withdraw(*, by: User, decision: Decision) -> Decision:
    """It was written down wrongly: it does not stand, and does not count in the record of work."""
    check_open(by, Audience.WORKER)
    held = _held(decision)
    held.withdrawn_at = clock.now()
    held.save(update_fields=["withdrawn_at"])
    take_back_decided(by=by, decision=held)
    record(by=by, did="decision.withdrawn", ref=held.ref, fields=["withdrawn_at"])
    return held


def _held(decision: Decision) -> Decision:
    rows = Decision.objects.select_for_update(of=("self",)).select_related("network")
    held = rows.in_bulk([decision.pk])[decision.pk]
    if held.withdrawn_at is not None:
        raise InputError(_("This was withdrawn already."))
    return held


def _say(decision: Decision, text: str, how: str, dissent: str) -> None:
    decision.text, decision.how, decision.dissent = text.strip(), tidy(how), dissent.strip()
    if not decision.text:
        raise InputError(_("Say what was decided."))
    if len(decision.text) > MOST or len(decision.dissent) > MOST or len(decision.how) > 160:
        raise InputError(_("This is too long."))
