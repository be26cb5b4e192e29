"""Reading the place's mailbox by IMAP, and files of messages."""

from __future__ import annotations

import hashlib
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from imap_tools import AND, BaseMailBox, MailBox, MailboxLoginError, MailBoxUnencrypted, MailMessageFlags

from hedgerow.engines.mail.actions.arriving import set_aside, take
from hedgerow.engines.mail.models import Incoming
from hedgerow.engines.mail.rules.arriving import MOST_BYTES
from hedgerow.engines.mail.types import Outcome, Unreadable
from hedgerow.spine.errors import InputError

MOST_AT_ONCE = 200
TIMEOUT = 30  # seconds
log = logging.getLogger(__name__)


def read_mailbox() -> str:
    """Read what is new in the mailbox, where one is set. A message is marked as seen once it is safely ours; one that
    cannot be read is flagged, so that people find it there."""
    if not settings.HEDGEROW_INBOX.host or settings.HEDGEROW_DEMO:
        return ""
    with _opened() as box:
        return told(_taken(box, uid) for uid in box.uids(AND(seen=False), charset=None)[:MOST_AT_ONCE])


def _opened() -> BaseMailBox:
    inbox = settings.HEDGEROW_INBOX
    kind = MailBox if inbox.security == "ssl" else MailBoxUnencrypted
    box: BaseMailBox = kind(inbox.host, inbox.port, timeout=TIMEOUT)
    try:
        return box.login(inbox.user, inbox.password, initial_folder=inbox.folder)
    except MailboxLoginError:
        box.client.shutdown()
        raise InputError(f"the mailbox of {inbox.user} at {inbox.host} does not let us in") from None


def _taken(box: BaseMailBox, uid: str) -> Incoming | None:
    source = f"{settings.HEDGEROW_INBOX.folder} {uid}"
    if _size(box, uid) > MOST_BYTES:  # it is not even fetched
        row = set_aside(
            hashlib.sha256(f"too large: {source}".encode()).hexdigest(), source, str(Unreadable.LARGE.label)
        )
    else:
        row = take(raw=_fetched(box, uid), source=source)
    if row and row.outcome == Outcome.ASIDE:
        log.warning("message %s of the mailbox could not be read: it is flagged there", uid)
        box.flag([uid], [MailMessageFlags.FLAGGED], True)
    box.flag([uid], [MailMessageFlags.SEEN], True)
    return row


def _size(box: BaseMailBox, uid: str) -> int:
    _status, answer = box.client.uid("FETCH", uid, "(RFC822.SIZE)")
    found = re.search(rb"RFC822\.SIZE (\d+)", b" ".join(one for one in answer if isinstance(one, bytes)))
    return int(found[1]) if found else 0


def _fetched(box: BaseMailBox, uid: str) -> bytes:
    """The message as it is, without marking it."""
    _status, answer = box.client.uid("FETCH", uid, "(BODY.PEEK[])")
    return next((one[1] for one in answer if isinstance(one, tuple)), b"")


def read_files(*, path: Path) -> Iterator[tuple[Path, Incoming | None]]:
    """Read a message from a file, or every `.eml` in a folder and below. Files stay as they are.

    Raises InputError where there is nothing of the name.
    """
    if not path.exists():
        raise InputError(f"{path}: there is no such file or folder")
    found = sorted(path.rglob("*.eml")) if path.is_dir() else [path]
    return ((one, take(raw=one.read_bytes(), source=one.name)) for one in found)


def told(rows: Iterable[Incoming | None]) -> str:
    """How many messages came to what, in a line; "" for none."""
    counted = Counter(str(row.get_outcome_display()) if row else "read before" for row in rows)
    return ", ".join(f"{count} {what}" for what, count in sorted(counted.items()))
