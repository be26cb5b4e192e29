"""Meetings of a board: the brief before, and what each representative reports after."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.representation.models.holding import Holding
from hedgerow.representation.models.seats import Seat


class Meeting(models.Model):
    """A day on which the board meets. `asked_at`: representatives have been asked to report."""

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="meetings", verbose_name=_("seat"))
    on = models.DateField(_("day"))
    brief = models.TextField(_("what to know and to say"), max_length=4000, blank=True)
    briefed_at = models.DateTimeField(_("brief sent"), null=True, blank=True)
    asked_at = models.DateTimeField(_("asked to report"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id seat on briefed_at asked_at", confidential="brief")

    class Meta:
        verbose_name = _("meeting of a board")
        verbose_name_plural = _("meetings of boards")
        ordering = ("-on", "-id")
        indexes = (models.Index(fields=("on",), name="board_meeting_by_day"),)
        constraints = (models.UniqueConstraint(fields=("seat", "on"), name="board_meeting_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.seat_id} {self.on}"

    @property
    def ref(self) -> Ref:
        return Ref("representation", "meeting", str(self.pk))


class Report(models.Model):
    """Two lines after a meeting: what happened, and what it means for groups."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="reports", verbose_name=_("from which meeting"))
    holding = models.ForeignKey(Holding, models.PROTECT, related_name="reports", verbose_name=_("by whom"))
    happened = models.CharField(_("what was decided or said"), max_length=400)
    matters = models.CharField(_("what it means for groups"), max_length=400, blank=True)
    public = models.BooleanField(_("everybody may read it"), default=True)
    made_at = models.DateTimeField(_("written"), default=clock.now)
    made_by = models.BigIntegerField(_("written by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id meeting holding happened matters public made_at made_by")

    class Meta:
        verbose_name = _("report back")
        verbose_name_plural = _("reports back")
        ordering = ("-meeting__on", "-id")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "holding"), name="report_once"),
            models.CheckConstraint(condition=~Q(happened=""), name="report_says_something"),
        )

    def __str__(self) -> str:
        return self.happened

    @property
    def ref(self) -> Ref:
        return Ref("representation", "report", str(self.pk))
