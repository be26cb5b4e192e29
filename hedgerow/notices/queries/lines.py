"""A notice in one line."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hedgerow.kernel import clock
from hedgerow.notices.models import Notice


def line(notice: Notice) -> str:
    """Who buys, how much, until when: plain text."""
    return ", ".join(filter(None, (notice.buyer_name, notice.amount, until(notice))))


def until(notice: Notice) -> str:
    """By when to bid, or when they mean to buy."""
    if notice.is_early:
        return _("to be bought about %(day)s") % {"day": f"{notice.starts:%B %Y}"} if notice.starts else ""
    if notice.deadline is None:
        return ""
    here = notice.deadline.astimezone(clock.LONDON)
    return _("bids by %(day)s at %(hour)s") % {"day": f"{here.day} {here:%B %Y}", "hour": f"{here:%H:%M}"}
