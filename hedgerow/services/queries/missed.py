"""What people looked for in vain, often enough that it is no longer one person's own words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Q, QuerySet, Sum

from hedgerow.services.models import Missed
from hedgerow.services.rules import OFTEN_ENOUGH

SEEN_FOR = timedelta(days=365)


@dataclass(frozen=True)
class Lacking:
    """Words or a need that were looked for in vain: how often in a year, and when last."""

    words: str
    need: str
    times: int
    last_on: date


def often_missed(today: date) -> list[Lacking]:
    """What was looked for in vain at least three times in a year, the most often first."""
    rows = Missed.objects.filter(last_on__gt=today - SEEN_FOR).exclude(words="", need="").order_by()
    counted = rows.values("words", "need").annotate(all=Sum("times"), last=Max("last_on"))
    often = counted.filter(all__gte=OFTEN_ENOUGH).order_by("-all", "words", "need")
    return [Lacking(row["words"], row["need"], row["all"], row["last"]) for row in often[:200]]


def to_tell(before: date) -> QuerySet[Missed]:
    """Those of one month that were looked for often enough, and are not written down yet."""
    return Missed.objects.filter(times__gte=OFTEN_ENOUGH, told_at__isnull=True, last_on__lte=before).order_by("pk")


def old(before: date) -> Collection[int]:
    """Searches of long ago, and those that stayed rare for half a year."""
    rare = Q(times__lt=OFTEN_ENOUGH, last_on__lt=before)
    long_ago = Q(last_on__lt=before - timedelta(days=540))
    return list(Missed.objects.filter(rare | long_ago).order_by("pk").values_list("pk", flat=True))
