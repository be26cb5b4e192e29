"""A letter goes out once, by whichever server, and whatever happens in between."""

from __future__ import annotations

import pytest
from django.core import mail

from hedgerow.accounts.models import User
from hedgerow.engines.mail import actions, queries
from hedgerow.engines.mail.models import Outgoing
from hedgerow.engines.mail.types import Button, Letter, State
from hedgerow.engines.schedule import actions as schedule

pytestmark = pytest.mark.django_db
HELLO = Letter("Hello", ("How are you?", "Write back."))


def test_a_letter_goes_out_by_the_queue_once() -> None:
    actions.send(key="hello:1", letter=HELLO, to="ada@example.org", name="Ada")
    actions.send(key="hello:1", letter=HELLO, to="ada@example.org", name="Ada")
    assert mail.outbox == []
    assert schedule.run_queue() == 1
    assert [one.to for one in mail.outbox] == [["Ada <ada@example.org>"]]
    row = Outgoing.objects.get()
    assert (row.state, row.tries) == (State.SENT, 1)
    assert row.sent_at
    actions.deliver(pk=row.pk)
    assert len(mail.outbox) == 1
