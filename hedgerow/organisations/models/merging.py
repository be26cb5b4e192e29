"""Two records that are one, or were thought to be."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.organisations.models.records import Organisation
from hedgerow.organisations.types import Likeness


class Merge(models.Model):
    """Two records found to be one. `gone.merged_into` points at `kept`; `undo` says what to put back."""

    kept = models.ForeignKey(Organisation, models.PROTECT, related_name="merges", verbose_name=_("kept"))
    gone = models.ForeignKey(Organisation, models.PROTECT, related_name="merged", verbose_name=_("merged"))
    merged_at = models.DateTimeField(_("when"), default=clock.now)
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name=_("by"))
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    undo = models.JSONField(_("what to put back"), default=dict)

    PRIVACY = privacy.fields(none="id kept gone merged_at merged_by undone_at undo")

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        constraints = (models.CheckConstraint(condition=~Q(kept=F("gone")), name="merge_of_two"),)

    def __str__(self) -> str:
        return f"{self.gone_id} into {self.kept_id}"


class NotDuplicate(models.Model):
    """Somebody looked at two records that are alike, and says that they are two groups."""

    first = models.ForeignKey(Organisation, models.CASCADE, related_name="+", verbose_name=_("one"))
    second = models.ForeignKey(Organisation, models.CASCADE, related_name="+", verbose_name=_("the other"))
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name=_("by"))
    said_at = models.DateTimeField(_("when"), default=clock.now)

    PRIVACY = privacy.fields(none="id first second said_by said_at")

    class Meta:
        verbose_name = _("pair that is not a duplicate")
        verbose_name_plural = _("pairs that are not duplicates")
        constraints = (
            models.UniqueConstraint(fields=("first", "second"), name="not_duplicate_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="not_duplicate_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.first_id} is not {self.second_id}"


class Pair(models.Model):
    """Two live records that are alike, as last compared. `score` is 0 to 100. See `rules.likeness`."""

    first = models.ForeignKey(Organisation, models.CASCADE, related_name="+", verbose_name=_("one"))
    second = models.ForeignKey(Organisation, models.CASCADE, related_name="+", verbose_name=_("the other"))
    score = models.PositiveSmallIntegerField(_("how alike"))
    reason = models.CharField(_("why"), max_length=10, choices=Likeness.choices)
    found_at = models.DateTimeField(_("found"), default=clock.now)

    PRIVACY = privacy.fields(none="id first second score reason found_at")

    class Meta:
        verbose_name = _("pair that may be one group")
        verbose_name_plural = _("pairs that may be one group")
        ordering = ("-score", "id")
        constraints = (
            models.UniqueConstraint(fields=("first", "second"), name="pair_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="pair_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.first_id} is like {self.second_id}"
