"""The columns of a table of members, and what other people call them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hedgerow.engines.imports.types import ImportColumn as Column
from hedgerow.membership.models import Kind


def kind_words() -> dict[str, str]:
    """Our kinds of membership by their id."""
    return {str(pk): name for pk, name in Kind.objects.values_list("pk", "name")}


COLUMNS = (
    Column(
        "group",
        _("Group"),
        _("its name, charity number, or its number here like #12"),
        required=True,
        example="The Long Table",
        synonyms=("organisation", "name", "member", "group name", "organisation name", "charity number"),
    ),
    Column(
        "kind",
        _("Kind of membership"),
        _("empty: the first of our kinds"),
        words=kind_words,
        synonyms=("membership type", "type", "category", "membership"),
    ),
    Column(
        "since",
        _("Member since"),
        required=True,
        example="2023-04-01",
        synonyms=("joined", "join date", "start date", "from", "date joined"),
    ),
    Column(
        "runs_to",
        _("Runs to"),
        _("its last day; empty: to the day before its next anniversary"),
        example="2027-03-31",
        synonyms=("renewal date", "expires", "expiry date", "paid to", "valid until"),
    ),
    Column(
        "until",
        _("Ended"),
        _("only for those who are no longer members: the first day without them"),
        synonyms=("left", "end date", "date left", "to"),
    ),
    Column("fee", _("Fee"), _("of the running term, in pounds"), example="25", synonyms=("amount", "subscription")),
    Column("listed", _("In the public list"), _("yes, only where they agreed"), synonyms=("public", "directory")),
)
