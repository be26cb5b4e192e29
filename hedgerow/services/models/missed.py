"""What people looked for and did not find: words and a number, and nothing of whoever looked."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref


class Missed(models.Model):
    """A search of one month that found nothing: its plain words, a need, and how often; at most once in an hour from one
    internet address. `told_at`: it was often enough to be written down as something that is lacking."""

    month = models.DateField(_("first day of the month"))
    words = models.CharField(_("words"), max_length=60, blank=True)
    need = models.CharField(_("need"), max_length=20, blank=True)
    times = models.PositiveIntegerField(_("times"), default=0)
    last_on = models.DateField(_("last on"), default=clock.today)
    told_at = models.DateTimeField(_("written down"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id month need times last_on told_at", personal="words")

    class Meta:
        verbose_name = _("search that found nothing")
        verbose_name_plural = _("searches that found nothing")
        ordering = ("-month", "-times", "words", "id")
        constraints = (models.UniqueConstraint(fields=("month", "words", "need"), name="service_missed_once_a_month"),)

    def __str__(self) -> str:
        return self.words or self.need

    @property
    def ref(self) -> Ref:
        return Ref("services", "missed", str(self.pk))
