"""Invitations to act for an organisation, or to have an account."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Level
from hedgerow.people.models import Contact


class Invitation(models.Model):
    """Somebody is asked, by a letter with a link, to act for an organisation (or, without one, to have an account).

    `letters` counts the letters sent. `contact` is whom the inviter means, where that person is known here.
    """

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("to act for")
    )
    level = models.CharField(_("as"), max_length=13, choices=Level.choices, blank=True)
    email = models.EmailField(_("e-mail address"))
    name = models.CharField(_("name"), max_length=120)
    contact = models.ForeignKey(
        Contact, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("contact")
    )
    made_at = models.DateTimeField(_("made"), default=clock.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("by"))
    letters = models.PositiveSmallIntegerField(_("letters sent"), default=0)
    ends_at = models.DateTimeField(_("good until"))
    used_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("accepted by")
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id organisation level made_at made_by letters ends_at used_at withdrawn_at",
        personal="email name contact user",
        person="contact",
    )

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ("-made_at", "-id")
        indexes = (models.Index(fields=("organisation", "used_at"), name="invitation_of"),)
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "email"),
                condition=Q(used_at__isnull=True, withdrawn_at__isnull=True),
                name="invitation_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(organisation__isnull=True, level="")
                | Q(organisation__isnull=False, level__in=Level.values),
                name="invitation_says_as_what",
            ),
        )

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("spaces", "invitation", str(self.pk))
