"""What networks say about forgetting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from hedgerow.convening.models import Speaking, Wording
from hedgerow.engines.privacy.types import RetentionRule

YEAR = 365


def old_wordings(before: date) -> list[int]:
    """Earlier wordings of minutes that were approved before a day."""
    rows = Wording.objects.filter(item__meeting__approved_at__date__lt=before)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def forget_wordings(keys: Sequence[Any]) -> None:
    """Remove them: what was approved stays."""
    Wording.objects.filter(pk__in=list(keys)).delete()


def past_speakers(before: date) -> list[int]:
    """Who spoke for a member and stopped before a day."""
    return list(Speaking.objects.filter(until__lt=before).order_by("pk").values_list("pk", flat=True))


def forget_speakers(keys: Sequence[Any]) -> None:
    """Remove that they did."""
    Speaking.objects.filter(pk__in=list(keys)).delete()


RETENTION = (
    RetentionRule(
        kind="convening.wordings",
        title=_("Earlier wordings of minutes"),
        does=_("Removed, a year after the minutes were approved."),
        after=YEAR,
        ground=_("They are kept so that nothing is lost while people write; what was approved is the record."),
        find=old_wordings,
        act=forget_wordings,
        always=True,
    ),
    RetentionRule(
        kind="convening.past_speakers",
        title=_("Who used to speak for a group in a network"),
        does=_("Removed, three years after they stopped."),
        after=3 * YEAR,
        ground=_("Long enough to know who agreed to what; after that the group itself is the record."),
        find=past_speakers,
        act=forget_speakers,
    ),
)
