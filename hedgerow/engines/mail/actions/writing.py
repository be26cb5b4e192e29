"""Writing a letter into the outbox."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

from django.db import IntegrityError, transaction

from hedgerow.engines.mail.actions.delivering import enqueue
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.mail.rules import KEPT_DAYS
from hedgerow.engines.mail.types import Letter, State
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref


@transaction.atomic
def send(
    *,
    key: str,
    letter: Letter,
    to: str = "",
    name: str = "",
    address: str = "",
    person: Ref | str = "",
    about: Ref | str = "",
) -> Outgoing:
    """Write a letter; it goes out after the transaction. A key that was written before is answered, not sent again.

    Without an e-mail address it waits to be printed. The task that delivers it is a row of the same transaction: both
    are kept or neither is.
    """
    try:
        with transaction.atomic():
            row = Outgoing.objects.create(
                key=key,
                to=to.strip(),
                name=name,
                address=address,
                person=str(person),
                about=str(about),
                subject=letter.subject[:200],
                letter=asdict(letter),
                state=State.WAITING if to.strip() else State.PRINT,
                expires=clock.today() + timedelta(days=KEPT_DAYS),
            )
    except IntegrityError:
        return Outgoing.objects.filter(key=key)[0]
    if row.state == State.WAITING:
        enqueue(row.pk)
    return row
