"""What groups answered to the five questions, as far as their record does not say it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref
from hedgerow.organisations.models import Organisation


class Answers(models.Model):
    """A group's answers, kept from one check to the next: JSON by the names of the form's questions.

    `found` is how many funds it could get at the last check; `none_on` the day on which it was last written down that
    there was none.
    """

    organisation = models.OneToOneField(
        Organisation, models.CASCADE, related_name="funding_answers", verbose_name=_("group")
    )
    answers = models.JSONField(_("answers"), default=dict)
    found = models.PositiveIntegerField(_("funds it could get"), default=0)
    none_on = models.DateField(_("no fund was found on"), null=True, blank=True)
    saved_at = models.DateTimeField(_("saved"), default=clock.now)
    saved_by = models.BigIntegerField(_("saved by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id organisation answers found none_on saved_at saved_by")

    class Meta:
        verbose_name = _("answers of a group")
        verbose_name_plural = _("answers of groups")

    def __str__(self) -> str:
        return f"answers {self.organisation_id}"

    @property
    def ref(self) -> Ref:
        return Ref("funding", "answers", str(self.pk))
