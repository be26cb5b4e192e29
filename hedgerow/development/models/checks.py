"""Health checks, and the plans that follow them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.development.types import Reply
from hedgerow.engines.todo.models import Task
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation
from hedgerow.organisations.types import Band


class HealthCheck(models.Model):
    """A group's check, taken by itself or with a worker. One at a time is under way; a finished one is not changed.

    `asked` are the codes of the questions put to it, so that it reads the same when questions change; `band` its
    size then. `yes` and `duties` count, of one that is finished, what is in
    order and which legal duties are not met. `agreed_on` is the day on which its plan was agreed.
    """

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="health_checks", verbose_name=_("group")
    )
    band = models.CharField(_("size"), max_length=8, choices=Band.choices, blank=True)
    asked = models.JSONField(_("questions"), default=list)
    started_at = models.DateTimeField(_("begun"), default=clock.now)
    started_by = models.BigIntegerField(_("begun by (user id)"), null=True, blank=True)
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("with")
    )
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    finished_by = models.BigIntegerField(_("finished by (user id)"), null=True, blank=True)
    yes = models.PositiveSmallIntegerField(_("in order"), null=True, blank=True)
    duties = models.PositiveSmallIntegerField(_("legal duties not met"), null=True, blank=True)
    agreed_on = models.DateField(_("plan agreed"), null=True, blank=True)
    agreed_by = models.BigIntegerField(_("agreed by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id organisation band asked started_at started_by worker finished_at finished_by yes duties agreed_on agreed_by"
    )

    class Meta:
        verbose_name = _("health check")
        verbose_name_plural = _("health checks")
        ordering = ("-started_at", "-id")
        indexes = (
            models.Index(fields=("organisation", "-started_at", "-id"), name="health_check_of"),
            models.Index(fields=("-finished_at", "-id"), name="health_check_newest"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("organisation",), condition=Q(finished_at=None), name="health_check_one_under_way"
            ),
            models.CheckConstraint(
                condition=Q(agreed_on=None) | Q(finished_at__isnull=False), name="health_check_finished_before_its_plan"
            ),
        )

    def __str__(self) -> str:
        return f"health check {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("development", "healthcheck", str(self.pk))


class CheckAnswer(models.Model):
    """What was answered to one question."""

    check_of = models.ForeignKey(
        HealthCheck, models.CASCADE, related_name="answers", db_index=False, verbose_name=_("health check")
    )
    question = models.CharField(_("question"), max_length=40)
    reply = models.CharField(_("answer"), max_length=6, choices=Reply.choices)
    comment = models.CharField(_("comment"), max_length=500, blank=True)

    PRIVACY = privacy.fields(none="id check_of question reply", personal="comment")

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("check_of", "question"), name="check_answer_once"),
            models.CheckConstraint(condition=Q(reply__in=Reply.values), name="check_answer_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.question} {self.reply}"


class PlanAction(models.Model):
    """Something that a group means to do: what, by when and done are those of its to-do.

    `who` says in words who of the group does it; where one of our team does, the to-do is theirs, and `who` is empty.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="plan", verbose_name=_("group"))
    check_of = models.ForeignKey(
        HealthCheck, models.SET_NULL, null=True, blank=True, related_name="plan", verbose_name=_("health check")
    )
    question = models.CharField(_("question"), max_length=40, blank=True)
    who = models.CharField(_("who in the group"), max_length=120, blank=True)
    task = models.OneToOneField(Task, models.CASCADE, related_name="+", verbose_name=_("to-do"))

    PRIVACY = privacy.fields(none="id organisation check_of question task", personal="who")

    class Meta:
        verbose_name = _("action of a plan")
        verbose_name_plural = _("actions of plans")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("check_of", "question"),
                condition=Q(check_of__isnull=False) & ~Q(question=""),
                name="plan_action_once",
            ),
        )

    def __str__(self) -> str:
        return f"action {self.pk}"

    @property
    def ref(self) -> Ref:
        return Ref("development", "planaction", str(self.pk))
