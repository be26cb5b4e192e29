"""What can be wrong of a file of notices, and of one release, as sentences."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Wrong(TextChoices):
    """What is wrong, told after the file's name, or after the release and the field."""

    LARGE = "large", _("the file is larger than %(n)d MB; read it in parts, a month at a time")
    NONE = "none", _("there are no releases in it")
    MANY = "many", _("it holds more than %(n)d releases; read it in parts")
    FIGURES = "figures", _("the JSON holds a number that is far too large")
    NO_OCDS = "no_ocds", _("the file holds no notices: it is JSON, and no OCDS")
    NO_RELEASES = "no_releases", _("the file holds no notices: it has neither “releases” nor “records”")
    NO_LIST = "no_list", _("“%(name)s” is not a list")
    LINE = "line", _("line %(n)d")
    JSON = "json", _("the JSON cannot be read")
    DEEP = "deep", _("is nested too deeply")
    TWICE = "twice", _("is in the file before, as release %(n)d")
    DIFFERS = "differs", _("has the id of release %(n)d, and differs")
    MISSING = "missing", _("is missing")
    NULL = "null", _("is null; leave it out instead")
    BELOW = "below", _("is %(value)s: an amount cannot be less than nothing")
    HUGE = "huge", _("is too large to be an amount of money")
    TEXT = "text", _("should be text")
    LABEL = "label", _("should be text or a whole number")
    MOMENT = "moment", _("should be a date with time and time zone, like 2026-03-31T12:00:00Z")
    AMOUNT = "amount", _("should be a number")
    CURRENCY = "currency", _("is not the code of a currency")
    YES_NO = "yes_no", _("should be true or false")
    OBJECT = "object", _("should be an object, with names and values")
    LIST = "list", _("should be a list")
    STATUS = "status", _("is not a status that the standard knows")
    AWARD_STATUS = "award_status", _("is not a status of an award that the standard knows")
    INITIATION = "initiation", _("should be “tender”, the only one that the standard knows")

    def said(self, **facts: object) -> str:
        """The sentence, in the language of whoever reads the file."""
        return str(self.label) % facts if facts else str(self.label)
