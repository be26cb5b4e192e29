"""Who funds the time."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import privacy
from hedgerow.organisations.models import Organisation


class Payer(models.Model):
    """Who funds time: a grant, a contract, core funds. Entries point at it; agreements will hang from it."""

    name = models.CharField(_("name"), max_length=120)
    code = models.SlugField(_("code"), max_length=30, unique=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, verbose_name=_("organisation")
    )
    starts = models.DateField(_("from"), null=True, blank=True)
    ends = models.DateField(_("until"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id name code organisation starts ends")

    class Meta:
        verbose_name = _("who funds the time")
        verbose_name_plural = _("who funds the time")
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="payer_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return self.name
