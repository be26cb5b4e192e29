"""Who reads and scores what was sent in, and what each may not read."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.programmes.models.applications import Application
from hedgerow.programmes.models.rounds import Round


class Assessor(models.Model):
    """Somebody asked to assess a round: of our team, or let in for this round alone. They read nothing before they have
    said where they have an interest (`declared_at`)."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="assessors", verbose_name=_("round"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="assessing", verbose_name=_("who"))
    asked_at = models.DateTimeField(_("asked"), default=clock.now)
    asked_by = models.BigIntegerField(_("asked by (user id)"), null=True, blank=True)
    declared_at = models.DateTimeField(_("said where they have an interest"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id round asked_at asked_by declared_at finished_at", personal="user", person="user")

    class Meta:
        verbose_name = _("assessor")
        verbose_name_plural = _("assessors")
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("round", "user"), name="assessor_once_a_round"),)

    def __str__(self) -> str:
        return f"assessor {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("programmes", "assessor", str(self.pk))


class Conflict(models.Model):
    """An interest of somebody in an application: it is kept from them, everywhere. `found` says that the record of the group
    gave it away, and not they."""

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="conflicts", verbose_name=_("application")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="grant_conflicts", verbose_name=_("whose")
    )
    why = models.CharField(_("what the interest is"), max_length=300, blank=True)
    found = models.BooleanField(_("found by their role in the group"), default=False)
    said_at = models.DateTimeField(_("said"), default=clock.now)

    PRIVACY = privacy.fields(none="id application found said_at", personal="user why", person="user")

    class Meta:
        verbose_name = _("interest in an application")
        verbose_name_plural = _("interests in applications")
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("application", "user"), name="conflict_once"),)

    def __str__(self) -> str:
        return f"conflict {self.pk}"


class Score(models.Model):
    """What one assessor gave one application for one thing on the guide."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="scores", verbose_name=_("application"))
    assessor = models.ForeignKey(Assessor, models.CASCADE, related_name="scores", verbose_name=_("assessor"))
    criterion = models.CharField(_("what is scored"), max_length=30)
    value = models.PositiveSmallIntegerField(_("score"))
    words = models.TextField(_("why"), max_length=1500, blank=True)
    saved_at = models.DateTimeField(_("saved"), default=clock.now)

    PRIVACY = privacy.fields(
        none="id application assessor criterion value saved_at", personal="words", person="assessor__user"
    )

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("application", "assessor", "criterion"), name="score_once"),
            models.CheckConstraint(condition=Q(value__lte=100), name="score_within_reach"),
        )

    def __str__(self) -> str:
        return f"{self.criterion} {self.value}"
