"""The table of members that can be brought in."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.imports.types import Importer
from hedgerow.membership.actions.importing import apply_rows, undo_rows
from hedgerow.membership.permissions import can_keep
from hedgerow.membership.queries.import_columns import COLUMNS
from hedgerow.membership.queries.importing import check_rows

IMPORTS = (
    Importer(
        kind="members",
        title=_("Members"),
        intro=_(
            "One row for each membership, those that have ended too: then the roll of any day can be read. The groups are "
            "here already: import them first."
        ),
        columns=COLUMNS,
        check=check_rows,
        apply=apply_rows,
        undo=undo_rows,
        allowed=can_keep,
        done_url=lambda: reverse("membership:members"),
    ),
)
