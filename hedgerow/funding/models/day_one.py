"""Funders who gave here, as draft funds: each is proposed once, and what became of that is remembered."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.funding.models.funds import Fund
from hedgerow.funding.types.day_one import Settled
from hedgerow.kernel import clock, privacy


class FunderDraft(models.Model):
    """That a funder (its key among the funders) was proposed as a draft fund. Its row stays: nobody is proposed twice.

    `settled` says what became of it; empty while it waits. Who pressed is a user id.
    """

    funder = models.CharField(_("key of the funder"), max_length=80, unique=True)
    fund = models.OneToOneField(
        Fund, models.SET_NULL, null=True, blank=True, related_name="funder_draft", verbose_name=_("fund")
    )
    made_at = models.DateTimeField(_("proposed"), default=clock.now)
    settled = models.CharField(_("what became of it"), max_length=9, choices=Settled.choices, blank=True)
    settled_at = models.DateTimeField(_("decided"), null=True, blank=True)
    settled_by = models.BigIntegerField(_("decided by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id funder fund made_at settled settled_at settled_by")

    class Meta:
        verbose_name = _("funder proposed as a fund")
        verbose_name_plural = _("funders proposed as funds")
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=Q(settled__in=["", *Settled.values]), name="funder_draft_settled_known"),
            models.CheckConstraint(
                condition=Q(settled="", settled_at__isnull=True) | (~Q(settled="") & Q(settled_at__isnull=False)),
                name="funder_draft_settled_on_a_day",
            ),
        )

    def __str__(self) -> str:
        return self.funder
