"""The mailbox is read by IMAP: each message once, marked when it is safely ours, flagged where it cannot be read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from hedgerow.accounts.types import LioRole
from hedgerow.config.environment import Inbox
from hedgerow.engines.mail import actions
from hedgerow.engines.mail.models import Incoming
from hedgerow.engines.mail.rules.arriving import MOST_BYTES
from hedgerow.engines.mail.types import Outcome
from hedgerow.engines.schedule import actions as schedule
from hedgerow.engines.schedule import provides
from hedgerow.engines.schedule.models import JobRun
from hedgerow.kernel import clock
from hedgerow.spine.errors import InputError
from tests.engines.mail.mailbox import Box, opened
from tests.engines.mail.test_arriving import raw
from tests.people import person

pytestmark = pytest.mark.django_db


def inbox_of(box: Box) -> Inbox:
    return Inbox("127.0.0.1", box.port, "log@lio.example", "secret", "", "INBOX", "log@lio.example")


def test_each_message_is_read_once_and_marked(settings: Any) -> None:
    with opened(raw("html_only"), raw("nothing"), raw("out_of_office")) as box:
        settings.HEDGEROW_INBOX = inbox_of(box)
        assert actions.read_mailbox() == "1 at the front door, 1 could not be read, 1 written by a machine"
        assert box.unseen() == []
        assert box.flags["2"] == {"\\Seen", "\\Flagged"}
        assert box.flags["1"] == {"\\Seen"}
        assert actions.read_mailbox() == ""
        box.flags.clear()  # somebody marks them as unread
        assert actions.read_mailbox() == "3 read before"
    assert Incoming.objects.count() == 3


def test_what_is_too_large_is_not_even_fetched(settings: Any) -> None:
    with opened(raw("html_only"), raw("gmail_forward")) as box:
        settings.HEDGEROW_INBOX = inbox_of(box)
        box.claims["1"] = MOST_BYTES + 1
        actions.read_mailbox()
        assert box.fetched == ["2"]
        assert "\\Flagged" in box.flags["1"]
    assert Incoming.objects.get(outcome=Outcome.ASIDE).fault == "It is larger than 25 MB."


def test_a_mailbox_that_does_not_let_us_in_says_so_and_stops_nothing_else(settings: Any) -> None:
    with opened() as box:
        settings.HEDGEROW_INBOX = replace(inbox_of(box), password="wrong")
        with pytest.raises(InputError, match="does not let us in"):
            actions.read_mailbox()
        (run,) = schedule.run_regular()
        assert (run.job, "does not let us in" in run.error) == ("mail.inbox", True)
        schedule.run_regular()
        assert list(JobRun.objects.values_list("job", flat=True)) == ["mail.inbox"]
        told = [due.what for due in provides.due(person(role=LioRole.MANAGER), clock.today())]
        assert any("does not let us in" in words for words in told)
        settings.HEDGEROW_INBOX = inbox_of(box)
        assert schedule.run_regular() == []
        assert not JobRun.objects.exists()


def test_without_a_mailbox_nothing_is_read(settings: Any) -> None:
    settings.HEDGEROW_INBOX = Inbox()
    assert actions.read_mailbox() == ""
