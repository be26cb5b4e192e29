"""Writing letters."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

from django.db import transaction

from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.mail.types import Letter, State
from hedgerow.kernel import clock
from hedgerow.kernel.refs import Ref

KEPT_DAYS = 90  # the words of a letter; a link in it is shorter-lived


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

    Without an e-mail address it waits to be printed.
    """
    row, _made = Outgoing.objects.get_or_create(
        key=key,
        defaults={
            "to": to.strip(),
            "name": name,
            "address": address,
            "person": str(person),
            "about": str(about),
            "subject": letter.subject,
            "letter": asdict(letter),
            "state": State.WAITING if to.strip() else State.PRINT,
            "expires": clock.today() + timedelta(days=KEPT_DAYS),
        },
    )
    return row
