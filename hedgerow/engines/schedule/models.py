"""Which job ran on which day."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy


class JobRun(models.Model):
    """One job on one day, claimed by one worker. `report` is what it said of itself; `error` why it failed."""

    job = models.CharField(_("job"), max_length=80)
    day = models.DateField(_("day"))
    claimed_at = models.DateTimeField(_("claimed"), default=clock.now)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    report = models.TextField(_("report"), blank=True)
    error = models.TextField(_("error"), blank=True)

    PRIVACY = privacy.fields(none="id job day claimed_at finished_at report error")

    class Meta:
        verbose_name = _("run of a job")
        verbose_name_plural = _("runs of jobs")
        ordering = ("-day", "job")
        constraints = (models.UniqueConstraint(fields=("job", "day"), name="job_run_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.job} {self.day}"
