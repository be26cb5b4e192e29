"""The columns of tables of people and of their roles, and what other people call them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hedgerow.engines.imports.types import ImportColumn as Column
from hedgerow.people.types import Channel, RoleKind

NAME = (
    Column(
        "name",
        _("Name"),
        _("the whole name; or give first name and last name"),
        required=True,
        instead=("first_name", "last_name"),
        example="Jo Okafor",
        synonyms=("full name", "contact name", "person", "display name"),
    ),
    Column("first_name", _("First name"), synonyms=("forename", "given name", "first names", "firstname")),
    Column("last_name", _("Last name"), synonyms=("surname", "family name", "lastname")),
)
CONTACTS = (
    *NAME,
    Column("pronouns", _("Pronouns")),
    Column(
        "email", _("E-mail address"), example="jo@example.org", synonyms=("email", "e-mail", "primary email")
    ),
    Column("phone", _("Telephone"), example="01632 960123", synonyms=("phone", "tel", "landline", "phone number")),
    Column("mobile", _("Mobile"), _("used where there is no telephone"), synonyms=("mobile phone", "cell")),
    Column(
        "address",
        _("Postal address"),
        _("several columns may go here: they are joined"),
        joined=", ",
        synonyms=("address", "street", "address line 1", "address line 2", "address line 3", "address 1", "address 2",
                  "address 3", "town", "city", "county"),
    ),
    Column("postcode", _("Postcode"), example="M15 4AB", synonyms=("post code", "postal code", "zip")),
    Column(
        "reach_by",
        _("Likes to be reached"),
        words=lambda: {code: str(label) for code, label in Channel.choices},
        synonyms=("preferred contact", "contact by", "preferred contact method"),
    ),
    Column("language", _("Language"), synonyms=("preferred language",)),
    Column("about", _("What helps to know"), _("nothing confidential: the whole team reads it"), synonyms=("notes",)),
    Column(
        "newsletter",
        _("Agreed to news and events"),
        _("yes or no; leave it empty where nobody asked"),
        synonyms=("newsletter", "mailing list", "email consent", "opted in"),
    ),
)  # fmt: skip
ROLES = (
    *NAME,
    Column(
        "email",
        _("E-mail address"),
        _("tells people of one name apart"),
        example="jo@example.org",
        synonyms=("email", "e-mail"),
    ),
    Column(
        "organisation",
        _("Group"),
        _("its name, its charity number or another identifier, or its number here, like #12"),
        required=True,
        example="Ash Food Bank",
        synonyms=("organisation", "organization", "group name", "charity", "employer", "current employer"),
    ),
    Column(
        "kind",
        _("Role"),
        _("what they are there"),
        example="Treasurer",
        words=lambda: {code: str(label) for code, label in RoleKind.choices},
        synonyms=("position", "relationship", "role in organisation"),
    ),
    Column("title", _("What they are called there"), synonyms=("job title", "title")),
    Column("team", _("Team"), synonyms=("department",)),
    Column("patch", _("Patch"), synonyms=("area", "ward")),
    Column("main", _("Speak to them first"), _("yes or no"), synonyms=("main contact", "primary contact")),
    Column("since", _("From"), _("a date, like 2019-05-03"), synonyms=("start date", "started", "since")),
    Column("until", _("To"), _("the day they left"), synonyms=("end date", "ended", "left")),
)
