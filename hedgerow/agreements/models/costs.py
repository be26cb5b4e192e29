"""What our own work costs, as our accounts say. Money is whole pence."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.agreements.types import SHARED
from hedgerow.charter.types import Function
from hedgerow.kernel import privacy
from hedgerow.kernel.refs import Ref


class CostLine(models.Model):
    """One line of our accounts. Below zero: money that came back. Without a function it is shared by all.

    `run` is the id of the import that brought it, `file` the name of its file, `row` where it stood in it.
    """

    on = models.DateField(_("day"))
    words = models.CharField(_("what for"), max_length=200)
    pence = models.BigIntegerField(_("how much"))
    function = models.CharField(_("function"), max_length=12, choices=Function.choices, blank=True, default=SHARED)
    run = models.BigIntegerField(_("import"))
    file = models.CharField(_("file"), max_length=200)
    row = models.PositiveIntegerField(_("row in the file"))

    PRIVACY = privacy.fields(none="id on pence function run file row", confidential="words")

    class Meta:
        verbose_name = _("cost")
        verbose_name_plural = _("costs")
        ordering = ("-on", "-id")
        indexes = (models.Index(fields=("on", "function", "pence"), name="cost_by_day"),)
        constraints = (
            models.CheckConstraint(condition=~Q(pence=0) & ~Q(words=""), name="cost_says_what_and_how_much"),
            models.CheckConstraint(condition=Q(function__in=["", *Function.values]), name="cost_function_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.on} {self.words}"

    @property
    def ref(self) -> Ref:
        return Ref("agreements", "costline", str(self.pk))
