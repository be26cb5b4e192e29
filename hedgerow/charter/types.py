"""The five functions of infrastructure: the words that all other words hang from."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Function(TextChoices):
    """What infrastructure is for (DCMS study, July 2025: the five functions)."""

    FUNDING = "funding", _("Facilitating funding")
    DEVELOPMENT = "development", _("Organisational development")
    ADVOCACY = "advocacy", _("Advocacy")
    VOLUNTEERING = "volunteering", _("Volunteering and community participation")
    CONVENING = "convening", _("Convening and representation")
