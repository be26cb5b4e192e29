"""A user's part in the LIO, and whom a page is open to."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel.audience import Audience as Audience


class LioRole(TextChoices):
    """A user's part in the LIO. None of them gives rights in a group."""

    NONE = "", _("no part")
    WORKER = "worker", _("worker")
    MANAGER = "manager", _("manager")
