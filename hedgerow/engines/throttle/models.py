"""Counts of attempts, and prints of forms that were sent."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy


class Attempts(models.Model):
    """How often somebody tried something within one hour. `who` is a keyed hash, another each hour; rows live a day."""

    what = models.CharField(_("what was tried"), max_length=40)
    who = models.CharField(_("who tried (hash)"), max_length=64)
    hour = models.DateTimeField(_("in which hour"))
    times = models.PositiveIntegerField(_("how often"), default=0)

    PRIVACY = privacy.fields(none="id what hour times", personal="who")

    class Meta:
        verbose_name = _("attempts")
        verbose_name_plural = _("attempts")
        indexes = (models.Index(fields=("hour",), name="attempts_of_hour"),)
        constraints = (models.UniqueConstraint(fields=("what", "who", "hour"), name="attempts_once"),)

    def __str__(self) -> str:
        return f"{self.what} {self.times}"


class Sent(models.Model):
    """A form that was sent from one showing of its page: what has the same print is taken once. Rows live a day.

    `onward` is where the sender was led when it was done; empty while it is under way.
    """

    print = models.CharField(_("print of the page and what was sent"), max_length=64, unique=True)
    onward = models.CharField(_("where it led"), max_length=2000, blank=True)
    at = models.DateTimeField(_("sent"), default=clock.now)

    PRIVACY = privacy.fields(none="id print onward at")

    class Meta:
        verbose_name = _("form sent")
        verbose_name_plural = _("forms sent")
        indexes = (models.Index(fields=("at",), name="sent_at"),)

    def __str__(self) -> str:
        return self.onward
