"""What a person may be to an organisation, what they may agree to, and how they like to be reached."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RoleKind(TextChoices):
    """What somebody is in an organisation: a fact, which grants nothing."""

    CHAIR = "chair", _("chair")
    TREASURER = "treasurer", _("treasurer")
    SECRETARY = "secretary", _("secretary")
    TRUSTEE = "trustee", _("trustee or committee member")
    STAFF = "staff", _("staff")
    VOLUNTEER = "volunteer", _("volunteer")
    DELEGATE = "delegate", _("delegate")
    DEPUTY = "deputy", _("deputy")
    OFFICER = "officer", _("partner officer")
    MEMBER = "member", _("member")
    OTHER = "other", _("something else")


class Channel(TextChoices):
    """How somebody likes to be reached."""

    EMAIL = "email", _("by e-mail")
    PHONE = "phone", _("by telephone")
    POST = "post", _("by post")


class Purpose(TextChoices):
    """What somebody's details are used for."""

    SERVICE = "service", _("to help the group they belong to")
    NEWSLETTER = "newsletter", _("news and events")
    PUBLISH = "publish", _("to be named in the public directory")
    SHARE = "share", _("to be passed to a partner")


class Basis(TextChoices):
    """The lawful basis of UK GDPR article 6 that a use stands on."""

    CONSENT = "consent", _("consent")
    INTERESTS = "interests", _("legitimate interests")
    CONTRACT = "contract", _("contract")
    LAW = "law", _("legal obligation")
    TASK = "task", _("public task")
    VITAL = "vital", _("vital interests")


class How(TextChoices):
    """By which way somebody told us."""

    WEB = "web", _("on a page of ours")
    EMAIL = "email", _("by e-mail")
    PHONE = "phone", _("by telephone")
    PAPER = "paper", _("on paper")
    PERSON = "person", _("in person")
    IMPORT = "import", _("in records brought from elsewhere")
