"""What can happen here, what the night does, what is kept how long, what the box can start, and what is taken in."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.accounts.permissions import is_team
from hedgerow.engines.imports.types import Importer
from hedgerow.engines.privacy.types import RetentionRule
from hedgerow.engines.registry import Deed, NightlyJob
from hedgerow.ledger.types import Act
from hedgerow.services import actions
from hedgerow.services.actions.missing import NOT_FOUND
from hedgerow.services.queries.import_columns import COLUMNS
from hedgerow.services.queries.importing import check_rows, read_feed
from hedgerow.services.queries.missed import old

ACTS = (Act(NOT_FOUND, _("Services that people looked for and did not find"), unmet=True),)
NIGHTLY = (NightlyJob("services.missed", actions.write_down),)
RETENTION = (
    RetentionRule(
        kind="services.missed",
        title=_("What people looked for and did not find"),
        does=_("Words that few looked for go after half a year, all others after two years."),
        after=180,
        ground=_("Long enough to see what is lacking in a year."),
        find=old,
        act=actions.forget_missed,
        always=True,
    ),
)
BOX = (
    Deed(
        _("Add a service of a group"),
        lambda: reverse("services:add"),
        is_team,
        _("service directory add new activity signpost"),
    ),
    Deed(
        _("Take in a feed of services"),
        lambda: reverse("imports:upload", args=["services"]),
        is_team,
        _("open referral import json directory services feed"),
    ),
)
IMPORTS = (
    Importer(
        kind="services",
        title=_("Services"),
        intro=_(
            "A feed of Open Referral UK (1.0 or 3.0, a JSON file), or a table with a row for each service. Services that "
            "are here already are brought up to date; what somebody edited by hand stays. Groups that are not here are "
            "added, but not shown in the directory."
        ),
        columns=COLUMNS,
        check=check_rows,
        apply=actions.apply_rows,
        undo=actions.undo_rows,
        allowed=is_team,
        done_url=lambda: reverse("services:manage"),
        read=read_feed,
        accepts=".json,.csv,.xlsx,.tsv,.txt",
    ),
)
