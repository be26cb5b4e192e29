"""What groups answered: one answer for each group, and every version of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.bridge.models.questions import Question
from hedgerow.bridge.types import How
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation


class Answer(models.Model):
    """A group's answer as it stands: by the ids of the parts. `named`: the public body may know which group it was.

    `version` counts how often it was given: whoever replaces it must have seen the one before.
    """

    question = models.ForeignKey(Question, models.PROTECT, related_name="answers", verbose_name=_("question"))
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="answers", verbose_name=_("group"))
    content = models.JSONField(_("answer"), default=dict)
    named = models.BooleanField(_("the body may know who said it"), default=False)
    how = models.CharField(_("how it came"), max_length=5, choices=How.choices)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    given_at = models.DateTimeField(_("given"), default=clock.now)
    given_by = models.BigIntegerField(_("given by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id question organisation named how version given_at given_by", confidential="content"
    )

    class Meta:
        verbose_name = _("answer of a group")
        verbose_name_plural = _("answers of groups")
        ordering = ("given_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("question", "organisation"), name="answer_one_for_each_group"),
            models.CheckConstraint(condition=Q(version__gte=1), name="answer_has_a_version"),
            models.CheckConstraint(condition=Q(how__in=How.values), name="answer_how_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.question_id} {self.organisation_id}"

    @property
    def ref(self) -> Ref:
        return Ref("bridge", "answer", str(self.pk))


class Version(models.Model):
    """An answer as it was given once. Nothing is lost when somebody of the group replaces it."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="versions", verbose_name=_("answer"))
    number = models.PositiveSmallIntegerField(_("version"))
    content = models.JSONField(_("answer"), default=dict)
    named = models.BooleanField(_("the body may know who said it"), default=False)
    how = models.CharField(_("how it came"), max_length=5, choices=How.choices)
    given_at = models.DateTimeField(_("given"), default=clock.now)
    given_by = models.BigIntegerField(_("given by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id answer number named how given_at given_by", confidential="content")

    class Meta:
        verbose_name = _("version of an answer")
        verbose_name_plural = _("versions of answers")
        ordering = ("answer", "number")
        constraints = (models.UniqueConstraint(fields=("answer", "number"), name="answer_version_once"),)

    def __str__(self) -> str:
        return f"{self.answer_id} {self.number}"
