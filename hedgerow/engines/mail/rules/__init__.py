"""Rules of letters. How letters leave is in `sending`; how messages that arrive are read and trusted, in files of their own."""

from hedgerow.engines.mail.rules.sending import (
    AGAIN_AFTER,
    KEPT_DAYS,
    LEFT_AFTER,
    TOO_OLD,
    absolute,
    address,
    again_at,
    host,
    is_secret,
    letter_of,
    message_id,
    without_secrets,
)

__all__ = [
    "AGAIN_AFTER",
    "KEPT_DAYS",
    "LEFT_AFTER",
    "TOO_OLD",
    "absolute",
    "address",
    "again_at",
    "host",
    "is_secret",
    "letter_of",
    "message_id",
    "without_secrets",
]
