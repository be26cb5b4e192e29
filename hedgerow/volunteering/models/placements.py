"""Volunteers in their roles, and the time they gave."""

from __future__ import annotations

from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.volunteering.models.applications import Application
from hedgerow.volunteering.models.roles import Role
from hedgerow.volunteering.types import Ending, HoursState

DAY = 24 * 60  # minutes: nobody gives more in a day


class Placement(models.Model):
    """A person and a role, joined. Who it is stands on the application, and is erased there; that it was stays.

    `why` is what the group or our team says, `own_why` what the volunteer says: both sides, where both said.
    """

    application = models.OneToOneField(
        Application, models.CASCADE, related_name="placement", verbose_name=_("application")
    )
    role = models.ForeignKey(Role, models.CASCADE, related_name="placements", verbose_name=_("role"))
    started_on = models.DateField(_("started"), default=clock.today)
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    why = models.CharField(_("why it ended"), max_length=11, choices=Ending.choices, blank=True)
    own_why = models.CharField(_("why, as they say"), max_length=11, choices=Ending.choices, blank=True)
    words = models.TextField(_("what can be learnt from it"), max_length=1000, blank=True)
    made_by = models.BigIntegerField(_("written down by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id application started_on made_by role ended_on",
        personal="why own_why words",
    )

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = ("-started_on", "-id")
        indexes = (models.Index(fields=("role", "ended_on"), name="placement_of_role"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")), name="placement_in_order"
            ),
            models.CheckConstraint(
                condition=(Q(ended_on__isnull=True) & Q(why="") & Q(own_why=""))
                | (Q(ended_on__isnull=False) & (~Q(why="") | ~Q(own_why=""))),
                name="placement_ended_says_why",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role_id} {self.started_on}"

    @property
    def ref(self) -> Ref:
        return Ref("volunteering", "placement", str(self.pk))


class Hours(models.Model):
    """Time given on one day, as the volunteer wrote it down. It counts once the group has confirmed it."""

    key = models.UUIDField(_("key of the form"), unique=True, default=uuid4, editable=False)
    placement = models.ForeignKey(Placement, models.CASCADE, related_name="hours", verbose_name=_("placement"))
    on = models.DateField(_("day"))
    minutes = models.PositiveIntegerField(_("minutes"), validators=(MinValueValidator(1), MaxValueValidator(DAY)))
    words = models.CharField(_("what they did"), max_length=200, blank=True)
    state = models.CharField(_("how far"), max_length=9, choices=HoursState.choices, default=HoursState.LOGGED)
    made_at = models.DateTimeField(_("written down"), default=clock.now)
    decided_at = models.DateTimeField(_("looked at"), null=True, blank=True)
    decided_by = models.BigIntegerField(_("looked at by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id key placement on minutes state made_at decided_at decided_by",
        personal="words",
    )

    class Meta:
        verbose_name = _("volunteer’s hours")
        verbose_name_plural = _("volunteers’ hours")
        ordering = ("-on", "-id")
        indexes = (models.Index(fields=("state", "placement"), name="hours_waiting"),)
        constraints = (
            models.CheckConstraint(condition=Q(minutes__gte=1, minutes__lte=DAY), name="hours_of_a_day"),
            models.CheckConstraint(condition=Q(state__in=HoursState.values), name="hours_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=HoursState.LOGGED) | Q(decided_at__isnull=False), name="hours_decision_has_a_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.on} {self.minutes}"

    @property
    def ref(self) -> Ref:
        return Ref("volunteering", "hours", str(self.pk))
