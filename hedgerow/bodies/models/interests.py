"""Our own interest in a record: what an honest broker says of itself."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.bodies.types import InterestKind
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref


class Interest(models.Model):
    """We bid for it, hold it, decide about it or are paid for it. Never deleted: one that is over has an end.

    `ref` is the record. `words` say it in plain words, without naming people. `ended_on` is the first day without it.
    """

    ref = models.CharField(_("about"), max_length=80)
    kind = models.CharField(_("what it is"), max_length=14, choices=InterestKind.choices)
    words = models.CharField(_("in plain words"), max_length=400, blank=True)
    declared_on = models.DateField(_("declared on"), default=clock.today)
    declared_by = models.BigIntegerField(_("declared by (user id)"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id ref kind words declared_on declared_by ended_on")

    class Meta:
        verbose_name = _("declared interest")
        verbose_name_plural = _("declared interests")
        ordering = ("-declared_on", "-id")
        indexes = (
            models.Index(fields=("ref",), name="interest_in_record"),
            models.Index(fields=("ended_on", "declared_on"), name="interest_by_day"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("ref", "kind"), condition=Q(ended_on__isnull=True), name="interest_declared_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=InterestKind.values), name="interest_kind_is_known"),
            models.CheckConstraint(condition=~Q(ref=""), name="interest_names_a_record"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("declared_on")), name="interest_in_order"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"

    @property
    def said(self) -> str:
        """What it is, as one sentence."""
        return self.words or str(self.get_kind_display())

    @property
    def own_ref(self) -> Ref:
        return Ref("bodies", "interest", str(self.pk))
