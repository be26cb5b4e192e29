"""What people agreed to, and on what basis we use what we know of them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.organisations.models import Organisation
from hedgerow.people.models.contacts import Contact
from hedgerow.people.types import Basis, How, Purpose


class Consent(models.Model):
    """One answer for one purpose (and, for sharing, one partner). Rows are added, never changed: the newest holds."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="consents", verbose_name=_("who"))
    purpose = models.CharField(_("for what"), max_length=10, choices=Purpose.choices)
    partner = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("with which partner")
    )
    basis = models.CharField(_("lawful basis"), max_length=9, choices=Basis.choices, default=Basis.CONSENT)
    given = models.BooleanField(_("agreed"))
    at = models.DateTimeField(_("when"), default=clock.now)
    how = models.CharField(_("how"), max_length=6, choices=How.choices)
    words = models.TextField(_("the words shown"), max_length=1000)
    by = models.BigIntegerField(_("recorded by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id words by", personal="contact purpose partner basis given at how", person="contact"
    )

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ("-at", "-id")
        indexes = (models.Index(fields=("contact", "purpose", "-at"), name="consent_newest"),)
        constraints = (
            models.CheckConstraint(condition=Q(purpose__in=Purpose.values), name="consent_purpose_is_known"),
            models.CheckConstraint(condition=Q(basis__in=Basis.values), name="consent_basis_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.contact_id} {self.purpose}"
