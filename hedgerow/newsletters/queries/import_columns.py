"""The columns of a list of addresses that is brought in."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hedgerow.engines.imports.types import ImportColumn as Column

COLUMNS = (
    Column(
        "email",
        _("E-mail address"),
        required=True,
        example="jo@example.org",
        synonyms=("email", "e-mail", "address", "email address", "primary email"),
    ),
    Column("name", _("Name"), example="Jo Okafor", synonyms=("full name", "first name", "subscriber")),
    Column(
        "subjects",
        _("Subjects"),
        _("names of our subjects, with semicolons between them; empty: the first"),
        example="News and events",
        synonyms=("lists", "groups", "tags", "interests"),
    ),
    Column(
        "consent",
        _("How and when they agreed"),
        _("such as: ticked the box on our form, 12 June 2024. Without it nobody is taken in"),
        required=True,
        example="signed up at the summer fair, 12 June 2024",
        synonyms=("consent", "opt in", "opt in source", "permission", "consent date", "optin time", "signed up"),
    ),
)
