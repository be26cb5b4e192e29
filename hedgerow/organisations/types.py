"""Kinds of organisation, and the bands that incomes are counted in."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What an organisation is. Screens call the first two a group."""

    GROUP = "group", _("group or charity")
    BRANCH = "branch", _("branch of a group")
    PUBLIC_BODY = "public_body", _("public body")
    LIO = "lio", _("local infrastructure organisation")
    BUSINESS = "business", _("business")


class LegalForm(TextChoices):
    """How a group is set up. CICs limited by guarantee and by shares differ to funders."""

    UNKNOWN = "", _("not known")
    UNINCORPORATED = "unincorporated", _("unincorporated association")
    TRUST = "trust", _("charitable trust")
    CIO = "cio", _("charitable incorporated organisation (CIO)")
    CLG = "clg", _("company limited by guarantee")
    CIC_GUARANTEE = "cic_guarantee", _("community interest company limited by guarantee")
    CIC_SHARES = "cic_shares", _("community interest company limited by shares")
    COOPERATIVE = "cooperative", _("co-operative society")
    CBS = "cbs", _("community benefit society")
    CASC = "casc", _("community amateur sports club")
    CHARTER = "charter", _("royal charter or Act of Parliament")
    PUBLIC = "public", _("public body")
    OTHER = "other", _("something else")


class Band(TextChoices):
    """Income a year, in the bands of the UK Civil Society Almanac: see `rules.band_of`."""

    UNKNOWN = "", _("income not known")
    MICRO = "micro", _("micro (under £10,000)")
    SMALL = "small", _("small (£10,000 to £100,000)")
    MEDIUM = "medium", _("medium (£100,000 to £1m)")
    LARGE = "large", _("large (£1m to £10m)")
    MAJOR = "major", _("major (over £10m)")


class Origin(TextChoices):
    """How an organisation came to be here."""

    REGISTER = "register", _("from a register")
    HAND = "hand", _("typed in")
    LOG = "log", _("named while logging work")
    IMPORT = "import", _("imported")


class TagScheme(TextChoices):
    """What a tag says: codes are those of the Charity Commission's classification, kept in `hedgerow.standards`."""

    THEME = "theme", _("what it does")
    BENEFICIARY = "beneficiary", _("who benefits")


class Likeness(TextChoices):
    """Why two records may be one group."""

    IDENTIFIER = "identifier", _("the same number")
    NAME = "name", _("the same name")
    NEAR_NAME = "near_name", _("nearly the same name")
    POSTCODE = "postcode", _("a like name at the same postcode")
