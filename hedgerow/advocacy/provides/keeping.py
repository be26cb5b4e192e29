"""What advocacy says about forgetting."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.advocacy import actions
from hedgerow.advocacy.models import Voice
from hedgerow.engines.privacy.types import RetentionRule

YEARS = 6


def old_voices(before: date) -> list[int]:
    """Voices of before a day whose words are still kept."""
    rows = Voice.objects.filter(on__lt=before).exclude(Q(words="") & Q(who=""))
    return list(rows.order_by("pk").values_list("pk", flat=True))


RETENTION = (
    RetentionRule(
        kind="advocacy.voices",
        title=_("What groups and people said when they raised an issue"),
        does=_("Their words, and the names of people, are removed six years later; which groups raised it stays."),
        after=YEARS * 365,
        ground=_("Long enough to see what came of it, and to show whom it helped; after that the chain is the record."),
        find=old_voices,
        act=actions.empty_voices,
        always=True,
    ),
)
