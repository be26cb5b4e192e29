"""Courses, and what people said of their training. The dates of a course are sittings of the bookings engine."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.development.rules.training import ACTIVITIES
from hedgerow.engines.bookings.models import Booking, Sitting
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref


class Course(models.Model):
    """Something that we teach, again and again: its dates are `bookings.Sitting` with its ref.

    `activity` is the code of the charter that its dates are recorded as. What a date usually is (minutes, places, prices
    in pence) is where a new date begins. `ended_on`: we no longer offer it.
    """

    title = models.CharField(_("title"), max_length=120)
    covers = models.TextField(_("what it covers"), max_length=3000, blank=True)
    audience = models.CharField(_("who it is for"), max_length=200, blank=True)
    trainer = models.CharField(_("trainer"), max_length=160, blank=True)
    activity = models.CharField(_("recorded as"), max_length=60, default="training")
    minutes = models.PositiveSmallIntegerField(_("how long, in minutes"), default=120)
    places = models.PositiveSmallIntegerField(_("usual places"), null=True, blank=True)
    price_pence = models.PositiveIntegerField(_("price"), default=0)
    member_pence = models.PositiveIntegerField(_("price for members"), default=0)
    made_at = models.DateTimeField(_("added"), default=clock.now)
    made_by = models.BigIntegerField(_("added by (user id)"), null=True, blank=True)
    ended_on = models.DateField(_("no longer offered from"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id title covers audience activity minutes places price_pence member_pence made_at made_by ended_on",
        personal="trainer",
    )

    class Meta:
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        ordering = ("title", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="course_has_a_title"),
            models.CheckConstraint(condition=Q(activity__in=ACTIVITIES), name="course_is_training"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> Ref:
        return Ref("development", "course", str(self.pk))


class TrainingFeedback(models.Model):
    """How useful somebody found one date, from 1 (not useful) to 4 (very useful), and a line if they liked."""

    booking = models.OneToOneField(Booking, models.CASCADE, related_name="feedback", verbose_name=_("whose"))
    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="feedback", verbose_name=_("of what"))
    useful = models.PositiveSmallIntegerField(_("how useful"))
    words = models.CharField(_("in their own words"), max_length=500, blank=True)
    at = models.DateTimeField(_("when"), default=clock.now)

    PRIVACY = privacy.fields(none="id booking sitting useful at", personal="words")

    class Meta:
        verbose_name = _("feedback on training")
        verbose_name_plural = _("feedback on training")
        ordering = ("-at", "-id")
        constraints = (
            models.CheckConstraint(condition=Q(useful__gte=1, useful__lte=4), name="feedback_is_from_1_to_4"),
        )

    def __str__(self) -> str:
        return f"{self.sitting_id}: {self.useful}"

    @property
    def ref(self) -> Ref:
        return Ref("development", "trainingfeedback", str(self.pk))
