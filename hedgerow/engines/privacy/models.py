"""Who was erased (by ref alone), and which rules of retention somebody has looked at and switched on."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref


class Erasure(models.Model):
    """One person was erased. It names rows only, so that it can be done again after an old backup is restored.

    `refs` are the rows that were the person; `emptied` the fields elsewhere out of which they were taken, as
    "app.model:id#field". `left` names tables, fields and files in which their words still stood, each kept by somebody's
    decision.
    """

    refs = models.JSONField(_("records"), default=list)
    emptied = models.JSONField(_("taken out of"), default=list)
    left = models.JSONField(_("left in"), default=list)
    rows = models.PositiveIntegerField(_("rows removed"), default=0)
    at = models.DateTimeField(_("when"), default=clock.now)
    by = models.BigIntegerField(_("by (user id)"), null=True, blank=True)
    tidied_at = models.DateTimeField(_("the database's own leavings overwritten"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id refs emptied left rows at by tidied_at")

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return ", ".join(self.refs) or str(self.pk)

    @property
    def own_ref(self) -> Ref:
        return Ref("privacy", "erasure", str(self.pk))


class RuleState(models.Model):
    """A rule of retention that a manager has looked at. It acts from `on_at`; `after` is their own number of days."""

    kind = models.CharField(_("rule"), max_length=60, unique=True)
    after = models.PositiveIntegerField(_("after (days)"), null=True, blank=True)
    seen_at = models.DateTimeField(_("looked at"), default=clock.now)
    seen_count = models.PositiveIntegerField(_("how many it would have acted on"), default=0)
    on_at = models.DateTimeField(_("switched on"), null=True, blank=True)
    on_by = models.BigIntegerField(_("switched on by (user id)"), null=True, blank=True)
    acted_at = models.DateTimeField(_("last acted"), null=True, blank=True)
    acted_count = models.PositiveIntegerField(_("on how many in all"), default=0)

    PRIVACY = privacy.fields(none="id kind after seen_at seen_count on_at on_by acted_at acted_count")

    class Meta:
        verbose_name = _("rule of retention")
        verbose_name_plural = _("rules of retention")
        ordering = ("kind",)

    def __str__(self) -> str:
        return self.kind

    @property
    def own_ref(self) -> Ref:
        return Ref("privacy", "rulestate", str(self.pk))
