"""The audit trail."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy


class Event(models.Model):
    """Somebody did something to a record. `by` is a user's id, empty for the system; `fields` are names only."""

    at = models.DateTimeField(_("when"), default=clock.now)
    by = models.BigIntegerField(_("by (user id)"), null=True, blank=True)
    did = models.CharField(_("what"), max_length=60)
    ref = models.CharField(_("to which record"), max_length=80)
    fields = models.JSONField(_("which fields"), default=list)

    PRIVACY = privacy.fields(none="id at by did ref fields")

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ("-at", "-id")
        indexes = (models.Index(fields=("ref", "-at"), name="audit_of_ref"),)

    def __str__(self) -> str:
        return f"{self.did} {self.ref}"
