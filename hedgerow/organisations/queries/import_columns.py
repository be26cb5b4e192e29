"""The columns of a table of groups, and what other people call them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hedgerow.engines.imports.types import ImportColumn as Column

COLUMNS = (
    Column(
        "name",
        _("Name"),
        required=True,
        example="Ash Knitters",
        synonyms=("organisation", "group", "charity name", "organisation name"),
    ),
    Column("other_names", _("Other names"), _("with ; between them"), synonyms=("also known as", "alias", "acronym")),
    Column(
        "identifiers",
        _("Charity number"),
        _("or another identifier, like GB-SC-SC012345"),
        synonyms=("registered number", "reg no", "charity no", "org id"),
    ),
    Column("company", _("Company number"), synonyms=("company no", "companies house")),
    Column(
        "description",
        _("What it does, in its own words"),
        example="A weekly group that knits for newborn babies.",
        synonyms=("description", "activities", "about"),
    ),
    Column(
        "themes",
        _("What it does"),
        _("with ; between them: Education and training; Recreation"),
        example="Recreation",
        synonyms=("theme", "category"),
    ),
    Column(
        "beneficiaries",
        _("Who benefits"),
        _("with ; between them: Children and young people"),
        synonyms=("beneficiary",),
    ),
    Column(
        "benefits",
        _("Where it works"),
        _("names of wards or neighbourhoods, with ; between them"),
        synonyms=("area of benefit", "wards"),
    ),
    Column("postcode", _("Postcode"), example="M15 4AB", synonyms=("post code",)),
    Column("address", _("Address that may be shown"), synonyms=("address",)),
    Column("email", _("E-mail address that may be shown"), synonyms=("email", "e-mail")),
    Column("phone", _("Telephone that may be shown"), synonyms=("telephone", "tel")),
    Column("website", _("Website"), synonyms=("web", "url")),
    Column("legal_form", _("Legal form"), _("like CIO, charitable company, unincorporated"), synonyms=("type",)),
    Column("income_pence", _("Income a year"), _("in pounds"), example="4,500", synonyms=("income", "turnover")),
    Column("year_end", _("Financial year ends"), _("month and day, like 03-31")),
    Column("staff", _("Paid staff")),
    Column("trustees", _("Trustees or committee")),
    Column("volunteers", _("Volunteers")),
    Column("founded_on", _("Started"), _("a date, like 2019-05-03")),
    Column(
        "published",
        _("May be shown in public"),
        _("yes, where the group agreed"),
        example="yes",
        synonyms=("publish", "consent"),
    ),
)
