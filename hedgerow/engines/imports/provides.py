"""What imports offer: removing raw rows and undo copies, and a way to be started from the search-and-do box."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.imports import actions, queries
from hedgerow.engines.imports.models import ImportRow
from hedgerow.engines.privacy.types import Eraser, RetentionRule
from hedgerow.engines.registry import Deed, NightlyJob


def over(before: date) -> list[int]:
    """Rows of files whose days are over."""
    return list(ImportRow.objects.filter(run__expires__lt=before).values_list("pk", flat=True))


def remove(keys: Sequence[Any]) -> None:
    """The counts of each import stay."""
    ImportRow.objects.filter(pk__in=keys).delete()


RETENTION = (
    RetentionRule(
        kind="imports.rows",
        title=_("Rows of imported files, as they came"),
        does=_("Removed 30 days after the import, with what is needed to undo it."),
        after=0,
        ground=_("Long enough to see what went wrong."),
        find=over,
        act=remove,
        always=True,
    ),
)
ERASERS = (Eraser("imports.ImportRow", actions.erase, goes=False),)
NIGHTLY = (NightlyJob("imports.forget", actions.forget),)
BOX = (
    Deed(
        _("Import a spreadsheet"),
        lambda: reverse("imports:index"),
        lambda user: bool(queries.importers(user)),
        "import upload csv excel xlsx spreadsheet",
    ),
)
