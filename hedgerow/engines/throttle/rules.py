"""Which hour counts, and who somebody is without saying it."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime


def hour_of(moment: datetime) -> datetime:
    """The hour that holds a moment."""
    return moment.replace(minute=0, second=0, microsecond=0)


def hashed(who: str, *, hour: datetime, key: str) -> str:
    """An e-mail or internet address as text that leads back to nobody and is another one in the next hour."""
    return hmac.new(key.encode(), f"{hour.isoformat()} {who.strip().lower()}".encode(), hashlib.sha256).hexdigest()
