"""Counts of the case in words, and how many wait on a day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from hedgerow.development.models import Case
from hedgerow.evidence.rules.case import is_small
from hedgerow.evidence.types.case import Naming
from hedgerow.kernel import clock
from hedgerow.people.queries.wording import us
from hedgerow.spine.disclosure import SMALLEST_SHOWN


def told(count: int, *, small: bool = True) -> str:
    """A count as everybody may read it; with `small`, one from 1 to 4 is hidden."""
    if small and is_small(count):
        return _("fewer than %(n)s") % {"n": SMALLEST_SHOWN}
    return f"{count:,}"


def hours(minutes: int) -> str:
    """Time in whole hours."""
    return f"{minutes // 60:,}"


def after(day: date) -> int:
    """How many cases were open when a day was over."""
    moment = datetime.combine(day + timedelta(days=1), time.min, clock.LONDON)
    still = Q(closed_at__isnull=True) | Q(closed_at__gte=moment)
    return Case.objects.filter(still, asked_at__lt=moment).count()


def consent_to(naming: Naming) -> str:
    """What somebody agrees to who is quoted, word for word: it is kept beside the quote."""
    who = {
        Naming.FULL: _("with my name, what I am there, and the name of the group"),
        Naming.ROLE: _("with what I am there and the name of the group, and without my name"),
        Naming.GROUP: _("with the name of the group alone"),
        Naming.NOBODY: _("without my name and without the name of the group"),
    }[naming]
    told = {"us": us(), "who": who}
    return _("%(us)s may show these words to everybody, %(who)s, until I take them back.") % told
