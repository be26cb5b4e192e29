"""Who may be let in to what."""

from enum import IntEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LioRole(TextChoices):
    """A user's part in the LIO. None of them gives rights in a group."""

    NONE = "", _("no part")
    WORKER = "worker", _("worker")
    MANAGER = "manager", _("manager")


class Audience(IntEnum):
    """Whom a view is open to; each holds the ones above it."""

    ANYONE = 0
    SIGNED_IN = 1
    WORKER = 2
    MANAGER = 3
