"""Meetings of boards: a brief before, a report after."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.accounts.models import User
from hedgerow.engines.audit import actions as audit
from hedgerow.engines.mail import actions as mail
from hedgerow.engines.mail.rules import absolute
from hedgerow.engines.mail.types import Button, Letter
from hedgerow.kernel import clock
from hedgerow.ledger import actions as ledger
from hedgerow.ledger.types import Audience, Work
from hedgerow.representation import queries, rules
from hedgerow.representation.actions.holding import SPEAKING
from hedgerow.representation.models import Holding, Meeting, Report, Seat
from hedgerow.shell.templatetags.shell import plain_date
from hedgerow.spine.errors import InputError

LONGEST = 400


@transaction.atomic
def add_meeting(*, by: User | None, seat: Seat, on: date) -> Meeting:
    """The board meets on a day. Raises InputError where that is known already."""
    try:
        with transaction.atomic():
            made = Meeting.objects.create(seat=seat, on=on)
    except IntegrityError:
        raise InputError(_("That day is there already.")) from None
    audit.record(by=by, did="board.meets", ref=seat.ref, fields=["meetings"])
    return made


@transaction.atomic
def brief(*, by: User | None, meeting: Meeting, text: str) -> Meeting:
    """Say what to know and to say, and send it to whoever holds the seat that day. It is sent once; work, once.

    Raises InputError where nothing is said, it was sent, or nobody sits there.
    """
    held = (
        Meeting.objects.select_for_update(of=("self",)).select_related("seat__body").in_bulk([meeting.pk])[meeting.pk]
    )
    sitting = list(queries.holders(held.on).filter(seat=held.seat_id))
    if not text.strip():
        raise InputError(_("Write what they should know, or say."))
    if held.briefed_at:
        raise InputError(_("The brief has been sent already."))
    if not sitting:
        raise InputError(_("Nobody holds this seat on that day."))
    held.brief, held.briefed_at = text.strip(), clock.now()
    held.save(update_fields=["brief", "briefed_at"])
    audit.record(by=by, did="representative.briefed", ref=held.seat.ref, fields=["brief"])
    for one in sitting:
        _write(held, one, "brief", _brief_letter(held, one))
    ledger.record(by=by, work=_work(held, sitting, "representative.briefed", clock.today()))
    return held


def _work(meeting: Meeting, holdings: list[Holding], act: str, on: date, *, public: bool = False) -> Work:
    groups = sorted({one.organisation_id for one in holdings if one.organisation_id})
    shown = Audience.PUBLIC if public and meeting.seat.public else Audience.GROUP if groups else Audience.STAFF
    return Work(
        activity=SPEAKING,
        act=act,
        on=on,
        groups=groups,
        public_body=meeting.seat.body_id,
        ref=str(meeting.seat.ref),
        audience=shown,
    )


def _write(meeting: Meeting, holding: Holding, which: str, letter: Letter) -> None:
    if holding.contact is None:
        return
    mail.send(
        key=f"representation:{which}:{meeting.pk}:{holding.pk}",
        letter=letter,
        to=holding.contact.email,
        name=holding.contact.name,
        address=holding.contact.address,
        person=holding.contact.ref,
        about=meeting.seat.ref,
    )


def _brief_letter(meeting: Meeting, holding: Holding) -> Letter:
    where = {"board": meeting.seat.board, "day": plain_date(meeting.on)}
    return Letter(
        subject=_("Brief for %(board)s, %(day)s") % where,
        paragraphs=(
            _("You speak for groups at %(board)s on %(day)s. This is what to know, and to say.") % where,
            *(part.strip() for part in meeting.brief.split("\n\n") if part.strip()),
        ),
        button=Button(_("Report in two lines afterwards"), absolute(queries.report_path(meeting, holding))),
    )


@transaction.atomic
def report(
    *, by: User | None, meeting: Meeting, holding: Holding, happened: str, matters: str = "", public: bool = True
) -> Report:
    """A representative's two lines. Written again, they replace the first; the record of work has one entry.

    Raises InputError where nothing is said, before the day, or where they did not hold the seat that day.
    """
    first, second = " ".join(happened.split()), " ".join(matters.split())
    if not first or len(first) > LONGEST or len(second) > LONGEST:
        raise InputError(_("Say in a line what happened (up to 400 letters each)."))
    if meeting.on > clock.today():
        raise InputError(_("The board has not met yet."))
    if holding.seat_id != meeting.seat_id or not rules.is_held(holding.since, holding.until, meeting.on):
        raise InputError(_("They did not hold this seat on that day."))
    said = {"happened": first, "matters": second, "public": public}
    made, new = Report.objects.update_or_create(
        meeting=meeting, holding=holding, defaults=said, create_defaults={**said, "made_by": by.pk if by else None}
    )
    audit.record(by=by, did="representative.reported", ref=meeting.seat.ref, fields=["report"])
    if new:
        ledger.record(by=by, work=_work(meeting, [holding], "representative.reported", clock.today(), public=public))
    return made


def ask_for_reports(today: date) -> str:
    """Nightly: whoever sat on a board that has met is asked, once, for two lines."""
    owed = [one for one in queries.owed(today) if one.meeting.asked_at is None]
    for one in owed:
        with transaction.atomic():
            _write(one.meeting, one.holding, "report", _report_letter(one))
            Meeting.objects.filter(pk=one.meeting.pk).update(asked_at=clock.now())
    return f"{len(owed)} asked to report"


def _report_letter(owed: queries.seats.Owed) -> Letter:  # type: ignore[name-defined]
    where = {"board": owed.meeting.seat.board, "day": plain_date(owed.meeting.on), "due": plain_date(owed.due)}
    return Letter(
        subject=_("What happened at %(board)s?") % where,
        paragraphs=(
            _(
                "You spoke for groups at %(board)s on %(day)s. Two lines are enough: what happened, and what it means for them."
            )
            % where,
            _("Please write them by %(due)s. You need no account.") % where,
        ),
        button=Button(_("Report in two lines"), absolute(queries.report_path(owed.meeting, owed.holding))),
    )
