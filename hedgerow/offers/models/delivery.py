"""What groups did of an accepted offer, period by period."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hedgerow.kernel import privacy
from hedgerow.kernel.refs import Ref
from hedgerow.offers.models.offers import Offer, Part
from hedgerow.offers.types import How


class Period(models.Model):
    """The days on which each group reports together. Once closed, reports stay as they are, and the return has gone."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="periods", verbose_name=_("offer"))
    starts = models.DateField(_("from"))
    ends = models.DateField(_("until"))
    due = models.DateField(_("report by"))
    asked_at = models.DateTimeField(_("groups were asked"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("groups were reminded"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_by = models.BigIntegerField(_("closed by (user id)"), null=True, blank=True)
    words = models.TextField(_("what the lead body says of it"), max_length=1500, blank=True)

    PRIVACY = privacy.fields(none="id offer starts ends due asked_at reminded_at closed_at closed_by words")

    class Meta:
        verbose_name = _("period of an offer")
        verbose_name_plural = _("periods of offers")
        ordering = ("offer", "starts")
        indexes = (models.Index(fields=("closed_at", "ends"), name="offer_period_by_end"),)
        constraints = (
            models.UniqueConstraint(fields=("offer", "starts"), name="offer_period_once"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="offer_period_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.starts} {self.ends}"

    @property
    def ref(self) -> Ref:
        return Ref("offers", "period", str(self.pk))


class Report(models.Model):
    """What one group says of its part in one period. It is there, empty (`version` 0), from the day that the body accepts.

    Each saving raises `version`: whoever saved from an older one is told. `key` is that of the form last saved; `entry` is
    the id of the entry in the record of work.
    """

    part = models.ForeignKey(Part, models.CASCADE, related_name="reports", verbose_name=_("part"))
    period = models.ForeignKey(Period, models.CASCADE, related_name="reports", verbose_name=_("period"))
    version = models.PositiveIntegerField(_("version"), default=0)
    people = models.PositiveIntegerField(_("people helped"), null=True, blank=True)
    minutes = models.PositiveIntegerField(_("time given, in minutes"), null=True, blank=True)
    pence = models.BigIntegerField(_("spent"), null=True, blank=True)
    changed = models.TextField(_("what changed"), max_length=1500, blank=True)
    quote = models.TextField(_("what somebody said"), max_length=600, blank=True)
    quote_ok = models.BooleanField(_("they agree that it may be shown"), default=False)
    how = models.CharField(_("how it came"), max_length=7, choices=How.choices, blank=True)
    told_by = models.CharField(_("who told us"), max_length=160, blank=True)
    said_at = models.DateTimeField(_("reported"), null=True, blank=True)
    said_by = models.BigIntegerField(_("written down by (user id)"), null=True, blank=True)
    key = models.UUIDField(_("key of the form"), null=True, blank=True)
    entry = models.UUIDField(_("entry in the record of work"), null=True, blank=True)

    PRIVACY = privacy.fields(
        none="id part period version people minutes pence changed quote_ok how said_at said_by key entry",
        personal="quote told_by",
        person="part__contact",
    )

    class Meta:
        verbose_name = _("report of a part")
        verbose_name_plural = _("reports of parts")
        ordering = ("period", "part")
        constraints = (
            models.UniqueConstraint(fields=("part", "period"), name="part_reported_once"),
            models.CheckConstraint(condition=Q(pence__isnull=True) | Q(pence__gte=0), name="report_spent_is_some"),
            models.CheckConstraint(condition=Q(quote_ok=False) | ~Q(quote=""), name="report_consent_is_to_a_quote"),
        )

    def __str__(self) -> str:
        return f"{self.part_id} {self.period_id}"

    @property
    def ref(self) -> Ref:
        return Ref("offers", "report", str(self.pk))

    @property
    def is_said(self) -> bool:
        """Whether the group has reported."""
        return self.version > 0
