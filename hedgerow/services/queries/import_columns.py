"""The columns of a table of services, and what other people call them. A feed of Open Referral UK comes in by the same."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hedgerow.engines.imports.types import ImportColumn as Column

LINES = _("one in a line")
SEVERAL = _("with ; between them")

COLUMNS = (
    Column("name", _("Name of the service"), required=True, example="Monday lunch club",
           synonyms=("service", "service name", "title")),
    Column("organisation", _("Group that gives it"), required=True, example="The Long Table",
           synonyms=("organization", "provider", "group", "organisation name")),
    Column("description", _("What it does for people"), example="A hot meal and company.",
           synonyms=("about", "summary", "details")),
    Column("id", _("Its number in the feed"), synonyms=("service id", "identifier")),
    Column("eligibility", _("Who it is for"), synonyms=("who for", "audience")),
    Column("age_from", _("From what age"), synonyms=("minimum age", "minimum_age")),
    Column("age_to", _("Up to what age"), synonyms=("maximum age", "maximum_age")),
    Column("places", _("Where"), _("name | address | postcode, one in a line"),
           example="Ash Hall | 4 Mill Lane | M32 0DF", synonyms=("locations", "address"), joined="\n"),
    Column("times", _("When"), _("like MO,WE 10:00-12:00, or 2TH 14:00 for second Thursdays; one in a line"),
           example="MO 12:00-14:00", synonyms=("opening hours", "schedule"), joined="\n"),
    Column("prices", _("What it costs"), _("for whom | pounds | words, one in a line"), example="Lunch | 3.50 |",
           synonyms=("cost options", "cost"), joined="\n"),
    Column("fees", _("What it costs, in words"), synonyms=("fee",)),
    Column("phone", _("Telephone of the service"), synonyms=("telephone",)),
    Column("email", _("E-mail address of the service"), synonyms=("e-mail",)),
    Column("web", _("Web page"), example="https://example.org/lunch", synonyms=("url", "website", "link")),
    Column("languages", _("Languages spoken"), SEVERAL),
    Column("needs", _("What it helps with"), SEVERAL, example="food; company", synonyms=("need", "category")),
    Column("areas", _("Areas it is for"), _("codes of areas or names of wards, with ; between them"),
           synonyms=("service areas", "area")),
    Column("way", _("How to come to it"), _("drop_in, ask, referred or either")),
    Column("way_words", _("How to be referred")),
    Column("online", _("Online or by telephone"), _("yes or no")),
    Column("outreach", _("Comes to people"), _("yes or no")),
    Column("access_words", _("Access"), synonyms=("accessibility",)),
    Column("status", _("Whether it is going on"), _("active, or it is left out")),
    Column("organisation_about", _("What the group does"), synonyms=("organisation description",)),
    Column("organisation_web", _("The group’s website"), synonyms=("organisation website",)),
)  # fmt: skip
