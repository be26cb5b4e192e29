"""The sites that may show our lists in a frame."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy


class Site(models.Model):
    """A website that may show our lists, by scheme and host: "https://www.mallowdale.example"."""

    origin = models.CharField(_("address of the site"), max_length=200, unique=True)
    added_at = models.DateTimeField(_("added"), default=clock.now)
    added_by = models.BigIntegerField(_("added by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id origin added_at added_by")

    class Meta:
        verbose_name = _("site that may show our lists")
        verbose_name_plural = _("sites that may show our lists")
        ordering = ("origin",)

    def __str__(self) -> str:
        return self.origin
