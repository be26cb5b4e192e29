"""The help that our team gave with bids, and the papers of bids."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hedgerow.funding.models.bids import Bid
from hedgerow.funding.types.support import HelpKind, PaperFor, PaperKind
from hedgerow.kernel import clock, privacy
from hedgerow.kernel.refs import Ref


class Help(models.Model):
    """What our team did for a bid. `key` is of its form, and of its entry in the record of work."""

    bid = models.ForeignKey(Bid, models.CASCADE, related_name="helps", verbose_name=_("bid"))
    key = models.UUIDField(_("key"), unique=True)
    kind = models.CharField(_("how"), max_length=10, choices=HelpKind.choices)
    on = models.DateField(_("date"))
    minutes = models.PositiveIntegerField(_("minutes"))
    words = models.TextField(_("what was done"), max_length=2000, blank=True)
    entry = models.UUIDField(_("entry in the record of work"), null=True, blank=True)
    by = models.BigIntegerField(_("by (user id)"), null=True, blank=True)
    at = models.DateTimeField(_("when"), default=clock.now)

    PRIVACY = privacy.fields(none="id bid key kind on minutes entry by at", personal="words")

    class Meta:
        verbose_name = _("help with a bid")
        verbose_name_plural = _("help with bids")
        ordering = ("-on", "-id")
        constraints = (models.CheckConstraint(condition=Q(kind__in=HelpKind.values), name="bid_help_kind_is_known"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class Paper(models.Model):
    """A paper of a bid; the file is the one upload of its ref. `whom` says who may see it."""

    bid = models.ForeignKey(Bid, models.CASCADE, related_name="papers", verbose_name=_("bid"))
    kind = models.CharField(_("what it is"), max_length=10, choices=PaperKind.choices)
    whom = models.CharField(_("who may see it"), max_length=5, choices=PaperFor.choices, default=PaperFor.BOTH)
    at = models.DateTimeField(_("added"), default=clock.now)
    by = models.BigIntegerField(_("by (user id)"), null=True, blank=True)

    PRIVACY = privacy.fields(none="id bid kind whom at by")

    class Meta:
        verbose_name = _("paper of a bid")
        verbose_name_plural = _("papers of bids")
        ordering = ("-at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=PaperKind.values) & Q(whom__in=PaperFor.values), name="bid_paper_kind_is_known"
            ),
        )

    def __str__(self) -> str:
        return self.kind

    @property
    def ref(self) -> Ref:
        return Ref("funding", "paper", str(self.pk))
