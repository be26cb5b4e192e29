"""Kinds of area, and how one lies in another."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AreaKind(TextChoices):
    """What an area is. All but neighbourhoods are official, and come from the spine."""

    NATION = "nation", _("nation")
    REGION = "region", _("region")
    COMBINED = "combined", _("combined authority")
    COUNTY = "county", _("county")
    AUTHORITY = "authority", _("local authority")
    CONSTITUENCY = "constituency", _("constituency")
    PARISH = "parish", _("parish")
    LOCALITY = "locality", _("locality")
    WARD = "ward", _("ward")
    MSOA = "msoa", _("middle layer area (MSOA)")
    LSOA = "lsoa", _("small area (LSOA)")
    NEIGHBOURHOOD = "neighbourhood", _("neighbourhood")


class NoteAudience(TextChoices):
    """Who reads a note of local knowledge."""

    PUBLIC = "public", _("everybody")
    STAFF = "staff", _("our team")
