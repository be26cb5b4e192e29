"""The one stored to-do."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.engines.todo.rules import answer_by
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref


def due_from_today() -> date:
    """The last day to answer what comes today."""
    return answer_by(clock.today())


class AwaitedQuerySet(models.QuerySet[Any]):
    """What somebody waits for an answer to."""

    def waiting(self) -> AwaitedQuerySet:
        """Not answered yet, what is due first at the top."""
        return self.filter(answered_at__isnull=True).order_by("answer_by", "pk")

    def late(self, today: date) -> AwaitedQuerySet:
        """Not answered, and its day has passed."""
        return self.waiting().filter(answer_by__lt=today)


class Awaited(models.Model):
    """The fields of what waits for an answer, for the models of cases, applications and call-backs.

    `answer_by` is `rules.answer_by` of the day it was asked. `written_off_on` is the day on which the night wrote down,
    once, that nobody had answered.
    """

    asked_at = models.DateTimeField(_("asked"), default=clock.now)
    answer_by = models.DateField(_("answer by"), default=due_from_today)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.BigIntegerField(_("answered by (user id)"), null=True, blank=True)
    written_off_on = models.DateField(_("written down as not answered"), null=True, blank=True)

    objects = AwaitedQuerySet.as_manager()

    class Meta:
        abstract = True

    def is_late(self, today: date) -> bool:
        """Whether the answer is owed, and its day has passed."""
        return self.answered_at is None and self.answer_by < today


class Task(models.Model):
    """Something to do by a date, about one record. Its owner is a user, or a team by its code, or both."""

    what = models.CharField(_("what to do"), max_length=200)
    due = models.DateField(_("due"), null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="tasks", verbose_name=_("whose")
    )
    team = models.CharField(_("team"), max_length=50, blank=True)
    ref = models.CharField(_("about"), max_length=80, blank=True)
    made_at = models.DateTimeField(_("added"), default=clock.now)
    made_by = models.BigIntegerField(_("added by (user id)"), null=True, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.BigIntegerField(_("done by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id due team ref made_at made_by done_at done_by owner", personal="what")

    class Meta:
        verbose_name = _("to-do")
        verbose_name_plural = _("to-dos")
        ordering = ("due", "id")
        indexes = (
            models.Index(fields=("owner", "due"), condition=Q(done_at__isnull=True), name="task_open_of_owner"),
            models.Index(fields=("team", "due"), condition=Q(done_at__isnull=True), name="task_open_of_team"),
            models.Index(fields=("ref",), name="task_of_ref"),
        )
        constraints = (models.CheckConstraint(condition=~Q(what=""), name="task_says_what"),)

    def __str__(self) -> str:
        return self.what

    @property
    def own_ref(self) -> Ref:
        return Ref("todo", "task", str(self.pk))
