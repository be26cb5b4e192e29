"""Taking messages that arrive: each once, none stopping the next."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hedgerow.engines import registry
from hedgerow.engines.mail.models import Incoming, Outgoing
from hedgerow.engines.mail.rules import message_id
from hedgerow.engines.mail.rules.arriving import ADDRESS, key_of, read
from hedgerow.engines.mail.types import Arrived, InboundOffer, Outcome, State
from hedgerow.engines.todo.rules import answer_by
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError

KEPT_DAYS = 180  # the words of a message at the front door
MOST_BOUNCED = 20  # addresses of one bounce that are looked at
log = logging.getLogger(__name__)


def take(*, raw: bytes, source: str = "") -> Incoming | None:
    """Read one message and do with it what is to be done. None where it was read before.

    One that cannot be read is kept as a row that names it and says why; the message itself stays where it was.
    """
    key = key_of(raw)
    if Incoming.objects.filter(key=key).exists():
        return None
    try:
        with transaction.atomic():
            return _took(read(raw), raw, source)
    except InputError as error:
        return set_aside(key, source, str(error))
    except IntegrityError:
        if Incoming.objects.filter(key=key).exists():
            return None  # another worker read it at the same moment
        log.exception("message %s from %s could not be taken", key[:12], source)
        return set_aside(key, source, _("The program failed on it: it is in the server’s log."))
    except Exception:  # whatever it was, the other messages are still to be read
        log.exception("message %s from %s could not be taken", key[:12], source)
        return set_aside(key, source, _("The program failed on it: it is in the server’s log."))


def _took(message: Arrived, raw: bytes, source: str) -> Incoming:
    row = Incoming.objects.create(
        key=message.key, source=source[:200], outcome=Outcome.TAKEN, expires=clock.today() + timedelta(days=KEPT_DAYS)
    )
    if message.is_automatic:
        _note_bounce(message, raw)
        return _changed(row, outcome=Outcome.AUTOMATIC)
    offers = registry.all_of(InboundOffer)
    for offer in offers:
        ref = offer.take(message, str(row.own_ref))
        if ref:
            return _changed(row, ref=ref)
    return _at_the_door(row, message, unproven=any(offer.is_ours(message.sender) for offer in offers))


def _at_the_door(row: Incoming, message: Arrived, *, unproven: bool) -> Incoming:
    return _changed(
        row,
        outcome=Outcome.WAITING,
        sender=message.sender,
        sender_name=message.sender_name,
        subject=message.subject,
        text=message.text,
        files=[attachment.name for attachment in message.attachments],
        unproven=unproven,
        answer_by=answer_by(clock.today()),
    )


def _changed(row: Incoming, **facts: Any) -> Incoming:
    for name, value in facts.items():
        setattr(row, name, value)
    row.save(update_fields=list(facts))
    return row


def set_aside(key: str, source: str, why: str) -> Incoming | None:
    """A row for a message that cannot be read, which names it and says why; None where there is one already."""
    try:
        with transaction.atomic():
            return Incoming.objects.create(
                key=key,
                source=source[:200],
                outcome=Outcome.ASIDE,
                fault=why[:300],
                expires=clock.today() + timedelta(days=KEPT_DAYS),
            )
    except IntegrityError:
        return None


def _note_bounce(message: Arrived, raw: bytes) -> None:
    """A letter of ours that came back: the bounce holds its Message-ID, which nobody else knew but its reader."""
    text = raw[:200_000].decode("ascii", "ignore")
    named = list(dict.fromkeys(found.lower() for found in ADDRESS.findall(text)))[:MOST_BOUNCED]
    for letter in Outgoing.objects.filter(to__in=named, state=State.SENT):
        if message_id(letter.key) in text:
            why = _("It came back: %(why)s") % {"why": message.subject}
            Outgoing.objects.filter(pk=letter.pk).update(state=State.FAILED, fault=why[:300])
