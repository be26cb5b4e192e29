"""How long closed sign-ins, links and sessions are kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.models import Link, User
from hedgerow.accounts.provides.erasing import remove_links
from hedgerow.engines.privacy import actions as privacy
from hedgerow.engines.privacy.types import RetentionRule

YEAR = 365


def closed(before: date) -> Collection[int]:
    """Accounts that are closed, and were neither opened nor used after a day."""
    unused = Q(last_login__isnull=True) | Q(last_login__date__lt=before)
    rows = User.objects.filter(unused, is_active=False, joined_at__date__lt=before)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def remove(keys: Sequence[Any]) -> None:
    """The sign-in goes, with what hangs on it; what they recorded stays, by number."""
    for key in keys:
        privacy.remove(by=None, ref=f"accounts.user:{key}", alone=True)


def links(before: date) -> Collection[int]:
    """Links that were good until before a day."""
    return list(Link.objects.filter(expires_at__date__lt=before).values_list("pk", flat=True))


def sessions(before: date) -> Collection[str]:
    """Sessions that ran out before a day."""
    return list(Session.objects.filter(expire_date__date__lt=before).values_list("pk", flat=True))


def end_sessions(keys: Sequence[Any]) -> None:
    """They are of no use to anybody."""
    Session.objects.filter(pk__in=keys).delete()


RETENTION = (
    RetentionRule(
        kind="accounts.closed",
        title=_("Closed accounts"),
        does=_("The sign-in of somebody who has left is removed. What they recorded stays, without their name."),
        after=2 * YEAR,
        ground=_("Until questions about their work are answered."),
        find=closed,
        act=remove,
        names="accounts.user",
    ),
    RetentionRule(
        kind="accounts.links",
        title=_("Links that were sent"),
        does=_("Removed once they have been of no use for a month."),
        after=30,
        ground=_("So that whoever opens an old one is told so."),
        find=links,
        act=remove_links,
        always=True,
    ),
    RetentionRule(
        kind="accounts.sessions",
        title=_("Sessions"),
        does=_("Removed when they have run out."),
        after=1,
        ground=_("They are of no use to anybody."),
        find=sessions,
        act=end_sessions,
        always=True,
    ),
)
