"""Writing minutes, two at one moment without loss; approving and publishing them."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.accounts.permissions import check_open
from hedgerow.convening import rules
from hedgerow.convening.actions.letters import send_minutes
from hedgerow.convening.actions.meetings import hold, hold_item
from hedgerow.convening.models import Item, Meeting, Wording
from hedgerow.convening.types import Clash, Fault, Minutes
from hedgerow.engines.audit.actions import record
from hedgerow.kernel import clock
from hedgerow.kernel.audience import Audience
from hedgerow.spine.errors import InputError


class WrittenMeanwhile(InputError):
    """Somebody else wrote these minutes since they were shown: `clash` holds both. Nothing was changed."""

    def __init__(self, clash: Clash) -> None:
        super().__init__(_("Somebody else wrote here while you did. Both texts are below; nothing is lost."))
        self.clash = clash


@transaction.atomic
def write(*, by: User, item: Item, text: str, seen: int) -> Item:
    """Write the minutes of one item. `seen` is the version that stood on the page when somebody began to write.

    What stood there before is kept. Raises WrittenMeanwhile where it is another version by now, and InputError where the
    minutes are approved or this is too long.
    """
    check_open(by, Audience.WORKER)
    held, told = hold_item(item), text.strip().replace("\r\n", "\n")
    if len(told) > rules.LONGEST_TEXT:
        raise InputError(_("This is too long: 20,000 letters for one item at the most."))
    if told == held.text:
        return held
    if seen != held.version:
        raise WrittenMeanwhile(Clash(held.text, told, held.version, held.written_by, held.written_at))
    if held.text:
        Wording.objects.create(
            item=held,
            version=held.version,
            text=held.text,
            written_at=held.written_at,
            written_by=held.written_by,
        )
    held.text, held.version = told, held.version + 1
    held.written_at, held.written_by = clock.now(), by.pk
    held.save(update_fields=["text", "version", "written_at", "written_by"])
    record(by=by, did="minutes.written", ref=held.meeting.ref, fields=["text"])
    return held


@transaction.atomic
def approve(*, by: User, meeting: Meeting) -> Meeting:
    """The minutes are right, as those who were there say: from now on they stay as they are.

    Raises InputError before the meeting, or where nothing is written.
    """
    check_open(by, Audience.WORKER)
    held = hold(meeting)
    if held.minutes != Minutes.DRAFT:
        return held
    if held.sitting.starts_at > clock.now():
        raise InputError(str(Fault.NOT_HELD.label))
    if not held.items.exclude(text="").exists():
        raise InputError(_("Nothing is written yet."))
    held.minutes, held.approved_at, held.approved_by = Minutes.APPROVED, clock.now(), by.pk
    return _saved(by, held, "minutes.approved")


@transaction.atomic
def publish(*, by: User, meeting: Meeting) -> Meeting:
    """Let members read the minutes, and everybody where the network and the meeting are public. Members are written to.

    Raises InputError where they are not approved.
    """
    check_open(by, Audience.WORKER)
    held = hold(meeting)
    if held.minutes == Minutes.PUBLISHED:
        return held
    if held.minutes != Minutes.APPROVED:
        raise InputError(_("Approve them first."))
    held.minutes, held.published_at = Minutes.PUBLISHED, clock.now()
    _saved(by, held, "minutes.published")
    send_minutes(held)
    return held


@transaction.atomic
def open_again(*, by: User, meeting: Meeting) -> Meeting:
    """Something in the minutes must be put right: they are a draft again, and nobody outside reads them."""
    check_open(by, Audience.WORKER)
    held = hold(meeting)
    if held.minutes == Minutes.DRAFT:
        return held
    held.minutes, held.approved_at, held.approved_by, held.published_at = Minutes.DRAFT, None, None, None
    return _saved(by, held, "minutes.opened_again")


def _saved(by: User, meeting: Meeting, did: str) -> Meeting:
    meeting.save(update_fields=["minutes", "approved_at", "approved_by", "published_at"])
    record(by=by, did=did, ref=meeting.ref, fields=["minutes"])
    return meeting
