"""When somebody is written to, and for how long."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from hedgerow.engines.alerts.types import Rhythm

LASTS = timedelta(days=365)  # then it ends, unless the question is answered with yes
ASKS_BEFORE = timedelta(days=30)
UNCONFIRMED_FOR = timedelta(days=7)
MOST_AN_HOUR = 10  # asked for from one internet address
MOST_LETTERS_AN_HOUR = 3  # to confirm, to one e-mail address, whoever asks
MOST_IN_A_LETTER = 20
LONGEST_ASKED = 120  # letters of a search, before the address is confirmed
EVERY = {Rhythm.DAY: timedelta(hours=20), Rhythm.WEEK: timedelta(days=6, hours=20)}  # nights are not equally long


def is_due(rhythm: str, last: datetime | None, now: datetime) -> bool:
    """Whether the next letter may be written."""
    return last is None or now - last >= EVERY[Rhythm(rhythm)]


def is_to_be_asked(expires: datetime, now: datetime) -> bool:
    """Whether to ask if it shall go on."""
    return now >= expires - ASKS_BEFORE


def without_addresses(search: str) -> str:
    """A search in words that no mail program makes a link of: whoever asks may write to an address that is not theirs,
    and must not be able to advertise by our letters."""
    return re.sub(r"[.:/@\\]+(?=\S)", " ", search)[:LONGEST_ASKED]
