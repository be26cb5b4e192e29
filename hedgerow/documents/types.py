"""Which documents are held of a group, and how each stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DocumentKind(TextChoices):
    """What a document is. The codes are those by which funds ask for them."""

    GOVERNING_DOCUMENT = "governing_document", _("governing document")
    ACCOUNTS = "accounts", _("accounts of the last year")
    SAFEGUARDING = "safeguarding", _("safeguarding policy")
    EQUALITY = "equality", _("equality policy")
    DATA = "data", _("data protection policy")
    BANK_ACCOUNT = "bank_account", _("bank check")
    INSURANCE = "insurance", _("insurance")
    OTHER = "other", _("something else")


class Standing(TextChoices):
    """How a document stands today."""

    CHECKED = "checked", _("checked")
    WAITING = "waiting", _("not checked yet")
    SOON = "soon", _("runs out soon")
    OVER = "over", _("has run out")


SOON = timedelta(days=45)
LONGEST_SHARE = timedelta(days=365)
REPLACED_KEPT_DAYS = 2 * 365
HELD_FOR = timedelta(days=20 * 365)  # a document that is in use; one that was replaced goes by its own rule


@dataclass(frozen=True)
class Filters:
    """What our team asks of the list of documents."""

    words: str = ""
    kind: str = ""
    standing: str = ""
