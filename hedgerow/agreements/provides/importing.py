"""Our accounts, as a table that can be brought in."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hedgerow.agreements.actions.accounts import apply_rows, undo_rows
from hedgerow.agreements.permissions import can_keep
from hedgerow.agreements.queries.accounts import check_rows
from hedgerow.charter.types import Function
from hedgerow.engines.imports.types import ImportColumn, Importer

COLUMNS = (
    ImportColumn(
        "on",
        _("Day"),
        _("like 2026-05-03 or 03/05/2026"),
        required=True,
        example="2026-05-03",
        synonyms=("date", "transaction date", "posting date"),
    ),
    ImportColumn(
        "words",
        _("What for"),
        _("as the accounts say it, without names of people"),
        required=True,
        example="Rent of the office",
        synonyms=("description", "details", "narrative", "memo", "account", "nominal", "words"),
    ),
    ImportColumn(
        "pence",
        _("How much"),
        _("in pounds; below zero, or in brackets, for money that came back"),
        required=True,
        example="1,250.00",
        synonyms=("amount", "cost", "value", "gross", "net", "total", "debit"),
    ),
    ImportColumn(
        "function",
        _("Function"),
        _("one of the five, or empty for a cost that is shared by all"),
        example=Function.DEVELOPMENT.value,
        synonyms=("department", "cost centre", "class", "project"),
    ),
)
IMPORTS = (
    Importer(
        kind="costs",
        title=_("Our accounts: what our work costs"),
        intro=_(
            "One row for each cost, as your accounts give them out. The function is one of the five, or empty for a cost "
            "that all share: rent, insurance, the accounts themselves. You may bring in the accounts of a year again and "
            "again as it goes on: lines that are here already are known by their day, words and amount."
        ),
        columns=COLUMNS,
        check=check_rows,
        apply=apply_rows,
        undo=undo_rows,
        allowed=can_keep,
        done_url=lambda: reverse("agreements:costs"),
    ),
)
