"""When a record's owner is asked by letter, and how many on one night."""

from __future__ import annotations

from datetime import timedelta

MOST_A_NIGHT = 100  # a place that opens has many records that fall due on one day
ASKED_FOR = timedelta(
    days=60
)  # after its day a record is for our own team to check: people who have not answered will not
